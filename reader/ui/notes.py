"""The note beside the search box: what waits, which mode this is, or which keys the box has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import t
from reader.library.values import Mode

if TYPE_CHECKING:
    from reader.library import Library


class ModeWords(NamedTuple):
    """What is said of the mode, at length and in a word; both empty where marks last anyway."""

    long: str = ""
    short: str = ""


def mode_words(library: Library) -> ModeWords:
    """What `library` has to say of itself."""
    if library.mode is Mode.SAMPLE:
        return ModeWords(t("mode.sample"), t("mode.sample_short"))
    if library.mode is Mode.FILES:
        return ModeWords(t("mode.files_kept" if library.kept else "mode.files", n=library.file_count))
    return ModeWords()


def note(mode: ModeWords, pending: int, *, searching: bool, direct: bool) -> str:
    """One line. Waiting articles come first, then the keys of the box while it is used, then the mode."""
    if pending:
        return t("fetch.new", n=pending)
    if searching:
        keys = t("search.f8") if direct else t("footer.search")
        return f"{mode.short}  {keys}" if mode.short else keys
    return mode.long
