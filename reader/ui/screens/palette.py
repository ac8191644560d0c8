"""The palette: every command of the table of keys, found by typing a part of its Korean name."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.i18n import t
from reader.text.hangul import keystrokes
from reader.ui.cells import pad
from reader.ui.keymap import Command, offered, shown

_KEYS_WIDTH = 14


def matching(text: str) -> list[Command]:
    """Commands whose words hold `text`, key by key, so that a half-typed syllable finds them too."""
    wanted = keystrokes(text.strip().casefold())
    return [entry for entry in offered() if wanted in keystrokes(t(entry.label).casefold())]


class Palette(ModalScreen["Command | None"]):
    """Offers commands; the answer is the one chosen, None where it was cancelled."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        """A line to type on above the commands."""
        with Vertical(classes="box palette"):
            yield Input(placeholder=t("palette.placeholder"), compact=True, select_on_focus=False)
            yield OptionList(markup=False)
            yield Static("", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with everything."""
        self.query_one(Input).cursor_blink = False
        self.query_one(OptionList).can_focus = False
        self._offer("")

    def _offer(self, text: str) -> None:
        rows = self.query_one(OptionList)
        self._found = matching(text)
        rows.clear_options()
        rows.add_options(
            Option(Content(pad(" ".join(map(shown, entry.keys)), _KEYS_WIDTH) + t(entry.label)))
            for entry in self._found
        )
        rows.highlighted = 0 if self._found else None
        self.query_one(".quiet", Static).update(Content(t("ask.cancel") if self._found else t("palette.none")))
        self.call_after_refresh(self.refresh)  # else a syllable half of which a lower box uncovers stays cut in half

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what matches with every key."""
        event.stop()
        self._offer(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do what the cursor is on."""
        event.stop()
        chosen = self.query_one(OptionList).highlighted
        self.dismiss(self._found[chosen] if chosen is not None and self._found else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was clicked."""
        event.stop()
        self.dismiss(self._found[event.option_index])

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while the line keeps the other keys."""
        rows = self.query_one(OptionList)
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "down":
            rows.action_cursor_down()
        elif event.key == "up":
            rows.action_cursor_up()
        else:
            return
        event.stop()
        event.prevent_default()
