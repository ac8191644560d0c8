"""`Pages`: whole texts that were fetched from the pages of articles, as versions that are no edits of their outlet."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from typing import Any, cast

from reader.archive.codec import load_raw
from reader.archive.database import transaction
from reader.archive.reading import chunks
from reader.archive.values import Prepared
from reader.archive.writing import FULL, Writer
from reader.intake import RawArticle


class Pages:
    """Those of one archive, see `Archive.pages`; only the one writer calls `complete`."""

    def __init__(self, ask: Callable[..., Any], committed: Callable[[], None]) -> None:
        self._ask = ask
        self._committed = committed

    def printed(self, row: int) -> RawArticle:
        """The article in `row` as its source printed it, in the version that is the current one."""
        return cast(RawArticle, self._ask(_printed, row))

    def complete(self, row: int, new: Prepared, now: int) -> bool:
        """Makes `new`, which has the whole text, the current version of the article in `row`; False: it was there."""
        done = cast(bool, self._ask(_complete, row, new, now))
        self._committed()
        return done

    def completed(self, rows: Iterable[int]) -> Collection[int]:
        """Those of `rows` whose whole text was fetched once."""
        return cast(Collection[int], self._ask(_completed, list(rows)))


def _printed(db: sqlite3.Connection, row: int) -> RawArticle:
    query = "SELECT headline, raw, fields FROM version WHERE row = ? AND current"
    return load_raw(*db.execute(query, (row,)).fetchone())


def _complete(db: sqlite3.Connection, row: int, new: Prepared, now: int) -> bool:
    with transaction(db):
        writer = Writer(db, now)
        done = writer.complete(row, new)
        writer.finish()
    return done


def _completed(db: sqlite3.Connection, rows: list[int]) -> Collection[int]:
    found: set[int] = set()
    for part in chunks(rows):
        query = f"SELECT DISTINCT row FROM version WHERE cause = ? AND row IN ({','.join('?' * len(part))})"
        found.update(row for (row,) in db.execute(query, (FULL, *part)))
    return found
