"""The agenda: what is announced, by day, and below it the words that announce it and the article behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reader.i18n import t
from reader.library import Library
from reader.library.agenda import AgendaEntry, told
from reader.ui.agenda_rows import agenda_lines
from reader.ui.cells import safe
from reader.ui.days import full_day
from reader.ui.screens.report import ReportScreen
from reader.ui.widgets.agenda_list import AgendaList

AGAIN = 5.0
"""Seconds until it is looked again, while the background still finds what articles announce."""


class AgendaScreen(ReportScreen):
    """Enter chooses an entry, whose article the main screen opens: `chosen` tells which."""

    KEYS: ClassVar = {
        **dict.fromkeys(("up", "k"), "up"),
        **dict.fromkeys(("down", "j"), "down"),
        **dict.fromkeys(("pageup", "ctrl+u"), "page_up"),
        **dict.fromkeys(("pagedown", "ctrl+d", "space"), "page_down"),
        **dict.fromkeys(("home", "g"), "first"),
        **dict.fromkeys(("end", "G"), "last"),
        **dict.fromkeys(("enter", "right", "l"), "open"),
        **dict.fromkeys(("escape", "q", "5", "left", "h"), "close"),
        "y": "copy",
    }

    def __init__(self, library: Library, at: AgendaEntry | None = None) -> None:
        """`at`: the entry where the cursor begins, where it is still there."""
        super().__init__()
        self.chosen: AgendaEntry | None = None
        self._library = library
        self._today: date = library.today
        self._at = at
        self._told: AgendaEntry | None = None
        self.list = AgendaList(t("side.agenda"), self._today)
        self.detail = Static("", id="detail", markup=False)

    def compose(self) -> ComposeResult:
        """The list, what is known of the entry under its cursor, the keys."""
        yield self.list
        yield self.detail
        yield self.status

    def on_mount(self) -> None:
        """Look for what is announced."""
        self.status.show_keys(t("footer.agenda"))
        self.list.focus()
        self.look_up(self._look)

    def _look(self) -> Callable[[], None]:
        reports = self._library.reports
        unprepared = reports.unprepared()  # before the days: none is missing without a word
        coming, past = reports.agenda_around(self._today)
        lines = agenda_lines(coming, past, self._today, unprepared)
        title = t("list.plain", text=t("side.agenda"), n=len(coming))

        def show() -> None:
            self.list.show(lines, title, self._at)
            if unprepared:
                self.set_timer(AGAIN, lambda: self.look_up(self._look))

        return show

    def on_agenda_list_moved(self) -> None:
        """A click, or another size."""
        self.follow()

    def follow(self) -> None:
        """Tell what is known of the entry."""
        entry = self.list.entry
        if entry is not None and entry is not self._told:
            self._at = self._told = entry
            self.detail.update(Content(_detail(entry)))

    def on_agenda_list_opened(self) -> None:
        """A click on the entry under the cursor."""
        self.do_open()

    def do_up(self) -> None:
        """One up."""
        self.list.move(-1)

    def do_down(self) -> None:
        """One down."""
        self.list.move(1)

    def do_page_up(self) -> None:
        """A page up."""
        self.list.page(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self.list.page(1)

    def do_first(self) -> None:
        """To the first entry."""
        self.list.ends(last=False)

    def do_last(self) -> None:
        """To the last entry."""
        self.list.ends(last=True)

    def do_open(self) -> None:
        """Read the article behind the entry."""
        if self.list.entry is not None:
            self.chosen = self.list.entry
            self.dismiss(None)

    def do_copy(self) -> None:
        """Copy the entry as a line."""
        if self.list.entry is not None:
            self.copy(told(self.list.entry, self._today))


def _detail(entry: AgendaEntry) -> str:
    article = entry.article
    outlet = safe(article.outlet) if article.outlet else t("row.outlet_unknown")
    venue = f"  ({safe(entry.venue)})" if entry.venue and entry.venue not in entry.words else ""
    return f"{safe(entry.words)}{venue}\n{safe(article.title)}  {outlet}  {full_day(article.published)}"
