"""The one table of keys: it feeds the dispatcher, the palette, the footer and the help.

A key is named as Textual names it where it prints nothing (``enter``, ``ctrl+z``) and by its character otherwise. The
Hangul layout needs no rows of its own: a jamo is read as the Latin letters on its keys, and a syllable as several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from reader.frozen import frozen
from reader.text.hangul import is_consonant, is_syllable, is_vowel, to_hangul, to_latin


class Pane(StrEnum):
    """Where the keys go."""

    SIDE = "side"
    LIST = "list"
    READ = "read"
    SEARCH = "search"
    FEEDS = "feeds"
    """The view of subscriptions, which stands upon the others."""


PANES = frozenset({Pane.SIDE, Pane.LIST, Pane.READ})
"""The panes proper: where a letter is a command."""
ANYWHERE = PANES | {Pane.SEARCH}
ROWS = frozenset({Pane.LIST, Pane.READ})
"""Where there is an article to act on."""
FEEDS = frozenset({Pane.FEEDS})


@frozen
class Command:
    """Something a person can do."""

    action: str
    """Name of the method that does it."""
    keys: tuple[str, ...]
    """Empty for what is seldom done: the palette does it."""
    where: frozenset[Pane]
    label: str
    """Key of the words that help and palette show; commands in pairs share one."""
    palette: bool = True
    """Whether the palette offers it: movements are not commands to look for."""
    once: bool = False
    """Whether a jamo pressed again at once, since an IME holds it back, counts once: what a second press would take
    back (toggles) or take as an answer (questions)."""

    @property
    def twins(self) -> tuple[str, ...]:
        """The jamo on its keys, for a Hangul layout left on, where Shift makes no difference to most keys."""
        return tuple(to_hangul(key) for key in self.keys if len(key) == 1 and key.isascii() and key.islower())


COMMANDS: tuple[Command, ...] = (
    Command("up", ("up", "k"), PANES, "key.move", palette=False),
    Command("down", ("down", "j"), PANES, "key.move", palette=False),
    Command("first", ("home", "g"), PANES, "key.ends", palette=False),
    Command("last", ("end", "G"), PANES, "key.ends", palette=False),
    Command("page_up", ("pageup", "ctrl+u"), PANES, "key.page", palette=False),
    Command("page_down", ("pagedown", "ctrl+d"), PANES, "key.page", palette=False),
    Command("left", ("left", "h"), PANES, "key.panes", palette=False),
    Command("right", ("right", "l"), PANES, "key.panes", palette=False),
    Command("next_pane", ("tab",), PANES, "key.panes", palette=False),
    Command("previous_pane", ("shift+tab",), PANES, "key.panes", palette=False),
    Command("pane_side", ("1",), PANES, "key.pane_n", palette=False),
    Command("pane_list", ("2",), PANES, "key.pane_n", palette=False),
    Command("pane_read", ("3",), PANES, "key.pane_n", palette=False),
    Command("open", ("enter",), PANES, "key.open", palette=False),
    Command("space", ("space",), PANES, "key.space", palette=False),
    Command("back", ("escape",), PANES, "key.back", palette=False),
    Command("quit", ("q",), PANES, "key.quit"),
    Command("search", ("/",), PANES, "key.search"),
    Command("facets", ("f",), PANES, "key.facets", once=True),
    Command("clear", ("0",), PANES, "key.clear"),
    Command("saved_list", ("4",), PANES, "key.saved_list"),
    Command("agenda", ("5",), PANES, "key.agenda"),
    Command("brief", ("6",), PANES, "key.brief"),
    Command("feeds", ("7",), PANES, "key.feeds"),
    Command("next_unread", ("n",), PANES, "key.unread"),
    Command("previous_unread", ("p",), PANES, "key.unread", palette=False),
    Command("save", ("b",), ROWS, "key.save", once=True),
    Command("read", ("u",), ROWS, "key.read", once=True),
    Command("read_all", ("!",), PANES, "key.read_all"),
    Command("next_hit", (".",), ROWS, "key.hits"),
    Command("previous_hit", (",",), ROWS, "key.hits", palette=False),
    Command("text_down", ("]", "J"), frozenset({Pane.LIST}), "key.scroll", palette=False),
    Command("text_up", ("[", "K"), frozenset({Pane.LIST}), "key.scroll", palette=False),
    Command("unfold", ("v",), ROWS, "key.unfold", once=True),
    Command("compare", ("d",), ROWS, "key.compare", once=True),
    Command("folding", ("s",), PANES, "key.folding", once=True),
    Command("why", ("w",), ROWS, "key.why", once=True),
    Command("place", ("c",), ROWS, "key.place", once=True),
    Command("note", ("m",), ROWS, "key.note", once=True),
    Command("tag", ("t",), ROWS, "key.tag", once=True),
    Command("browse", ("o",), ROWS, "key.browse", once=True),
    Command("full_text", ("x",), ROWS, "key.full_text", once=True),
    Command("links", (";",), ROWS, "key.links"),
    Command("copy_url", ("y",), ROWS, "key.url"),
    Command("copy_citation", ("'",), ROWS, "key.cite"),
    Command("refresh", ("r",), PANES, "key.refresh", once=True),
    Command("sort", ("\\",), PANES, "key.sort"),
    Command("wide", ("z",), PANES, "key.wide", once=True),
    Command("export", ("e",), PANES, "key.export", once=True),
    Command("pipe", ("|",), ROWS, "key.pipe"),
    Command("add_feed", ("a",), PANES, "key.add_feed", once=True),
    Command("import", ("i",), PANES, "key.import", once=True),
    Command("undo", ("ctrl+z",), ANYWHERE, "key.undo"),
    Command("redo", ("ctrl+y",), ANYWHERE, "key.redo"),
    Command("palette", ("ctrl+p", ":"), ANYWHERE, "key.palette", palette=False),
    Command("help", ("?", "f1"), ANYWHERE, "key.help"),
    Command("to_list", ("enter",), frozenset({Pane.SEARCH}), "key.to_list", palette=False),
    Command("complete", ("tab",), frozenset({Pane.SEARCH}), "key.complete", palette=False),
    Command("older_search", ("up",), frozenset({Pane.SEARCH}), "key.history", palette=False),
    Command("newer_search", ("down",), frozenset({Pane.SEARCH}), "key.history", palette=False),
    Command("save_search", ("ctrl+s",), ANYWHERE, "key.save_search"),
    Command("rename_search", ("f2",), frozenset({Pane.SIDE}), "key.rename_search"),
    Command("remove_search", ("delete",), frozenset({Pane.SIDE}), "key.remove_search"),
    Command("cancel", ("escape",), frozenset({Pane.SEARCH}), "key.cancel", palette=False),
    Command("hangul", ("f8",), ANYWHERE, "key.f8"),
    Command("feed_up", ("up", "k"), FEEDS, "key.move", palette=False),
    Command("feed_down", ("down", "j"), FEEDS, "key.move", palette=False),
    Command("feed_first", ("home", "pageup"), FEEDS, "key.ends", palette=False),
    Command("feed_last", ("end", "pagedown"), FEEDS, "key.ends", palette=False),
    Command("feed_add", ("a",), FEEDS, "key.add_feed", palette=False, once=True),
    Command("feed_fetch", ("r",), FEEDS, "key.feed_fetch", palette=False, once=True),
    Command("feed_rename", ("enter", "f2"), FEEDS, "key.feed_name", palette=False),
    Command("feed_pause", ("p",), FEEDS, "key.feed_pause", palette=False, once=True),
    Command("feed_move_up", ("[",), FEEDS, "key.feed_move", palette=False),
    Command("feed_move_down", ("]",), FEEDS, "key.feed_move", palette=False),
    Command("feed_remove", ("delete", "d"), FEEDS, "key.feed_remove", palette=False, once=True),
    Command("feed_gwangju", ("g",), FEEDS, "key.feed_gwangju", palette=False, once=True),
    Command("feed_text", ("x",), FEEDS, "key.feed_text", palette=False, once=True),
    Command("feed_undo", ("ctrl+z", "u"), FEEDS, "key.undo", palette=False, once=True),
    Command("feed_redo", ("ctrl+y",), FEEDS, "key.redo", palette=False),
    Command("feed_help", ("?", "f1"), FEEDS, "key.help", palette=False),
    Command("feed_close", ("escape", "q", "7"), FEEDS, "key.back", palette=False),
    Command("split", (), ROWS, "key.split"),
    Command("join", (), ROWS, "key.join"),
)


@frozen
class Press:
    """One key as the table names it."""

    key: str
    jamo: bool = False
    """Whether it came from the Hangul layout, where an IME holds the last key back."""


def presses(key: str, character: str | None) -> tuple[Press, ...]:
    """The keys in one key event: 허 is g and j, ㄳ is r and t, anything else is itself."""
    if character is None or not character.isprintable() or character == " ":
        return (Press(key),)
    if is_hangul(character):
        return tuple(Press(letter, jamo=True) for letter in to_latin(character))
    return (Press(character),)


def is_hangul(character: str | None) -> bool:
    """Whether a key event holds a jamo or a syllable."""
    return character is not None and len(character) == 1 and _is_korean(character)


def command(key: str, pane: Pane) -> Command | None:
    """What `key` does in `pane`. In the search box a character is text, whatever it does elsewhere."""
    if pane is Pane.SEARCH and len(key) == 1:
        return None
    return _BY_KEY.get((pane, key))


def offered() -> Iterator[Command]:
    """What the palette offers, each action once."""
    return (entry for entry in COMMANDS if entry.palette)


def grouped(commands: Iterable[Command]) -> dict[str, list[Command]]:
    """Commands by the words that explain them, in the order of the table."""
    groups: dict[str, list[Command]] = {}
    for entry in commands:
        groups.setdefault(entry.label, []).append(entry)
    return groups


_KEY_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "shift+tab": "Shift+Tab",
}


def shown(key: str) -> str:
    """A key as help and palette print it: ``ctrl+z`` is Ctrl+Z."""
    if len(key) == 1:
        return key
    modifier, plus, rest = key.partition("+")
    if plus and key not in _KEY_NAMES:
        return f"{modifier.capitalize()}+{rest.upper()}"
    return _KEY_NAMES.get(key, key.capitalize())


def _is_korean(character: str) -> bool:
    return is_syllable(character) or is_consonant(character) or is_vowel(character)


_BY_KEY = {(pane, key): entry for entry in COMMANDS for pane in entry.where for key in entry.keys}
