"""The announcements of the archive: kept with each article, in the transaction that writes it, and asked for by day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from reader.archive.codec import to_day, to_number
from reader.model import DayRole
from reader.tagging.announced import Announced

_COLUMNS = "first, last, role, certain, what, words, venue, repeats"


def put(connection: sqlite3.Connection, row: int, told: Iterable[Announced]) -> None:
    """Keeps what the article in `row` announces, in place of what stood there."""
    connection.execute("DELETE FROM agenda WHERE row = ?", (row,))
    connection.executemany(
        f"INSERT INTO agenda (row, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",
        [(row, *_to_row(each)) for each in told],
    )


def take_over(connection: sqlite3.Connection, row: int, younger: int) -> None:
    """The text of `younger` is now that of `row`; so is what it announces."""
    connection.execute("DELETE FROM agenda WHERE row = ?", (row,))
    connection.execute("UPDATE agenda SET row = ? WHERE row = ?", (row, younger))


def between(connection: sqlite3.Connection, first: date, last: date) -> Sequence[tuple[int, Announced]]:
    """What is announced for any day from `first` to `last`, with the row of its article; by day, then by article."""
    query = f"SELECT row, {_COLUMNS} FROM agenda WHERE last >= ? AND first <= ? ORDER BY first, last, row"
    rows = connection.execute(query, (to_number(first), to_number(last)))
    return [(row, _of_row(rest)) for row, *rest in rows]


def _to_row(each: Announced) -> tuple[object, ...]:
    days = to_number(each.first), to_number(each.last)
    return (*days, each.role.value, each.certain, each.what, each.words, each.venue, each.repeats)


def _of_row(values: Sequence[object]) -> Announced:
    first, last, role, certain, what, words, venue, repeats = values
    return Announced(
        first=_day(first),
        last=_day(last),
        role=DayRole(str(role)),
        certain=bool(certain),
        what=str(what),
        words=str(words),
        venue=None if venue is None else str(venue),
        repeats=None if repeats is None else str(repeats),
    )


def _day(number: object) -> date:
    day = to_day(int(str(number)))
    assert day is not None
    return day
