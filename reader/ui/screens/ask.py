"""A question with a line to type the answer on."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.i18n import t


class Ask(ModalScreen["str | None"]):
    """Asks `question`; the answer is the line, None where it was cancelled."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss"]

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self._question = question
        self._value = value

    def compose(self) -> ComposeResult:
        """The question above its line."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False)
            yield Input(self._value, compact=True, select_on_focus=False)
            yield Static(t("ask.cancel"), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """No blinking: an IME composes where the cursor stands."""
        self.query_one(Input).cursor_blink = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer."""
        event.stop()
        self.dismiss(event.value)

    def on_key(self, event: events.Key) -> None:
        """Esc takes the question back."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
