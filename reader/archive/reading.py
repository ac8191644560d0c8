"""What readers ask the archive; every answer is bounded by what was asked for, never by the archive's size."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from reader.archive import sequence
from reader.archive.codec import (
    COLUMNS,
    HEADLINE_COLUMNS,
    STORE_COLUMNS,
    TEXT_COLUMNS,
    to_article,
    to_headline,
    to_store_row,
)
from reader.archive.values import Version
from reader.model import Article, Headline, Place, StoreRow

_T = TypeVar("_T")

LAST = (1 << 63) - 1
"""After all changes."""
CHUNK = 500
"""Rows asked for at once: below SQLite's limit of variables, and a few milliseconds of reading."""
_ARTICLE = (
    f"SELECT a.id, {', '.join('a.' + name for name in COLUMNS.split(', '))}, a.reprints, a.story, a.versions, "
    f"{', '.join('t.' + name for name in TEXT_COLUMNS.split(', '))} "
    "FROM article a JOIN text t USING (row) WHERE a.row = ?"
)


def row_of(connection: sqlite3.Connection, article_id: str) -> int | None:
    """The row of an id or of an alias of it."""
    query = "SELECT row FROM article WHERE id = ?1 UNION ALL SELECT row FROM alias WHERE id = ?1"
    found = connection.execute(query, (article_id,)).fetchone()
    return None if found is None else int(found[0])


def front(connection: sqlite3.Connection, limit: int, place: Place | None) -> list[Headline]:
    """The first `limit` headlines, newest first, by index."""
    where, values = ("WHERE primary_place = ?", [place.value]) if place else ("", [])
    order = "ORDER BY day_from DESC, moment DESC, row LIMIT ?"
    rows = connection.execute(f"SELECT {HEADLINE_COLUMNS} FROM article {where} {order}", (*values, limit))
    return [to_headline(row) for row in rows]


def totals(connection: sqlite3.Connection) -> Mapping[Place, int]:
    """Articles by primary place, of the places that have any."""
    return {Place(place): n for place, n in connection.execute("SELECT place, n FROM total WHERE n > 0")}


def headlines(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Headline]:
    """The headlines of `rows` in their order; a row that is gone is left out."""
    found: dict[int, Headline] = {}
    for part in chunks(rows):
        query = f"SELECT {HEADLINE_COLUMNS} FROM article WHERE row IN ({','.join('?' * len(part))})"
        found.update((row[0], to_headline(row)) for row in connection.execute(query, part))
    return [found[row] for row in rows if row in found]


def article(connection: sqlite3.Connection, article_id: str) -> Article | None:
    """The article of an id or alias."""
    row = row_of(connection, article_id)
    return None if row is None else article_in(connection, row)


def article_in(connection: sqlite3.Connection, row: int) -> Article | None:
    """The article in `row`."""
    found = connection.execute(_ARTICLE, (row,)).fetchone()
    return None if found is None else to_article(found)


def rows_of(connection: sqlite3.Connection, ids: Iterable[str]) -> Mapping[str, int]:
    """id or alias → row, of those that are known."""
    found: dict[str, int] = {}
    for part in chunks(list(ids)):
        marks = ",".join("?" * len(part))
        tables = (f"SELECT id, row FROM {table} WHERE id IN ({marks})" for table in ("article", "alias"))
        query = " UNION ALL ".join(tables)
        found.update(connection.execute(query, (*part, *part)).fetchall())
    return found


def ids_of(connection: sqlite3.Connection, rows: Iterable[int]) -> Mapping[int, str]:
    """row → id, of those that are known."""
    found: dict[int, str] = {}
    for part in chunks(list(rows)):
        query = f"SELECT row, id FROM article WHERE row IN ({','.join('?' * len(part))})"
        found.update(connection.execute(query, part).fetchall())
    return found


def ids_by_keys(connection: sqlite3.Connection, keys: Iterable[str]) -> Mapping[str, str]:
    """key → id, of the keys that are known."""
    found: dict[str, str] = {}
    for part in chunks(list(keys)):
        query = f"SELECT key, id FROM key JOIN article USING (row) WHERE key IN ({','.join('?' * len(part))})"
        found.update(connection.execute(query, part).fetchall())
    return found


def keys_of(connection: sqlite3.Connection, row: int) -> tuple[str, ...]:
    """All keys of an article."""
    return tuple(key for (key,) in connection.execute("SELECT key FROM key WHERE row = ? ORDER BY key DESC", (row,)))


def links(connection: sqlite3.Connection, row: int) -> tuple[str, ...]:
    """The addresses that the markup of an article's current text linked to."""
    query = (
        "SELECT each.value FROM version v, json_each(v.fields, '$.restored.links') each "
        "WHERE v.row = ? AND v.current ORDER BY each.key"
    )
    return tuple(value for (value,) in connection.execute(query, (row,)) if isinstance(value, str))


def told_keys(connection: sqlite3.Connection, row: int) -> tuple[str, ...]:
    """All keys of an article, and the fingerprint of its text as printed: what an export tells of it."""
    from reader.archive.identity import told_fingerprint

    fingerprint = connection.execute("SELECT fingerprint FROM article WHERE row = ?", (row,)).fetchone()[0]
    return (*keys_of(connection, row), told_fingerprint(fingerprint))


def changes(connection: sqlite3.Connection, since: int, until: int, limit: int) -> Sequence[tuple[int, StoreRow]]:
    """The next `limit` articles whose last change is one after `since` up to `until`, with its number."""
    query = (
        f"SELECT a.seq, {STORE_COLUMNS} FROM article a JOIN text t USING (row) "
        "WHERE a.seq > ? AND a.seq <= ? ORDER BY a.seq LIMIT ?"
    )
    return [(row[0], to_store_row(row[1:])) for row in connection.execute(query, (since, until, limit))]


def gone(connection: sqlite3.Connection, since: int) -> list[int]:
    """Rows that were removed after `since`."""
    return [row for (row,) in connection.execute("SELECT row FROM gone WHERE seq > ? ORDER BY seq", (since,))]


def arrived(connection: sqlite3.Connection, newest: int, limit: int) -> Sequence[StoreRow]:
    """The next `limit` articles that were archived after the one in row `newest`."""
    query = f"SELECT {STORE_COLUMNS} FROM article a JOIN text t USING (row) WHERE a.row > ? ORDER BY a.row LIMIT ?"
    return [to_store_row(row) for row in connection.execute(query, (newest, limit))]


def count_changes(connection: sqlite3.Connection, since: int, most: int) -> int:
    """How many articles were added or changed after `since`; whoever asks whether there are `most` need not wait."""
    query = "SELECT count(*) FROM (SELECT 1 FROM article WHERE seq > ? LIMIT ?)"
    return int(connection.execute(query, (since, most)).fetchone()[0])


def newest(connection: sqlite3.Connection) -> int:
    """The row of the article that was archived last; 0 where there is none."""
    return int(connection.execute("SELECT max(row) FROM article").fetchone()[0] or 0)


def count_new(connection: sqlite3.Connection, since: int, newest: int) -> int:
    """How many articles that changed after `since` were archived after the one in row `newest`."""
    query = "SELECT count(*) FROM article WHERE +seq > ? AND row > ?"  # by row: few came, many may have changed
    return int(connection.execute(query, (since, newest)).fetchone()[0])


def seq_of_change(connection: sqlite3.Connection, since: int, number: int) -> int:
    """The number of the `number`-th article that changed after `since`; that of the last change where fewer did."""
    query = "SELECT seq FROM article WHERE seq > ? ORDER BY seq LIMIT 1 OFFSET ?"
    found = connection.execute(query, (since, number - 1)).fetchone()
    return sequence.read(connection) if found is None else int(found[0])


def seq(connection: sqlite3.Connection) -> int:
    """The number of the last change."""
    return sequence.read(connection)


def birth(connection: sqlite3.Connection) -> int:
    """A number that no other archive has."""
    return int(connection.execute("SELECT value FROM state WHERE name = 'birth'").fetchone()[0])


def versions(connection: sqlite3.Connection, row: int) -> list[Version]:
    """All states of an article, oldest first; the current one last where it was also the last to arrive."""
    query = (
        "SELECT v.n, v.seen, v.cause, v.current, coalesce(v.title, a.title), coalesce(v.body, t.body), v.headline, "
        "v.raw FROM version v JOIN article a USING (row) JOIN text t USING (row) WHERE v.row = ? ORDER BY v.n"
    )
    return [
        Version(n, datetime.fromtimestamp(seen, UTC), cause, bool(current), *texts)
        for n, seen, cause, current, *texts in connection.execute(query, (row,))
    ]


def chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """`values` in parts that fit one statement."""
    return (values[i : i + CHUNK] for i in range(0, len(values), CHUNK))
