"""What is found out about raw articles: clean → date → place. Pure.

Articles of one page are judged together, since the days of a page say something about each other; and some pages at a
time, stage by stage, so that the processor keeps at hand what a stage needs: in 0.8 of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from reader.archive.restored import restore
from reader.errors import STUMBLES
from reader.intake import Fields, RawArticle
from reader.model import Article

if TYPE_CHECKING:
    from reader.tagging.dates import Dated
    from reader.tagging.places import Placed

PART = 100
"""Articles that go through a stage together: of more the processor has forgotten the first before the next stage."""

Judged = tuple[Fields, Article]


def each_judged(
    pages: Sequence[Sequence[RawArticle]], imported: datetime, before: date | None = None
) -> list[list[Judged | str]]:
    """`judged`, with the name of an error instead of an article whose text makes cleaner, tagger or resolver stumble.

    An archive lives for years and meets texts that no test has: one of them must not keep the others of its file out.
    """
    try:
        return [[*page] for page in judged(pages, imported, before)]
    except STUMBLES:
        return [_sound(page, imported) for page in pages]


def _sound(page: Sequence[RawArticle], imported: datetime) -> list[Judged | str]:
    """A page as it is judged without those of its articles at which something stumbles."""
    alone = [_judged_alone(raw, imported) for raw in page]
    sound = [raw for raw, found in zip(page, alone, strict=True) if not isinstance(found, str)]
    try:
        (together,) = map(iter, judged([sound], imported))
    except STUMBLES:
        return alone
    return [found if isinstance(found, str) else next(together) for found in alone]


def _judged_alone(raw: RawArticle, imported: datetime) -> Judged | str:
    try:
        return judged([[raw]], imported)[0][0]
    except STUMBLES as error:
        return type(error).__name__


def judged(pages: Sequence[Sequence[RawArticle]], imported: datetime, before: date | None = None) -> list[list[Judged]]:
    """Fields and article of each of the articles of some pages (of each at most `ingest.WINDOW`), stage by stage.

    Which days are named is not looked for where all of a page appeared `before` a day, as their sources state.
    """
    from reader.tagging.dates import resolve_pages, stated_page
    from reader.tagging.places import place_each
    from reader.text.clean import clean

    cleaned = [[clean(raw) for raw in page] for page in pages]
    stated = [stated_page(page, before) if before else None for page in pages]
    left = [number for number, days in enumerate(stated) if days is None]
    resolved = iter(resolve_pages([cleaned[number] for number in left], [pages[number] for number in left], imported))
    dated = [next(resolved) if days is None else days for days in stated]
    fields, days = [*chain(*cleaned)], [day.published.first for day in chain(*dated)]
    parts = [slice(start, start + PART) for start in range(0, len(fields), PART)]
    located = chain(*[place_each(fields[part], days[part]) for part in parts])
    return [
        [_article(*each, next(located)) for each in zip(*page, strict=True)]
        for page in zip(pages, cleaned, dated, strict=True)
    ]


def _article(raw: RawArticle, fields: Fields, day: Dated, placed: Placed) -> Judged:
    article = Article(
        id="",
        kind=raw.kind,
        title=fields.title,
        title_derived=fields.title_derived,
        body=fields.body,
        truncated=fields.truncated,
        outlet=fields.outlet,
        reporter=fields.reporter,
        agency=fields.agency,
        url=raw.url,
        source=raw.source,
        primary=placed.primary,
        places=placed.places,
        institution=placed.institution,
        published=day.published,
        dates=day.dates,
        captions=fields.captions,
        credits=fields.credits,
        evidence=(*placed.evidence, *day.evidence),
    )
    return fields, restore(article, raw.restored)
