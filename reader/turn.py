"""Being the one writer of a home: a lock, and a second one by which those who wait for it make themselves heard."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.archive import location
from reader.archive.lock import FileLock
from reader.tagging import gazetteer

LOCK_NAME = "worker.lock"
WAIT_NAME = "worker.wait"
PAUSE = 0.05
"""Seconds between two looks at a lock."""


class Turn:
    """Being the one writer of `home`, from `begin` to `end`."""

    def __init__(self, home: Path) -> None:
        location.ready(home)
        gazetteer.use(home)  # whoever writes into a home reads the tables of its person
        self._lock = FileLock(home / LOCK_NAME)
        self._wait = FileLock(home / WAIT_NAME)

    def begin_if_free(self) -> bool:
        """Begins unless somebody else is at work or waits to be."""
        return not self._wait.is_taken() and self._lock.take()

    def begin(self, waiting: Callable[[], None] | None = None) -> None:
        """Begins, if need be after waiting; `waiting` is called once before that."""
        if self._lock.take():
            return
        if waiting:
            waiting()
        try:
            while not (self._wait.take(shared=True) and self._lock.take()):
                time.sleep(PAUSE)
        finally:
            self._wait.release()

    def wanted(self) -> bool:
        """Whether somebody waits for the holder to end its batch."""
        return self._wait.is_taken()

    def give_way(self) -> None:
        """Lets those who wait go first, and begins again after them."""
        self._lock.release()
        while self.wanted() or not self._lock.take():
            time.sleep(PAUSE)

    def end(self) -> None:
        """Lets the next one begin."""
        self._lock.release()


@contextlib.contextmanager
def turn(home: Path, waiting: Callable[[], None] | None = None) -> Iterator[Turn]:
    """The lock of `home` for a block."""
    mine = Turn(home)
    mine.begin(waiting)
    try:
        yield mine
    finally:
        mine.end()
