"""The agenda and the briefing as screens upon the main one, and the article that is opened from them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.i18n import t
from reader.model import Place
from reader.ui.keymap import Pane

if TYPE_CHECKING:
    from reader.library.agenda import AgendaEntry
    from reader.ui.screens.main import MainScreen

_WEEK = timedelta(days=6)


class Reporting:
    """Opens them, and remembers where the person was in the agenda."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._at: AgendaEntry | None = None

    def count(self) -> None:
        """Count what is announced for the next seven days, in a thread, for the sidebar."""
        self.screen.run_worker(self._count, thread=True, name="agenda", group="agenda", exclusive=True)

    def _count(self) -> None:
        screen = self.screen
        today = screen.library.today
        try:
            count = len(screen.library.agenda(today, today + _WEEK))
        except ReaderError:  # told by whoever needs the archive
            return
        screen.app.call_from_thread(screen.sidebar.show_agenda, count)

    def agenda(self) -> None:
        """What is announced."""
        from reader.ui.screens.agenda import AgendaScreen

        agenda = AgendaScreen(self.screen.library, self._at)

        def closed(_: None) -> None:
            self._at = agenda.list.entry or self._at
            if agenda.chosen is not None:
                self._open(agenda.chosen)

        self.screen.app.push_screen(agenda, closed)

    def brief(self) -> None:
        """What came since the last working day."""
        from reader.ui.screens.brief import BriefScreen

        place = self.screen.settings.place
        self.screen.app.push_screen(BriefScreen(self.screen.library, Place(place) if place else None))

    def _open(self, entry: AgendaEntry) -> None:
        """Read the article behind `entry`, in the list of everything."""
        screen = self.screen
        row = entry.article.row
        if not screen.headlines.go_to(row):
            screen.views.do_clear()
            if not screen.headlines.go_to(row):
                screen.say(t("agenda.gone"))
                return
        shown = screen.current()
        if shown is not None and shown.row != row and screen.headlines.toggle():
            screen.headlines.go_to(-row)  # the article itself, under the row of its story
        screen.opening.open_current()
        screen.go(Pane.READ)
