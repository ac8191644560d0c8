"""The values of the way in: what sources print and what is made of it, what cannot be read, how far an import is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from reader.frozen import frozen
from reader.model import Basis, Kind


@frozen
class RawArticle:
    """An article as a source printed it: what a parser of `reader.sources` yields."""

    source: str
    """Absolute path, or the URL as fetched."""
    line: int
    """1-based line of its beginning in `source`; 0 where lines have no meaning."""
    headline: str
    """As printed; empty where the format has none."""
    text: str
    """The text as printed, bylines, captions and credits still inside; paragraphs end in a newline."""
    outlet: str | None = None
    reporter: str | None = None
    agency: str | None = None
    url: str | None = None
    guid: str | None = None
    """Unique within its feed only."""
    published: str | None = None
    """As the source states it, ISO where the parser could read it (JSONL: basis given)."""
    published_basis: Basis | None = None
    page_date: date | None = None
    """The date of the page it stands on: an upper bound, never its day."""
    page: str | None = None
    """Articles that share this stood on one page or in one file: their days are judged together."""
    kind: Kind = Kind.ARTICLE
    truncated: bool = False
    restored: Mapping[str, object] = field(default_factory=dict)
    """Fields that a JSONL line of our own export states and that are taken over instead of being inferred."""


@frozen
class Problem:
    """A part of an input that could not be read; the rest was."""

    source: str
    line: int
    reason: str


@frozen
class Fields:
    """A raw article taken apart by the cleaner: text without bylines, captions and credits, which stand beside it."""

    title: str
    title_derived: bool
    body: str
    """Paragraphs separated by one newline."""
    truncated: bool
    outlet: str | None
    reporter: str | None
    agency: str | None
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    stamps: tuple[date, ...] = ()
    """Days printed beside a photograph (``2026.01.13 name@outlet``)."""


@frozen
class ImportCounts:
    """What an import did, article by article."""

    new: int = 0
    changed: int = 0
    same: int = 0
    failed: int = 0

    def __add__(self, other: ImportCounts) -> ImportCounts:
        return ImportCounts(
            self.new + other.new, self.changed + other.changed, self.same + other.same, self.failed + other.failed
        )


@frozen
class Progress:
    """How far a pipeline is; the last one of a run has `done` set."""

    source: str
    counts: ImportCounts
    bytes_read: int = 0
    bytes_total: int = 0
    problems: tuple[Problem, ...] = ()
    done: bool = False
