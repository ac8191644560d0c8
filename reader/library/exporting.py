"""Exports as the interface makes them: articles with all that goes along, and how they become a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.errors import NotFoundError
from reader.export import corrected
from reader.export.plain import text
from reader.export.values import Exported, Format, Heading, Inferred
from reader.export.writing import format_of, pieces, write

__all__ = ["Exported", "Format", "Heading", "format_of", "items", "pieces", "text", "write"]

_PART = 200


def items(archive: Archive, subjects: Archive, marks: Marks, rows: Sequence[int]) -> Iterator[Exported]:
    """The articles in `rows` of `archive`, read one by one; `subjects` is the archive that knows their keys."""
    for start in range(0, len(rows), _PART):
        headlines = archive.headlines([int(row) for row in rows[start : start + _PART]])
        marked = marks.several([headline.id for headline in headlines])
        for headline in headlines:
            try:
                article = archive.article(headline.id)
            except NotFoundError:  # became a part of another one meanwhile
                continue
            mine = marked.get(article.id) or marks.get(article.id)
            inferred = Inferred(article.primary, article.places) if mine.place else None
            yield Exported(corrected(article, mine), mine, subjects.told_keys(article.id), inferred)
