"""The note beside the search box: what waits, which mode this is, or which keys the box has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import t
from reader.library.values import Mode
from reader.ui.keymap import Pane, command

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ui.screens.main import MainScreen


class ModeWords(NamedTuple):
    """What is said of the mode, at length and in a word; both empty where marks last anyway."""

    long: str = ""
    short: str = ""


def mode_words(library: Library) -> ModeWords:
    """What `library` has to say of itself."""
    if library.mode is Mode.SAMPLE:
        return ModeWords(with_keys_that_work(t("mode.sample")), t("mode.sample_short"))
    if library.mode is Mode.FILES:
        return ModeWords(t("mode.files_kept" if library.kept else "mode.files", n=library.file_count))
    return ModeWords()


def with_keys_that_work(words: str) -> str:
    """``A sentence — a does this · i does that`` with only those keys that do something by the table of keys."""
    sentence, dash, rest = words.rpartition(" — ")
    keys = [part for part in rest.split(" · ") if command(part.partition(" ")[0], Pane.LIST)]
    return sentence + (dash + " · ".join(keys) if keys else "")


def note_of(screen: MainScreen) -> str:
    """What stands beside the box of `screen` now."""
    mode, searching = mode_words(screen.library), screen.pane is Pane.SEARCH
    names = screen.session.shown.names
    going_on = screen.background.progress
    if going_on and not screen.background.pending and not searching:
        return going_on
    return note(mode, screen.background.pending, searching=searching, direct=screen.line.box.direct, names=names)


def note(mode: ModeWords, pending: int, *, searching: bool, direct: bool, names: Sequence[str] = ()) -> str:
    """One line. Waiting articles come first, then the keys of the box while it is used, then the mode.

    `names` of filters are what Tab would make of the word being typed.
    """
    if pending:
        return t("fetch.new", n=pending)
    if searching:
        keys = t("search.f8") if direct else t("footer.search")
        if names:
            return f"{t('search.complete', names=' '.join(names))}  {keys}"
        return f"{mode.short}  {keys}" if mode.short else keys
    return mode.long
