"""Checking and repairing both files of a home: nothing is deleted, marks are never rolled back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader import indexing
from reader.archive import salvage
from reader.archive.articles import FILE_NAME as ARCHIVE_NAME
from reader.archive.articles import Archive
from reader.archive.at_hand import open_archive, open_marks
from reader.archive.database import BACKUP_FOLDER, DamagedError
from reader.archive.marks import FILE_NAME as MARKS_NAME
from reader.archive.marks import Marks
from reader.archive.rescue import rescue_archive
from reader.archive.reunion import reunite
from reader.errors import ReaderError
from reader.i18n import t
from reader.indexing.process import PATIENT, Builder
from reader.turn import turn


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with a file of the home."""

    path: Path
    line: str
    """For the person."""
    damaged: bool = False
    """Whether the file as such is broken, beyond what can be counted anew."""


def check(home: Path) -> list[Finding]:
    """All that is wrong with archive, marks, index and gazetteer; empty where nothing is. Changes nothing."""
    return [*check_archive(home), *check_marks(home), *check_index(home), *check_gazetteer(home)]


def check_gazetteer(home: Path) -> list[Finding]:
    """What is wrong with our tables of places and with the person's own."""
    from reader.tagging.gazetteer.checking import faults

    return [Finding(path, line) for path, line in faults(home)]


def check_archive(home: Path) -> list[Finding]:
    """What is wrong with the archive; a home without one is in order."""
    path = home / ARCHIVE_NAME
    if not path.exists():
        return []
    try:
        archive, refused = open_archive(home)
        with archive:
            faults = [*archive.faults(), *([refused] if refused else [])]
            return [Finding(path, t("doctor.archive", path=path, fault=fault)) for fault in faults]
    except ReaderError as error:
        return [Finding(path, t("doctor.archive", path=path, fault=error), isinstance(error, DamagedError))]


def check_marks(home: Path) -> list[Finding]:
    """What is wrong with the marks."""
    path = home / MARKS_NAME
    if not path.exists():
        return []
    try:
        with open_marks(home, rescuing=False) as marks:
            found = [Finding(path, t("doctor.marks", path=path, fault=fault), True) for fault in marks.faults()]
        refused = [Finding(path, t("doctor.marks", path=path, fault=marks.refused))] if marks.refused else []
        return found + refused
    except ReaderError as error:
        return [Finding(path, t("doctor.marks", path=path, fault=error), isinstance(error, DamagedError))]


def check_index(home: Path) -> list[Finding]:
    """What is wrong with the index, in itself and beside the archive; where there is none, nothing is."""
    path = home / indexing.FOLDER
    if not path.is_dir() or not (home / ARCHIVE_NAME).exists():
        return []
    try:
        archive, _ = open_archive(home)
        with archive:
            return [Finding(path, t("doctor.index", path=path, fault=f), True) for f in indexing.faults(archive, home)]
    except ReaderError:  # which `check_archive` names
        return []


def repair(home: Path, waiting: Callable[[], None] | None = None) -> list[str]:
    """Repairs what `check` finds, as the one writer of the home; returns a line for each thing that was done.

    What is not damage (a newer version, a network folder) is left alone: `check` still names it afterwards.
    """
    with turn(home, waiting):
        stamp = time.strftime("%Y%m%dT%H%M%S")
        done = [*_repair_archive(home, stamp), *_repair_marks(home, stamp)]
        if done and (home / MARKS_NAME).exists() and not [*check_archive(home), *check_marks(home)]:
            with Archive.open(home) as archive, Marks.open(home) as marks:
                reunite(archive, marks)
        return [*done, *_repair_index(home)]


def _repair_archive(home: Path, stamp: str) -> list[str]:
    found = check_archive(home)
    if not found:
        return []
    done = _recount(home) if not any(finding.damaged for finding in found) else []
    found = check_archive(home)
    if not found or not (done or any(finding.damaged for finding in found)):
        return done
    return [_recovered(home, salvage.set_aside(home / ARCHIVE_NAME, stamp))]


def _recovered(home: Path, damaged: Path) -> str:
    """Puts what can be read of a damaged archive in its place, else the newest whole backup, else an empty one."""
    folder = home / BACKUP_FOLDER
    if rescued := _rescued(home, damaged, salvage.backups(folder, Path(ARCHIVE_NAME).stem)):
        return t("doctor.archive_rescued", n=rescued, path=damaged)
    if backup := salvage.restore_archive(home, folder, ARCHIVE_NAME):
        day = time.strftime("%Y-%m-%d %H:%M", time.localtime(backup.stat().st_mtime))
        return t("doctor.restored", day=day, path=damaged)
    if rescued := _rescued(home, damaged, []):
        return t("doctor.archive_rescued", n=rescued, path=damaged)
    Archive.open(home, writable=True).close()
    return t("doctor.emptied", path=damaged)


def _rescued(home: Path, damaged: Path, backups: list[Path]) -> int:
    """How many articles could be read of `damaged`; with 0 there is no archive now."""
    path = home / ARCHIVE_NAME
    count = rescue_archive(path, damaged, backups, home / BACKUP_FOLDER)
    if count and not check_archive(home):
        return count
    for tail in ("", "-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)
    return 0


def _repair_index(home: Path) -> list[str]:
    """Removes a broken index, and builds what is due, in a process of its own that gives its memory back."""
    if check_archive(home) or not (home / ARCHIVE_NAME).exists():
        return []
    is_broken = bool(check_index(home))
    if is_broken:
        indexing.remove(home)
    with Archive.open(home) as archive:
        if not indexing.is_due(archive, home):
            return [t("doctor.index_rebuilt")] if is_broken else []
    return [t("doctor.index_rebuilt")] if Builder(home, PATIENT).end() else []


def _recount(home: Path) -> list[str]:
    try:
        with Archive.open(home, writable=True) as archive:
            archive.upkeep.recount()
    except ReaderError:  # of another version, elsewhere than SQLite can be, a full disk: no repair for us
        return []
    return [t("doctor.recounted")]


def _repair_marks(home: Path, stamp: str) -> list[str]:
    if not any(finding.damaged for finding in check_marks(home)):
        return []
    damaged = salvage.set_aside(home / MARKS_NAME, stamp)
    rescued = salvage.rescue_marks(home, damaged, home / BACKUP_FOLDER)
    return [t("doctor.marks_rescued", n=rescued, path=damaged)]
