"""Finding what articles announce where their import left that for later: batch by batch, giving way to others.

An import of a whole archive leaves it where all days that an article may announce have gone by: nobody looks there
first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.archive.articles import Archive

BATCH = 50
"""Articles between two looks at who waits: below a tenth of a second of work."""


def announce(archive: Archive, pausing: Callable[[], bool] = lambda: False) -> Iterator[int]:
    """Finds it for all articles for which that is to be done, until `pausing` says to stop.

    Yields after every batch how many were done, when it is committed. Whoever dies in between leaves articles for
    which it is still to be done.
    """
    while not pausing() and (rows := archive.agenda.waiting(BATCH)):
        archive.agenda.announce(rows)
        yield len(rows)
