"""Taking over what a line of our own export states, instead of inferring it again; and the marks it states."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from reader.archive.identity import ID_LENGTH
from reader.model import Article, Basis, DayMention, DayRole, Evidence, Institution, Marked, Place, Published
from reader.text.printable import printable, printable_line

_ID = re.compile(f"[a-z2-7]{{{ID_LENGTH}}}")
_T = TypeVar("_T")


def restore(article: Article, stated: Mapping[str, object]) -> Article:
    """`article` with the fields that `stated` gives in their right form; anything else stays as it was inferred."""
    if not stated:
        return article
    stated = {**stated, **_inferred(stated)}
    primary = _read(stated, "primary", Place, article.primary)
    return replace(
        article,
        id=_read(stated, "id", _id, ""),
        title=_read(stated, "title", printable_line, article.title),
        title_derived=_read(stated, "title_derived", bool, article.title_derived),
        primary=primary,
        places=_read(stated, "places", lambda names: tuple(map(Place, names)), article.places),
        institution=_institution(article, stated),
        published=_read(stated, "published_basis", lambda basis: _published(article, stated, basis), article.published),
        dates=_read(stated, "dates", _dates, article.dates),
        evidence=_read(stated, "evidence", _evidence, article.evidence),
        reprints=_read(stated, "reprints", _id, ""),
        story=_read(stated, "story", _id, ""),
        source=_read(stated, "source", printable_line, article.source) if "keys" in stated else article.source,
    )


def marks(stated: Mapping[str, object]) -> Marked:
    """The marks that a line of our own export states; a corrected place is told by the one inferred beside it."""
    is_corrected = stated.get("inferred") is not None
    return Marked(
        read=stated.get("read") is True,
        saved=stated.get("saved") is True,
        note=_read(stated, "note", printable, "") or None,
        tags=_read(stated, "tags", _tags, ()),
        place=_read(stated, "primary", Place, None) if is_corrected else None,
    )


def _tags(tags: list[str]) -> tuple[str, ...]:
    """Those by which ``태그:`` can ask."""
    if not isinstance(tags, list):
        raise TypeError(tags)
    cleaned = (re.sub(r'[\s,"]', "", printable_line(tag)) for tag in tags)
    return tuple(dict.fromkeys(filter(None, cleaned)))


def _inferred(stated: Mapping[str, object]) -> Mapping[str, object]:
    """The place as it was before the person corrected it."""
    before = stated.get("inferred")
    return {name: before[name] for name in ("primary", "places") if name in before} if isinstance(before, dict) else {}


def _read(stated: Mapping[str, object], name: str, form: Callable[[Any], _T], otherwise: _T) -> _T:
    if name not in stated:
        return otherwise
    try:
        return form(stated[name])
    except (ValueError, TypeError, KeyError):  # not ours after all
        return otherwise


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError(value)
    return value


def _institution(article: Article, stated: Mapping[str, object]) -> Institution | None:
    """An export writes null where nobody acts, and a null is not handed on: with a stated place it means None."""
    placed = stated.get("primary") in set(Place)
    return _read(stated, "institution", Institution, None if placed else article.institution)


def _published(article: Article, stated: Mapping[str, object], basis: str) -> Published:
    first, last = (stated.get(name) for name in ("published_from", "published_to"))
    return Published(
        text=article.published.text,
        first=date.fromisoformat(str(first)) if first else None,
        last=date.fromisoformat(str(last)) if last else None,
        basis=Basis(basis),
        certain=stated.get("published_certain") is True,
    )


def _dates(stated: list[Mapping[str, Any]]) -> tuple[DayMention, ...]:
    return tuple(
        DayMention(
            text=printable(day["text"]),
            start=date.fromisoformat(day["start"]),
            end=date.fromisoformat(day["end"]),
            role=DayRole(day["role"]),
            certain=bool(day["certain"]),
            repeats=day.get("repeats"),
        )
        for day in stated
    )


def _evidence(stated: list[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            about=printable_line(reason["about"]),
            span=printable_line(reason["span"]),
            where=printable_line(reason["where"]),
            value=printable_line(reason["value"]),
            weight=float(reason["weight"]),
            reason=printable_line(reason["reason"]),
        )
        for reason in stated
    )
