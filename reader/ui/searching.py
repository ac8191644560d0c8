"""What keys do with searches: leave the box, complete, walk through those of the past; save, rename and remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import t
from reader.library.values import SavedSearch
from reader.model import Sort
from reader.ui.keymap import Pane
from reader.ui.outline import Choice
from reader.ui.quotes import Quoting
from reader.ui.view import unread_of

if TYPE_CHECKING:
    from reader.library.values import Change
    from reader.ui.past import Past
    from reader.ui.screens.main import MainScreen

COUNT_AFTER = 0.05
"""Seconds between the counts of two saved searches, in which keys are answered."""


class Searching:
    """One method for each command that has to do with searches, and the counts of those that are saved."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self.quoting = Quoting(screen)
        self._past: Past | None = None
        self._saved: list[SavedSearch] = []
        self._unread: dict[str, int] = {}
        self._uncounted: list[SavedSearch] = []

    # The box

    def do_to_list(self) -> None:
        """Out of the box onto the first row; with no results there is nowhere to go."""
        screen = self.screen
        screen.catch_up()
        shown = screen.session.submitted()
        if shown.hint.wrong:
            screen.show_hint(shown)
        if shown.total == 0:
            return
        self.remember(screen.session.view.text)
        screen.go(Pane.LIST)
        screen.headlines.first()
        screen.dispatcher.leave_box()

    def do_complete(self) -> None:
        """Complete the name or value of a filter, the next time otherwise; where there is none, leave the box."""
        screen = self.screen
        screen.catch_up()
        text = screen.session.completed()
        if text is None:
            self.do_to_list()
        else:
            self._put(text)

    def do_older_search(self) -> None:
        """Put the search before into the box."""
        self.screen.catch_up()
        text = self._history.older(self.screen.session.view.text)
        if text is not None:
            self._put(text)

    def do_newer_search(self) -> None:
        """Put the search after it into the box; where nobody walks through them, leave the box."""
        self.screen.catch_up()
        text = self._history.newer(self.screen.session.view.text)
        if text is None:
            self._down_to_list()
        else:
            self._put(text)

    def _down_to_list(self) -> None:
        """Out of the box onto the first row; with no results onto what is offered in their place."""
        screen = self.screen
        if screen.session.shown.total or not screen.offering.offers:
            self.do_to_list()
            return
        screen.go(Pane.LIST)
        screen.headlines.move(len(screen.headlines.rows) - screen.headlines.cursor)
        screen.dispatcher.leave_box()

    def remember(self, text: str) -> None:
        """`text` led to a result: keep it among the searches of the past, once its row is drawn."""
        if text.strip():
            self._history.add(text)
            keep = self.screen.library.searches.remember
            self.screen.call_after_refresh(self.screen.attempt, lambda: keep(text))

    @property
    def _history(self) -> Past:
        if self._past is None:
            from reader.ui.past import Past

            self._past = Past(self.screen.library.searches.past())
        return self._past

    def _put(self, text: str) -> None:
        screen = self.screen
        screen.put_text(text)
        screen.line.box.cursor_position = len(text)
        screen.draw(screen.session.typed(text), keep=False)
        screen.show_note()

    # Saved searches

    def do_save_search(self) -> None:
        """Save what is asked for now, under its own words."""
        screen = self.screen
        screen.catch_up()
        view = screen.session.view
        self._did(screen.library.searches.save(view.query, view.full_name))

    def do_rename_search(self) -> None:
        """Give the saved search under the sidebar's cursor another name."""
        from reader.ui.screens.ask import Ask

        search = self._current()
        if search is not None:
            ask = Ask(t("ask.search_name"), search.name)
            self.screen.app.push_screen(ask, lambda name: self._rename(search, name))

    def _rename(self, search: SavedSearch, name: str | None) -> None:
        if name and name.strip() != search.name:
            self.screen.attempt(lambda: self._did(self.screen.library.searches.rename(search.id, name)))

    def do_remove_search(self) -> None:
        """Remove the saved search under the sidebar's cursor."""
        search = self._current()
        if search is not None:
            self._did(self.screen.library.searches.remove(search.id))

    def _current(self) -> SavedSearch | None:
        row = self.screen.sidebar.current
        for part in (row.choice if row is not None else None) or ():
            if isinstance(part, SavedSearch):
                return part
        self.screen.say(t("search.none_chosen"))
        return None

    def _did(self, change: Change) -> None:
        if change.ids:
            self.show()
        if change.label:
            self.screen.say(f"{change.label}  {t('undo.hint')}" if change.ids else change.label)

    def show(self) -> None:
        """Show the saved searches as they are now, in the sidebar and in what it has chosen, and count them."""
        before, self._saved = self._saved, self.screen.library.searches.saved()
        self._show_counts()
        chosen = self._still_chosen(before)
        if chosen != self.screen.session.view.chosen:
            self.screen.draw(self.screen.session.choose(chosen))
        self.count()

    def _still_chosen(self, before: list[SavedSearch]) -> Choice:
        """The choice with new names; in place of a search that is gone the one that took its place, if any."""
        now = {search.id: search for search in self._saved}
        chosen = self.screen.session.view.chosen
        kept = [now.get(part.id) if isinstance(part, SavedSearch) else part for part in chosen]
        if len(chosen) == 1 and kept == [None] and self._saved and chosen[0] in before:
            return (self._saved[min(before.index(chosen[0]), len(self._saved) - 1)],)
        return tuple(part for part in kept if part is not None)

    def count(self) -> None:
        """Count anew what is unread of each, one by one between the keys."""
        idle = not self._uncounted
        self._uncounted = list(self._saved)
        if idle and self._uncounted:
            self.screen.set_timer(COUNT_AFTER, self._count_next)

    def _count_next(self) -> None:
        if not self.screen.library.ready or not self._uncounted:
            self._uncounted = []
            return
        search = self._uncounted.pop(0)
        found = self.screen.library.find(unread_of(search.query), Sort.NEW)
        if self._unread.get(search.id) != found.total:
            self._unread[search.id] = found.total
            self._show_counts()
        if self._uncounted:
            self.screen.set_timer(COUNT_AFTER, self._count_next)

    def _show_counts(self) -> None:
        self.screen.sidebar.show_searches(tuple((search, self._unread.get(search.id)) for search in self._saved))
