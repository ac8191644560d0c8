"""Fetching from within the reader: progress beside the search box, and what came waits or comes in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.i18n import t
from reader.library.subscribing import FetchProgress, running, summary
from reader.library.values import Mode
from reader.ui import errands
from reader.ui.errands import Tell
from reader.ui.keymap import Pane
from reader.ui.messages import ArchiveWanted

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


class Fetching:
    """Runs one fetch at a time, in a thread, while reading goes on; asked for again it stops.

    Feeds that are named meanwhile are fetched after it.
    """

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._running = self._stopped = False
        self._next: list[str] = []

    def begin(self, names: Sequence[str] | None = None) -> None:
        """Fetch the feeds called `names`, else all. While that goes on it is stopped, and `names` wait for its end."""
        if self._running and names:
            self._next += names
            return
        if self._running:
            self._stopped = True
            self.screen.library.feeds.cancel("fetch")
            return
        feeds = self.screen.library.feeds
        if not feeds.all():
            self.screen.rare.say(t("empty.feeds"))
            return
        before = feeds.last_success
        self._running, self._stopped = True, False
        errands.begin(self.screen, lambda tell: self._work(tell, names, before), "fetch")

    def _work(self, call: Tell, names: Sequence[str] | None, before: datetime | None) -> None:
        """In the thread."""
        feeds = self.screen.library.feeds
        last: FetchProgress | None = None
        try:
            for last in feeds.fetch(names, lambda: call(self._say_beside, t("fetch.wait"))):
                call(self._tell, last)
        except (ReaderError, OSError) as error:
            call(self._failed, str(error))
        else:
            call(self._finished, last if last is not None and last.finished else None, before)

    def _tell(self, progress: FetchProgress) -> None:
        if not progress.finished:
            self._say_beside(running(progress))
        self.screen.rare.show_feeds()

    def _say_beside(self, words: str) -> None:
        """A line that stays beside the search box while nothing waits there."""
        self.screen.background.progress = words
        self.screen.show_note()

    def _failed(self, words: str) -> None:
        self._end()
        self.screen.rare.say(words)

    def _finished(self, last: FetchProgress | None, before: datetime | None) -> None:
        self._end()
        if last is None or self._stopped:
            self.screen.rare.say(t("fetch.stopped"))
        elif self.screen.library.mode is Mode.SAMPLE and last.counts.new:
            self.screen.post_message(ArchiveWanted(self.screen))
        else:
            self.screen.rare.say(self._taken_in(last) or summary(last, before))

    def _taken_in(self, last: FetchProgress) -> str:
        """Where the person asked for news at the top of the list, they come in at once; what is then said."""
        screen = self.screen
        new = last.counts.new + last.counts.changed
        at_top = screen.pane is Pane.LIST and screen.headlines.cursor == 0
        if not new or last.failed or not at_top or screen.library.mode is not Mode.ARCHIVE:
            return ""
        screen.background.take_in(keep=False)
        screen.background.taken_in()
        return t("fetch.in", n=new)

    def _end(self) -> None:
        self._running = False
        self._say_beside("")
        self.screen.rare.show_feeds()
        waiting, self._next = self._next, []
        known = {feed.id for feed in self.screen.library.feeds.all()} if waiting else set()
        if not self._stopped and (names := [each for each in waiting if each in known]):
            self.begin(names)
