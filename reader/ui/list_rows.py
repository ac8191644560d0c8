"""Where the list's rows come from: at first from what SQLite knows by index, then from the library's result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library.values import Entry, Front
from reader.model import Place

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

_LEAST = 24
"""Rows of a front: as many as a terminal has room for, and no fewer than these."""


class ListRows:
    """For the list of a screen."""

    def __init__(self, screen: MainScreen, mine: Place | None) -> None:
        self.screen = screen
        self._mine = mine
        self._front: dict[int, Entry] = {}
        self._kept: int | None = None

    def renew(self, *, keep: bool) -> None:
        """Another result is about to be shown. With `keep` the article that somebody is looking at goes on being shown
        by its row, whatever came into its story."""
        if self.screen.painted:
            self.screen.stories.forget()
        headlines = self.screen.headlines
        entry = headlines.listing.at_hand(headlines.cursor) if keep else None
        self._kept = None if entry is None else entry.headline.row

    def front(self) -> Front:
        """What stands in the list until the search is ready."""
        screen = self.screen
        limit = max(_LEAST, screen.size.height // (2 if screen.headlines.dense else 1))
        front = screen.library.front(limit, self._mine, fold=screen.session.folding)
        self._front = {entry.row: entry for entry in front.entries}
        return front

    def ready(self) -> None:
        """The search is ready, or something else is read: rows come from the library."""
        self._front = {}

    def forget(self) -> None:
        """Marks have changed."""
        if self._front:
            self.front()

    def fetch(self, rows: Sequence[int]) -> Sequence[Entry]:
        """The entries of `rows`; of negative ones those of single articles under the row of their story."""
        if self._front and all(row in self._front for row in rows):
            return [self._front[row] for row in rows]
        library, shown = self.screen.library, self.screen.session.shown
        found = library.entries([row for row in rows if row > 0], shown.fold, shown.order, self._kept)
        under = library.entries([-row for row in rows if row < 0])
        return [*found, *(replace(entry, row=-entry.row) for entry in under)]
