"""Who meets whom: articles with common marks, of the same week or of neighbouring ones.

What a place is, a mark in a week, depends on who is there, and not on who came first. Where few share a run of text,
all meet; where several do, and under a rare word, two such marks are needed, since forms have runs in common too. Where
many are under a rare word, it tells nothing, and nobody meets there. Where many share a run of text, some of them
stand for all, chosen by their ranks: the others meet these alone, so that 5,000 copies are no 12 million pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reader.frozen import frozen
from reader.tagging.stories.traces import COPIED_BIT

Numbers = NDArray[np.uint64]
Pair = tuple[int, int]
ANY_WEEK = 0
STANDING = 2
"""Articles that stand for all where many share a run of text."""
FEW = 24
"""Articles at a place, up to which one common run of text is enough."""
ENOUGH = 2
"""What common marks must come to: a run of text that few have counts for two, any other one for one."""
KEPT = 2_000_000
"""Entries of weeks in memory: 16 MiB."""
_Met = tuple[Numbers, NDArray[np.uint32], NDArray[np.uint8]]
"""Pairs of rows, under which marks, and for how much these count."""
_NOBODY: _Met = np.empty(0, np.uint64), np.empty(0, np.uint32), np.empty(0, np.uint8)
_ROW = np.uint64(0xFFFFFFFF)
_MARK = np.uint64(32)


@frozen
class Trace:
    """By what an article is met, and the weeks, inclusive, in which it may have been published."""

    first: int
    last: int
    numbers: bytes
    """Its rank and its marks, each of 32 bits."""

    @property
    def weeks(self) -> range:
        """Those weeks; `ANY_WEEK` alone for one of any day."""
        return range(self.first, self.last + 1)


class Week:
    """Who is at the places of one week."""

    def __init__(self, traces: Mapping[int, Trace], crowd: int, others: Week | None = None) -> None:
        """`others`: who is there besides; of more than `crowd` at a place some stand for all."""
        rows = np.fromiter(traces, np.uint64, len(traces))
        lengths = np.fromiter((len(each.numbers) // 4 for each in traces.values()), np.intp, len(traces))
        numbers = np.frombuffer(b"".join(each.numbers for each in traces.values()), np.uint32).astype(np.uint64)
        first = np.cumsum(lengths) - lengths
        ranks = numbers[first] << _MARK | rows
        places = np.delete(numbers << _MARK | np.repeat(rows, lengths), first)
        if others is not None:
            places, ranks = np.concatenate((others.places, places)), np.concatenate((others._ranks, ranks))
        places.sort()
        self.places: Numbers = places
        self.crowd = crowd
        self._ranks: Numbers = ranks
        self._standing: dict[int, frozenset[int]] = {}

    @cached_property
    def _marks(self) -> NDArray[np.uint32]:
        return (self.places >> _MARK).astype(np.uint32)

    @cached_property
    def _rank_of(self) -> Mapping[int, int]:
        return dict(zip((self._ranks & _ROW).tolist(), (self._ranks >> _MARK).tolist(), strict=True))

    def without(self, rows: Collection[int]) -> Week:
        """The same without `rows`."""
        gone = np.fromiter(rows, np.uint64, len(rows))
        rest = Week({}, self.crowd)
        rest.places = self.places[~np.isin(self.places & _ROW, gone)]
        rest._ranks = self._ranks[~np.isin(self._ranks & _ROW, gone)]
        return rest

    def ranges(self, marks: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where in `places` those begin and end who are met under `marks`."""
        return np.searchsorted(self._marks, marks, "left"), np.searchsorted(self._marks, marks, "right")

    def all_at(self, mark: int) -> frozenset[int]:
        """All who are there."""
        begin = np.searchsorted(self.places, np.uint64(mark << 32), "left")
        end = np.searchsorted(self.places, np.uint64(mark << 32 | 0xFFFFFFFF), "right")
        return frozenset((self.places[begin:end] & _ROW).tolist())

    def standing(self, mark: int) -> frozenset[int]:
        """Who meets others under `mark`: all of few, and some of many that share a run of text."""
        if mark not in self._standing:
            rows = self.all_at(mark)
            if len(rows) > self.crowd:
                ranked = sorted((self._rank_of[row], row) for row in rows) if mark & COPIED_BIT else []
                rows = frozenset(row for _, row in ranked[:STANDING])
            self._standing[mark] = rows
        return self._standing[mark]

    def counts(self, marks: NDArray[np.uint32]) -> NDArray[np.intp]:
        """How many are there under each of `marks`."""
        begin, end = self.ranges(marks)
        return end - begin

    def are_few(self, marks: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Under which of `marks` so few are that one common run of text is enough."""
        return self.counts(marks) <= min(FEW, self.crowd)

    def crowded(self, marks: NDArray[np.uint32]) -> set[int]:
        """Those of `marks` under which many are."""
        return set(marks[self.counts(marks) > self.crowd].tolist())


class Weeks:
    """The weeks around the articles that are looked at, as many as are kept in memory."""

    def __init__(
        self, read: Callable[[int], Mapping[int, Trace]], known: Callable[[], Iterable[int]], crowd: int
    ) -> None:
        """`read` gets the articles of a week, `known` the weeks of which there are any."""
        self._read = read
        self._known = known
        self._crowd = crowd
        self._weeks: dict[int, Week] = {}

    def put(self, before: Mapping[int, Trace], now: Mapping[int, Trace]) -> set[int]:
        """Puts articles where they are `now`; the rows of others who meet somebody else for that."""
        turned: set[int] = set()
        gone, come = _by_week(before), _by_week(now)
        for week in sorted(gone.keys() | come.keys()):
            old = self.of(week)
            left, new = gone.get(week, {}), come.get(week, {})
            made = self._weeks[week] = Week(new, self._crowd, old.without(left) if left else old)
            marks = np.unique(_marks_of((*left.values(), *new.values())))
            for mark in old.crowded(marks) | made.crowded(marks):
                turned |= old.standing(mark) ^ made.standing(mark)
            for mark in _told_otherwise(marks, old, made):
                turned |= old.all_at(mark) | made.all_at(mark)
        return turned - before.keys() - now.keys()

    def of(self, week: int) -> Week:
        """Who is there in one week."""
        found = self._weeks.pop(week, None)
        self._weeks[week] = found = Week(self._read(week), self._crowd) if found is None else found  # the last used
        return found

    def pairs(self, traces: Mapping[int, Trace]) -> set[Pair]:
        """Whom these articles meet under marks that come to `ENOUGH`, the smaller row first."""
        met: list[_Met] = []
        for week, here in _by_week(traces).items():
            self._forget()
            own = self.of(week)
            entries = Week(here, self._crowd).places
            for near in self._near(week):
                met.append(_met_by_few(entries, own, self.of(near)))
                met += _met_by_many(entries, own, self.of(near))
        return _often_enough(met)

    def _near(self, week: int) -> Iterable[int]:
        if week == ANY_WEEK:
            return sorted({ANY_WEEK, *self._known()})
        return ANY_WEEK, week - 1, week, week + 1

    def _forget(self) -> None:
        kept = sum(len(week.places) for week in self._weeks.values())
        for week in list(self._weeks):
            if kept <= KEPT:
                break
            kept -= len(self._weeks.pop(week).places)


def _by_week(traces: Mapping[int, Trace]) -> dict[int, dict[int, Trace]]:
    found: dict[int, dict[int, Trace]] = {}
    for row, trace in traces.items():
        for week in trace.weeks:
            found.setdefault(week, {})[row] = trace
    return found


def _marks_of(traces: Collection[Trace]) -> NDArray[np.uint32]:
    return np.concatenate([np.frombuffer(each.numbers, np.uint32)[1:] for each in traces])


def _told_otherwise(marks: NDArray[np.uint32], old: Week, made: Week) -> list[int]:
    """The runs of text among `marks` that count for more or for less now."""
    runs = marks[marks >= COPIED_BIT]
    crossed: list[int] = runs[old.are_few(runs) != made.are_few(runs)].tolist()
    return crossed


def _met_by_few(entries: Numbers, own: Week, near: Week) -> _Met:
    """Whom the rows of `entries`, of the week `own`, meet in a week where few are."""
    marks = (entries >> _MARK).astype(np.uint32)
    begin, end = near.ranges(marks)
    few = np.flatnonzero((end > begin) & (end - begin <= near.crowd))
    few = few[_may_meet(entries[few], own)]
    lengths = end[few] - begin[few]
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    others = near.places[np.repeat(begin[few], lengths) + within] & _ROW
    met = marks[few]
    alone_enough = (met >= COPIED_BIT) & near.are_few(met) & own.are_few(met)
    weighs = np.where(alone_enough, np.uint8(ENOUGH), np.uint8(1))
    return _apart(np.repeat(entries[few] & _ROW, lengths), others, np.repeat(met, lengths), np.repeat(weighs, lengths))


def _may_meet(entries: Numbers, own: Week) -> NDArray[np.bool_]:
    """Which of `entries` are no part of a crowd, or stand for one."""
    marks = (entries >> _MARK).astype(np.uint32)
    may = own.counts(marks) <= own.crowd
    for place in np.flatnonzero(~may & (marks >= COPIED_BIT)).tolist():
        may[place] = int(entries[place] & _ROW) in own.standing(int(marks[place]))
    return may


def _met_by_many(entries: Numbers, own: Week, near: Week) -> Iterator[_Met]:
    """Whom they meet in a week where many share a run of text: who stands for these, and who stands for them all."""
    runs = entries[entries >= np.uint64(COPIED_BIT) << _MARK]
    runs = runs[near.counts((runs >> _MARK).astype(np.uint32)) > near.crowd]
    if near is not own:
        runs = runs[_may_meet(runs, own)]
    marks, first = np.unique((runs >> _MARK).astype(np.uint32), return_index=True)
    for mark, rows in zip(marks.tolist(), np.split(runs & _ROW, first[1:]), strict=False):  # of none one
        chosen = near.standing(mark)
        standing = np.fromiter(chosen, np.uint64, len(chosen))
        yield _each_with_each(rows, standing, mark)
        if near is own and (leading := rows[np.isin(rows, standing)]).size:
            everyone = near.all_at(mark)
            yield _each_with_each(leading, np.fromiter(everyone, np.uint64, len(everyone)), mark)


def _each_with_each(ours: Numbers, theirs: Numbers, mark: int) -> _Met:
    number = len(ours) * len(theirs)
    marks, weighs = np.full(number, mark, np.uint32), np.ones(number, np.uint8)
    return _apart(np.repeat(ours, len(theirs)), np.tile(theirs, len(ours)), marks, weighs)


def _apart(ours: Numbers, others: Numbers, marks: NDArray[np.uint32], weighs: NDArray[np.uint8]) -> _Met:
    """What was met, without those who met themselves."""
    apart = others != ours
    pairs = np.minimum(ours, others) << _MARK | np.maximum(ours, others)
    return pairs[apart], marks[apart], weighs[apart]


def _often_enough(met: Sequence[_Met]) -> set[Pair]:
    """The pairs whose marks, each counted once, come to `ENOUGH`."""
    pairs, marks, weighs = (np.concatenate(each) for each in zip(*met, strict=True)) if met else _NOBODY
    if not len(pairs):
        return set()
    order = np.lexsort((marks, pairs))
    pairs, marks = pairs[order], marks[order]
    new = np.flatnonzero(np.append(True, (pairs[1:] != pairs[:-1]) | (marks[1:] != marks[:-1])))
    weighs, pairs = np.maximum.reduceat(weighs[order], new), pairs[new]
    first = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1]))
    found = pairs[first][np.add.reduceat(weighs, first, dtype=np.intp) >= ENOUGH]
    return set(zip((found >> _MARK).tolist(), (found & _ROW).tolist(), strict=True))
