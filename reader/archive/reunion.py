"""Bringing marks and articles together again: after articles became one, or a lost archive was imported anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from reader.archive.articles import Archive
from reader.archive.marks import Marks

_PART = 500


def reunite(archive: Archive, marks: Marks) -> Mapping[str, str]:
    """Moves the marks of every id that is not, or no longer, the article's own; returns old id → new id."""
    moved: dict[str, str] = {}
    marked = marks.keys()
    while part := list(islice(marked, _PART)):
        moved.update(_moved(archive, part))
    if moved:
        marks.move(moved)
    return moved


def _moved(archive: Archive, marked: Sequence[tuple[str, tuple[str, ...]]]) -> Mapping[str, str]:
    rows = archive.rows_of([article_id for article_id, _ in marked])
    own = archive.ids_of(set(rows.values()))
    by_key = archive.ids_by_keys({key for article_id, keys in marked if article_id not in rows for key in keys})
    moved = {}
    for article_id, keys in marked:
        if article_id in rows:
            now = own.get(rows[article_id], article_id)
        else:
            now = next((by_key[key] for key in keys if key in by_key), article_id)
        if now != article_id:
            moved[article_id] = now
    return moved
