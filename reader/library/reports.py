"""What is told of articles together: the agenda, who covered what, the briefing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.archive.articles import Archive
from reader.library.agenda import AgendaEntry, entries
from reader.query import Query

if TYPE_CHECKING:
    from reader.library.facade import Library


class Reports:
    """Each method asks `archive`, which is that of `library`, and leaves the telling to a pure module."""

    def __init__(self, library: Library, archive: Archive) -> None:
        self._library = library
        self._archive = archive

    def agenda(self, first: date, last: date, query: Query | None = None) -> list[AgendaEntry]:
        """What is announced for any day from `first` to `last`, each event once; with `query`, by its articles only."""
        told = self._archive.agenda(first, last)
        if query is not None:
            wanted = set(self._library.find(query).rows)
            told = [(row, each) for row, each in told if row in wanted]
        rows = list(dict.fromkeys(row for row, _ in told))
        known = {headline.row: headline for headline in self._library.headlines(rows)}
        return entries([(each, known[row]) for row, each in told if row in known], first, last)
