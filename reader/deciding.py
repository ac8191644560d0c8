"""What the person decided about stories, put upon the groups that were found, by the one writer of a home."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.archive.articles import Archive
from reader.archive.marks import FILE_NAME as MARKS_NAME
from reader.archive.marks import Marks


def decide(home: Path, archive: Archive) -> Sequence[int]:
    """For the holder of the worker's lock; returns the rows of articles that are in other groups now."""
    if not (home / MARKS_NAME).exists():
        return ()
    with Marks.open(home) as marks:
        return archive.stories.decide(marks.bonds.standing())


def at_once(home: Path) -> Sequence[int] | None:
    """The same, unless somebody else is writing or waits to: then None."""
    from reader.turn import Turn

    mine = Turn(home)
    if not mine.begin_if_free():
        return None
    try:
        with Archive.open(home, writable=True) as archive:
            return decide(home, archive)
    finally:
        mine.end()


def in_turn(home: Path) -> Sequence[int]:
    """The same, after whoever is writing has given way."""
    from reader.turn import turn

    with turn(home), Archive.open(home, writable=True) as archive:
        return decide(home, archive)
