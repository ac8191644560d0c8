"""Facets: the sidebar's counts for the hits of a query, each dimension without its own choice."""

from __future__ import annotations

from datetime import date, timedelta
from functools import reduce

import numpy as np

from reader.model import Facets, Institution, Place
from reader.query import Field
from reader.store.columns import INSTITUTIONS, PLACES, Columns, Mask


def facets(hits: Mask, masks: dict[Field, Mask], columns: Columns, today: date) -> Facets:
    """Counts over `hits` (what the words match, living articles only) narrowed by the `masks` of all other fields."""
    by_place = _narrowed(hits, masks, {Field.PLACE, Field.INSTITUTION})
    by_day = _narrowed(hits, masks, {Field.DATE})
    by_outlet = _narrowed(hits, masks, {Field.OUTLET})
    by_mark = _narrowed(hits, masks, {Field.STATE, Field.TAG})
    days, months, month_only = _days(by_day, columns)
    tags: dict[str, int] = {}
    for slot, names in columns.tags.items():
        for name in names if by_mark[slot] else ():
            tags[name] = tags.get(name, 0) + 1
    return Facets(
        total=int(by_place.sum()),
        places=_places(by_place, columns),
        institutions=_institutions(by_place, columns),
        days=days,
        months=months,
        month_only=month_only,
        undated=int((by_day & (columns["first"] == 0)).sum()),
        today=_between(days, today, today),
        yesterday=_between(days, today - timedelta(days=1), today - timedelta(days=1)),
        last_7_days=_between(days, today - timedelta(days=6), today),
        outlets=_outlets(by_outlet, columns),
        unread=int((by_mark & ~columns["read"]).sum()),
        saved=int((by_mark & columns["saved"]).sum()),
        noted=int((by_mark & columns["noted"]).sum()),
        tags=tags,
        unread_places=frozenset(PLACES[code] for code in np.unique(columns["place"][by_place & ~columns["read"]])),
    )


def _narrowed(hits: Mask, masks: dict[Field, Mask], own: set[Field]) -> Mask:
    return reduce(np.logical_and, (mask for field, mask in masks.items() if field not in own), hits)


def _places(hits: Mask, columns: Columns) -> dict[Place, int]:
    counts = np.bincount(columns["place"][hits], minlength=len(PLACES))
    return {place: int(count) for place, count in zip(PLACES, counts, strict=True)}


def _institutions(hits: Mask, columns: Columns) -> dict[tuple[Place, Institution | None], int]:
    width = len(INSTITUTIONS)
    codes = columns["place"][hits].astype(np.intp) * width + columns["institution"][hits]
    counts = np.bincount(codes, minlength=len(PLACES) * width)
    return {(PLACES[code // width], INSTITUTIONS[code % width]): int(counts[code]) for code in np.flatnonzero(counts)}


def _days(
    hits: Mask, columns: Columns
) -> tuple[dict[date, int], dict[tuple[int, int], int], dict[tuple[int, int], int]]:
    """Articles by day, by month, and by month among those whose day is not known."""
    first, last = columns["first"][hits], columns["last"][hits]
    exact = first == last
    days = _by_day(first[exact & (first > 0)])
    loose = _by_day(first[~exact])
    months: dict[tuple[int, int], int] = {}
    month_only: dict[tuple[int, int], int] = {}
    for counts, tables in ((days, (months,)), (loose, (months, month_only))):
        for day, count in counts.items():
            for table in tables:
                key = (day.year, day.month)
                table[key] = table.get(key, 0) + count
    return days, months, month_only


def _by_day(ordinals: Mask) -> dict[date, int]:
    found, counts = np.unique(ordinals, return_counts=True)
    return {date.fromordinal(int(day)): int(count) for day, count in zip(found[::-1], counts[::-1], strict=True)}


def _between(days: dict[date, int], first: date, last: date) -> int:
    return sum(count for day, count in days.items() if first <= day <= last)


def _outlets(hits: Mask, columns: Columns) -> dict[str | None, int]:
    """Most articles first, ties in the order of their names' first sight."""
    counts = np.bincount(columns["outlet"][hits], minlength=len(columns.outlets))
    order = sorted(np.flatnonzero(counts), key=lambda code: -counts[code])
    return {columns.outlets.names[code]: int(counts[code]) for code in order}
