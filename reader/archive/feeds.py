"""`Feeds`: what the worker remembers of each subscription, in the archive, so that both are of the same moment.

An archive that comes back from a backup forgets along with its articles that their feeds were read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, cast

from reader.archive.codec import to_day, to_number
from reader.archive.database import transaction
from reader.sources.asking import Memory, State

_COLUMNS = "url, title, site, etag, modified, moved, tried, succeeded, state, detail, failures, wait_until, gone, body"
WINDOW = 28
"""Days over which articles a day are counted."""


class Feeds:
    """Feeds of one archive, see `Archive.feeds`; only the one writer calls `keep`, `count_new` and `forget`."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask

    def all(self) -> Mapping[str, Memory]:
        """URL as subscribed → what is remembered, of all feeds that were ever asked."""
        return cast(Mapping[str, Memory], self._ask(_all))

    def keep(self, memory: Memory) -> None:
        """Remembers `memory`."""
        self._ask(_keep, memory)

    def count_new(self, url: str, day: date, count: int) -> None:
        """So many articles came new in a feed on a day."""
        self._ask(_count_new, url, day, count)

    def rates(self, today: date) -> Mapping[str, float]:
        """URL → articles a day over the last four weeks, of feeds that are known for a day at least."""
        return cast(Mapping[str, float], self._ask(_rates, today))

    def forget(self, url: str) -> None:
        """Nothing is remembered of a feed any more: it is asked as for the first time."""
        self._ask(_forget, url)


def _all(db: sqlite3.Connection) -> Mapping[str, Memory]:
    rows = db.execute(f"SELECT {_COLUMNS} FROM feed")
    return {row[0]: _memory(row) for row in rows}


def _memory(row: Sequence[Any]) -> Memory:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return Memory(**{**values, "state": State(values["state"]), "gone": bool(values["gone"])})


def _keep(db: sqlite3.Connection, memory: Memory) -> None:
    values = (
        *(memory.url, memory.title, memory.site, memory.etag, memory.modified, memory.moved),
        *(memory.tried, memory.succeeded, memory.state.value, memory.detail, memory.failures),
        *(memory.wait_until, int(memory.gone), memory.body),
    )
    with transaction(db):
        db.execute(f"INSERT OR REPLACE INTO feed ({_COLUMNS}) VALUES ({','.join('?' * len(values))})", values)


def _count_new(db: sqlite3.Connection, url: str, day: date, count: int) -> None:
    with transaction(db):
        db.execute(
            "INSERT INTO feed_day VALUES (?1, ?2, ?3) ON CONFLICT (url, day) DO UPDATE SET n = n + ?3",
            (url, to_number(day), count),
        )
        db.execute("DELETE FROM feed_day WHERE day < ?", (to_number(day - timedelta(days=2 * WINDOW)),))


def _rates(db: sqlite3.Connection, today: date) -> Mapping[str, float]:
    since = today - timedelta(days=WINDOW - 1)
    query = "SELECT url, min(day), sum(n) FILTER (WHERE day >= ?) FROM feed_day GROUP BY url"
    known = [(url, to_day(first) or today, n or 0) for url, first, n in db.execute(query, (to_number(since),))]
    return {url: n / ((today - max(since, first)).days + 1) for url, first, n in known if first < today}


def _forget(db: sqlite3.Connection, url: str) -> None:
    with transaction(db):
        for table in ("feed", "feed_day"):
            db.execute(f"DELETE FROM {table} WHERE url = ?", (url,))
