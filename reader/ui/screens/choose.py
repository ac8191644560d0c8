"""A choice among at most nine options, by digit or by moving to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.i18n import t
from reader.ui.cells import safe
from reader.ui.keymap import presses

_MOVES = {"j": 1, "k": -1}


class Choose(ModalScreen["int | None"]):
    """Offers `options`; the answer is an index, None where it was cancelled. `at` is where the cursor begins."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss"]

    def __init__(self, question: str, options: Sequence[str], at: int = 0) -> None:
        super().__init__()
        self._question = safe(question)
        self._options = tuple(map(safe, options))
        self._at = at

    def compose(self) -> ComposeResult:
        """The question above its options."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False)
            rows = (f"{index}  {option}" for index, option in enumerate(self._options, 1))
            yield OptionList(*(Option(Content(row)) for row in rows), markup=False)
            yield Static(t("ask.cancel"), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin at the value in force."""
        self.query_one(OptionList).highlighted = self._at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click chooses."""
        event.stop()
        self.dismiss(event.option_index)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once, j and k (also as jamo) move."""
        pressed = presses(event.key, event.character)[0].key
        if pressed == "escape" or pressed == "q":
            self.dismiss(None)
        elif pressed.isdigit() and 1 <= int(pressed) <= len(self._options):
            self.dismiss(int(pressed) - 1)
        elif pressed in _MOVES:
            rows = self.query_one(OptionList)
            rows.highlighted = ((rows.highlighted or 0) + _MOVES[pressed]) % len(self._options)
        else:
            return
        event.stop()
        event.prevent_default()
