"""Opening a file for reading where nothing can be written beside it: on a full disk, or on a read-only medium.

SQLite needs a WAL's index (``-shm``) even to read, and cannot make one there.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from pathlib import Path

from reader.archive.database import refuse_foreign, told
from reader.archive.schema import Schema
from reader.errors import ReaderError

_SECONDS = 1.0


def open_unwritten(path: Path, schema: Schema, refused: ReaderError) -> sqlite3.Connection:
    """The file at `path`, which can be read and not written.

    Raises `refused`, why it could not be opened for writing, where there is no way; ArchiveError where the file is
    damaged, foreign or newer.
    """
    if not path.is_file() or not path.stat().st_size:
        raise refused
    for way in (_beside_others, _from_its_log) if _has_log(path) else (_beside_others, _alone):
        with contextlib.suppress(sqlite3.Error, OSError):
            return _checked(way(path), path, schema)
    raise refused


def _checked(connection: sqlite3.Connection, path: Path, schema: Schema) -> sqlite3.Connection:
    try:
        refuse_foreign(connection, path, schema)
        if connection.execute("PRAGMA user_version").fetchone()[0] != schema.version:
            raise sqlite3.OperationalError("an older file has to be written to be read")
        connection.execute("PRAGMA query_only = ON")
    except sqlite3.DatabaseError as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            with told(path):
                raise
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _beside_others(path: Path) -> sqlite3.Connection:
    """Another process has it open: the index of its log is there."""
    return _connect(f"{path.absolute().as_uri()}?mode=ro")


def _alone(path: Path) -> sqlite3.Connection:
    """Nobody has it open and nobody can: read as it is, without locks."""
    return _connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1")


def _from_its_log(path: Path) -> sqlite3.Connection:
    """A process ended without merging the log: with the file for itself SQLite keeps the log's index in memory.

    Where it cannot lock a file that is read-only, a copy of both is read.
    """
    try:
        connection = _connect(path.absolute().as_uri())
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        return _copied(path)
    return connection


def _copied(path: Path) -> sqlite3.Connection:
    with tempfile.TemporaryDirectory(prefix="gjnews-", ignore_cleanup_errors=True) as folder:
        for name in (path.name, f"{path.name}-wal"):
            shutil.copyfile(path.with_name(name), Path(folder, name))
        source = _connect(Path(folder, path.name).as_uri())
        with contextlib.closing(source):
            source.execute("PRAGMA journal_mode = DELETE")
        copy = _connect(f"{Path(folder, path.name).as_uri()}?mode=ro&immutable=1")
        copy.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # opens the file before its name is gone
        return copy


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, timeout=_SECONDS, isolation_level=None, check_same_thread=False)
