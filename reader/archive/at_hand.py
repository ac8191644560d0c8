"""Archive and marks for a reader, who needs to write neither: on a full disk, on a read-only medium, after damage."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.archive.articles import FILE_NAME as ARCHIVE_NAME
from reader.archive.articles import Archive
from reader.archive.database import DamagedError, open_memory
from reader.archive.location import UnwritableError
from reader.archive.marks import FILE_NAME as MARKS_NAME
from reader.archive.marks import Marks
from reader.archive.schema import ARCHIVE, MARKS
from reader.errors import ArchiveError, DiskFullError, ReaderError
from reader.i18n import t


def open_archive(home: Path) -> tuple[Archive, ReaderError | None]:
    """The archive of `home`, made where there is none; and why nothing can be written, where that is so.

    Raises ArchiveError and DiskFullError where there is nothing to read either.
    """
    try:
        return Archive.open(home), None
    except (DiskFullError, UnwritableError) as error:
        from reader.archive.unwritten import open_unwritten

        path = home / ARCHIVE_NAME
        return Archive(open_unwritten(path, ARCHIVE, error), path), _told(error, home)


def open_marks(home: Path, *, rescuing: bool = True) -> Marks:
    """The marks of `home`: those that can be read, where the file is damaged, and none where it cannot be made.

    `Marks.refused` then says why nothing can be marked. Raises ArchiveError where the file is newer or foreign, and
    where it is damaged if not `rescuing`.
    """
    path = home / MARKS_NAME
    try:
        try:
            marks = Marks.open(home)
        except (DiskFullError, UnwritableError) as error:
            if not path.exists() or not path.stat().st_size:
                return Marks(open_memory(MARKS), None, refused=_told(error, home))
            from reader.archive.unwritten import open_unwritten

            marks = Marks(open_unwritten(path, MARKS, error), path, refused=_told(error, home))
    except DamagedError:
        if not rescuing:
            raise
        return Marks(_rescued(home), path, refused=ArchiveError(t("err.marks_rescued")))
    if rescuing:
        marks.rescue = lambda: _rescued(home)
    return marks


def _told(error: ReaderError, home: Path) -> ReaderError:
    """The same error in the words of somebody who reads."""
    is_full = isinstance(error, DiskFullError)
    return type(error)(t("state.full") if is_full else t("state.read_only", path=home))


def _rescued(home: Path) -> sqlite3.Connection:
    from reader.archive.salvage import rescue_rows

    connection = open_memory(MARKS)
    rescue_rows(home / MARKS_NAME, connection, home / "backup")
    return connection
