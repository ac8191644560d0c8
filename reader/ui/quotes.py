"""Passages for rows whose article matches in its text alone: looked for once nobody types, a few at a time."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.model import Headline
from reader.ui.cells import safe
from reader.ui.pieces import Passage

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

TICK_SECONDS = 0.12
"""After the last key, and between two looks at what has been drawn since."""
BUDGET_SECONDS = 0.012
"""Of a tick: a passage takes milliseconds, and a key must not wait for a screenful of them."""
_NOT_YET: Passage = ("", ())


class Quotes:
    """The passages of one result, and which rows have been drawn without theirs."""

    def __init__(self) -> None:
        self.found: dict[int, Passage | None] = {}
        self.wanted: dict[int, Headline] = {}

    def of(self, headline: Headline) -> Passage | None:
        """The passage of a row, an empty one until it is looked for; None where there is none."""
        if headline.row in self.found:
            return self.found[headline.row]
        self.wanted[headline.row] = headline
        return _NOT_YET

    def forget(self) -> None:
        """Another result is shown."""
        self.found.clear()
        self.wanted.clear()


class Quoting:
    """Looks for the passages of the rows in sight."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._timer: Timer | None = None

    def expect(self) -> None:
        """Another result is shown."""
        self.screen.headlines.quotes.forget()
        if self.screen.session.view.query.has_words:
            if self._timer is None:
                self._timer = self.screen.set_interval(TICK_SECONDS, self._tick)
            self._timer.reset()
            self._timer.resume()
        elif self._timer is not None:
            self._timer.pause()

    def _tick(self) -> None:
        quotes = self.screen.headlines.quotes
        if not quotes.wanted:
            return
        end = monotonic() + BUDGET_SECONDS
        while quotes.wanted and monotonic() < end:
            row = next(iter(quotes.wanted))
            quotes.found[row] = self._passage(quotes.wanted.pop(row))
        self.screen.headlines.forget(())

    def _passage(self, headline: Headline) -> Passage | None:
        query = self.screen.session.view.query
        found = self.screen.library.snippet(query, headline.id)
        if found is None:
            return None
        text = safe(found.text)
        return text, found.spans if text == found.text else self.screen.library.highlights(query, text)
