"""The sample edition: invented articles, stored already parsed, that the reader shows while the archive is empty.

Every outlet, event and number in it is made up. Its sources stand in ``fixtures/edition``;
``python -m reader.sample.build`` makes ``edition.jsonl`` of them with the pipeline that reads anybody's files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from reader.model import (
    Article,
    Basis,
    DayMention,
    DayRole,
    Evidence,
    Institution,
    Kind,
    Place,
    Published,
)

TODAY: Final = date(2026, 11, 3)
"""The last day of the edition, which its 오늘 means."""


def articles() -> list[Article]:
    """The articles of the edition, newest first, ties in the order of their files."""
    return [article_of(json.loads(line)) for line in _lines()]


def _lines() -> Iterator[str]:
    text = Path(__file__).with_name("edition.jsonl").read_text(encoding="utf-8")
    return (line for line in text.split("\n") if line)


def article_of(row: Mapping[str, Any]) -> Article:
    """The article that a row of ``--json`` (with ``evidence``) tells of; its lead and marks are not looked at."""
    institution = row["institution"]
    return Article(
        id=row["id"],
        kind=Kind(row["kind"]),
        title=row["title"],
        title_derived=row["title_derived"],
        body=row["body"],
        truncated=row["truncated"],
        outlet=row["outlet"],
        reporter=row["reporter"],
        agency=row["agency"],
        url=row["url"],
        source=row["source"],
        primary=Place(row["primary"]),
        places=tuple(map(Place, row["places"])),
        institution=None if institution is None else Institution(institution),
        published=_published(row),
        dates=tuple(map(_mention, row["dates"])),
        captions=tuple(row["captions"]),
        credits=tuple(row["credits"]),
        evidence=tuple(Evidence(**reason) for reason in row["evidence"]),
        reprints=row["reprints"],
        story=row["story"],
        versions=row["versions"],
    )


def _published(row: Mapping[str, Any]) -> Published:
    return Published(
        text=row["published"],
        first=_day(row["published_from"]),
        last=_day(row["published_to"]),
        basis=Basis(row["published_basis"]),
        certain=row["published_certain"],
    )


def _mention(row: Mapping[str, Any]) -> DayMention:
    return DayMention(
        text=row["text"],
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        role=DayRole(row["role"]),
        certain=row["certain"],
        repeats=row["repeats"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
