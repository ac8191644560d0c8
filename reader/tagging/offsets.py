"""How many days after a day that it names an article appears: what tells of its own day."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reader.tagging.manner import Manner
from reader.tagging.mentions import Clue

Offsets = Sequence[tuple[int, float]]
"""Days after the named day, and how much each weighs."""

Key = tuple[Manner, bool, bool]
"""A manner of naming a day; whether its weekday stands beside it; whether other days were named before."""

_AGO: Offsets = ((0, 2.0), *((days, 1.7) for days in range(1, 9)), *((days, 0.7) for days in range(9, 16)))
"""``지난 20일`` is soon told: any day of the next week, and that day itself where nothing else is named."""
_PAST = Manner.PAST
_SAID = (Manner.REPORT, Manner.TODAY)
_OUTRIGHT = 2.0
"""``24일 밝혔다`` is the day of publication in 97 of 100 articles of outlets, in 72 of the ministries' own releases."""
_STAMP = 4.5
_SLIP = 0.5
WINDOW = 3
"""Articles of one page lie within so many days of its middle (`spread` counts on it)."""
_FAR = ("매월", "매달", "매년", "작년", "지난해", "내년")


class Pull(NamedTuple):
    """Where a named day draws the day of its article."""

    offsets: Offsets
    first: int
    last: int
    """Of the offsets."""
    most: float
    """The greatest weight."""
    spreads: tuple[Offsets, Offsets]
    """What `spread` makes of it, where the ordinal of the day is even and where it is odd."""


class Said(NamedTuple):
    """A day as an article names it, as far as that says when the article appeared."""

    year: int | None
    month: int | None
    day: int
    weekday: int | None
    bare: bool
    """Whether neither month nor weekday stands beside it: it fits every month alike."""
    pull: Pull
    astray: Pull
    """Where the weekday is not that of the day: a slip of the pen."""


def said(clues: Sequence[Clue]) -> list[Said]:
    """What the clues of an article say of its day, in their order."""
    found = []
    for clue, later in ranked(clues):
        form, weekday = clue.last, clue.form.weekday is not None
        pull, astray = _pulls(clue.manner, weekday, later)
        if pull.offsets and form.day:
            bare = not weekday and clue.form.month is None
            found.append(Said(form.year, form.month, form.day, form.weekday, bare, pull, astray))
    return found


def ranked(clues: Sequence[Clue]) -> Iterator[tuple[Clue, bool]]:
    """The clues that name days near the text, and whether others were named before: not the first that happened."""
    told = next((clue for clue in clues if clue.manner is _PAST and clue.form.day), None)
    first = True
    for clue in clues:
        if clue.form.word or clue.form.day is None or clue.form.relative in _FAR:
            continue
        yield clue, not first and clue is not told
        first = False


def keyed(clue: Clue, later: bool) -> tuple[Key, ...]:
    """The keys under which the offsets of a clue may stand, the closest first."""
    return _keys(clue.manner, clue.form.weekday is not None, later)


def _keys(manner: Manner, weekday: bool, later: bool) -> tuple[Key, ...]:
    return (manner, weekday, later), (manner, False, later), (manner, False, False)


@cache
def _pulls(manner: Manner, weekday: bool, later: bool) -> tuple[Pull, Pull]:
    """What the table says of a manner; and half of it."""
    offsets = _AGO if manner is Manner.AGO else _weighed(manner, weekday, later)
    return _pull(offsets), _pull([(late, weight * _SLIP) for late, weight in offsets])


def _weighed(manner: Manner, weekday: bool, later: bool) -> Offsets:
    found = next((_table()[key] for key in _keys(manner, weekday, later) if key in _table()), ())
    return [(late, weight * _OUTRIGHT) for late, weight in found] if manner in _SAID else found


@cache
def _table() -> Mapping[Key, Offsets]:
    """The table `offsets.toml`: logarithms (to 2) of how much more often than by chance an article appears then."""
    table = tomllib.loads(files("reader.tagging").joinpath("offsets.toml").read_text("utf-8"))
    return {
        (Manner[row["manner"]], row["weekday"], row["later"]): tuple(
            (int(late), weight) for late, weight in row["offsets"].items()
        )
        for row in table["row"]
    }


def _pull(offsets: Offsets) -> Pull:
    late = [late for late, _ in offsets]
    most = max((weight for _, weight in offsets), default=0.0)
    return Pull(
        tuple(offsets), min(late, default=0), max(late, default=0), most, (_from(0, offsets), _from(1, offsets))
    )


def _from(named: int, offsets: Offsets) -> Offsets:
    found = spread({named + late: weight for late, weight in offsets})
    return tuple((day - named, weight) for day, weight in found.items())


def spread(ballot: Mapping[int, float]) -> dict[int, float]:
    """For each middle of a page the best vote of a day within the window; every other day is a middle."""
    found: dict[int, float] = {}
    for day in sorted(ballot, key=ballot.__getitem__):
        weight = ballot[day]
        first = day - WINDOW + 1 & -2
        found[first] = found[first + 2] = found[first + 4] = weight
        if day & 1:
            found[first + 6] = weight
    return found


STAMPED = _pull(((0, _STAMP), (1, _STAMP / 2), (2, _STAMP / 4)))
"""Of a day that is known otherwise, such as that of the photograph."""
