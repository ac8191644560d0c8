"""Entries: from the articles that a row stands for to what it says of them, and which of them it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reader.archive.articles import Archive
from reader.archive.folding import Member
from reader.archive.marks import Marks
from reader.library.marked import with_marked
from reader.library.values import Entry
from reader.model import Headline, Kind, Marked

_AS_LONG = 0.95
"""Of the longest text: one that is as long as this is no cut one."""
_NOTHING = Marked()


def entries(
    archive: Archive, marks: Marks, standing: Mapping[int, Sequence[int]], *, best: bool, kept: int | None = None
) -> list[Entry]:
    """The rows called by the keys of `standing`, each with the articles that it stands for, in the order of the list.

    Of the articles of its first one's day the best is shown; the first one itself where they stand in order of
    relevance (`best`); the article in row `kept`, which somebody is looking at, in any case. A row whose articles are
    gone is left out.
    """
    members = archive.folding.members(list(standing))
    known = {member.row: member for member in members}
    told = {row: [known[each] for each in rows if each in known] for row, rows in standing.items()}
    told = {row: each for row, each in told.items() if each}
    marked = marks.several([member.id for each in told.values() for member in each])
    return entries_of(archive, told, members, marked, best=best, kept=kept)


def entries_of(
    archive: Archive,
    told: Mapping[int, Sequence[Member]],
    members: Sequence[Member],
    marked: Mapping[str, Marked],
    *,
    best: bool = False,
    kept: int | None = None,
) -> list[Entry]:
    """The same of articles and marks that are at hand; `members` are all articles of these stories."""
    sizes = Counter(member.story for member in members)
    chosen = {row: each[0] for row, each in told.items()}
    if not best:
        chosen |= _best(archive, {row: each for row, each in told.items() if len(each) > 1}, members)
    chosen |= {row: known for row, each in told.items() for known in each if known.row == kept}
    shown = archive.headlines([member.row for member in chosen.values()])
    placed = {headline.row: headline for headline in with_marked(shown, marked)}
    return [
        _entry(row, each, placed[chosen[row].row], sizes[each[0].story], marked)
        for row, each in told.items()
        if chosen[row].row in placed
    ]


def _entry(row: int, told: Sequence[Member], shown: Headline, size: int, marked: Mapping[str, Marked]) -> Entry:
    marks = [marked.get(member.id, _NOTHING) for member in told]
    outlets = dict.fromkeys(outlet for outlet in (shown.outlet, *_outlets(told)) if outlet)
    return Entry(
        row,
        shown,
        tuple(member.row for member in told),
        size,
        tuple(outlets),
        sum(member.outlet is None for member in told),
        unread=not all(each.read for each in marks),
        saved=any(each.saved for each in marks),
    )


def _outlets(told: Sequence[Member]) -> Iterable[str | None]:
    return (member.outlet for member in reversed(told) if member.kind != Kind.RELEASE)


def _best(archive: Archive, told: Mapping[int, Sequence[Member]], members: Iterable[Member]) -> dict[int, Member]:
    """By row: own reporting before a copy, both before a release, a printed headline before one made from the text,
    a longer text before a cut one; then the first."""
    of_day = {row: [each for each in some if _day(each) == _day(some[0])] for row, some in told.items()}
    several = {row: some for row, some in of_day.items() if len(some) > 1}
    lengths = archive.folding.lengths([member.row for some in several.values() for member in some])
    copies = Counter(member.reprints for member in members)

    def kind(member: Member) -> tuple[bool, bool, bool]:
        return member.kind == Kind.RELEASE, copies[member.reprints] > 1, bool(member.title_derived)

    def longest(some: Sequence[Member]) -> Member:
        most = max(lengths.get(member.row, 0) for member in some)
        return next(member for member in some if lengths.get(member.row, 0) >= most * _AS_LONG)

    kinds = {row: min(map(kind, some)) for row, some in several.items()}
    return {row: longest([each for each in some if kind(each) == kinds[row]]) for row, some in several.items()}


def _day(member: Member) -> tuple[int | None, int | None]:
    return member.day_from, member.day_to
