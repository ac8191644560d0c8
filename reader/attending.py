"""What a worker does as long as its reader is open: it takes up what comes in, and tables that are edited."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from reader.archive.articles import FILE_NAME, Archive
from reader.tagging.gazetteer.own import FOLDER

LOOK_EVERY = 2.0
"""Seconds between two looks at the archive: each asks SQLite for one number."""
_TICK = 0.25


def attend(home: Path, work: Callable[[], bool], stopping: Callable[[], bool]) -> None:
    """Calls `work` whenever something was committed, or a table edited, since it began the last time, until `stopping`.

    `work` returns whether it could: somebody else may be at it. Having changed something it is called once more.
    """
    last = None
    while not stopping():
        now = _state(home)
        if now != last and work():
            last = now
        _wait(LOOK_EVERY, stopping)


class Stop:
    """A signal handler that remembers that it was called."""

    def __init__(self) -> None:
        self._asked = False
        self._parent = os.getppid()

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """As `signal.signal` has it."""
        self._asked = True

    def asked(self) -> bool:
        """Whether a signal said to stop."""
        return self._asked

    def unwanted(self) -> bool:
        """Also where the reader that this one was started for has gone without a word."""
        return self._asked or os.getppid() != self._parent


def _state(home: Path) -> tuple[object, ...] | None:
    """Another value where another article has come, or a table is another; None where there is no archive."""
    if not (home / FILE_NAME).exists():
        return None
    with Archive.open(home) as archive:
        return archive.birth(), archive.seq(), tables(home)


def tables(home: Path) -> tuple[tuple[str, int, int], ...]:
    """The person's tables of places: by name, when and how large they were written."""
    return tuple(_stated(home / FOLDER))


def _stated(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in sorted(folder.glob("*.toml")):
        with contextlib.suppress(OSError):  # gone since it was listed
            found = path.stat()
            yield path.name, found.st_mtime_ns, found.st_size


def _wait(seconds: float, stopping: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stopping():
        time.sleep(_TICK)
