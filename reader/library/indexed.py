"""The index of a home as its readers meet it: opened where it is of use, and waited for while it is being built."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.archive.articles import Archive

if TYPE_CHECKING:
    from reader.indexing.process import Builder
    from reader.store.snapshot import Snapshot

MANY = 2_000
"""Articles that may be missing from the index when a search begins: they are read in half a second, and scanned until
the worker has indexed them."""
ONCE = 25_000
"""The same for who asks once: to scan them takes a fourth of the time in which an index is built, and 150 MB."""
_PAUSE = 0.1


class HomeIndex:
    """Opens the index of `home`; where that is missing, too old or broken, another process builds it meanwhile."""

    def __init__(self, archive: Archive, home: Path, *, builds: bool = True) -> None:
        """`builds`: whether one may be made, where anything can be written at all."""
        self._builds = builds
        self._archive = archive
        self._home = home
        self._builder: Builder | None = None
        self._stopped = threading.Event()

    def awaited(self, progress: Callable[[float], None], *, once: bool = False) -> Snapshot | None:
        """The newest index that lacks little; None where one is neither needed nor coming. `progress`: 0 to 1.

        `once`: nobody will ask again, so that a long scan is better than a longer wait.
        """
        from reader import indexing  # nothing of it belongs to the first paint

        is_coming = self._builds
        while not self._stopped.is_set():
            found = self.opened()
            if not self._is_much(found, ONCE if once else MANY) or not is_coming:
                return found
            is_coming = self._is_coming()
            progress(indexing.progress(self._home))
            self._stopped.wait(_PAUSE)
        return None

    def opened(self, after: tuple[int, int] = (0, 0)) -> Snapshot | None:
        """The newest sound index with its addition, unless this edition is not newer than `after`."""
        if not self.is_newer(after):
            return None
        from reader import indexing
        from reader.store.snapshot import open_index

        found = open_index(self._home / indexing.FOLDER, self._archive.birth())
        return found if found is not None and found.edition > after else None

    def is_newer(self, after: tuple[int, int]) -> bool:
        """Whether there may be one newer than `after`; cheap enough for once a second."""
        from reader import indexing

        return indexing.newer(self._home, after)

    def stop(self) -> None:
        """Nobody waits any more."""
        self._stopped.set()
        if self._builder is not None:
            self._builder.stop()

    def _is_much(self, found: Snapshot | None, many: int) -> bool:
        return (self._archive.count_changes(found.seq) if found else self._archive.count()) > many

    def _is_coming(self) -> bool:
        """Whether somebody is building it; nobody is asked twice."""
        from reader import indexing

        if indexing.is_built(self._home):
            return True
        if self._builder is None:
            from reader.indexing.process import Builder

            self._builder = Builder(self._home)
        return self._builder.is_running
