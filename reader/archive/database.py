"""Opening a file by its `Schema`: created, checked, migrated behind a backup, or refused in one line.

All errors of SQLite leave this layer as `ReaderError`s: see `told`.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from reader.archive.location import UnwritableError, ready, refusal
from reader.archive.schema import Schema
from reader.errors import ArchiveError, DiskFullError, ReaderError
from reader.i18n import t

BACKUP_FOLDER = "backup"
"""Below a home: copies of its files."""
BUSY_SECONDS = 10.0
"""How long a statement waits for another process; article transactions last 50 ms, so nobody waits this long."""
SCRATCH_BYTES = 1 << 16
"""Less free space than this counts as a full disk when SQLite only says "I/O error": a WAL's index takes 32 KiB."""
_DAMAGED = {"marks": "err.damaged_marks"}
"""What a damaged file is called, by the beginning of its name; any other is the archive."""


class DamagedError(ArchiveError):
    """The file is not what it should be: foreign, cut, or with broken pages."""


def connect(path: Path | None, *, synchronous: str = "NORMAL") -> sqlite3.Connection:
    """A connection in autocommit mode (transactions are explicit), usable from any thread under the owner's lock."""
    name = ":memory:" if path is None else str(path)
    connection = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
    except BaseException:
        connection.close()
        raise
    return connection


def open_file(path: Path, schema: Schema, *, backups: Path, synchronous: str = "NORMAL") -> sqlite3.Connection:
    """The file at `path`, made where it is missing and brought to our version.

    Raises:
        ArchiveError: it is damaged, foreign, of a newer version (then not a byte of it is changed), or lies on a
            network or synced folder.
    """
    ready(path.parent)
    with told(path):
        if path.is_dir():
            raise ArchiveError(t("err.no_file", path=path))
        if path.exists() and path.stat().st_size:
            _refuse_what_is_not_ours(path, schema)
        connection = connect(path, synchronous=synchronous)
    try:
        with told(path):
            _use_wal(connection)
            bring_up_to_date(connection, schema, path=path, backups=backups)
    except BaseException:
        connection.close()
        raise
    return connection


def open_memory(schema: Schema) -> sqlite3.Connection:
    """A file of this kind that exists only as long as its connection."""
    connection = connect(None)
    _run(connection, schema.create, schema, schema.version)
    return connection


def open_packaged(path: Path) -> sqlite3.Connection:
    """A file that nobody ever writes: without locks, and without files beside it in a folder that is not ours."""
    name = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with told(path):
        return sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False)


def bring_up_to_date(connection: sqlite3.Connection, schema: Schema, *, path: Path, backups: Path) -> None:
    """Creates an empty file's tables; migrates an older one step by step, each in one transaction, after a backup."""
    if _version(connection) == schema.version:
        return
    while (version := _version(connection)) < schema.version:
        if version == 0:
            _run(connection, schema.create, schema, schema.version, expected=0)
            continue
        if not list(backups.glob(f"{path.stem}-v{version}-*.db")):
            stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
            back_up(connection, backups / f"{path.stem}-v{version}-{stamp}.db")
        _run(connection, schema.steps[version], schema, version + 1, expected=version)


def back_up(connection: sqlite3.Connection, to: Path) -> None:
    """A consistent copy beside running readers and writers; it appears under its name only when it is whole."""
    half = to.with_name(to.name + ".part")
    with told(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
        try:
            with contextlib.closing(sqlite3.connect(half)) as copy:
                connection.backup(copy, pages=2_000, sleep=0.001)
                copy.execute("PRAGMA journal_mode = DELETE")
            with half.open("rb+") as written:
                os.fsync(written.fileno())
            half.replace(to)
        except BaseException:
            half.unlink(missing_ok=True)
            raise


def shrink(connection: sqlite3.Connection) -> None:
    """Frees the cache of a connection, and lets the C library hand what is free to the system, where it can."""
    from ctypes import CDLL

    connection.execute("PRAGMA shrink_memory")
    with contextlib.suppress(AttributeError, OSError, TypeError):
        CDLL(None).malloc_trim(0)


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: all of it or, on any error, nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # SQLite may have rolled back already (a full disk)
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def told(path: Path | None, *, full: str = "err.no_room") -> Iterator[None]:
    """Turns what SQLite and the system say about `path` into the line a person can act on; `full`: key of one."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(error, path, full) from error
    except OSError as error:
        raise refusal(error, path, full) from error


def damaged(path: Path | None) -> DamagedError:
    """The error that names which of our files is damaged."""
    name = path.name.partition(".")[0].partition("-")[0] if path else ""
    return DamagedError(t(_DAMAGED.get(name, "err.damaged")))


def _in_words(error: sqlite3.Error, path: Path | None, full: str) -> ReaderError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _no_room(path)):
        return DiskFullError(t(full))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    where = path or ":memory:"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return UnwritableError(t("err.read_only_file", path=where))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ArchiveError(t("err.busy", path=where))
    return ArchiveError(t("err.database", path=where, why=getattr(error, "sqlite_errorname", error)))


def _no_room(path: Path | None) -> bool:
    try:
        import shutil

        return path is not None and shutil.disk_usage(path.parent).free < SCRATCH_BYTES
    except OSError:
        return False


def _refuse_what_is_not_ours(path: Path, schema: Schema) -> None:
    """Looks at header and version through a read-only connection; an empty file is ours to fill."""
    with contextlib.closing(
        sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    ) as look:
        refuse_foreign(look, path, schema)


def refuse_foreign(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    """Raises where the open file is of another program or of a newer version of ours; an empty one is neither."""
    application, version = connection.execute("PRAGMA application_id").fetchone()[0], _version(connection)
    empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application == schema.application_id and version > schema.version:
        raise ArchiveError(t("err.newer"))
    if application != schema.application_id and not empty:
        raise damaged(path)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switching to WAL needs the file for itself for a moment and does not always wait for it."""
    for attempt in range(50):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or attempt == 49:
                raise
            time.sleep(0.05)
        else:
            return


def _run(
    connection: sqlite3.Connection, script: str, schema: Schema, version: int, *, expected: int | None = None
) -> None:
    """One script in one transaction, unless another process was faster (`expected` no longer holds)."""
    with transaction(connection):
        if expected is not None and _version(connection) != expected:
            return
        for statement in statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {schema.application_id}")
        connection.execute(f"PRAGMA user_version = {version}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
