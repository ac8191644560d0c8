"""What lies behind an article: its full text, and the links it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.i18n import t
from reader.library.feed_values import FullText
from reader.model import Headline
from reader.ui import errands
from reader.ui.cells import safe
from reader.ui.errands import Tell

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


class Pages:
    """Fetches one text at a time, in a thread, while reading goes on."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._running = False

    def fetch_text(self) -> None:
        """Fetch the full text of the article under the cursor."""
        headline, article = self.screen.current(), self.screen.commands.article()
        if headline is None or article is None:
            return
        if self._running:
            self.screen.say(t("text.busy"))
        elif not article.url:
            self.screen.say(t("text.no_url"))
        else:
            self._running = True
            self.screen.say(t("text.run", url=safe(article.url)))
            errands.begin(self.screen, lambda tell: self._fetch(tell, headline), "text")

    def _fetch(self, call: Tell, headline: Headline) -> None:
        """In the thread."""
        try:
            found = self.screen.library.feeds.full_text(headline.id)
        except (ReaderError, OSError) as error:
            call(self._ended, headline, FullText(False, str(error)))
        else:
            call(self._ended, headline, found)

    def _ended(self, headline: Headline, found: FullText) -> None:
        """The text that was asked for comes in at once, what else waits goes on waiting."""
        self._running = False
        screen = self.screen
        if found.changed and screen.library.pending() <= 1:
            screen.draw(screen.session.refreshed())
            screen.background.taken_in()
        if found.changed:
            screen.forget([headline.row])
        screen.say(found.words)

    def show_links(self) -> None:
        """A list of the article's links, to open or to copy."""
        from reader.ui.screens.links import Links

        article = self.screen.commands.article()
        if article is None:
            return
        found = self.screen.library.links(article)
        if found:
            self.screen.app.push_screen(Links(found, self.screen.commands))
        else:
            self.screen.say(t("links.none"))
