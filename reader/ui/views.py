"""What keys do that ask for another view: a search, another order, one step back, what has come in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reader.i18n import t
from reader.library.values import Mode
from reader.ui.keymap import Pane
from reader.ui.view import SAVED, View

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


class Views:
    """One method for each of these actions of the table of keys."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._row_before: int | None = None
        """The row that the cursor was on before a search."""

    def do_search(self) -> None:
        """Into the box."""
        screen = self.screen
        if not screen.session.view.text:
            self._row_before = screen.headlines.row
        screen.session.begin_search()
        screen.go(Pane.SEARCH)

    def do_cancel(self) -> None:
        """Give the earlier view back."""
        screen = self.screen
        shown = screen.session.cancel_search()
        screen.put_text(screen.session.view.text)
        screen.draw(shown, keep=True)
        if self._row_before is not None:
            screen.headlines.go_to(self._row_before)
        self._row_before = None
        screen.go(Pane.LIST)

    def do_back(self) -> None:
        """One step back; at the top, say how to leave."""
        if not self._step_back():
            self.screen.say(t("quit.hint"))

    def do_quit(self) -> None:
        """One step back; at the top, leave."""
        if not self._step_back():
            self.screen.app.exit()

    def _step_back(self) -> bool:
        screen = self.screen
        if screen.reading.back_to_text():
            return True
        if screen.wide and screen.pane is Pane.READ:
            screen.wide = False
            screen.set_panes()
        elif screen.pane is not Pane.LIST:
            screen.go(Pane.LIST)
        elif screen.session.view.text:
            self.do_cancel()
        elif screen.session.view.chosen:
            self.do_clear()
        else:
            return False
        return True

    def do_clear(self) -> None:
        """Everything again, with the cursor on the article it is on."""
        screen = self.screen
        screen.put_text("")
        screen.draw(screen.session.cleared())

    def do_saved_list(self) -> None:
        """나중에 읽기."""
        screen = self.screen
        screen.put_text("")
        screen.draw(screen.session.show(View(SAVED)), keep=False)
        screen.go(Pane.LIST)

    def do_sort(self) -> None:
        """The next order."""
        shown = self.screen.session.reordered()
        self.screen.draw(shown)
        self.screen.say(t("sort.now", s=t(f"sort.{shown.order.value}")))

    def do_wide(self) -> None:
        """The text over the whole width, and back."""
        screen = self.screen
        screen.wide = not screen.wide
        screen.go(Pane.READ)
        screen.say(t("wide.on" if screen.wide else "wide.off"))

    def do_refresh(self) -> None:
        """Bring in what waits; the cursor stays on its article. Where nothing waits, fetch."""
        screen = self.screen
        screen.background.take_in()
        screen.searching.show()
        if screen.background.taken_in():
            return
        if screen.library.mode is Mode.FILES:
            screen.say(t("fetch.none", t=time.strftime("%H:%M")))
        else:
            screen.rare.fetching.begin()
