"""What the library answers with, beside the values of the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Self

from reader.frozen import frozen
from reader.model import Headline, Place
from reader.query import Query


class Mode(StrEnum):
    """What is being read, and with it whether marks last."""

    ARCHIVE = "archive"
    """The person's own; marks are durable when they are acknowledged."""
    FILES = "files"
    """Some files only, in memory; marks last until it closes, or for good after `Library.keep`."""
    SAMPLE = "sample"
    """The bundled edition, in memory; marks last until it closes."""


@frozen
class Entry:
    """A row of a list: an article, and what is told of those of its story that it stands for."""

    row: int
    """What the list calls it by: the first of `rows`, which need not be the one shown."""
    headline: Headline
    """The article shown."""
    rows: tuple[int, ...]
    """The articles of the result that it stands for, in the order of the list."""
    size: int = 0
    """Articles of the story, in the result or not; 0 where the list does not fold."""
    outlets: tuple[str, ...] = ()
    """Known outlets of those it stands for, each once, that of the article shown before the others."""
    unknown: int = 0
    """How many of them are of an unknown outlet."""
    unread: bool = True
    """Whether any of them is unread."""
    saved: bool = False
    """Whether any of them is saved."""

    @classmethod
    def of(cls, headline: Headline) -> Self:
        """An article that stands for itself."""
        marked = headline.marked
        return cls(headline.row, headline, (headline.row,), unread=not marked.read, saved=marked.saved)


@frozen
class Front:
    """The first paint: what SQLite knows by index, before anything is searched or counted."""

    total: int = 0
    entries: tuple[Entry, ...] = ()
    """The newest rows, with their marks."""
    places: Mapping[Place, int] = field(default_factory=dict)
    stories: int | None = None
    """How many rows there are in all, where that is quickly counted."""

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """The articles that the rows show."""
        return tuple(entry.headline for entry in self.entries)


@frozen
class Change:
    """What happened to marks; it is durable by the time this is returned."""

    kind: str
    """``saved unsaved read unread note tag place``; of searches ``search_saved search_renamed search_removed``."""
    ids: tuple[str, ...]
    """The articles whose marks are different now, or the saved search."""
    label: str
    """One line for the person; after an undo, what was taken back."""
    left: tuple[str, ...] = ()
    """Those that someone else has changed since, and that undoing left alone."""


@frozen
class SavedSearch:
    """A search to be asked again; `query` is closed, and words like 오늘 in it mean the day on which it is asked."""

    id: str
    name: str
    query: Query
