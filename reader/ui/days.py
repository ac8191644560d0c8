"""How days are written in lists and above texts; an inferred day always says that it is one."""

from __future__ import annotations

from datetime import date

from reader.i18n import t, weekday
from reader.model import Published


def day_key(published: Published) -> int:
    """One number that holds what a list must know of a day: ``ordinal * 4 + 2 * month_only + estimated``, 0 for no day.

    Stores give these for a whole result at once (`Headlines.days`); equal keys but for the last bit share a separator.
    """
    if published.first is None:
        return 0
    return published.first.toordinal() * 4 + 2 * published.month_only + (not published.certain)


def day_of_key(key: int) -> tuple[date | None, bool]:
    """The first day of a `day_key`, and whether only its month is known."""
    return (date.fromordinal(key >> 2), bool(key & 2)) if key >> 2 else (None, False)


def separator(key: int, estimated: bool, today: date | None) -> str:
    """The line above a day's rows: ``1월 14일(수) 추정``, ``1월 일자 미상``; the year unless `today` is in it."""
    first, month_only = day_of_key(key)
    if first is None:
        return t("side.no_date")
    this_year = today is not None and first.year == today.year
    if month_only:
        return t("date.short_month" if this_year else "date.month_only", y=first.year, m=first.month)
    text = t("date.short" if this_year else "date.full", y=first.year, m=first.month, d=first.day, w=weekday(first))
    return f"{text} {t('date.estimated')}" if estimated else text


def row_day(published: Published) -> str:
    """A day in a row: ``01.14``, ``01.14?`` where it is inferred, ``01월중`` where only the month is known."""
    if published.first is None:
        return t("date.row_unknown")
    if published.month_only:
        return t("date.row_month", m=published.first.month)
    return f"{published.first:%m.%d}" + ("" if published.certain else "?")


def full_day(published: Published) -> str:
    """A day above a text: ``2026년 1월 14일(수) 추정``, with the time where the outlet gave one."""
    first = published.first
    if first is None:
        return t("side.no_date")
    if published.month_only:
        return t("date.month_only", y=first.year, m=first.month)
    text = t("date.full", y=first.year, m=first.month, d=first.day, w=weekday(first))
    if "T" in published.text:
        text += f" {published.text.partition('T')[2][:5]}"
    return text if published.certain else f"{text} {t('date.estimated')}"
