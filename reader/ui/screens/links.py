"""The links of an article in a small list: a digit opens one, y copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.i18n import t
from reader.library.linking import Link
from reader.ui.cells import safe
from reader.ui.keymap import presses

if TYPE_CHECKING:
    from reader.ui.commands import Commands

_MOVES = {"j": 1, "k": -1}


class Links(ModalScreen[None]):
    """Offers `links`; what is done with one is done by `commands`, and said upon the main screen."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss"]

    def __init__(self, links: tuple[Link, ...], commands: Commands) -> None:
        super().__init__()
        self._links = links
        self._commands = commands

    def compose(self) -> ComposeResult:
        """The links by number, the article's own first."""
        with Vertical(classes="box links"):
            yield Static(t("links.title"), markup=False)
            rows = (
                f"{index}  {t('links.own') + '  ' if link.own else ''}{safe(link.url)}"
                for index, link in enumerate(self._links, 1)
            )
            yield OptionList(*(Option(Content(row)) for row in rows), markup=False)
            yield Static(t("links.keys"), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(OptionList).highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click opens."""
        event.stop()
        self._open(event.option_index)

    def on_key(self, event: events.Key) -> None:
        """A digit opens at once, y copies, j and k move."""
        rows = self.query_one(OptionList)
        pressed = presses(event.key, event.character)[0].key
        if pressed in ("escape", "q", ";"):
            self.dismiss(None)
        elif pressed.isdigit() and 1 <= int(pressed) <= len(self._links):
            self._open(int(pressed) - 1)
        elif pressed == "o":
            self._open(rows.highlighted or 0)
        elif pressed == "y":
            self.dismiss(None)
            self._commands.copy(self._links[rows.highlighted or 0].url, t("copy.url"))
        elif pressed in _MOVES:
            rows.highlighted = ((rows.highlighted or 0) + _MOVES[pressed]) % len(self._links)
        else:
            return
        event.stop()
        event.prevent_default()

    def _open(self, index: int) -> None:
        self.dismiss(None)
        self._commands.open_address(self._links[index].url)
