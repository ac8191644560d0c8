"""Subscribing from within the reader: an address is looked at, and what is found there is subscribed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.i18n import t
from reader.library.feed_values import Found, Look
from reader.library.values import Change
from reader.ui import errands
from reader.ui.cells import safe
from reader.ui.dispatch import Echo
from reader.ui.errands import Tell

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

MOST_FOUND = 9


class Subscribing:
    """Asks for an address, or in the beginning offers some."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._looking = False

    def begin(self, echo: Echo) -> None:
        """Where there is no subscription yet, offer feeds; else ask for an address. `echo` of the key is no answer."""
        if self.screen.library.feeds.all():
            self.ask(echo=echo)
            return
        from reader.ui.screens.suggest import Suggest

        offer = Suggest(self.screen.library.feeds.suggestions(), echo)
        self.screen.app.push_screen(offer, self._chosen)

    def _chosen(self, urls: tuple[str, ...] | None) -> None:
        """What was chosen of the offer; nothing at all: the person has an address of their own."""
        if urls is None:
            return
        if not urls:
            self.ask()
            return
        changes = [self.screen.library.feeds.subscribe(url) for url in urls]
        self._subscribed(changes)

    def ask(self, value: str = "", echo: Echo | None = None) -> None:
        """Ask for an address."""
        from reader.ui.screens.ask import Ask

        self.screen.app.push_screen(Ask(t("ask.feed"), value, echo), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer is None or not answer.strip() or self._looking:
            return
        self._looking = True
        self.screen.rare.say(t("feeds.looking", url=safe(answer.strip())))
        errands.begin(self.screen, lambda tell: self._look(tell, answer.strip()), "look")

    def _look(self, call: Tell, address: str) -> None:
        """In the thread."""
        try:
            look = self.screen.library.feeds.look(address)
        except (ReaderError, OSError) as error:
            call(self._refused, address, str(error))
        else:
            call(self._looked, address, look)

    def _refused(self, address: str, words: str) -> None:
        """Ask again, with the address to be mended."""
        self._looking = False
        self.ask(address)
        self.screen.rare.say(words)

    def _looked(self, address: str, look: Look) -> None:
        self._looking = False
        if len(look.found) > 1:
            self._choose(look.found[:MOST_FOUND])
        elif look.found:
            self._subscribed([self.screen.library.feeds.subscribe(look.found[0].url)])
        elif look.may_subscribe:
            change = self.screen.library.feeds.subscribe(look.url)
            offline = look.state == "offline"
            words = t("feeds.later") if offline else t("feeds.kept", why=look.words)
            self.screen.rare.say(words if change.ids else change.label)
            self.screen.rare.show_feeds()
        else:
            self._refused(address, look.words)

    def _choose(self, found: tuple[Found, ...]) -> None:
        from reader.ui.screens.choose import Choose

        options = [t("feeds.found", title=safe(each.title or each.url), n=each.articles) for each in found]
        self.screen.app.push_screen(
            Choose(t("feeds.several"), options),
            lambda index: (
                None if index is None else self._subscribed([self.screen.library.feeds.subscribe(found[index].url)])
            ),
        )

    def _subscribed(self, changes: list[Change]) -> None:
        """Say what was subscribed to, and fetch it: that is what it was asked for."""
        rare = self.screen.rare
        rare.show_feeds()
        new = [feed_id for change in changes for feed_id in change.ids]
        label = changes[-1].label
        rare.say(f"{label}  {t('undo.hint')}" if new else label)
        if new:
            rare.fetching.begin(new)
