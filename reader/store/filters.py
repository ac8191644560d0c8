"""Filters over columns: each becomes a mask of slots; an open value stands for all that it may become."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce

import numpy as np

from reader.model import Kind, Place
from reader.query import CLOSED_TABLES, Field, Filter, Query, State, count_range, is_meaningful
from reader.store.columns import INSTITUTIONS, KINDS, PLACES, Columns, Vocabulary
from reader.store.covered import Covered
from reader.store.days import UNDATED, day_ranges, month_without_day
from reader.store.hits import Array, Mask
from reader.text.hangul import keystrokes
from reader.text.normal import normalise

Asked = Callable[[], Covered]
"""Gives who covered what, which takes a moment to find out."""


def filter_masks(query: Query, columns: Columns, today: date, asked: Asked) -> dict[Field, Mask]:
    """A mask for each field that `query` filters on; values of one field are alternatives, exclusions take away.

    `제목:` needs the texts and is left to the search.
    """
    masks: dict[Field, Mask] = {}
    for field in dict.fromkeys(part.field for part in query.filters if part.field is not Field.TITLE):
        parts = [part for part in query.filters if part.field is field]
        wanted = _alternatives([p for p in parts if not p.excluded], query, columns, today, asked)
        unwanted = _alternatives([p for p in parts if p.excluded], query, columns, today, asked)
        mask = np.ones(columns.size, np.bool_) if wanted is None else wanted
        masks[field] = mask if unwanted is None else mask & ~unwanted
    return masks


def _alternatives(parts: list[Filter], query: Query, columns: Columns, today: date, asked: Asked) -> Mask | None:
    """Slots that meet any value of `parts`; None where no value says anything."""
    masks = []
    for part in parts:
        for i, value in enumerate(part.values):
            is_open = part is query.open_part and i == len(part.values) - 1
            if (value or is_open) and (is_open or is_meaningful(part.field, value)):
                if is_open and ((not value and part.excluded) or _becomes_nothing(part.field, value, today)):
                    continue
                if part.field in (Field.OUTLETS, Field.NOT_IN):
                    masks.append(_covered_mask(part.field, value, asked(), is_open=is_open))
                else:
                    masks.append(_mask(part.field, value, columns, today, asked, is_open=is_open))
    return reduce(np.logical_or, masks) if masks else None


def _becomes_nothing(field: Field, value: str, today: date) -> bool:
    """Whether an open value is wrong already: until it is closed, and named, it filters nothing either."""
    if field is Field.DATE:
        return month_without_day(value) is None and not day_ranges(value, today, is_open=True)
    return field in CLOSED_TABLES and not _table_values(field, value, is_open=True)


def _mask(field: Field, value: str, columns: Columns, today: date, asked: Asked, *, is_open: bool) -> Mask:
    if field is Field.DATE:
        return _date_mask(value, columns, today, is_open=is_open)
    if field in CLOSED_TABLES:
        meant = _table_values(field, value, is_open=is_open)
        if field is Field.KIND:
            return _any(columns, [_kind_mask(columns, one, asked) for one in meant])
        return _any(columns, [_TABLE_MASKS[field](columns, one) for one in meant])
    if field is Field.OUTLET:
        return _named(columns["outlet"], columns.outlets, value, is_open=is_open)
    if field is Field.REPORTER:
        return _named(columns["reporter"], columns.reporters, value, is_open=is_open)
    slots = [slot for slot, tags in columns.tags.items() if any(_says(tag, value, is_open=is_open) for tag in tags)]
    mask = np.zeros(columns.size, np.bool_)
    mask[slots] = True
    return mask


def _covered_mask(field: Field, value: str, covered: Covered, *, is_open: bool) -> Mask:
    if field is Field.NOT_IN:
        return covered.missing(lambda name: _says(name, value, is_open=is_open))
    return reduce(np.logical_or, (_between(covered.outlets, *bounds) for bounds in _bounds(value, is_open=is_open)))


def _bounds(value: str, *, is_open: bool) -> list[tuple[int, int | None]]:
    """The counts that a value means; an open 3 is 3 or becomes 30 … 39, and ``3.`` becomes ``3..``."""
    if is_open and value.endswith("."):
        return [count_range(value.rstrip(".") + "..")]
    low, high = count_range(value)
    if not is_open or not low or low != high:
        return [(low, high)]
    return [(low * ten, low * ten + ten - 1) for ten in (1, 10, 100)]


def _between(counts: Array, low: int, high: int | None) -> Mask:
    mask: Mask = counts >= low
    return mask if high is None else mask & (counts <= high)


def _any(columns: Columns, masks: list[Mask]) -> Mask:
    return reduce(np.logical_or, masks, np.zeros(columns.size, np.bool_))


def _table_values(field: Field, value: str, *, is_open: bool) -> list[object]:
    table: Mapping[str, object] = CLOSED_TABLES[field]
    if not is_open:
        return [table[value.casefold()]]
    keys = keystrokes(value.casefold())
    return list({meant for name, meant in table.items() if keystrokes(name).startswith(keys)})


def _equal(columns: Columns, name: str, code: int) -> Mask:
    mask: Mask = columns[name] == code
    return mask


def _place_mask(columns: Columns, place: object) -> Mask:
    return _equal(columns, "place", PLACES.index(Place(str(place))))


def _about_mask(columns: Columns, place: object) -> Mask:
    mask: Mask = columns["places"] & (1 << PLACES.index(Place(str(place)))) != 0
    return mask


def _institution_mask(columns: Columns, institution: object) -> Mask:
    return _equal(columns, "institution", [str(one) for one in INSTITUTIONS].index(str(institution)))


def _state_mask(columns: Columns, state: object) -> Mask:
    masks: dict[object, Mask] = {
        State.SAVED: columns["saved"],
        State.READ: columns["read"],
        State.UNREAD: ~columns["read"],
        State.NOTED: columns["noted"],
        State.ESTIMATED: ~columns["certain"],
    }
    return masks[state]


def _kind_mask(columns: Columns, kind: object, asked: Asked) -> Mask:
    """`own`: an outlet's own reporting, which is no copy of another article nor of a release."""
    if kind == "own":
        return asked().own
    return _equal(columns, "kind", KINDS.index(Kind(str(kind))))


_TABLE_MASKS: Mapping[Field, Callable[[Columns, object], Mask]] = {
    Field.PLACE: _place_mask,
    Field.ABOUT: _about_mask,
    Field.INSTITUTION: _institution_mask,
    Field.STATE: _state_mask,
}


def _date_mask(value: str, columns: Columns, today: date, *, is_open: bool) -> Mask:
    days = columns.days()
    mask: Mask = _days_mask(value, days.first, days.last, today, is_open=is_open)[days.of]
    return mask


def _days_mask(value: str, first: Array, last: Array, today: date, *, is_open: bool) -> Mask:
    """Which of some distinct days are meant."""
    month = month_without_day(value)
    if month is not None:
        loose: Mask = (first == month[0].toordinal()) & (last == month[1].toordinal())
        return loose
    ranges = day_ranges(value, today, is_open=is_open)
    if (date.min, date.max) in ranges:
        return np.ones(len(first), np.bool_)
    masks = [
        first == 0
        if span == UNDATED
        else (first >= max(span[0].toordinal(), 1)) & (last <= span[1].toordinal()) & (first > 0)
        for span in ranges
    ]
    return reduce(np.logical_or, masks, np.zeros(len(first), np.bool_))


def _named(codes: Mask, names: Vocabulary, value: str, *, is_open: bool) -> Mask:
    wanted = [code for code, name in enumerate(names.names) if _says(name or "미상", value, is_open=is_open)]
    is_wanted = np.zeros(len(names), np.bool_)
    is_wanted[wanted] = True
    mask: Mask = is_wanted[codes]
    return mask


def _says(name: str, value: str, *, is_open: bool) -> bool:
    """Whether a name is the one that was typed, or begins with its keys while it is typed."""
    typed, whole = keystrokes(normalise(value)), keystrokes(normalise(name))
    return whole.startswith(typed) if is_open else whole == typed
