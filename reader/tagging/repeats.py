"""Rules by which days come back, in writing: ``weekly:sat,sun``, ``monthly:11,22``, ``monthly:2wed,-1fri``."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LAST = -1
"""The ordinal of a weekday that is the last of its month."""


def days_of(rule: str, first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last` on which something comes back."""
    kind, wanted = _parts(rule)
    day = first
    while day <= last:
        if not wanted.isdisjoint(_names(kind, day)):
            yield day
        if day == date.max:
            return
        day += timedelta(days=1)


def last_of(rule: str, first: date, last: date) -> date:
    """The last of `days_of`, of which `first` is one."""
    kind, wanted = _parts(rule)
    while last > first and wanted.isdisjoint(_names(kind, last)):
        last -= timedelta(days=1)
    return last


@lru_cache
def _parts(rule: str) -> tuple[str, frozenset[str]]:
    kind, _, values = rule.partition(":")
    return kind, frozenset(values.split(","))


def _names(kind: str, day: date) -> Iterator[str]:
    """What a rule of this kind can call `day`."""
    weekday = WEEKDAYS[day.weekday()]
    if kind == "weekly":
        yield weekday
    elif kind == "monthly":
        yield str(day.day)
        yield f"{(day.day + 6) // 7}{weekday}"
        if day.day + 7 > monthrange(day.year, day.month)[1]:
            yield f"{LAST}{weekday}"


def recurrence(rule: str) -> dict[str, str | list[str]]:
    """The parts of a rule as RFC 5545 (3.3.10) has them: FREQ, and BYDAY or BYMONTHDAY."""
    kind, _, values = rule.partition(":")
    days = values.split(",")
    named = [f"{day[:-3]}{day[-3:-1].upper()}" for day in days if day.endswith(WEEKDAYS)]
    numbered = [day for day in days if day.isdigit()]
    parts: dict[str, str | list[str]] = {"FREQ": kind.upper()}
    return parts | ({"BYDAY": named} if named else {}) | ({"BYMONTHDAY": numbered} if numbered else {})
