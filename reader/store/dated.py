"""Days: which there are in a segment, and how many hits of a query each of them and each month has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Protocol

import numpy as np

from reader.store.hits import Array, Hits

Month = tuple[int, int]


class Days:
    """The distinct days and months on which articles were published, numbered from the oldest; 0 may be none."""

    def __init__(self, of: Array, pairs: Array) -> None:
        """`of`: the number of each slot; `pairs`: first and last ordinal of each number, shape (days, 2)."""
        self.of = of
        self.is_dated = pairs[:, 0] > 0
        self.is_exact = self.is_dated & (pairs[:, 0] == pairs[:, 1])
        self.has_loose = bool((self.is_dated & ~self.is_exact).any())
        self.first, self.last = pairs[:, 0], pairs[:, 1]


class DayCounts(Protocol):
    """How many hits there are of each day, and of which only the month is known."""

    @property
    def undated(self) -> int:
        """Those of which not even the month is known."""

    def by_day(self) -> dict[date, int]:
        """Those whose day is known, newest first."""

    def by_month(self, *, loose: bool = False) -> dict[Month, int]:
        """All that are dated, or only those of which no more is known than the month, newest first."""

    def between(self, ranges: Sequence[tuple[date, date]]) -> list[int]:
        """Of each of `ranges` those whose day is known and lies in it."""


class EachDay:
    """Counts of hits in any order, made by looking at each."""

    def __init__(self, days: Days, hits: Hits) -> None:
        self._days = days
        self._counts = np.bincount(days.of[hits.slots], minlength=len(days.first))
        self.undated = int(self._counts[~days.is_dated].sum())

    def by_day(self) -> dict[date, int]:
        """Those whose day is known, newest first."""
        return self._dates(self._days.is_exact)

    def by_month(self, *, loose: bool = False) -> dict[Month, int]:
        """All that are dated, or only those of which no more is known than the month, newest first."""
        if loose and not self._days.has_loose:
            return {}
        wanted = self._days.is_dated & ~self._days.is_exact if loose else self._days.is_dated
        months: dict[Month, int] = {}
        for number in np.flatnonzero(wanted & (self._counts > 0))[::-1].tolist():
            day = date.fromordinal(int(self._days.first[number]))
            months[day.year, day.month] = months.get((day.year, day.month), 0) + int(self._counts[number])
        return months

    def between(self, ranges: Sequence[tuple[date, date]]) -> list[int]:
        """Of each of `ranges` those whose day is known and lies in it."""
        days, sums = self._days, []
        for first, last in ranges:
            part = slice(*np.searchsorted(days.first, (first.toordinal(), last.toordinal() + 1)).tolist())
            sums.append(int(self._counts[part][days.is_exact[part]].sum()))
        return sums

    def _dates(self, wanted: Array) -> dict[date, int]:
        numbers = np.flatnonzero(wanted & (self._counts > 0))[::-1]
        dates = map(date.fromordinal, self._days.first[numbers].tolist())
        return dict(zip(dates, self._counts[numbers].tolist(), strict=True))


class Spans:
    """Where articles of each day and month lie in a segment whose slots are in order, newest first, undated last."""

    def __init__(self, days: Days, first: Array) -> None:
        """`first`: the first day of each slot."""
        edges = np.concatenate(([0], np.flatnonzero(np.diff(first)) + 1)) if len(first) else np.zeros(0, np.intp)
        edges = edges[first[edges] > 0]
        self.ordinals = first[edges].tolist()
        """Falling."""
        self.dated = int(np.count_nonzero(first > 0))
        self.edges = np.append(edges, self.dated)
        """Of each of `ordinals` its first slot, and the end."""
        dates = map(date.fromordinal, self.ordinals)
        spans = [(month, next(group)[0]) for month, group in groupby(enumerate(dates), lambda each: _month(each[1]))]
        self.months = [month for month, _ in spans]
        self.month_edges = self.edges[[*(number for _, number in spans), len(self.ordinals)]]
        self._rising = -np.array(self.ordinals, np.int64)
        self._within: tuple[Sequence[tuple[date, date]], Array] = (), np.zeros(0, np.intp)
        is_loose = days.is_dated & ~days.is_exact
        self.loose = np.flatnonzero(is_loose[days.of]) if days.has_loose else np.zeros(0, np.intp)
        """Slots of which only the month is known; they lie among those of its first day."""

    def within(self, ranges: Sequence[tuple[date, date]]) -> Array:
        """Of each range its first slot and the one behind it, one behind the other; those asked for last are kept."""
        if self._within[0] != ranges:
            lows = np.searchsorted(self._rising, [-last.toordinal() for _, last in ranges])
            highs = np.searchsorted(self._rising, [-first.toordinal() for first, _ in ranges], side="right")
            self._within = ranges, self.edges[np.stack((lows, highs), axis=1).ravel()]
        return self._within[1]


class SpanCounts:
    """Counts of hits that lie in the order of their days: by where these begin and end."""

    def __init__(self, spans: Spans, hits: Hits) -> None:
        self._spans = spans
        self._hits = hits
        self._loose = spans.loose[hits.mask[spans.loose]]

    @property
    def undated(self) -> int:
        """Those of which not even the month is known."""
        return int(np.count_nonzero(self._hits.mask[self._spans.dated :]))

    def by_day(self) -> dict[date, int]:
        """Those whose day is known, newest first."""
        edges = self._spans.edges
        counts = np.diff(self._hits.below(edges)) - np.diff(np.searchsorted(self._loose, edges))
        numbers = np.flatnonzero(counts).tolist()
        return {date.fromordinal(self._spans.ordinals[number]): int(counts[number]) for number in numbers}

    def by_month(self, *, loose: bool = False) -> dict[Month, int]:
        """All that are dated, or only those of which no more is known than the month, newest first."""
        edges = self._spans.month_edges
        if loose and not len(self._loose):
            return {}
        counts = np.diff(np.searchsorted(self._loose, edges) if loose else self._hits.below(edges)).tolist()
        return {month: count for month, count in zip(self._spans.months, counts, strict=True) if count}

    def between(self, ranges: Sequence[tuple[date, date]]) -> list[int]:
        """Of each of `ranges` those whose day is known and lies in it."""
        edges = self._spans.within(ranges)
        counts = self._hits.below(edges) - np.searchsorted(self._loose, edges)
        sums: list[int] = (counts[1::2] - counts[::2]).tolist()
        return sums


def _month(day: date) -> Month:
    return day.year, day.month


def numbered_days(first: Array, last: Array) -> tuple[Array, Array]:
    """Numbers for the distinct (first, last), and these, as `Days` takes them."""
    pairs, codes = np.unique(first.astype(np.int64) << 32 | last, return_inverse=True)
    return codes.astype(np.uint32), np.stack((pairs >> 32, pairs & 0xFFFFFFFF), axis=1)
