"""Copies of the two files of a home, and what damaged marks must not keep from being done: for its one writer."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from reader.archive.articles import FILE_NAME, Archive
from reader.archive.database import BACKUP_FOLDER, DamagedError
from reader.archive.marks import FILE_NAME as MARKS_NAME
from reader.archive.marks import Marks

BACKUPS_KEPT = 7

log = logging.getLogger(__name__)


def back_up_daily(home: Path, archive: Archive, today: date) -> None:
    """Copies both files once a day and keeps the newest `BACKUPS_KEPT` of each."""
    folder = home / BACKUP_FOLDER
    for name, exists, copy in (
        (FILE_NAME, archive.count() > 0, archive.back_up),
        (MARKS_NAME, (home / MARKS_NAME).exists(), lambda to: _back_up_marks(home, to)),
    ):
        stem = Path(name).stem
        to = folder / f"{stem}-{today.isoformat()}.db"
        if exists and not to.exists():
            copy(to)
            for old in sorted(folder.glob(f"{stem}-????-??-??.db"))[:-BACKUPS_KEPT]:
                old.unlink()


@contextlib.contextmanager
def unless_damaged() -> Iterator[None]:
    """Damaged marks do not keep articles from coming in; the reader and the doctor name them."""
    try:
        yield
    except DamagedError as error:
        log.warning("%s", error)


def _back_up_marks(home: Path, to: Path) -> None:
    with unless_damaged(), Marks.open(home) as marks:
        marks.back_up(to)
