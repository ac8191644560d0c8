"""What a day filter means: ranges of days in Seoul, today being given from outside."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from reader.query import DAY_WORDS, day_parts, recent_days, unknown_day_of
from reader.text.hangul import keystrokes

Range = tuple[date, date]
"""First and last day, inclusive."""

UNDATED = (date.min, date.min)
"""The range of articles of which not even the month is known."""


def day_ranges(value: str, today: date, *, is_open: bool) -> list[Range]:
    """The ranges that a value stands for: one when it is finished, all that it may become while it is open.

    Empty where nothing in the calendar begins like `value`.
    """
    if value.endswith("미상"):
        return [UNDATED] if value == "미상" else []
    start, dots, end = value.partition("..")
    if dots:
        return _between(start, end, today, is_open=is_open)
    if is_open:
        return _becoming(value, today)
    exact = _exact(value, today)
    return [exact] if exact else []


def month_without_day(value: str) -> Range | None:
    """The month of ``2026-01-미상``; its articles are those with that very range."""
    found = unknown_day_of(value)
    return _month(*found) if found else None


def _between(start: str, end: str, today: date, *, is_open: bool) -> list[Range]:
    first = _exact(start, today) if start else (date.min + timedelta(days=1), date.max)
    ends = day_ranges(end, today, is_open=is_open) if end else [(date.min, date.max)]
    if first is None or not ends:
        return []
    return [(first[0], max(last for _, last in ends))]


def _exact(value: str, today: date) -> Range | None:
    parts = day_parts(value)
    if parts is not None:
        return _calendar(*parts)
    days = recent_days(value)
    if days is not None:
        return today - timedelta(days=days - 1), today
    return _word(value, today) if value in DAY_WORDS else None


def _calendar(year: int, month: int | None, day: int | None) -> Range:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return _month(year, month) if day is None else (date(year, month, day),) * 2


def _month(year: int, month: int) -> Range:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _word(word: str, today: date) -> Range:
    monday = today - timedelta(days=today.weekday())
    before = today.replace(day=1) - timedelta(days=1)
    ranges: dict[str, Range] = {
        "오늘": (today, today),
        "어제": (today - timedelta(days=1),) * 2,
        "이번주": (monday, monday + timedelta(days=6)),
        "지난주": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "이번달": _month(today.year, today.month),
        "지난달": _month(before.year, before.month),
        "올해": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "작년": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        "미상": UNDATED,
    }
    return ranges[word] if word in ranges else (last_working_day(today), today)


def _becoming(value: str, today: date) -> list[Range]:
    """Everything that an unfinished day may still become."""
    if not value:
        return [(date.min, date.max)]
    keys = keystrokes(value)
    words = [*DAY_WORDS, *(f"최근{n}일" for n in (1, 3, 7, 14, 30, 90))]
    ranges = [found for word in words if keystrokes(word).startswith(keys) and (found := _exact(word, today))]
    exact = _exact(value, today)
    return [*ranges, *([exact] if exact and not value[-1].isdigit() else []), *_digits(value.replace(".", "-"))]


def _digits(value: str) -> list[Range]:
    """The years, months or days whose ISO form begins like `value`; ``2025-1`` is October to December."""
    if not value.replace("-", "").isdigit():
        return []
    pieces = value.split("-")
    if len(pieces) == 1:
        years = [year for year in range(1980, 2100) if str(year).startswith(pieces[0])]
        return [(date(years[0], 1, 1), date(years[-1], 12, 31))] if years else []
    if len(pieces[0]) != 4 or not 1 <= int(pieces[0]) <= 9998:
        return []
    year = int(pieces[0])
    if len(pieces) == 2:
        return [_month(year, month) for month in range(1, 13) if _begins(month, pieces[1])]
    return [
        (date(year, month, day),) * 2
        for month in range(1, 13)
        if int(pieces[1] or 0) == month and len(pieces) == 3
        for day in range(1, monthrange(year, month)[1] + 1)
        if _begins(day, pieces[2])
    ]


def _begins(number: int, typed: str) -> bool:
    """Whether the two digits of `number` begin like `typed`; a finished single digit that cannot grow is itself."""
    return f"{number:02}".startswith(typed) or (len(typed) == 1 and typed > "3" and number == int(typed))


@cache
def _holidays(year: int) -> frozenset[date]:
    """Public holidays of Korea; asked of the `holidays` library only when someone filters by working days."""
    from holidays import country_holidays

    return frozenset(country_holidays("KR", years=year))


def last_working_day(today: date) -> date:
    """The day on which the last working day before `today` began, its holidays and weekends behind it."""
    day = today - timedelta(days=1)
    while day.weekday() >= 5 or day in _holidays(day.year):
        day -= timedelta(days=1)
    return day
