"""Who meets whom: articles with a common mark, of the same week or of neighbouring ones.

What a place is, a mark in a week, depends on who is there, and not on who came first. Where few are, all meet. Where
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
STANDING = 3
"""Articles that stand for all where many share a run of text."""
KEPT = 2_000_000
"""Entries of weeks in memory: 16 MiB."""
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

    def crowded(self, marks: NDArray[np.uint32]) -> set[int]:
        """Those of `marks` under which many are."""
        begin, end = self.ranges(marks)
        return set(marks[end - begin > self.crowd].tolist())


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
        return turned - before.keys() - now.keys()

    def of(self, week: int) -> Week:
        """Who is there in one week."""
        found = self._weeks.pop(week, None)
        self._weeks[week] = found = Week(self._read(week), self._crowd) if found is None else found  # the last used
        return found

    def pairs(self, traces: Mapping[int, Trace]) -> set[Pair]:
        """Whom these articles meet under a run of text or two rare words, the smaller row first."""
        found: set[Pair] = set()
        meetings = []
        for week, here in _by_week(traces).items():
            self._forget()
            own = self.of(week)
            entries = Week(here, self._crowd).places
            crowded = own.crowded(np.unique((entries >> _MARK).astype(np.uint32)))
            standing = _standing_only(entries, own, crowded)
            for near in self._near(week):
                meetings.append(_met(standing, self.of(near)))
                found.update(_met_in_crowds_of(standing, self.of(near)))
            found.update(_met_in_own_crowds(entries, own, crowded))
        return found | _often_enough(meetings)

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


def _standing_only(entries: Numbers, week: Week, crowded: Collection[int]) -> Numbers:
    """`entries` of a week without those that many share, but for who stands for these."""
    if not crowded:
        return entries
    loud = np.isin(entries >> _MARK, np.fromiter(crowded, np.uint64, len(crowded)))
    standing = [each for each in entries[loud].tolist() if each & 0xFFFFFFFF in week.standing(each >> 32)]
    return np.concatenate((entries[~loud], np.array(standing, np.uint64)))


def _met(entries: Numbers, week: Week) -> tuple[Numbers, NDArray[np.uint32]]:
    """Whom the rows of `entries` meet in a week where few are: pairs of rows, and under which marks."""
    marks, rows = (entries >> _MARK).astype(np.uint32), entries & _ROW
    begin, end = week.ranges(marks)
    few = np.flatnonzero((end > begin) & (end - begin <= week.crowd))
    lengths = end[few] - begin[few]
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    others = week.places[np.repeat(begin[few], lengths) + within] & _ROW
    ours = np.repeat(rows[few], lengths)
    apart = others != ours
    ours, others = ours[apart], others[apart]
    return np.minimum(ours, others) << _MARK | np.maximum(ours, others), np.repeat(marks[few], lengths)[apart]


def _often_enough(meetings: Sequence[tuple[Numbers, NDArray[np.uint32]]]) -> set[Pair]:
    """The pairs that meet under a run of text, or under two words."""
    if not meetings:
        return set()
    pairs, marks = (np.concatenate(each) for each in zip(*meetings, strict=True))
    copied = marks >= COPIED_BIT
    by_words = pairs[~copied]
    order = np.lexsort((marks[~copied], by_words))
    by_words, words = by_words[order], marks[~copied][order]
    twice = (by_words[1:] == by_words[:-1]) & (words[1:] != words[:-1])
    found = np.unique(np.concatenate((pairs[copied], by_words[1:][twice])))
    return set(zip((found >> _MARK).tolist(), (found & _ROW).tolist(), strict=True))


def _met_in_crowds_of(entries: Numbers, week: Week) -> Iterator[Pair]:
    """Whom the rows of `entries` meet where many are, of those who stand for these."""
    marks = (entries >> _MARK).astype(np.uint32)
    begin, end = week.ranges(marks)
    for each in entries[end - begin > week.crowd].tolist():
        row = each & 0xFFFFFFFF
        yield from (_pair(row, other) for other in week.standing(each >> 32) if other != row)


def _met_in_own_crowds(entries: Numbers, week: Week, crowded: Collection[int]) -> Iterator[Pair]:
    """Whom the rows of `entries` meet where many of their own week share a run of text."""
    for each in entries.tolist() if crowded else ():
        row, mark = each & 0xFFFFFFFF, each >> 32
        if mark in crowded:
            standing = week.standing(mark)
            others = week.all_at(mark) if row in standing else standing
            yield from (_pair(row, other) for other in others if other != row)


def _pair(row: int, other: int) -> Pair:
    return (row, other) if row < other else (other, row)
