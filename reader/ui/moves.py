"""What moving keys do: within panes, between them, from article to article, and one step back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.i18n import t
from reader.library.values import Mode
from reader.query import Field, Filter, Query
from reader.ui.keymap import COMMANDS, Pane
from reader.ui.panes import Layout, neighbour
from reader.ui.view import SAVED, View

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

TODAY = (Filter(Field.DATE, ("오늘",)),)
UNREAD = Filter(Field.STATE, ("안읽음",))
_SCROLL = 3


class Moves:
    """One method for each moving action of the table of keys."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._opened = ""
        """The article that was opened last, as opposed to looked at by moving the cursor."""
        self._row_before: int | None = None
        """The row that the cursor was on before a search."""

    def do_up(self) -> None:
        """One up."""
        self._move(-1)

    def do_down(self) -> None:
        """One down."""
        self._move(1)

    def _move(self, by: int) -> None:
        screen = self.screen
        if screen.pane is Pane.SIDE:
            screen.sidebar.move(by)
        elif screen.pane is Pane.READ:
            screen.reading.scroll_by(by)
        else:
            screen.headlines.move(by)

    def do_page_up(self) -> None:
        """A page up."""
        self._page(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self._page(1)

    def _page(self, by: int) -> None:
        screen = self.screen
        if screen.pane is Pane.READ:
            screen.reading.page_down() if by > 0 else screen.reading.page_up()
        elif screen.pane is Pane.SIDE:
            screen.sidebar.page(by)
        else:
            screen.headlines.page(by)

    def do_first(self) -> None:
        """To the first row or line."""
        screen = self.screen
        if screen.pane is Pane.READ:
            screen.reading.to_top()
        else:
            (screen.sidebar if screen.pane is Pane.SIDE else screen.headlines).first()

    def do_last(self) -> None:
        """To the last row or line."""
        screen = self.screen
        if screen.pane is Pane.READ:
            screen.reading.to_end()
        else:
            (screen.sidebar if screen.pane is Pane.SIDE else screen.headlines).last()

    def do_text_down(self) -> None:
        """Scroll the text while the cursor stays in the list."""
        self.screen.reading.scroll_by(_SCROLL)

    def do_text_up(self) -> None:
        """Scroll the text back."""
        self.screen.reading.scroll_by(-_SCROLL)

    def do_left(self) -> None:
        """Shut what is open in the sidebar, else the pane to the left."""
        if self.screen.pane is not Pane.SIDE or not self.screen.sidebar.fold():
            self.do_previous_pane()

    def do_right(self) -> None:
        """Open what is shut in the sidebar, else the pane to the right."""
        if self.screen.pane is not Pane.SIDE or not self.screen.sidebar.unfold():
            self.do_next_pane()

    def do_next_pane(self) -> None:
        """The pane to the right."""
        self.screen.go(neighbour(self.screen.pane, 1))

    def do_previous_pane(self) -> None:
        """The pane to the left."""
        self.screen.go(neighbour(self.screen.pane, -1))

    def do_pane_side(self) -> None:
        """Places and dates."""
        self.screen.go(Pane.SIDE)

    def do_pane_list(self) -> None:
        """The headlines."""
        self.screen.go(Pane.LIST)

    def do_pane_read(self) -> None:
        """The text."""
        self.screen.go(Pane.READ)

    def do_facets(self) -> None:
        """Places and dates in full, and back."""
        self.screen.go(Pane.LIST if self.screen.pane is Pane.SIDE else Pane.SIDE)

    def do_open(self) -> None:
        """Open the article under the cursor; from the sidebar go to the list."""
        if self.screen.pane is Pane.SIDE:
            self._open_row()
        elif self.screen.current() is not None:
            self.open_current()
            self.screen.go(Pane.READ)
        elif self.screen.headlines.row is None:
            self.screen.headlines.open()

    def _open_row(self) -> None:
        """From the sidebar to the list; where the row is a view of its own, that view."""
        row = self.screen.sidebar.current
        if row is not None and row.opens:
            self.screen.perform(next(entry for entry in COMMANDS if entry.action == row.opens))
        else:
            self.screen.go(Pane.LIST)

    def open_current(self) -> None:
        """Mark the article under the cursor as read, since it is being read, and all that its row stands for."""
        entry = self.screen.stories.current()
        if entry is None:
            return
        self._opened = entry.headline.id
        if entry.unread:
            ids = self.screen.stories.ids(entry)
            self.screen.attempt(lambda: self.screen.library.read(ids, opening=True))
            self.screen.forget(entry.rows)

    def do_space(self) -> None:
        """The next page of the text, then the next article; in the sidebar, add a value to the choice."""
        screen = self.screen
        if screen.pane is Pane.SIDE:
            screen.sidebar.add()
            return
        headline = screen.current()
        if headline is None:
            return
        if headline.id != self._opened:
            self._read_on()
        elif not screen.reading.page_down():
            screen.headlines.move(1)
            screen.show_text()
            if screen.current() not in (None, headline):
                self.open_current()

    def _read_on(self) -> None:
        """Open what the cursor has only shown so far: a page on where its first one has been seen, else its top."""
        screen = self.screen
        seen = Pane.READ in screen.seen
        self.open_current()
        if not seen:
            screen.go(Pane.READ)
        else:
            screen.reading.page_down()

    def do_next_unread(self) -> None:
        """Open the next article that is unread."""
        self._to_unread(1)

    def do_previous_unread(self) -> None:
        """Open the article before that is unread."""
        self._to_unread(-1)

    def _to_unread(self, by: int) -> None:
        screen = self.screen
        if screen.session.shown.dimmed or not screen.library.ready:
            return
        query = screen.session.view.query.with_filters([UNREAD])
        unread = screen.library.find(query, screen.session.view.order).rows
        target = self._nearest(unread, by)
        if target is None:
            screen.say(t("mark.last_unread" if len(unread) else "mark.none_unread"))
            return
        screen.headlines.go_to_place(target)
        screen.show_text()
        self.open_current()

    def _nearest(self, unread: Sequence[int], by: int) -> int | None:
        """The place of the next row with something unread."""
        headlines, fold = self.screen.headlines, self.screen.session.shown.fold
        if fold is not None:
            return self.screen.library.nearest(unread, fold, headlines.place, by)
        rows, wanted = headlines.rows, set(map(int, unread))
        places = range(headlines.cursor + by, len(rows) if by > 0 else -1, by)
        return next((place for place in places if int(rows[place]) in wanted), None)

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
        screen.draw(screen.session.refreshed())
        screen.searching.show()
        if screen.background.taken_in():
            return
        if screen.library.mode is Mode.FILES:
            screen.say(t("fetch.none", t=time.strftime("%H:%M")))
        else:
            screen.rare.fetching.begin()

    def emptiness(self) -> str:
        """What an empty list says."""
        view, layout = self.screen.session.view, self.screen.form
        if view.chosen == SAVED and not view.text.strip():
            return t("empty.saved")
        if view.chosen == TODAY and not view.text.strip():
            return t("empty.today")
        if view.unfiltered:
            return t("list.empty")
        return "" if layout is Layout.TINY or view.text.strip() else t("list.none_here")


def unread_of(query: Query) -> Query:
    """`query` narrowed to what is unread."""
    return query.with_filters([UNREAD])
