"""What is good to know of a home beside its faults: where everything lies, and how its feeds are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader import indexing
from reader.archive.articles import FILE_NAME as ARCHIVE_NAME
from reader.archive.database import BACKUP_FOLDER
from reader.archive.marks import FILE_NAME as MARKS_NAME
from reader.config import Directories
from reader.errors import ReaderError
from reader.frozen import frozen
from reader.i18n import t
from reader.logs import NAME as LOG_NAME


@frozen
class Note:
    """Something that is no fault."""

    topic: str
    """``place``, ``feed``, ``terminal`` or ``keyboard``."""
    line: str
    """For the person."""


def places(folders: Directories) -> Iterator[Note]:
    """Where everything of a person lies, and how large it is."""
    home = folders.data
    for key, path in (
        ("archive", home / ARCHIVE_NAME),
        ("marks", home / MARKS_NAME),
        ("index", home / indexing.FOLDER),
        ("backups", home / BACKUP_FOLDER),
        ("settings", folders.settings_file),
        ("log", folders.log / LOG_NAME),
    ):
        size = _size(path)
        told = t("checkup.missing") if size is None else t("checkup.size", mb=f"{size / (1 << 20):.1f}")
        yield Note("place", t("checkup.place", what=t(f"checkup.{key}"), path=path, size=told))


def feeds(home: Path) -> Iterator[Note]:
    """How many feeds there are, and why some of them cannot be fetched."""
    from reader.library import Library

    if not (home / MARKS_NAME).exists():
        return
    try:
        with Library.open(home, make=False) as library:
            known = [feed for feed in library.feeds.all() if not feed.paused]
    except ReaderError:  # which the check of the files names
        return
    failing = [feed for feed in known if feed.failures]
    if known:
        key = "checkup.feeds" if failing else "checkup.feeds_well"
        yield Note("feed", t(key, n=len(known), **({"failing": len(failing)} if failing else {})))
    for feed in failing:
        yield Note("feed", t("checkup.feed", name=feed.name, why=feed.words))


def _size(path: Path) -> int | None:
    """Bytes of a file or of all in a folder; None where there is none."""
    try:
        if path.is_dir():
            return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
        return path.stat().st_size
    except OSError:
        return None
