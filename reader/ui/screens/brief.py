"""The briefing: what came since the last working day, to be read and to be copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult

from reader.i18n import t
from reader.library import Library
from reader.library.brief_forms import spread, text
from reader.library.briefing import Line, lines
from reader.model import Place
from reader.ui.screens.report import ReportScreen
from reader.ui.widgets.brief_page import BriefPage


class BriefScreen(ReportScreen):
    """Made when it opens; y copies it as text."""

    KEYS: ClassVar = {
        **dict.fromkeys(("up", "k"), "up"),
        **dict.fromkeys(("down", "j"), "down"),
        **dict.fromkeys(("pageup", "ctrl+u"), "page_up"),
        **dict.fromkeys(("pagedown", "ctrl+d", "space"), "page_down"),
        **dict.fromkeys(("home", "g"), "first"),
        **dict.fromkeys(("end", "G"), "last"),
        **dict.fromkeys(("escape", "q", "6", "left", "h"), "close"),
        "y": "copy",
    }

    def __init__(self, library: Library, mine: Place | None) -> None:
        super().__init__()
        self._library = library
        self._mine = mine
        self._told: list[Line] = []
        self.page = BriefPage(t("side.brief"))

    def compose(self) -> ComposeResult:
        """The page and the keys."""
        yield self.page
        yield self.status

    def on_mount(self) -> None:
        """Have it made."""
        self.status.show_keys(t("footer.brief"))
        self.status.say(t("brief.making"))
        self.page.focus()
        self.look_up(self._look)

    def _look(self) -> Callable[[], None]:
        self._library.prepare()
        told = list(lines(self._library.reports.since_working_day(self._mine)))
        return lambda: self._show(told)

    def _show(self, told: list[Line]) -> None:
        self._told = told
        self.status.give_way()
        self.page.show(list(spread(told)))

    def do_up(self) -> None:
        """A line back."""
        self.page.scroll_by(-1)

    def do_down(self) -> None:
        """A line on."""
        self.page.scroll_by(1)

    def do_page_up(self) -> None:
        """A page back."""
        self.page.scroll_by(1 - self.page.page_lines)

    def do_page_down(self) -> None:
        """A page on."""
        self.page.scroll_by(self.page.page_lines - 1)

    def do_first(self) -> None:
        """To the top."""
        self.page.ends(last=False)

    def do_last(self) -> None:
        """To the end."""
        self.page.ends(last=True)

    def do_copy(self) -> None:
        """Copy the briefing, to be pasted into a message."""
        if self._told:
            self.copy("\n".join(text(self._told)))
