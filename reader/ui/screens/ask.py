"""A question with a line to type the answer on."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.i18n import t
from reader.ui.cells import safe
from reader.ui.dispatch import Echo
from reader.ui.widgets.text_line import TextLine


class Answer(TextLine):
    """The line of a question, which knows the key that opened it."""

    def __init__(self, value: str, echo: Echo) -> None:
        super().__init__(value, compact=True, select_on_focus=False)
        self._echo = echo
        self._first = True

    def on_key(self, event: events.Key) -> None:
        """Keep the echo away from the line; `Input` itself takes all else."""
        first, self._first = self._first, False
        if self._echo.holds(event.character, event.time, first=first):
            event.stop()
            event.prevent_default()


class Ask(ModalScreen["str | None"]):
    """Asks `question`; the answer is the line, None where it was cancelled."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss"]

    def __init__(self, question: str, value: str = "", echo: Echo | None = None) -> None:
        """`echo`: of the key that opened the question, it is no answer."""
        super().__init__()
        self._question = safe(question)
        self._line = Answer(value, echo or Echo())

    def compose(self) -> ComposeResult:
        """The question above its line."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False)
            yield self._line
            yield Static(t("ask.cancel"), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """No blinking: an IME composes where the cursor stands."""
        self._line.cursor_blink = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer."""
        event.stop()
        self.dismiss(event.value)

    def on_key(self, event: events.Key) -> None:
        """Esc takes the question back."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
