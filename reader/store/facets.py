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
from reader.store.columns import INSTITUTIONS, PLACES, Columns
from reader.store.dated import DayCounts
from reader.store.hits import Array, Hits, Mask
from reader.store.later import Later

_K = TypeVar("_K")
_BODIES = tuple(product(PLACES, INSTITUTIONS))
_DAY = timedelta(days=1)
MOST_ORIGINS = 64
"""Outlets that are counted together with places and institutions."""


def facets(hits: Hits, masks: Mapping[Field, Mask], columns: Columns, today: date) -> Facets:
    """Counts over `hits` (what the words match, living articles only) narrowed by the `masks` of all other fields."""
    by_place, by_day, by_outlet, by_mark = _narrowed(hits, masks, columns)
    days, bodies, outlets = by_day.days, by_place.bodies, by_outlet.outlets
    recent = days.between([(today, today), (today - _DAY, today - _DAY), (today - 6 * _DAY, today)])
    return Facets(
        total=by_place.total,
        places=_places(bodies),
        institutions=_institutions(bodies),
        days=Later(days.by_day),
        months=days.by_month(),
        month_only=days.by_month(loose=True),
        undated=days.undated,
        today=recent[0],
        yesterday=recent[1],
        last_7_days=recent[2],
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
    """Hits of a query, counted by columns."""

    def __init__(self, hits: Hits, columns: Columns) -> None:
        self.mask = hits.mask
        self.total = hits.count
        self._hits = hits
        self._columns = columns

    @cached_property
    def bodies(self) -> Array:
        """How many hits there are of each place and institution."""
        return self._columns.count("body", self._hits) if self._origins is None else self._origins.sum(axis=1)

    @cached_property
    def outlets(self) -> Array:
        """How many hits there are of each outlet."""
        return self._columns.count("outlet", self._hits) if self._origins is None else self._origins.sum(axis=0)

    @cached_property
    def days(self) -> DayCounts:
        """How many hits there are of each day and month."""
        return self._columns.count_days(self._hits)

    def marked(self, name: str) -> Array:
        """The slots of the hits that the person has marked so."""
        slots = self._columns.marked(name)
        found: Array = slots[self.mask[slots]]
        return found

    @cached_property
    def _origins(self) -> Array | None:
        """Both in one, where outlets are few."""
        outlets = len(self._columns.outlets)
        return self._columns.count("origin", self._hits).reshape(-1, outlets) if outlets <= MOST_ORIGINS else None


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
