"""Articles as rows of the archive and back: columns for what lists and filters need, JSON for the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reader.archive.packing import pack, unpack
from reader.archive.values import Columns
from reader.model import (
    Article,
    Basis,
    DayMention,
    DayRole,
    Evidence,
    Headline,
    Institution,
    Kind,
    Place,
    Published,
    StoreRow,
)

if TYPE_CHECKING:
    from reader.intake import Fields, RawArticle

Row = Sequence[Any]
"""A row as SQLite returns it."""


_ROLES = {role: role.value for role in DayRole}
"""Asking a member for its value costs a call each time, in Python 3.11."""
_KEPT_APART = ("history", "bonds")
"""What a line of our own export states and has tables of its own."""
COLUMNS = (
    "kind, title, title_derived, truncated, outlet, reporter, agency, url, source, primary_place, places, institution, "
    "published, day_from, day_to, moment, basis, certain"
)
"""Columns of `article` that an `Article` fills, in the order of `to_columns`."""
TEXT_COLUMNS = "body, captions, credits, dates, evidence"
HEADLINE_COLUMNS = (
    "row, id, title, outlet, primary_place, institution, published, day_from, day_to, basis, certain, kind, "
    "title_derived, truncated, versions, reprints, story"
)
STORE_COLUMNS = (
    "a.row, a.id, a.title, t.body, t.captions, t.credits, a.kind, a.primary_place, a.places, a.institution, a.outlet, "
    "a.reporter, a.published, a.day_from, a.day_to, a.basis, a.certain, a.reprints, a.story"
)


def to_columns(article: Article) -> tuple[object, ...]:
    """The values of `COLUMNS`."""
    published = article.published
    return (
        article.kind.value,
        article.title,
        article.title_derived,
        article.truncated,
        article.outlet,
        article.reporter,
        article.agency,
        article.url,
        article.source,
        article.primary.value,
        ",".join(article.places),
        article.institution.value if article.institution else None,
        published.text,
        to_number(published.first),
        to_number(published.last),
        _moment(published.text),
        published.basis.value,
        published.certain,
    )


def to_text_columns(article: Article) -> tuple[str, ...]:
    """The values of `TEXT_COLUMNS`."""
    return (
        article.body,
        pack(article.captions) if article.captions else "[]",
        pack(article.credits) if article.credits else "[]",
        pack([_day_told(day) for day in article.dates]),
        pack([[e.about, e.span, e.where, e.value, e.weight, e.reason] for e in article.evidence]),
    )


def _day_told(day: DayMention) -> list[object]:
    start = day.start.isoformat()
    end = start if day.end == day.start else day.end.isoformat()
    return [day.text, start, end, _ROLES[day.role], day.certain, day.repeats]


def in_columns(raw: RawArticle, fields: Fields, article: Article) -> Columns:
    """All that is stored of an article."""
    ids = article.id, article.reprints, article.story
    texts = to_text_columns(article)
    return Columns(to_columns(article), texts, ids, dump_raw(raw), fields.title, fields.outlet)


def to_article(row: Row) -> Article:
    """From id, `COLUMNS`, reprints, story, versions, `TEXT_COLUMNS`."""
    (id_, kind, title, derived, truncated, outlet, reporter, agency, url, source, primary, places, institution) = row[
        :13
    ]
    (published, first, last, _, basis, certain, reprints, story, versions) = row[13:22]
    body, captions, credits, dates, evidence = row[22:]
    return Article(
        id=id_,
        kind=Kind(kind),
        title=title,
        title_derived=bool(derived),
        body=body,
        truncated=bool(truncated),
        outlet=outlet,
        reporter=reporter,
        agency=agency,
        url=url,
        source=source,
        primary=Place(primary),
        places=_places(places),
        institution=Institution(institution) if institution else None,
        published=_published(published, first, last, basis, certain),
        dates=tuple(
            DayMention(text, date.fromisoformat(start), date.fromisoformat(end), DayRole(role), bool(sure), repeats)
            for text, start, end, role, sure, repeats in unpack(dates)
        ),
        captions=tuple(unpack(captions)),
        credits=tuple(unpack(credits)),
        evidence=tuple(Evidence(*reason) for reason in unpack(evidence)),
        reprints=reprints,
        story=story,
        versions=versions,
    )


def to_headline(row: Row) -> Headline:
    """From `HEADLINE_COLUMNS`."""
    return Headline(
        row=row[0],
        id=row[1],
        title=row[2],
        outlet=row[3],
        primary=Place(row[4]),
        institution=Institution(row[5]) if row[5] else None,
        published=_published(*row[6:11]),
        kind=Kind(row[11]),
        title_derived=bool(row[12]),
        truncated=bool(row[13]),
        versions=row[14],
        reprints=row[15],
        story=row[16],
    )


def to_store_row(row: Row) -> StoreRow:
    """From `STORE_COLUMNS`."""
    body, captions, credits = row[3:6]
    return StoreRow(
        row=row[0],
        id=row[1],
        title=row[2],
        text="\n".join((body, *unpack(captions), *unpack(credits))) if captions != "[]" or credits != "[]" else body,
        kind=Kind(row[6]),
        primary=Place(row[7]),
        places=_places(row[8]),
        institution=Institution(row[9]) if row[9] else None,
        outlet=row[10],
        reporter=row[11],
        published=_published(*row[12:17]),
        reprints=row[17],
        story=row[18],
    )


def dump_raw(raw: RawArticle) -> str:
    """All of `raw` but headline and text, as JSON; what is empty is left out."""
    values: Mapping[str, object] = {
        "source": raw.source,
        "line": raw.line,
        "outlet": raw.outlet,
        "reporter": raw.reporter,
        "agency": raw.agency,
        "url": raw.url,
        "guid": raw.guid,
        "published": raw.published,
        "published_basis": raw.published_basis and raw.published_basis.value,
        "page_date": raw.page_date and raw.page_date.isoformat(),
        "page": raw.page,
        "kind": raw.kind.value,
        "truncated": raw.truncated,
        "restored": raw.restored and {name: value for name, value in raw.restored.items() if name not in _KEPT_APART},
    }
    return pack({name: value for name, value in values.items() if value})


def load_raw(headline: str, text: str, fields: str) -> RawArticle:
    """The raw article as it first arrived, from its version's columns."""
    from reader.intake import RawArticle  # which lists of articles do without

    values = unpack(fields)
    if basis := values.get("published_basis"):
        values["published_basis"] = Basis(basis)
    if day := values.get("page_date"):
        values["page_date"] = date.fromisoformat(day)
    return RawArticle(**{"line": 0, **values, "kind": Kind(values["kind"]), "headline": headline, "text": text})


def to_number(day: date | None) -> int | None:
    """YYYYMMDD."""
    return None if day is None else day.year * 10_000 + day.month * 100 + day.day


def to_day(number: int | None) -> date | None:
    """The day of a YYYYMMDD."""
    return None if number is None else date(number // 10_000, number // 100 % 100, number % 100)


def _published(text: str, first: int | None, last: int | None, basis: str, certain: int) -> Published:
    return Published(text, to_day(first), to_day(last), Basis(basis), bool(certain))


def _places(text: str) -> tuple[Place, ...]:
    return tuple(map(Place, text.split(","))) if text else ()


def _moment(published: str) -> int | None:
    """UTC seconds of a time of day, None for a mere day or month."""
    if len(published) <= len("YYYY-MM-DD"):
        return None
    return int(datetime.fromisoformat(published).timestamp())


def load_lines(stored: str) -> list[str]:
    """The captions or credits of a stored article."""
    lines: list[str] = unpack(stored)
    return lines
