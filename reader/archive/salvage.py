"""When a file is beyond reading: it is set aside, never deleted, and what can be had is put in its place."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.archive.articles import Archive
from reader.archive.database import open_file, transaction
from reader.archive.marks import FILE_NAME as MARKS_NAME
from reader.archive.schema import MARKS
from reader.errors import ArchiveError

_TABLES = ("mark", "mark_key", "alias", "action", "saved_search", "past_search", "subscription", "bond")
"""Tables of `marks.db`, the referenced one first."""
RANGE = 4
"""Rows asked for at once: so many are lost beside a broken page."""
_FARTHEST = 100_000
"""Row to look up to where even the last one cannot be told."""


def set_aside(path: Path, stamp: str) -> Path:
    """Renames a file together with its write-ahead log; returns its new name."""
    to = path.with_name(f"{path.name}.damaged-{stamp}")
    path.rename(to)
    log, shared_memory = (path.with_name(path.name + tail) for tail in ("-wal", "-shm"))
    if log.exists() and log.stat().st_size:
        log.rename(to.with_name(f"{to.name}-wal"))
    log.unlink(missing_ok=True)
    shared_memory.unlink(missing_ok=True)
    return to


def backups(folder: Path, stem: str) -> list[Path]:
    """Backups of one file, newest first, also those made before a migration."""
    return sorted(folder.glob(f"{stem}-*.db"), key=lambda path: path.stat().st_mtime, reverse=True)


def restore_archive(home: Path, backup_folder: Path, name: str) -> Path | None:
    """Puts the newest whole backup in the place of the archive, which must have been set aside; None without one."""
    to = home / name
    for backup in backups(backup_folder, to.stem):
        half = to.with_name(to.name + ".part")
        shutil.copyfile(backup, half)
        half.replace(to)
        with contextlib.suppress(ArchiveError), Archive.open(home, writable=True) as archive:
            if not archive.faults():
                archive.upkeep.renew()
                return backup
        for tail in ("", "-wal", "-shm"):
            to.with_name(to.name + tail).unlink(missing_ok=True)
    return None


def rescue_marks(home: Path, damaged: Path, backup_folder: Path) -> int:
    """A new `marks.db` of all that can be read of the damaged one; only what is missing then comes from backups.

    Returns the number of marked articles.
    """
    connection = open_file(home / MARKS_NAME, MARKS, backups=backup_folder, synchronous="FULL")
    with contextlib.closing(connection):
        return rescue_rows(damaged, connection, backup_folder)


def rescue_rows(damaged: Path, connection: sqlite3.Connection, backup_folder: Path) -> int:
    """The same into an open file, or into memory, of marks."""
    connection.execute("PRAGMA foreign_keys = OFF")
    for source in (damaged, *backups(backup_folder, Path(MARKS_NAME).stem)):
        with transaction(connection):
            for table in _TABLES:
                _copy(source, connection, table)
    connection.execute("DELETE FROM mark_key WHERE id NOT IN (SELECT id FROM mark)")
    return int(connection.execute("SELECT count(*) FROM mark").fetchone()[0])


def _copy(source: Path, to: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in to.execute(f"PRAGMA table_info({table})")]
    values = ", ".join("?" * len(columns))
    for row in _readable(source, table, columns):
        to.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({values})", row)


def _readable(source: Path, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows outside the damage: asked for in small ranges, since a scan ends at the first broken page."""
    uri = f"{source.absolute().as_uri()}?mode=ro"
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.execute("PRAGMA writable_schema = ON")  # else SQLite reads nothing of a file that was cut
        query = f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ?"
        for first in range(0, last_row(connection, table) + 1, RANGE):
            with contextlib.suppress(sqlite3.DatabaseError):
                yield from connection.execute(query, (first, first + RANGE - 1))


def last_row(connection: sqlite3.Connection, table: str) -> int:
    """The highest row of a table, as far as it can be told."""
    try:
        return int(connection.execute(f"SELECT max(rowid) FROM {table} NOT INDEXED").fetchone()[0] or 0)
    except sqlite3.DatabaseError:
        return _FARTHEST
