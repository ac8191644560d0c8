"""Looking after the archive: what older makers made, what is wrong in the file, and counting it anew."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from reader.archive.codec import load_raw
from reader.archive.database import transaction
from reader.archive.values import TABLES_BITS, Makers, Prepared
from reader.archive.writing import MOST_ROWS, MOST_SECONDS, Writer
from reader.i18n import t
from reader.intake import RawArticle

Stale = tuple[int, datetime, RawArticle]
"""Row, when first seen, raw text."""
_ORPHANS = {
    "fault.no_text": "SELECT count(*) FROM article WHERE row NOT IN (SELECT row FROM text)",
    "fault.no_key": "SELECT count(*) FROM article WHERE row NOT IN (SELECT row FROM key)",
    "fault.no_version": "SELECT count(*) FROM article WHERE row NOT IN (SELECT row FROM version WHERE current)",
    "fault.lost_text": "SELECT count(*) FROM text WHERE row NOT IN (SELECT row FROM article)",
    "fault.lost_version": "SELECT count(*) FROM version WHERE row NOT IN (SELECT row FROM article)",
    "fault.lost_key": "SELECT count(*) FROM key WHERE row NOT IN (SELECT row FROM article)",
    "fault.lost_alias": "SELECT count(*) FROM alias WHERE row NOT IN (SELECT row FROM article)",
}


class Upkeep:
    """For `Archive.upkeep`; only the one writer calls anything but `stale`."""

    def __init__(self, ask: Callable[..., Any], committed: Callable[[], None]) -> None:
        self._ask = ask
        self._committed = committed

    def stale(self, makers: Makers, after: int = 0, limit: int = 500) -> Sequence[Stale]:
        """Articles after row `after` that an older cleaner, tagger or resolver made."""
        found: Sequence[Stale] = self._ask(stale, makers, after, limit)
        return found

    def revise(self, revised: Iterable[tuple[int, Prepared]]) -> None:
        """Replaces what was inferred about the articles in these rows; ids, keys, versions and raw texts stay."""
        self._ask(revise, revised)
        self._committed()

    def recount(self) -> None:
        """Makes the totals anew and removes what belongs to no article."""
        self._ask(recount)

    def renew(self) -> None:
        """Gives the archive another `birth`."""
        self._ask(renew)


def stale(connection: sqlite3.Connection, makers: Makers, after: int, limit: int) -> list[Stale]:
    """The next `limit` articles after row `after` that an older maker made, with the raw text they were made from.

    The same tagger with other tables of the person's own is none the older, but makes them again as well.
    """
    query = (
        "SELECT a.row, a.seen, v.headline, v.raw, v.fields FROM article a JOIN version v "
        "ON v.row = a.row AND v.current WHERE a.row > ? "
        "AND (a.cleaner < ? OR a.tagger >> ? < ? OR (a.tagger >> ? = ? AND a.tagger <> ?) OR a.resolver < ?) "
        "ORDER BY a.row LIMIT ?"
    )
    version = TABLES_BITS, makers.tagger >> TABLES_BITS
    asked = (after, makers.cleaner, *version, *version, makers.tagger, makers.resolver, limit)
    rows = connection.execute(query, asked)
    return [(row, datetime.fromtimestamp(seen, UTC), load_raw(*raw)) for row, seen, *raw in rows]


def revise(connection: sqlite3.Connection, revised: Iterable[tuple[int, Prepared]]) -> None:
    """Replaces what was inferred, in short transactions."""
    left = iter(revised)
    following = next(left, None)
    while following is not None:
        with transaction(connection):
            writer = Writer(connection, int(time.time()))
            until = time.perf_counter() + MOST_SECONDS
            for _ in range(MOST_ROWS):
                writer.revise(*following)
                following = next(left, None)
                if following is None or time.perf_counter() >= until:
                    break
            writer.finish()


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong, one line each: pages, references, totals, orphans; all at one moment, whoever writes beside."""
    connection.execute("BEGIN")
    try:
        return list(_faults(connection))
    finally:
        connection.execute("ROLLBACK")


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    yield from (str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok")
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table}: {row} → {parent}"
    counted = dict(connection.execute("SELECT primary_place, count(*) FROM article GROUP BY primary_place"))
    stored = dict(connection.execute("SELECT place, n FROM total WHERE n <> 0"))
    if counted != stored:
        yield t("fault.totals", stored=sum(stored.values()), counted=sum(counted.values()))
    for what, query in _ORPHANS.items():
        if n := connection.execute(query).fetchone()[0]:
            yield t(what, n=n)


def recount(connection: sqlite3.Connection) -> None:
    """Makes the totals anew, and gives back the memory of what belongs to no article."""
    with transaction(connection):
        for table in ("text", "version", "key", "alias", "agenda"):
            connection.execute(f"DELETE FROM {table} WHERE row NOT IN (SELECT row FROM article)")
        connection.execute("DELETE FROM total")
        connection.execute("INSERT INTO total SELECT primary_place, count(*) FROM article GROUP BY primary_place")


def renew(connection: sqlite3.Connection) -> None:
    """Makes this another archive in the eyes of whoever derived something from it: rows may now mean other articles."""
    connection.execute("UPDATE state SET value = random() WHERE name = 'birth'")
