"""What is exported: an article with everything that it takes to have it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from reader.frozen import frozen
from reader.model import Article, Marked, Place


class Format(StrEnum):
    """What an export is written as; the value is also the usual ending of its file."""

    MD = "md"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


SUFFIXES = {
    ".md": Format.MD,
    ".markdown": Format.MD,
    ".json": Format.JSON,
    ".jsonl": Format.JSON,
    ".csv": Format.CSV,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}
"""Endings of files and what is written into them."""


@frozen
class Inferred:
    """What was inferred about an article's place before the person corrected it."""

    primary: Place
    places: tuple[Place, ...]


@frozen
class Exported:
    """One article of an export."""

    article: Article
    """With the place that the person gave it."""
    marked: Marked
    keys: tuple[str, ...] = ()
    """What it is known by (design: Identity), and under ``t:`` the mark of the text it was made from."""
    inferred: Inferred | None = None
    """There where the person corrected the place."""
    links: tuple[str, ...] = ()
    """Addresses that its source linked to."""
    history: Sequence[Mapping[str, object]] = ()
    """All its states, oldest first, where there is more than one: as they stand in a line of JSON."""
    bonds: Sequence[Mapping[str, object]] = ()
    """What the person decided of it and other articles of stories, likewise."""


@frozen
class Heading:
    """What stands above an export that is read by people."""

    name: str
    """The words of the query, or of the view: ``서구``."""
    total: int
    day: date
    """When it was made."""
