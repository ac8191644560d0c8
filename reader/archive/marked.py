"""What the person added to one article, between the columns of `mark` and a value."""

from __future__ import annotations

from functools import cache

from reader.archive.packing import pack, unpack
from reader.model import Marked, Place


@cache
def _plain(read: int, saved: int) -> Marked:
    """Shared values: a hundred thousand articles that are merely read are one object."""
    return Marked(read=bool(read), saved=bool(saved))


def to_marked(read: int, saved: int, note: str | None, tags: str, place: str | None) -> Marked:
    """From the columns of `mark`."""
    if note is None and tags == "[]" and place is None:
        return _plain(read, saved)
    return Marked(bool(read), bool(saved), note, tuple(unpack(tags)), Place(place) if place else None)


def to_columns(marked: Marked) -> tuple[int, int, str | None, str, str | None]:
    """To the columns of `mark`."""
    tags = pack(list(marked.tags))
    return int(marked.read), int(marked.saved), marked.note, tags, marked.place.value if marked.place else None
