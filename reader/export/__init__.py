"""Articles for other programs and for other people's texts: the JSON row and the citation."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import cycle

from reader.i18n import t
from reader.model import Article, DayMention, Evidence, Marked, Place, Published


def corrected(article: Article, marked: Marked) -> Article:
    """`article` with the person's place where they corrected it."""
    if marked.place is None:
        return article
    return replace(
        article, primary=marked.place, places=corrected_places(article.primary, article.places, marked.place)
    )


def corrected_places(primary: Place, places: tuple[Place, ...], right: Place) -> tuple[Place, ...]:
    """`places` that begin with the right one, if it is one of Gwangju, and no longer hold the wrong `primary`."""
    others = tuple(place for place in places if place not in (right, primary))
    return others if right in (Place.ELSEWHERE, Place.UNKNOWN) else (right, *others)


def row(article: Article, marked: Marked, why: bool = False) -> dict[str, object]:
    """The JSON of one article: every key always, in this order; `evidence` only with `why`."""
    published = article.published
    fields: dict[str, object] = {
        "id": article.id,
        "kind": article.kind.value,
        "title": article.title,
        "title_derived": article.title_derived,
        "lead": article.lead,
        "body": article.body,
        "truncated": article.truncated,
        "outlet": article.outlet,
        "reporter": article.reporter,
        "agency": article.agency,
        "url": article.url,
        "source": article.source,
        "primary": article.primary.value,
        "places": [place.value for place in article.places],
        "institution": article.institution.value if article.institution else None,
        **_published(published),
        "dates": [_mention(mention) for mention in article.dates],
        "captions": list(article.captions),
        "credits": list(article.credits),
        "reprints": article.reprints or article.id,
        "story": article.story or article.id,
        "versions": article.versions,
        "read": marked.read,
        "saved": marked.saved,
        "tags": list(marked.tags),
        "note": marked.note,
    }
    return {**fields, "evidence": [_evidence(each) for each in article.evidence]} if why else fields


def _published(published: Published) -> dict[str, object]:
    return {
        "published": published.text,
        "published_from": _iso(published.first),
        "published_to": _iso(published.last),
        "published_basis": published.basis.value,
        "published_certain": published.certain,
    }


def _mention(mention: DayMention) -> dict[str, object]:
    return {
        "text": mention.text,
        "start": mention.start.isoformat(),
        "end": mention.end.isoformat(),
        "role": mention.role.value,
        "certain": mention.certain,
        "repeats": mention.repeats,
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {
        "about": evidence.about,
        "span": evidence.span,
        "where": evidence.where,
        "value": evidence.value,
        "weight": evidence.weight,
        "reason": evidence.reason,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def citation(article: Article) -> str:
    """``기자, “제목”, 매체, 2026. 1. 14.(추정), URL``; without a byline or an address those parts are left out."""
    parts = (
        article.reporter,
        f"“{_quoted(article.title)}”",
        article.outlet or t("row.outlet_unknown"),
        _cited_day(article.published),
        article.url,
    )
    return ", ".join(part for part in parts if part)


def _cited_day(published: Published) -> str:
    first = published.first
    if first is None:
        return t("side.no_date")
    day = f"{first.year}. {first.month}." if published.month_only else f"{first.year}. {first.month}. {first.day}."
    return day if published.certain else f"{day}({t('date.estimated')})"


def _quoted(title: str) -> str:
    """`title` as it stands inside “…”: its own quotation marks become single ones."""
    turned = title.replace("“", "‘").replace("”", "’")
    for mark in ('"', "'"):
        pieces = re.split(rf"(?<![A-Za-z]){mark}|{mark}(?![A-Za-z])", turned)  # between Latin letters: an apostrophe
        turned = "".join(piece + turn for piece, turn in zip(pieces, cycle("‘’"), strict=False))[:-1]
    return turned.replace("'", "’")
