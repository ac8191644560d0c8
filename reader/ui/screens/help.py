"""Help: every key by pane, from the table of keys, and what is good to know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.i18n import t
from reader.ui.cells import cells, pad, wrap
from reader.ui.keymap import ANYWHERE, COMMANDS, FEEDS, PANES, ROWS, Command, Pane, grouped, presses, shown

_KEYS_WIDTH = 22
_WIDEST = 96
_NOTES = ("help.note_places", "help.note_days", "help.note_search", "help.note_stories", "help.note_hangul")


def help_lines(width: int) -> Iterator[str]:
    """The help in lines of at most `width` cells."""
    for title, commands in _sections():
        yield t(title)
        for label, entries in grouped(commands).items():
            yield from _explained(_keys(entries), t(label), width)
        yield ""
    yield t("help.notes")
    for note in _NOTES:
        text = t(note)
        yield from (f"  {text[start:end]}" for start, end in wrap(text, width - 2))


def _sections() -> Iterator[tuple[str, list[Command]]]:
    """Each command once: where all panes know it, under everywhere; what the sidebar alone knows are searches."""
    yield "help.everywhere", [entry for entry in COMMANDS if entry.where in (PANES, ANYWHERE)]
    yield "help.article", [entry for entry in COMMANDS if entry.where in (ROWS, frozenset({Pane.LIST}))]
    boxes = (frozenset({Pane.SEARCH}), frozenset({Pane.SIDE}))
    yield "help.search", [entry for entry in COMMANDS if entry.where in boxes]
    yield "help.feeds", [entry for entry in COMMANDS if entry.where == FEEDS]


def _keys(entries: list[Command]) -> str:
    keys = [shown(key) for entry in entries for key in entry.keys or ("ctrl+p",)]
    twins = [twin for entry in entries for twin in entry.twins]
    return " ".join(dict.fromkeys([*keys, *twins]))


def _explained(keys: str, words: str, width: int) -> Iterator[str]:
    """Keys at the left, what they do at the right; on lines of their own where the keys need the room."""
    if cells(keys) > _KEYS_WIDTH:
        yield f"  {keys}"
        keys = ""
    room = width - _KEYS_WIDTH - 4
    for index, (start, end) in enumerate(wrap(words, room)):
        yield f"  {pad(keys if index == 0 else '', _KEYS_WIDTH)}  {words[start:end]}"


def _text(columns: int) -> Content:
    return Content("\n".join(help_lines(max(20, min(columns - 4, _WIDEST)))))


class Help(ModalScreen[None]):
    """Shows the help; any of the usual keys closes it."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss"]

    def compose(self) -> ComposeResult:
        """The lines, scrolled, above how to leave."""
        with VerticalScroll(classes="page"):
            yield Static(_text(self.app.size.width), id="help", markup=False)
        yield Static(f" {t('footer.help')}", classes="foot", markup=False)

    def on_mount(self) -> None:
        """The keys scroll the page."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Lines follow the width."""
        self.query_one("#help", Static).update(_text(event.size.width))

    def on_key(self, event: events.Key) -> None:
        """Scroll or close."""
        page = self.query_one(VerticalScroll)
        pressed = presses(event.key, event.character)[0].key
        if pressed in ("escape", "q", "?", "f1", "enter"):
            self.dismiss(None)
        elif pressed in ("j", "k"):
            page.scroll_relative(y=1 if pressed == "j" else -1, animate=False)
        elif pressed == "space":
            page.scroll_page_down(animate=False)
        else:
            return
        event.stop()
        event.prevent_default()
