"""Finding the articles that an input is, and making one of two that turned out to be the same."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from reader.archive import agenda
from reader.archive.codec import COLUMNS, TEXT_COLUMNS, Row, to_day
from reader.archive.identity import Input, Known, is_met, is_twin, standing
from reader.archive.reading import row_of
from reader.archive.sequence import Sequence
from reader.archive.values import Prepared

_KNOWN = "a.row, a.url, a.address, a.outlet, a.day_from, a.day_to, a.certain"
_SOURCES = "(SELECT group_concat(json_extract(v.fields, '$.source'), char(10)) FROM version v WHERE v.row = a.row)"
_TAKEN_OVER = f"{COLUMNS}, address, twin, fingerprint, cleaner, tagger, resolver"


def known_as(connection: sqlite3.Connection, new: Prepared) -> list[int]:
    """The rows of the articles that `new` is: by its keys or its exported id, else by headline and beginning."""
    wanted = Input(new.keys, new.raw.source, new.row.outlet, new.article.published)
    rows = _by_keys(connection, wanted)
    stated = new.row.ids[0]
    if stated and (row := row_of(connection, stated)) is not None and row not in rows:
        rows.append(row)
    return rows or _by_twin(connection, new, wanted)


def merge(connection: sqlite3.Connection, seq: Sequence, row: int, younger: int) -> None:
    """Makes the article in `younger` a part of the one in `row`; its id becomes an alias."""
    (has, theirs) = (
        standing(*connection.execute("SELECT address, outlet FROM article WHERE row = ?", (one,)).fetchone())
        for one in (row, younger)
    )
    _move_versions(connection, row, younger, takes_over=theirs > has)
    if theirs > has:
        _take_over(connection, row, younger)
    for table in ("key", "alias"):
        connection.execute(f"UPDATE {table} SET row = ? WHERE row = ?", (row, younger))
    connection.execute("INSERT INTO alias SELECT id, ? FROM article WHERE row = ?", (row, younger))
    connection.execute("INSERT INTO gone SELECT row, id, ? FROM article WHERE row = ?", (seq.next(), younger))
    connection.execute("DELETE FROM article WHERE row = ?", (younger,))
    connection.execute("UPDATE article SET seq = ? WHERE row = ?", (seq.next(), row))


def _by_keys(connection: sqlite3.Connection, wanted: Input) -> list[int]:
    keys = wanted.keys.all
    shared: dict[int, set[str]] = defaultdict(set)
    known: dict[int, Known] = {}
    query = f"SELECT k.key, {_KNOWN} FROM key k JOIN article a USING (row) WHERE k.key IN ({','.join('?' * len(keys))})"
    for key, *columns in connection.execute(query, keys):
        known[columns[0]] = _known(columns)
        shared[columns[0]].add(key)
    return [row for row, keys_met in shared.items() if is_met(wanted, known[row], keys_met)]


def _by_twin(connection: sqlite3.Connection, new: Prepared, wanted: Input) -> list[int]:
    if new.twin is None or new.keys.nth:
        return []
    # Thousands of items of one file may begin alike: those that it brought are left out before anything else is read.
    query = f"SELECT {_KNOWN}, {_SOURCES} FROM article a WHERE a.twin = ? AND a.source IS NOT ? ORDER BY a.row"
    rows = connection.execute(query, (new.twin, new.raw.source))
    return next(([known.row] for known in map(_known, rows) if is_twin(wanted, known)), [])


def _known(row: Row) -> Known:
    number, url, address, outlet, first, last, certain, *sources = row
    came_from = frozenset(sources[0].split("\n")) if sources else frozenset()
    return Known(number, url, bool(address), came_from, outlet, to_day(first), to_day(last), bool(certain))


def _move_versions(connection: sqlite3.Connection, row: int, younger: int, *, takes_over: bool) -> None:
    """Appends the younger article's versions; only one of both stays current, the other keeps its cleaned text."""
    retired = row if takes_over else younger
    connection.execute(
        "UPDATE version SET current = 0, title = (SELECT title FROM article WHERE row = ?1), "
        "body = (SELECT body FROM text WHERE row = ?1) WHERE row = ?1 AND current",
        (retired,),
    )
    connection.execute(
        "UPDATE version SET row = ?1, n = n + (SELECT max(n) FROM version WHERE row = ?1), "
        "cause = CASE cause WHEN 'first' THEN 'other' ELSE cause END WHERE row = ?2",
        (row, younger),
    )


def _take_over(connection: sqlite3.Connection, row: int, younger: int) -> None:
    for table, columns in (("article", _TAKEN_OVER), ("text", TEXT_COLUMNS)):
        connection.execute(
            f"UPDATE {table} SET ({columns}) = (SELECT {columns} FROM {table} WHERE row = ?2) WHERE row = ?1",
            (row, younger),
        )
    agenda.take_over(connection, row, younger)
