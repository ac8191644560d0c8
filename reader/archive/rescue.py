"""A new archive of all that can be read of a damaged one, row by row around its broken pages.

What a row lacks is made again from what is left of it: keys and text from the raw text, the raw text from the article.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.archive import reading, upkeep
from reader.archive.codec import dump_raw, load_raw
from reader.archive.database import open_file, transaction
from reader.archive.identity import keys_of
from reader.archive.salvage import RANGE, last_row
from reader.archive.schema import ARCHIVE
from reader.intake import RawArticle
from reader.model import Article

PAGE = 4096
HEADER = 100
"""Bytes of a page, and of what stands on the first one before its rows."""
_RANGES = {
    "article": ("NOT INDEXED", "row"),
    "text": ("NOT INDEXED", "row"),
    "version": ("", "row"),
    "key": ("INDEXED BY key_row", "row"),
    "gone": ("NOT INDEXED", "row"),
}
"""Tables that are read in ranges of a column: how, and of which."""
_ENDS = {"alias": "id", "source": "source", "feed": "url", "feed_day": "url", "removed": "key"}
"""Small tables that are read from both ends up to the damage."""


def rescue_archive(path: Path, damaged: Path, backups: Sequence[Path], folder: Path) -> int:
    """Makes the archive at `path`, where nothing must be, of `damaged`; what is missing comes from its own `backups`.

    `folder` is where backups are. Returns the number of articles; with 0 the file is empty. Where it cannot be told
    whether the backups are of the same archive, they are better than a part of it: 0.
    """
    with _readable_schema(damaged) as whole:
        birth = _birth(whole)
    if birth is None and backups:
        return 0
    with contextlib.closing(open_file(path, ARCHIVE, backups=folder)) as to:
        to.execute("PRAGMA foreign_keys = OFF")
        with _readable_schema(damaged) as whole:
            for source in (whole, *(backup for backup in backups if _birth(backup) == birth)):
                with transaction(to), contextlib.suppress(sqlite3.Error), _opened(source) as connection:
                    _copy_all(connection, to)
        with transaction(to):
            _complete(to)
        upkeep.recount(to)
        upkeep.renew(to)
        return int(to.execute("SELECT count(*) FROM article").fetchone()[0])


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA writable_schema = ON")  # else SQLite reads nothing of a file that was cut
        yield connection


@contextlib.contextmanager
def _readable_schema(damaged: Path) -> Iterator[Path]:
    """The file, or where its list of tables is broken a copy with that of a new one: both were made in one way."""
    if _knows_its_tables(damaged):
        yield damaged
        return
    with tempfile.TemporaryDirectory(dir=damaged.parent, prefix="repair-", ignore_cleanup_errors=True) as folder:
        fresh, copy = Path(folder, "fresh.db"), Path(folder, "copy.db")
        with contextlib.closing(open_file(fresh, ARCHIVE, backups=Path(folder))) as made:
            made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            roots = {row[0] for row in made.execute("SELECT rootpage FROM sqlite_schema")}
        shutil.copyfile(damaged, copy)
        content = fresh.read_bytes()
        with copy.open("rb+") as file:
            for page in sorted(set(range(1, len(content) // PAGE + 1)) - roots):
                start = (page - 1) * PAGE + (HEADER if page == 1 else 0)
                file.seek(start)
                file.write(content[start : page * PAGE])
        yield copy


def _knows_its_tables(path: Path) -> bool:
    with contextlib.suppress(sqlite3.Error), _opened(path) as connection:
        connection.execute("SELECT count(*) FROM article NOT INDEXED WHERE row = 0")
        return True
    return False


def _birth(path: Path) -> int | None:
    with contextlib.suppress(sqlite3.Error), _opened(path) as connection:
        return reading.birth(connection)
    return None


def _copy_all(source: sqlite3.Connection, to: sqlite3.Connection) -> None:
    for table, (how, column) in _RANGES.items():
        columns = _columns(to, table)
        query = f"SELECT {columns} FROM {table} {how} WHERE {column} BETWEEN ? AND ?"
        for first in range(0, last_row(source, "article") + 1, RANGE):
            _insert(to, table, _readable(source, query, (first, first + RANGE - 1)))
    for table, column in _ENDS.items():
        for order in ("ASC", "DESC"):
            _insert(to, table, _readable(source, f"SELECT * FROM {table} ORDER BY {column} {order}", ()))


def _readable(source: sqlite3.Connection, query: str, values: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    with contextlib.suppress(sqlite3.DatabaseError):
        yield from source.execute(query, values)


def _insert(to: sqlite3.Connection, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    for row in rows:
        with contextlib.suppress(sqlite3.IntegrityError):  # garbage where a value has to be
            to.execute(f"INSERT OR IGNORE INTO {table} VALUES ({','.join('?' * len(row))})", row)


def _columns(connection: sqlite3.Connection, table: str) -> str:
    return ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def _complete(to: sqlite3.Connection) -> None:
    """Every article gets what it lacks; one that makes no sense is left out."""
    to.execute("DELETE FROM version WHERE row NOT IN (SELECT row FROM article)")
    to.execute(
        "INSERT INTO text SELECT v.row, v.raw, '[]', '[]', '[]', '[]' FROM version v "
        "WHERE v.current AND v.row NOT IN (SELECT row FROM text)"
    )
    to.execute("UPDATE article SET cleaner = 0 WHERE row IN (SELECT row FROM text WHERE evidence = '[]')")
    for (row,) in to.execute("SELECT row FROM article").fetchall():
        if not _is_whole(to, row):
            to.execute("DELETE FROM article WHERE row = ?", (row,))
    # Feeds are read as a whole again: they may hold what was lost.
    to.execute("UPDATE feed SET etag = NULL, modified = NULL, body = NULL")
    # What was known of words is not copied: it is learnt again.
    to.execute("UPDATE article SET analyser = 0")
    last = "SELECT coalesce(max(seq), 0) FROM (SELECT seq FROM article UNION ALL SELECT seq FROM gone)"
    to.execute(f"UPDATE state SET value = ({last}) WHERE name = 'seq'")
    for table in ("text", "version", "key", "alias"):
        to.execute(f"DELETE FROM {table} WHERE row NOT IN (SELECT row FROM article)")


def _is_whole(to: sqlite3.Connection, row: int) -> bool:
    """Whether the article in `row` can be read; its raw text and its keys are then there."""
    try:
        article_id = to.execute("SELECT id FROM article WHERE row = ?", (row,)).fetchone()[0]
        article = reading.article(to, article_id)
        if article is None:
            return False
        if not to.execute("SELECT 1 FROM version WHERE row = ? AND current", (row,)).fetchone():
            _make_version(to, row, _raw(article))
        for raw in to.execute("SELECT headline, raw, fields FROM version WHERE row = ?", (row,)).fetchall():
            keys = keys_of(load_raw(*raw)).all
            if not to.execute("SELECT 1 FROM key WHERE row = ?", (row,)).fetchone():
                to.executemany("INSERT OR IGNORE INTO key VALUES (?, ?)", [(key, row) for key in keys])
    except (ValueError, KeyError, TypeError, sqlite3.DatabaseError):  # garbage that looks like a row
        return False
    return to.execute("SELECT 1 FROM key WHERE row = ?", (row,)).fetchone() is not None


def _raw(article: Article) -> RawArticle:
    return RawArticle(
        article.source,
        0,
        "" if article.title_derived else article.title,
        article.body,
        article.outlet,
        article.reporter,
        article.agency,
        article.url,
        kind=article.kind,
    )


def _make_version(to: sqlite3.Connection, row: int, raw: RawArticle) -> None:
    to.execute("DELETE FROM version WHERE row = ?", (row,))
    to.execute(
        "INSERT INTO version SELECT row, 1, seen, 'first', 1, fingerprint, ?, ?, ?, NULL, NULL FROM article "
        "WHERE row = ?",
        (raw.headline, raw.text, dump_raw(raw), row),
    )
