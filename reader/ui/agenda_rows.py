"""What the agenda says, line by line: days as separators, what is to come first, what is over below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from reader.frozen import frozen
from reader.i18n import t, weekday
from reader.library.agenda import AgendaEntry
from reader.model import DayRole
from reader.ui.cells import cells, fit, pad, safe
from reader.ui.pieces import Piece, Role
from reader.ui.rows import place_name

_WIDE = 100
"""Cells from which a row has room for the venue."""
_VENUE_CELLS = 30
_LABEL_CELLS = 8
_PLACE_CELLS = 7
_MARK_CELLS = 2


@frozen
class AgendaLine:
    """A line: a day, a remark, or an entry."""

    text: str = ""
    entry: AgendaEntry | None = None
    quiet: bool = False
    """A remark, and no day."""


def agenda_lines(
    coming: Sequence[AgendaEntry], past: Sequence[AgendaEntry], today: date, unprepared: int = 0
) -> list[AgendaLine]:
    """Coming days in their order, what goes on already under today; then those that are over, the latest first.

    `unprepared`: articles that may announce more of these, which is told where they stand.
    """
    lines: list[AgendaLine] = []
    if not coming:
        lines += [AgendaLine(t("empty.agenda", n=len(past)), quiet=True)]
    by_day = sorted(coming, key=lambda entry: max(entry.first, today))
    lines += _under_days(by_day, today)
    if past or unprepared:
        lines += [AgendaLine()]
        lines += [AgendaLine(t("agenda.past", n=len(past)), quiet=True)] if coming and past else []
        lines += [AgendaLine(t("agenda.preparing", n=unprepared), quiet=True)] if unprepared else []
        lines += _under_days(sorted(past, key=lambda entry: entry.last, reverse=True), today, over=True)
    return lines


def _under_days(entries: Sequence[AgendaEntry], today: date, *, over: bool = False) -> Iterator[AgendaLine]:
    for day, some in groupby(entries, key=lambda entry: entry.last if over else max(entry.first, today)):
        yield AgendaLine(day_name(day, today))
        yield from (AgendaLine(entry=entry) for entry in some)


def day_name(day: date, today: date) -> str:
    """``11월 6일(금)``, with the year where it is another one; today says so."""
    key = "date.short" if day.year == today.year else "date.full"
    name = t(key, y=day.year, m=day.month, d=day.day, w=weekday(day))
    return f"{t('side.today')} {name}" if day == today else name


def span(entry: AgendaEntry, today: date) -> str:
    """What the separator above does not say: until when, whether it is a deadline, and whether that is inferred."""
    text = ""
    if entry.repeats:
        text = t("agenda.monthly" if entry.repeats.startswith("monthly") else "agenda.weekly")
    elif entry.last > max(entry.first, today):
        text = f"~{entry.last:%m.%d}"
    elif entry.role is DayRole.DEADLINE or entry.first < entry.last:
        text = t("agenda.until")
    return text if entry.certain else f"{text}?"


def row_pieces(entry: AgendaEntry, width: int, today: date, *, cursor: bool) -> list[Piece]:
    """A row of exactly `width` cells: mark, span, place, what happens, and where there is room the venue."""
    mark = pad(">" if cursor else "", _MARK_CELLS)
    columns = pad(span(entry, today), _LABEL_CELLS) + pad(place_name(entry.place, short=True), _PLACE_CELLS)
    several = t("agenda.articles", n=entry.articles) if entry.articles > 1 else ""
    venue = fit(safe(entry.venue), _VENUE_CELLS) if entry.venue and width >= _WIDE else ""
    tail = "  ".join(filter(None, (venue, several)))
    room = width - _MARK_CELLS - cells(columns) - (cells(tail) + 2 if tail else 0) - 1
    what = pad(safe(entry.what), max(0, room))
    return [
        (mark, Role.MARK),
        (columns, Role.QUIET),
        (what, Role.PLAIN),
        (f"  {tail}" if tail else "", Role.QUIET),
        (" ", Role.PLAIN),
    ]
