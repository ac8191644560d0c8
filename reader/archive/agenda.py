"""The announcements of the archive: kept with each article, or found later, and asked for by day."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from reader.archive import days
from reader.archive.codec import to_day, to_number
from reader.archive.database import transaction
from reader.archive.reading import article_in
from reader.model import Article, DayRole
from reader.tagging.announced import Announced, announced

_COLUMNS = "first, last, role, certain, what, words, venue, repeats"

Told = Iterable[Announced]


class Agenda:
    """For `Archive.agenda`; only the one writer calls `announce`."""

    def __init__(self, ask: Callable[..., Any], committed: Callable[[], None]) -> None:
        self._ask = ask
        self._committed = committed

    def between(self, first: date, last: date) -> Sequence[tuple[int, Announced]]:
        """What articles announce for any day from `first` to `last`, with their rows; by day, then by row."""
        found: Sequence[tuple[int, Announced]] = self._ask(_between, first, last)
        return found

    def waiting(self, limit: int) -> Sequence[int]:
        """Articles of which it is still to be found what they announce, the newest first."""
        found: Sequence[int] = self._ask(_waiting, limit)
        return found

    def count_waiting(self) -> int:
        """How many these are."""
        number: int = self._ask(_count_waiting)
        return number

    def announce(self, rows: Sequence[int]) -> None:
        """Finds what these articles announce, and the days that they name where that was left for later, too."""
        found = {row: article for row in rows if (article := self._ask(article_in, row))}
        made = {row: days.whole(article) for row, article in found.items()}
        late = [(row, article) for row, article in made.items() if article is not found[row]]
        self._ask(_keep, {row: announced(made[row]) if row in made else () for row in rows}, late)
        self._committed()


def add(connection: sqlite3.Connection, told: Mapping[int, Told | None]) -> None:
    """Keeps what new articles announce, by their rows; None: that is to be found."""
    unknown = [(row,) for row, each in told.items() if each is None]
    connection.executemany("INSERT INTO unannounced VALUES (?)", unknown)
    known = [(row, *_to_row(day)) for row, each in told.items() for day in each or ()]
    connection.executemany(f"INSERT INTO agenda (row, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)", known)


def put(connection: sqlite3.Connection, row: int, told: Told | None) -> None:
    """Keeps what the article in `row` announces, in place of what stood there."""
    _clear(connection, row)
    add(connection, {row: told})


def take_over(connection: sqlite3.Connection, row: int, younger: int) -> None:
    """The text of `younger` is now that of `row`; so is what it announces."""
    _clear(connection, row)
    for table in ("agenda", "unannounced"):
        connection.execute(f"UPDATE {table} SET row = ? WHERE row = ?", (row, younger))


def _clear(connection: sqlite3.Connection, row: int) -> None:
    for table in ("agenda", "unannounced"):
        connection.execute(f"DELETE FROM {table} WHERE row = ?", (row,))


def _between(connection: sqlite3.Connection, first: date, last: date) -> Sequence[tuple[int, Announced]]:
    query = f"SELECT row, {_COLUMNS} FROM agenda WHERE last >= ? AND first <= ? ORDER BY first, last, row"
    rows = connection.execute(query, (to_number(first), to_number(last)))
    return [(row, _of_row(rest)) for row, *rest in rows]


def _waiting(connection: sqlite3.Connection, limit: int) -> Sequence[int]:
    query = "SELECT row FROM unannounced ORDER BY row DESC LIMIT ?"
    return [row for (row,) in connection.execute(query, (limit,))]


def _count_waiting(connection: sqlite3.Connection) -> int:
    ((number,),) = connection.execute("SELECT count(*) FROM unannounced")
    return int(number)


def _keep(connection: sqlite3.Connection, told: Mapping[int, Told], late: Iterable[tuple[int, Article]]) -> None:
    with transaction(connection):
        days.keep(connection, late)
        for row, each in told.items():
            put(connection, row, each)


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
