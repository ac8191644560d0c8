"""What keys do that open articles: this one, the next page of it, the next that is unread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.i18n import t
from reader.ui.keymap import COMMANDS, Pane
from reader.ui.view import UNREAD

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


class Opening:
    """One method for each opening action of the table of keys."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._opened = ""
        """The article that was opened last, as opposed to looked at by moving the cursor."""

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
