"""Exports as the interface makes them: articles with all that goes along, and how they become a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.archive.stated import Decision, told, told_decisions
from reader.errors import NotFoundError
from reader.export import corrected
from reader.export.plain import text
from reader.export.values import Exported, Format, Heading, Inferred
from reader.export.writing import format_of, pieces, write

__all__ = ["Exported", "Format", "Heading", "format_of", "items", "pieces", "text", "write"]

_PART = 200


def items(archive: Archive, subjects: Archive, marks: Marks, rows: Sequence[int]) -> Iterator[Exported]:
    """The articles in `rows` of `archive`, read one by one; `subjects` is the archive that knows their past."""
    decided = _decided(subjects, marks)
    for start in range(0, len(rows), _PART):
        headlines = archive.headlines([int(row) for row in rows[start : start + _PART]])
        marked = marks.several([headline.id for headline in headlines])
        places = subjects.rows_of([headline.id for headline in headlines])
        states = subjects.history.several([*places.values()])
        for headline in headlines:
            try:
                article = archive.article(headline.id, whole=True)
                keys, links = subjects.told_keys(article.id), subjects.links(article.id)
            except NotFoundError:  # became a part of another one meanwhile
                continue
            mine = marked.get(article.id) or marks.get(article.id)
            yield Exported(
                corrected(article, mine),
                mine,
                keys,
                Inferred(article.primary, article.places) if mine.place else None,
                links,
                told(states.get(places.get(headline.id, 0), ())),
                told_decisions(decided.get(article.id, ())),
            )


def _decided(archive: Archive, marks: Marks) -> Mapping[str, Sequence[Decision]]:
    """What was decided of stories, by the article of which it was said first."""
    found: dict[str, list[Decision]] = defaultdict(list)
    bonds = marks.bonds.standing()
    present = archive.rows_of({each for bond in bonds for each in (bond.a, bond.b)})
    now = archive.ids_of(set(present.values()))
    for bond in bonds:
        if bond.a in present and bond.b in present:
            other = now[present[bond.b]]
            keys = archive.told_keys(other)[:-1]
            found[now[present[bond.a]]].append(Decision(bond.tie, other, keys))
    return found
