"""Facets: the sidebar's counts for the hits of a query, each dimension without its own choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, reduce
from itertools import product
from typing import TypeVar

import numpy as np

from reader.model import Facets, Institution, Place
from reader.query import Field
from reader.store.columns import INSTITUTIONS, PLACES, Array, Columns, Days, Hits, Mask
from reader.store.later import Later

_K = TypeVar("_K")
_BODIES = tuple(product(PLACES, INSTITUTIONS))
MOST_ORIGINS = 64
"""Outlets that are counted together with places and institutions."""


def facets(hits: Hits, masks: Mapping[Field, Mask], columns: Columns, today: date) -> Facets:
    """Counts over `hits` (what the words match, living articles only) narrowed by the `masks` of all other fields."""
    by_place, by_day, by_outlet, by_mark = _narrowed(hits, masks, columns)
    days, bodies, outlets = _DayCounts(by_day.days, columns.days()), by_place.bodies, by_outlet.outlets
    return Facets(
        total=by_place.total,
        places=_places(bodies),
        institutions=_institutions(bodies),
        days=Later(days.by_day),
        months=days.by_month(),
        month_only=days.by_month(loose=True),
        undated=days.undated,
        today=days.between(today, today),
        yesterday=days.between(today - timedelta(days=1), today - timedelta(days=1)),
        last_7_days=days.between(today - timedelta(days=6), today),
        outlets=Later(lambda: _outlets(outlets, columns.outlets.names)),
        unread=by_mark.total - len(by_mark.marked("read")),
        saved=len(by_mark.marked("saved")),
        noted=len(by_mark.marked("noted")),
        tags=_tags(by_mark.mask, columns),
        unread_places=_unread_places(by_place, bodies, columns),
    )


def joined(parts: Sequence[Facets]) -> Facets:
    """The counts of several segments together; outlets with most articles first."""
    if len(parts) == 1:
        return parts[0]
    return Facets(
        total=sum(part.total for part in parts),
        places=_sum(part.places for part in parts),
        institutions=_sum(part.institutions for part in parts),
        days=Later(lambda: _newest_first([part.days for part in parts])),
        months=_newest_first([part.months for part in parts]),
        month_only=_newest_first([part.month_only for part in parts]),
        undated=sum(part.undated for part in parts),
        today=sum(part.today for part in parts),
        yesterday=sum(part.yesterday for part in parts),
        last_7_days=sum(part.last_7_days for part in parts),
        outlets=Later(lambda: _most_first([part.outlets for part in parts])),
        unread=sum(part.unread for part in parts),
        saved=sum(part.saved for part in parts),
        noted=sum(part.noted for part in parts),
        tags=_sum(part.tags for part in parts),
        unread_places=frozenset().union(*(part.unread_places for part in parts)),
    )


class _Narrowed:
    """Hits of a query, counted by columns; where they are most of the articles, the others are counted instead."""

    def __init__(self, hits: Hits, columns: Columns) -> None:
        self.mask = hits.mask
        self.total = hits.count
        self._columns = columns
        self._inverted = hits.count * 2 > columns.size
        self._counted = Hits(~hits.mask & columns["alive"]) if self._inverted else hits

    @cached_property
    def bodies(self) -> Array:
        """How many hits there are of each place and institution."""
        return self._count("body") if self._origins is None else self._origins.sum(axis=1)

    @cached_property
    def outlets(self) -> Array:
        """How many hits there are of each outlet."""
        return self._count("outlet") if self._origins is None else self._origins.sum(axis=0)

    @cached_property
    def days(self) -> Array:
        """How many hits there are of each of the columns' days."""
        return self._count("day")

    def marked(self, name: str) -> Array:
        """The slots of the hits that the person has marked so."""
        slots = self._columns.marked(name)
        found: Array = slots[self.mask[slots]]
        return found

    @cached_property
    def _origins(self) -> Array | None:
        """Both in one, where outlets are few."""
        outlets = len(self._columns.outlets)
        return self._count("origin").reshape(-1, outlets) if outlets <= MOST_ORIGINS else None

    def _count(self, name: str) -> Array:
        counts = self._columns.count(name, self._counted)
        return self._columns.totals(name) - counts if self._inverted else counts


_OWN = ({Field.PLACE, Field.INSTITUTION}, {Field.DATE}, {Field.OUTLET}, {Field.STATE, Field.TAG})
"""The fields that the counts of places, days, outlets and marks leave out."""


def _narrowed(hits: Hits, masks: Mapping[Field, Mask], columns: Columns) -> list[_Narrowed]:
    """The hits that each kind of counts is made over; kinds that leave out nothing share theirs."""
    whole: dict[frozenset[Field], _Narrowed] = {}
    kinds = []
    for own in _OWN:
        fields = frozenset(masks.keys() - own)
        if fields not in whole:
            own_masks = [masks[field] for field in fields]
            narrow = Hits(reduce(np.logical_and, own_masks, hits.mask)) if own_masks else hits
            whole[fields] = _Narrowed(narrow, columns)
        kinds.append(whole[fields])
    return kinds


def _places(bodies: Array) -> dict[Place, int]:
    return dict(zip(PLACES, bodies.reshape(len(PLACES), -1).sum(axis=1).tolist(), strict=True))


def _institutions(bodies: Array) -> dict[tuple[Place, Institution | None], int]:
    return {body: count for body, count in zip(_BODIES, bodies.tolist(), strict=True) if count}


def _unread_places(hits: _Narrowed, bodies: Array, columns: Columns) -> frozenset[Place]:
    """Places with an unread hit; where nothing is read, every place that has hits."""
    read = np.bincount(columns["body"][hits.marked("read")], minlength=len(bodies))
    return frozenset(_BODIES[code][0] for code in np.flatnonzero(bodies - read).tolist())


class _DayCounts:
    """How many hits there are of each of some days."""

    def __init__(self, counts: Array, days: Days) -> None:
        self._counts = counts
        self._days = days
        self.undated = int(counts[~days.is_dated].sum())

    def by_day(self) -> dict[date, int]:
        """Those whose day is known, newest first."""
        numbers = np.flatnonzero((self._counts > 0) & self._days.is_exact)[::-1]
        dates = map(date.fromordinal, self._days.first[numbers].tolist())
        return dict(zip(dates, self._counts[numbers].tolist(), strict=True))

    def by_month(self, *, loose: bool = False) -> dict[tuple[int, int], int]:
        """All that are dated, or only those of which no more is known than the month, newest first."""
        days = self._days
        if loose and not days.has_loose:
            return {}
        counts = self._counts * (days.is_dated & ~days.is_exact if loose else days.is_dated)
        sums = np.add.reduceat(counts, days.begins) if len(counts) else counts
        numbers = np.flatnonzero(sums)[::-1]
        return dict(zip(map(days.months.__getitem__, numbers.tolist()), sums[numbers].tolist(), strict=True))

    def between(self, first: date, last: date) -> int:
        """Those of the days from `first` to `last`."""
        days = self._days
        part = slice(*np.searchsorted(days.first, (first.toordinal(), last.toordinal() + 1)).tolist())
        return int(self._counts[part][days.is_exact[part]].sum())


def _outlets(counts: Array, names: Sequence[str | None]) -> dict[str | None, int]:
    """Most articles first, ties in the order of their names' first sight."""
    codes = np.flatnonzero(counts)
    order = codes[np.argsort(-counts[codes], kind="stable")]
    return dict(zip(map(names.__getitem__, order.tolist()), counts[order].tolist(), strict=True))


def _tags(hits: Mask, columns: Columns) -> dict[str, int]:
    tags: dict[str, int] = {}
    for slot, names in columns.tags.items():
        for name in names if hits[slot] else ():
            tags[name] = tags.get(name, 0) + 1
    return tags


def _sum(parts: Iterable[Mapping[_K, int]]) -> dict[_K, int]:
    first, *others = parts
    total = dict(first)
    for part in others:
        for key, count in part.items():
            total[key] = total.get(key, 0) + count
    return total


def _newest_first(parts: Sequence[Mapping[_K, int]]) -> dict[_K, int]:
    """The sum of `parts`, newest first; sorted only where the first one, which is large, lacks a key."""
    total = _sum(parts)
    return total if len(total) == len(parts[0]) else dict(sorted(total.items(), reverse=True))


def _most_first(parts: Sequence[Mapping[_K, int]]) -> dict[_K, int]:
    return dict(sorted(_sum(parts).items(), key=lambda entry: -entry[1]))
