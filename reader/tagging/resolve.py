"""Which day a form means in a text published on an anchor day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import isleap, monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from reader.tagging.forms import Form
from reader.tagging.frames import FUTURE, PAST, REPORT, UNTIL, Frame

_YEAR_WORDS = {"지난해": -1, "작년": -1, "전년": -1, "올해": 0, "올": 0, "금년": 0, "내년": 1, "이듬해": 1}
_MONTH_WORDS = {"지난달": -1, "이달": 0, "이번달": 0, "당월": 0, "다음달": 1, "내달": 1}
_PLACED = frozenset((*_YEAR_WORDS, *_MONTH_WORDS))
_FROM_ANCHOR = {"오늘": 0, "어제": -1, "그제": -2, "내일": 1, "모레": 2}
BESIDE = {"이날": 0, "전날": -1, "다음날": 1, "이튿날": 1}
DAY_WORDS = frozenset((*BESIDE, *_FROM_ANCHOR))
"""Words for a day that lean on another one."""
_HALVES = {"상반기": (1, 6), "하반기": (7, 12)}
_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SLACK = 1
"""So many days ago may have been what is still announced."""

Span = tuple[date, date]
Extent = tuple[int, int]
"""Of a month the ordinal of the day before its first one, and how many days it has."""


def meant(form: Form, frame: Frame, anchor: date, last: date | None) -> Span | None:
    """First and last day that `form` means; None where no day near `anchor` fits.

    `last` is the day named before it: what 이날 and 전날 lean on.
    """
    if form.word:
        return _word(form, anchor, last)
    if form.day is None:
        return _months(form, frame, anchor)
    days, now = _candidates(form, anchor), anchor.toordinal()
    if form.year is None and form.relative not in _PLACED:
        allowed = _admitted(days, frame, now)
        days = allowed or (days if form.month and form.weekday is None else ())
    if not days:
        return None
    start = date.fromordinal(days[0] if len(days) == 1 else _nearest(days, now))
    return start, start if form.until is None else _until(form.until, start)


def _admitted(days: Sequence[int], frame: Frame, now: int) -> Sequence[int]:
    """Of `days` those of which a clause of this frame can speak that is published on the day `now`."""
    if frame is PAST or frame is REPORT:
        return days[: bisect_right(days, now)]
    if frame is FUTURE or frame is UNTIL:
        return days[bisect_left(days, now - _SLACK) :]
    return days


def _nearest(days: Sequence[int], now: int) -> int:
    """Of `days`, the first first, the nearest to `now`; of two that are as near the first."""
    behind = bisect_left(days, now)
    if 0 < behind < len(days):
        return days[behind - 1] if now - days[behind - 1] <= days[behind] - now else days[behind]
    return days[0] if behind == 0 else days[-1]


def shifted(anchor: date, months: int) -> tuple[int, int]:
    """Year and month that lie `months` after those of `anchor`."""
    index = anchor.year * 12 + anchor.month - 1 + months
    return index // 12, index % 12 + 1


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the month has none such."""
    if not 1 <= day <= _LONGEST[month] or (month == 2 and day == 29 and not isleap(year)):
        return None
    return date(year, month, day)


def month_number(day: date) -> int:
    """How many months lie before that of `day`, from the first one of the year 0 on."""
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=4_096)
def extent(number: int) -> Extent:
    """The extent of the month with this number."""
    year, month = number // 12, number % 12 + 1
    return date(year, month, 1).toordinal() - 1, monthrange(year, month)[1]


@lru_cache(maxsize=1_024)
def month_of(year: int, month: int) -> Span:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _candidates(form: Form, anchor: date) -> Sequence[int]:
    """The days near `anchor` that a form can mean as ordinals, the first first; its weekday agrees."""
    days = _days(_when(form, anchor), form.day or 1)
    return days if form.weekday is None else [day for day in days if (day - 1) % 7 == form.weekday]


@lru_cache(maxsize=4_096)
def _days(months: Sequence[int], number: int) -> Sequence[int]:
    """The days with this number of the months that have one; articles of a month ask for the same ones."""
    return tuple(before + number for before, length in map(extent, months) if number <= length)


def _when(form: Form, anchor: date) -> Sequence[int]:
    """The numbers of the months in which a day can lie."""
    if form.month is None:
        this = month_number(anchor)
        return (this + _MONTH_WORDS[form.relative],) if form.relative in _MONTH_WORDS else range(this - 2, this + 3)
    if form.year:
        return (form.year * 12 + form.month - 1,)
    this = anchor.year * 12 + form.month - 1
    return (this + 12 * _YEAR_WORDS[form.relative],) if form.relative in _YEAR_WORDS else (this - 12, this, this + 12)


def _until(last: int, start: date) -> date:
    months = 0 if last >= start.day else 1
    return day_of(*shifted(start, months), last) or start


def _months(form: Form, frame: Frame, anchor: date) -> Span | None:
    if form.month is None:
        return None
    year = form.year or _year_of_month(form, frame, anchor)
    first = month_of(year, form.month)
    if form.until is None or not 1 <= form.until <= 12:
        return first
    return first[0], month_of(year if form.until >= form.month else year + 1, form.until)[1]


def _year_of_month(form: Form, frame: Frame, anchor: date) -> int:
    if form.relative in _YEAR_WORDS:
        return anchor.year + _YEAR_WORDS[form.relative]
    month = form.month or 1
    if frame in (REPORT, PAST):
        return anchor.year if month <= anchor.month else anchor.year - 1
    if frame in (FUTURE, UNTIL):
        return anchor.year if month >= anchor.month else anchor.year + 1
    return min((anchor.year + years for years in (-1, 0, 1)), key=lambda y: abs(date(y, month, 15) - anchor))


def _word(form: Form, anchor: date, last: date | None) -> Span | None:
    if form.word in _HALVES:
        first, final = _HALVES[form.word]
        year = anchor.year + _YEAR_WORDS.get(form.relative, 0)
        return month_of(year, first)[0], month_of(year, final)[1]
    if form.word in _MONTH_WORDS:
        return month_of(*shifted(anchor, _MONTH_WORDS[form.word]))
    if form.word in BESIDE:
        day = (last or anchor) + timedelta(days=BESIDE[form.word])
    else:
        day = anchor + timedelta(days=_FROM_ANCHOR[form.word])
    return day, day
