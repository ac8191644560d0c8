"""Lines below the result: what else concerns the chosen place, articles of similar words, words perhaps meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.i18n import t
from reader.ui.alongside import Alongside, alongside
from reader.ui.keymap import Pane
from reader.ui.view import View

if TYPE_CHECKING:
    from reader.library import Offers
    from reader.ui.screens.main import MainScreen
    from reader.ui.session import Shown

WAIT_SECONDS = 0.25
"""After the last key; offers cost more than a key may."""
AT_ONCE = 0.01
"""Where there is no result: after the frame that says so."""


class Offering:
    """Asks for offers in a thread while nobody types, and does what is taken of them."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self.offers: Offers | None = None
        """What stands below the result."""
        self.also: Alongside | None = None
        """What also concerns the place that was chosen; its line is the first."""
        self.words: tuple[str, ...] = ()
        """Similar words whose articles are shown behind the result."""
        self._timer: Timer | None = None

    def expect(self) -> None:
        """Another result is shown: what was offered below the one before is gone, new offers follow."""
        screen, taken = self.screen, bool(self.words)
        self.offers, self.words, self.also = None, (), None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if screen.session.view.chosen and not screen.session.shown.dimmed:
            screen.call_after_refresh(self._look_alongside, screen.session.view)
        if screen.session.view.query.has_words and screen.library.ready and not taken:
            wait = WAIT_SECONDS if screen.session.shown.total else AT_ONCE
            self._timer = screen.set_timer(wait, self._ask)

    def _look_alongside(self, view: View) -> None:
        """After the frame of the rows, unless it is of another view by now."""
        if view == self.screen.session.view and not self.words:
            self.also = alongside(self.screen.library, view)
            self._put()

    def _put(self) -> None:
        also = [self.also.line] if self.also is not None else []
        self.screen.headlines.offer([*also, *(lines(self.offers) if self.offers is not None else ())])

    def _ask(self) -> None:
        view = self.screen.session.view
        self.screen.run_worker(
            lambda: self._look(view),
            thread=True,
            name="offers",
            group="offers",
            exclusive=True,
            exit_on_error=False,  # a damaged archive is told by whoever needs it
        )

    def _look(self, view: View) -> None:
        offers = self.screen.library.offers(view.query, view.order)
        self.screen.app.call_from_thread(self._show, view, offers)

    def _show(self, view: View, offers: Offers) -> None:
        """Unless somebody typed on meanwhile."""
        if view == self.screen.session.view and offers:
            self.offers = offers
            self._put()

    def take(self, index: int) -> None:
        """Line `index` was taken."""
        if self.also is not None and index == 0:
            self.screen.draw(self.screen.session.show(self.also.view), keep=False)
            self.screen.go(Pane.LIST)
            return
        index -= self.also is not None
        if self.offers is None:
            return
        if self.offers.total and index == 0:
            self._add(self.offers)
            return
        maybe = self.offers.maybe[index - bool(self.offers.total)]
        screen = self.screen
        chosen = len(screen.session.view.chosen_parts)
        text = str(replace(maybe.query, parts=maybe.query.parts[chosen:]))
        screen.put_text(text)
        screen.draw(screen.session.typed(text), keep=False)
        screen.go(Pane.LIST)

    def _add(self, offers: Offers) -> None:
        """Show the articles that similar words found behind the result; its count stays what it is."""
        screen, shown = self.screen, self.screen.session.shown
        rows = () if shown.dimmed else shown.rows
        title = f"{shown.title}, {t('search.lemma', n=offers.total)}"
        added = self._added(shown, offers)
        screen.session.shown = replace(added, title=title, stories=len(added.rows), dimmed=False)
        self.words = offers.words
        screen.draw(screen.session.shown, keep=bool(len(rows)))
        screen.headlines.go_to_place(len(rows))
        screen.go(Pane.LIST)

    def _added(self, shown: Shown, offers: Offers) -> Shown:
        """The rows of the result, unless it has none, and those of `offers` behind them."""
        if not self.screen.session.folding:
            return replace(shown, rows=[*(() if shown.dimmed else shown.rows), *offers.rows])
        own = None if shown.dimmed else shown.fold
        fold = self.screen.library.fold(offers.rows) if own is None else own.followed_by(offers.rows)
        return replace(shown, rows=fold.rows, fold=fold)


def lines(offers: Offers) -> list[str]:
    """What is offered, a line each, as `Offering.take` counts them."""
    similar = [t("search.lemma", n=offers.total)] if offers.total else []
    return [*similar, *(f"{t('search.maybe', w=maybe.word)} {maybe.total}" for maybe in offers.maybe)]
