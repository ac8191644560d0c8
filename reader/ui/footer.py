"""The footer: which keys are named in which pane, as far as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.frozen import frozen
from reader.i18n import t
from reader.ui.cells import cells
from reader.ui.keymap import Command, Pane, command

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

GAP = "  "

_NAMES = {"Esc": "escape", "Space": "space", "Enter": "enter", "F8": "f8"}


@frozen
class Item:
    """A key and the word for what it does, as the footer prints them."""

    key: str
    word: str

    def __str__(self) -> str:
        return f"{self.key} {self.word}"


def items(words: str, pane: Pane) -> tuple[Item, ...]:
    """The items of a footer's `words` whose key does something in `pane` by the table of keys."""
    parsed = (Item(*part.split(" ", 1)) for part in words.split(GAP))
    return tuple(item for item in parsed if acting(item, pane) is not None)


def acting(item: Item, pane: Pane) -> Command | None:
    """What an item's key does in `pane`."""
    return command(_NAMES.get(item.key, item.key), pane)


def footer_of(screen: MainScreen) -> str:
    """The footer of `screen` now; the keys of the box stand beside it."""
    entry = None if screen.current() is None else screen.headlines.entry(screen.headlines.cursor)
    saved = entry is not None and entry.headline.marked.saved
    pane = Pane.LIST if screen.pane is Pane.SEARCH else screen.pane
    return footer(pane, screen.size.width - 2, read=entry is not None and not entry.unread, saved=saved)


def footer(pane: Pane, width: int, *, read: bool = False, saved: bool = False) -> str:
    """The footer of `pane` in at most `width` cells; help stands at the right end.

    Longer words and more keys where they fit, fewer where they do not. `read` and `saved` tell of the article at the
    cursor: the words for their keys say what they would do.
    """
    for words in _candidates(pane):
        line = _line(_told(words, pane, read, saved), width)
        if cells(line) <= width:
            break
    return line


def _candidates(pane: Pane) -> Iterator[tuple[Item, ...]]:
    """Footers of `pane`, the longest first; the last item stays to the end."""
    base = items(t(f"footer.{pane.value}"), pane)
    if pane in _LONGER:
        longer = items(t(f"footer.{pane.value}_wide"), pane)
        yield longer
        more = [item for item in longer if item.key not in {other.key for other in base}]
        for count in range(len(more), 0, -1):
            yield (*base[:-1], *more[:count], base[-1])
    for count in range(len(base) - 1, -1, -1):
        yield (*base[:count], base[-1])


_LONGER = frozenset({Pane.LIST, Pane.READ})


def _told(parts: tuple[Item, ...], pane: Pane, read: bool, saved: bool) -> tuple[Item, ...]:
    """The items with the words of toggles naming what the next press would do."""
    changed = {"read": t("mark.unread_short" if read else "mark.read_short")}
    if saved:
        changed["save"] = t("mark.unsave_short")
    told = []
    for item in parts:
        entry = acting(item, pane)
        told.append(Item(item.key, changed.get(entry.action, item.word) if entry else item.word))
    return tuple(told)


def _line(parts: tuple[Item, ...], width: int) -> str:
    """The items side by side, the last one (help) at the right end."""
    *left, last = (str(item) for item in parts)
    line = GAP.join(left)
    room = width - cells(line) - cells(last)
    return line + " " * max(len(GAP) if left else 0, room) + last
