"""What the person added, put upon what the archive says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.archive.marks import Marks
from reader.export import corrected_places
from reader.model import Article, Headline, Marked, StoreRow


def with_marks(headlines: Sequence[Headline], marks: Marks) -> list[Headline]:
    """`headlines` with what the person added, their corrected place included."""
    return with_marked(headlines, marks.several([headline.id for headline in headlines]))


def with_marked(headlines: Sequence[Headline], marked: Mapping[str, Marked]) -> list[Headline]:
    """The same by marks that are at hand."""
    return [
        replace(headline, marked=marked[headline.id], primary=marked[headline.id].place or headline.primary)
        if headline.id in marked
        else headline
        for headline in headlines
    ]


def placed(row: StoreRow, marked: Mapping[str, Marked]) -> StoreRow:
    """`row` under the place that the person gave it."""
    marks = marked.get(row.id)
    if marks is None or marks.place is None:
        return row
    places = corrected_places(row.primary, row.places, marks.place)
    return replace(row, primary=marks.place, places=places)


def store_row(row: int, article: Article) -> StoreRow:
    """What the store keeps of an article."""
    return StoreRow(
        row,
        article.id,
        article.title,
        "\n".join((article.body, *article.captions, *article.credits)),
        article.kind,
        article.primary,
        article.places,
        article.institution,
        article.outlet,
        article.reporter,
        article.published,
        article.reprints,
        article.story,
    )
