"""Taking articles in: each input is a new article, a new version of a known one, or nothing new."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from itertools import chain, count

from reader.archive import agenda
from reader.archive.codec import COLUMNS, TEXT_COLUMNS
from reader.archive.database import transaction
from reader.archive.identity import make_id, standing
from reader.archive.meeting import known_as, merge
from reader.archive.sequence import Sequence as ChangeSequence
from reader.archive.strangers import Strangers
from reader.archive.values import Columns, Makers, Prepared
from reader.intake import ImportCounts
from reader.model import Basis

MOST_ROWS = 500
MOST_SECONDS = 0.040
"""A transaction ends after this long, so that with its commit it stays under 50 ms."""

TOGETHER = 25
"""New articles of which the texts are written at a time: few, so that a transaction ends in time."""

_KEPT = ("outlet", "reporter", "agency", "url")
"""What a newer text does not state stays as it was known."""
_DATED = ("published", "day_from", "day_to", "moment", "basis", "certain")


FULL = "full"
"""Cause of a version whose text was fetched from the article's page: no edit of its outlet's."""


class Outcome(StrEnum):
    """What became of an input."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


def add(connection: sqlite3.Connection, batch: Sequence[Prepared], now: int) -> Iterator[ImportCounts]:
    """Archives `batch` in short transactions; yields the counts of each when it is committed."""
    left, strangers = iter(batch), Strangers(connection, batch)
    following = next(left, None)
    while following is not None:
        counts = dict.fromkeys(Outcome, 0)
        with transaction(connection):
            writer = Writer(connection, now)
            until = time.perf_counter() + MOST_SECONDS
            while following is not None:
                counts[writer.settle(following, strangers)] += 1
                following = next(left, None)
                if sum(counts.values()) >= MOST_ROWS or time.perf_counter() >= until:
                    break
            writer.finish()
        yield ImportCounts(counts[Outcome.NEW], counts[Outcome.CHANGED], counts[Outcome.SAME])


class Writer:
    """The decisions of one transaction; `finish` before it is committed."""

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        self._db = connection
        self._now = now
        self._seq = ChangeSequence(connection)
        self._sources: set[str] = set()
        self._waiting: list[tuple[int, Prepared]] = []

    def settle(self, new: Prepared, strangers: Strangers) -> Outcome:
        """Archives one input."""
        self._sources.add(new.raw.source)
        met = [] if strangers.include(new) else self._known_as(new)
        strangers.meet(new)
        if not met:
            return self._insert(new, strangers.free_id(new) or self._free_id(new))
        row, *younger = sorted(met)
        for other in younger:
            merge(self._db, self._seq, row, other)
        outcome = self._take_in(row, new)
        return Outcome.CHANGED if younger else outcome

    def complete(self, row: int, new: Prepared) -> bool:
        """Makes `new`, whose text is whole, the current version of the article in `row`; False: it was there before."""
        if self._has_arrived(row, new):
            return False
        n = self._db.execute("SELECT max(n) FROM version WHERE row = ?", (row,)).fetchone()[0] + 1
        self._retire_current(row)
        self._add_version(row, new, n, FULL, current=True)
        self._overwrite(row, new, edited=False)
        return True

    def revise(self, row: int, new: Prepared) -> None:
        """Replaces what was inferred about an article by what newer makers infer from the same raw text.

        Where they infer the same, nobody who reads the archive hears of it.
        """
        if not self._is_as_made(row, new.row):
            day_unknown = new.article.published.basis is Basis.IMPORT
            self._replace(row, new, _REMAKE_BUT_DAY if day_unknown else _REMAKE)
            self._db.execute("UPDATE article SET analyser = 0 WHERE row = ?", (row,))
        else:
            agenda.put(self._db, row, new.agenda)  # older makers may not have kept one
        self._db.execute(
            "UPDATE article SET twin = ?, cleaner = ?, tagger = ?, resolver = ? WHERE row = ?",
            (new.twin, *_made(new.makers), row),
        )

    def finish(self) -> None:
        """Stores what waits, the counter of changes and the sources met."""
        self._store()
        self._seq.store()
        self._db.executemany(
            "INSERT INTO source VALUES (?1, ?2, ?2) ON CONFLICT (source) DO UPDATE SET last_seen = ?2",
            [(source, self._now) for source in self._sources],
        )

    def _insert(self, new: Prepared, article_id: str) -> Outcome:
        columns = (*new.row.article, article_id, self._seq.next())
        _, reprints, story = new.row.ids
        own = (
            reprints or article_id,
            story or article_id,
            new.keys.address,
            new.twin,
            new.fingerprint,
            self._now,
        )
        row = self._db.execute(_INSERT, (*columns, *own, *_made(new.makers))).lastrowid
        assert row is not None
        self._waiting.append((row, new))
        if len(self._waiting) >= TOGETHER:
            self._store()
        return Outcome.NEW

    def _store(self) -> None:
        """What belongs to new articles beside their own rows, table by table, which takes less time than by article."""
        waiting, self._waiting = self._waiting, []
        self._db.executemany(_INSERT_TEXT, [(row, *new.row.text) for row, new in waiting])
        agenda.add(self._db, {row: new.agenda for row, new in waiting})
        self._db.executemany(
            _INSERT_VERSION, [self._version(row, new, 1, "first", current=True) for row, new in waiting]
        )
        self._db.executemany(_INSERT_KEY, [(key, row) for row, new in waiting for key in new.keys.all])

    def _known_as(self, new: Prepared) -> list[int]:
        if self._waiting:
            self._store()
        return known_as(self._db, new)

    def _take_in(self, row: int, new: Prepared) -> Outcome:
        """`new` is the article in `row`: its keys are added, and its text where that is newer or better."""
        self._add_keys(row, new)
        known = standing(*self._db.execute("SELECT address, outlet FROM article WHERE row = ?", (row,)).fetchone())
        now = standing(new.keys.address, new.row.outlet)
        if now <= known and (new.row.ids[0] or self._has_arrived(row, new)):
            return Outcome.SAME
        n = self._db.execute("SELECT max(n) FROM version WHERE row = ?", (row,)).fetchone()[0] + 1
        if now < known:
            self._add_version(row, new, n, "other", current=False)
            return Outcome.SAME
        self._retire_current(row)
        self._add_version(row, new, n, "edit" if now == known else "other", current=True)
        self._overwrite(row, new, edited=now == known)
        return Outcome.CHANGED

    def _overwrite(self, row: int, new: Prepared, *, edited: bool) -> None:
        published = new.article.published
        keep_day = published.basis is Basis.IMPORT or (not published.certain and self._is_certain(row))
        self._replace(row, new, _REPLACE_BUT_DAY if keep_day else _REPLACE)
        self._db.execute(
            "UPDATE article SET versions = versions + ?, address = ?, twin = ?, fingerprint = ?, "
            "cleaner = ?, tagger = ?, resolver = ?, analyser = 0 WHERE row = ?",
            (
                edited,
                new.keys.address,
                new.twin,
                new.fingerprint,
                *_made(new.makers),
                row,
            ),
        )

    def _replace(self, row: int, new: Prepared, statement: str) -> None:
        self._db.execute(statement, (*new.row.article, self._seq.next(), row))
        self._db.execute(_REPLACE_TEXT, (*new.row.text, row))
        agenda.put(self._db, row, new.agenda)

    def _retire_current(self, row: int) -> None:
        """The version that was current keeps the cleaned text it had, to be compared with."""
        self._db.execute(
            "UPDATE version SET current = 0, title = (SELECT title FROM article WHERE row = ?1), "
            "body = (SELECT body FROM text WHERE row = ?1) WHERE row = ?1 AND current",
            (row,),
        )

    def _add_version(self, row: int, new: Prepared, n: int, cause: str, *, current: bool) -> None:
        self._db.execute(_INSERT_VERSION, self._version(row, new, n, cause, current=current))

    def _version(self, row: int, new: Prepared, n: int, cause: str, *, current: bool) -> tuple[object, ...]:
        cleaned = (None, None) if current else (new.row.title, new.row.text[0])
        raw = (new.raw.headline, new.raw.text, new.row.printed)
        return (row, n, self._now, cause, current, new.fingerprint, *raw, *cleaned)

    def _add_keys(self, row: int, new: Prepared) -> None:
        self._db.executemany(_INSERT_KEY, [(key, row) for key in new.keys.all])

    def _has_arrived(self, row: int, new: Prepared) -> bool:
        """Whether this text was seen before, as any version: an old file imported again reverts nothing."""
        query = "SELECT 1 FROM version WHERE row = ? AND fingerprint = ?"
        return self._db.execute(query, (row, new.fingerprint)).fetchone() is not None

    def _is_as_made(self, row: int, made: Columns) -> bool:
        columns = self._db.execute(f"SELECT {COLUMNS} FROM article WHERE row = ?", (row,)).fetchone()
        texts = self._db.execute(f"SELECT {TEXT_COLUMNS} FROM text WHERE row = ?", (row,)).fetchone()
        return bool(columns == made.article and texts == made.text)

    def _is_certain(self, row: int) -> bool:
        return bool(self._db.execute("SELECT certain FROM article WHERE row = ?", (row,)).fetchone()[0])

    def _free_id(self, new: Prepared) -> str:
        strongest = new.keys.strongest
        stated = new.row.ids[0]
        candidates = chain([stated] if stated else [], (make_id(strongest, n) for n in count()))
        taken = "SELECT 1 FROM article WHERE id = ?1 UNION ALL SELECT 1 FROM alias WHERE id = ?1"
        return next(name for name in candidates if self._db.execute(taken, (name,)).fetchone() is None)


def _made(makers: Makers) -> tuple[int, int, int]:
    return makers.cleaner, makers.tagger, makers.resolver


def _update(kept: Collection[str], left: Collection[str] = ()) -> str:
    """Sets `COLUMNS` and seq; `kept` columns stay where the new value is NULL, `left` ones always."""

    def value(i: int, name: str) -> str:
        if name in kept:
            return f"coalesce(?{i}, {name})"
        return name if name in left else f"?{i}"

    names = [*_NAMES, "seq"]
    assignments = ", ".join(f"{name} = {value(i, name)}" for i, name in enumerate(names, start=1))
    return f"UPDATE article SET {assignments} WHERE row = ?{len(names) + 1}"


_NAMES = COLUMNS.split(", ")
_REPLACE, _REPLACE_BUT_DAY = _update(_KEPT), _update(_KEPT, _DATED)
_REMAKE, _REMAKE_BUT_DAY = _update(("url",)), _update(("url",), _DATED)
_REPLACE_TEXT = f"UPDATE text SET {', '.join(f'{name} = ?' for name in TEXT_COLUMNS.split(', '))} WHERE row = ?"
_INSERT_TEXT = f"INSERT INTO text (row, {TEXT_COLUMNS}) VALUES (?,?,?,?,?,?)"
_INSERT_VERSION = "INSERT INTO version VALUES (?,?,?,?,?,?,?,?,?,?,?)"
_INSERT_KEY = "INSERT OR IGNORE INTO key VALUES (?, ?)"
_OWN_COLUMNS = "id, seq, reprints, story, address, twin, fingerprint, seen, cleaner, tagger, resolver"
_INSERT = (
    f"INSERT INTO article ({COLUMNS}, {_OWN_COLUMNS}) "
    f"VALUES ({', '.join('?' * (len(_NAMES) + len(_OWN_COLUMNS.split(', '))))})"
)
