"""Commands that are seldom asked for: each family of them is brought in with the first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.bonding import Bonding
    from reader.ui.exporting import Exporting
    from reader.ui.fetching import Fetching
    from reader.ui.pages import Pages
    from reader.ui.piping import Piping
    from reader.ui.reporting import Reporting
    from reader.ui.screens.feeds import Feeds
    from reader.ui.screens.main import MainScreen
    from reader.ui.subscribing import Subscribing


class Rare:
    """One method for each of these commands, and what does it."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen

    def do_export(self) -> None:
        """Write the view or the article to a file."""
        self.exporting.begin()

    def do_agenda(self) -> None:
        """What is announced, by day."""
        self.reporting.agenda()

    def do_brief(self) -> None:
        """What came since the last working day."""
        self.reporting.brief()

    def do_pipe(self) -> None:
        """Give the article to a command of the person's."""
        self.piping.begin()

    def do_feeds(self) -> None:
        """The view of subscriptions."""
        from reader.ui.screens.feeds import Feeds

        self.screen.app.push_screen(Feeds(self.screen))

    def do_add_feed(self) -> None:
        """Subscribe to a feed."""
        self.subscribing.begin(self.screen.dispatcher.echo)

    def do_full_text(self) -> None:
        """Fetch the whole text of the article from its page."""
        self.pages.fetch_text()

    def do_links(self) -> None:
        """Show the links of the article."""
        self.pages.show_links()

    def do_split(self) -> None:
        """Take the article out of its story."""
        self.bonding.split()

    def do_join(self) -> None:
        """Make its story one with another."""
        self.bonding.join()

    def say(self, words: str) -> None:
        """Show a message where the person looks: in the view of subscriptions, where that is open."""
        feeds = self._feeds
        if feeds is not None:
            feeds.say(words)
        else:
            self.screen.say(words)

    def show_feeds(self) -> None:
        """Where the view of subscriptions is open, it tells how they are now."""
        if (feeds := self._feeds) is not None:
            feeds.show()

    @property
    def _feeds(self) -> Feeds | None:
        from reader.ui.screens.feeds import Feeds

        return next((each for each in self.screen.app.screen_stack if isinstance(each, Feeds)), None)

    @cached_property
    def subscribing(self) -> Subscribing:
        """Adds subscriptions."""
        from reader.ui.subscribing import Subscribing

        return Subscribing(self.screen)

    @cached_property
    def fetching(self) -> Fetching:
        """Runs one fetch at a time."""
        from reader.ui.fetching import Fetching

        return Fetching(self.screen)

    @cached_property
    def pages(self) -> Pages:
        """Full texts and links."""
        from reader.ui.pages import Pages

        return Pages(self.screen)

    @cached_property
    def bonding(self) -> Bonding:
        """Splits and joins stories."""
        from reader.ui.bonding import Bonding

        return Bonding(self.screen)

    @cached_property
    def exporting(self) -> Exporting:
        """Writes one file at a time."""
        from reader.ui.exporting import Exporting

        return Exporting(self.screen)

    @cached_property
    def reporting(self) -> Reporting:
        """Opens the agenda and the briefing."""
        from reader.ui.reporting import Reporting

        return Reporting(self.screen)

    @cached_property
    def piping(self) -> Piping:
        """Runs commands."""
        from reader.ui.piping import Piping

        return Piping(self.screen)
