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

_K = TypeVar("_K")
_BODIES = tuple(product(PLACES, INSTITUTIONS))
_Days = tuple[dict[date, int], dict[tuple[int, int], int], dict[tuple[int, int], int], int]
"""Articles by day, by month, by month among those whose day is not known, and without a month."""


def facets(hits: Mask, masks: Mapping[Field, Mask], columns: Columns, today: date) -> Facets:
    """Counts over `hits` (what the words match, living articles only) narrowed by the `masks` of all other fields."""
    by_place, by_day, by_outlet, by_mark = _narrowed(hits, masks, columns)
    days, months, month_only, undated = _days(by_day, columns)
    bodies = by_place.origins.sum(axis=1)
    return Facets(
        total=by_place.total,
        places=_places(bodies),
        institutions=_institutions(bodies),
        days=days,
        months=months,
        month_only=month_only,
        undated=undated,
        today=_between(days, today, today),
        yesterday=_between(days, today - timedelta(days=1), today - timedelta(days=1)),
        last_7_days=_between(days, today - timedelta(days=6), today),
        outlets=_outlets(by_outlet, columns),
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
    outlets = _sum(part.outlets for part in parts)
    return Facets(
        total=sum(part.total for part in parts),
        places=_sum(part.places for part in parts),
        institutions=_sum(part.institutions for part in parts),
        days=_newest_first([part.days for part in parts]),
        months=_newest_first([part.months for part in parts]),
        month_only=_newest_first([part.month_only for part in parts]),
        undated=sum(part.undated for part in parts),
        today=sum(part.today for part in parts),
        yesterday=sum(part.yesterday for part in parts),
        last_7_days=sum(part.last_7_days for part in parts),
        outlets={name: outlets[name] for name in sorted(outlets, key=lambda name: -outlets[name])},
        unread=sum(part.unread for part in parts),
        saved=sum(part.saved for part in parts),
        noted=sum(part.noted for part in parts),
        tags=_sum(part.tags for part in parts),
        unread_places=frozenset().union(*(part.unread_places for part in parts)),
    )


class _Narrowed:
    """Hits of a query, counted by columns; where they are most of the articles, the others are counted instead."""

    def __init__(self, mask: Mask, columns: Columns) -> None:
        self.mask = mask
        self.total = int(np.count_nonzero(mask))
        self._columns = columns
        self._inverted = self.total * 2 > columns.size

    @cached_property
    def origins(self) -> Array:
        """How many hits there are of each body from each outlet."""
        return self._count("origin").reshape(-1, len(self._columns.outlets))

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
    def _counted(self) -> Hits:
        return Hits(~self.mask & self._columns["alive"] if self._inverted else self.mask)

    def _count(self, name: str) -> Array:
        counts = self._columns.count(name, self._counted)
        return self._columns.totals(name) - counts if self._inverted else counts


_OWN = ({Field.PLACE, Field.INSTITUTION}, {Field.DATE}, {Field.OUTLET}, {Field.STATE, Field.TAG})
"""The fields that the counts of places, days, outlets and marks leave out."""


def _narrowed(hits: Mask, masks: Mapping[Field, Mask], columns: Columns) -> list[_Narrowed]:
    """The hits that each kind of counts is made over; kinds that leave out nothing share theirs."""
    whole: dict[frozenset[Field], _Narrowed] = {}
    kinds = []
    for own in _OWN:
        fields = frozenset(masks.keys() - own)
        if fields not in whole:
            whole[fields] = _Narrowed(reduce(np.logical_and, (masks[field] for field in fields), hits), columns)
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


def _days(hits: _Narrowed, columns: Columns) -> _Days:
    counts, days = hits.days, columns.days()
    numbers = np.flatnonzero((counts > 0) & days.is_exact)[::-1]
    exact = dict(zip(days.dates[numbers].tolist(), counts[numbers].tolist(), strict=True))
    months = _by_month(counts * days.is_dated, days)
    month_only = _by_month(counts * (days.is_dated & ~days.is_exact), days)
    return exact, months, month_only, int(counts[~days.is_dated].sum())


def _by_month(counts: Array, days: Days) -> dict[tuple[int, int], int]:
    sums = np.add.reduceat(counts, days.begins) if len(counts) else counts
    numbers = np.flatnonzero(sums)[::-1].tolist()
    return {days.months[number]: int(sums[number]) for number in numbers}


def _between(days: dict[date, int], first: date, last: date) -> int:
    return sum(days.get(first + timedelta(days=i), 0) for i in range((last - first).days + 1))


def _outlets(hits: _Narrowed, columns: Columns) -> dict[str | None, int]:
    """Most articles first, ties in the order of their names' first sight."""
    counts = hits.origins.sum(axis=0)
    codes = np.flatnonzero(counts)
    order = codes[np.argsort(-counts[codes], kind="stable")]
    return dict(zip(map(columns.outlets.names.__getitem__, order.tolist()), counts[order].tolist(), strict=True))


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
