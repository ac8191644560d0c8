"""The panes of the main screen and what a result looks like on them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.config import Settings
from reader.errors import NotFoundError
from reader.i18n import t
from reader.model import Place
from reader.ui.background import Background
from reader.ui.footer import footer_of
from reader.ui.keymap import Pane
from reader.ui.list_rows import ListRows
from reader.ui.notes import note_of
from reader.ui.painting import paint
from reader.ui.panes import Layout, layout
from reader.ui.parts import Parts
from reader.ui.search_box import SearchLine
from reader.ui.session import Session, Shown
from reader.ui.sight import Frame
from reader.ui.status import HintLine, Status
from reader.ui.widgets.headlines import Headlines
from reader.ui.widgets.pane import PaneScreen
from reader.ui.widgets.reading import Reading
from reader.ui.widgets.sidebar import PlaceLine, Sidebar

if TYPE_CHECKING:
    from reader.library import Library

FOLLOW_AFTER = 0.008
"""Seconds from the rows to the counts and the text: meanwhile the thread that writes to the terminal gets its turn."""


class ResultScreen(Parts, PaneScreen):
    """The three panes, the line above and the line below them, showing the result of one view."""

    AUTO_FOCUS = ""  # the keys stay where they were, also while a window is too small to show it

    def __init__(self, library: Library, settings: Settings, size: Size) -> None:
        """`size` is that of the terminal: with it the first layout is right at once."""
        self.form = layout(*size)
        """How much of it fits."""
        super().__init__(classes=self.form.value)
        self.library = library
        self.settings = settings
        self.session = Session(library, folding=settings.fold)
        self._mine = Place(settings.place) if settings.place else None
        self.rows = ListRows(self._screen, self._mine)
        self.background = Background(self._screen)
        self.line = SearchLine()
        self.sidebar = Sidebar(id="side")
        self.places = PlaceLine(id="places")
        self.headlines = Headlines(self.rows.fetch, id="list")
        self.reading = Reading(id="read")
        self.hint = HintLine(id="hint")
        self.status = Status(id="footer")
        self.wide = False
        self.seen: frozenset[Pane] = frozenset()
        self._widgets: dict[Pane, Widget] = {Pane.SEARCH: self.line.box, Pane.SIDE: self.sidebar}
        self._widgets |= {Pane.LIST: self.headlines, Pane.READ: self.reading}
        self._pane = Pane.LIST
        """Where the keys went last, for while the terminal's window has no focus."""
        self.painted = False
        """Whether the headlines are seen: the text follows them."""
        self._behind = False
        """Whether counts and text are those of a list before, since keys are being typed."""

    def compose(self) -> ComposeResult:
        """Top to bottom: the search, its hint, the places of narrow screens, the panes, the footer."""
        yield self.line
        yield self.hint
        yield self.places
        with Frame(id="panes"):
            yield self.sidebar
            with Frame(id="content"):
                yield self.headlines
                yield self.reading
        yield self.status
        yield Static(t("room.ask"), id="room", markup=False)

    def draw(self, shown: Shown, *, keep: bool = True) -> None:
        """Draw a result; `keep` leaves cursor and scroll with their article."""
        self._draw_list(shown, keep=keep)
        self._behind = True
        self.follow()

    def follow(self) -> None:
        """Draw what follows the list: the counts, and the article under the cursor."""
        if self._behind:
            self._behind = False
            self.count(self.session.shown)
            self.show_text()

    def _draw_list(self, shown: Shown, *, keep: bool) -> None:
        query, similar = self.session.view.query, self.offering.words if self.painted else ()
        self.headlines.highlight = self.library.highlighter(query, similar) if query.has_words else None
        self.headlines.empty = self.session.view.emptiness(room=self.form is not Layout.TINY)
        self.rows.renew(keep=keep)
        if self.painted:
            self.searching.quoting.expect()  # before the rows say which passages they want
        with self.headlines.prevent(Headlines.Moved):  # the text follows in any case
            self.headlines.show(
                shown.rows,
                total=shown.stories,
                title=shown.title,
                order=t(f"sort.{shown.order.value}"),
                dimmed=shown.dimmed,
                keep=keep,
                by_days=shown.by_days,
                fold=shown.fold,
            )
        self.show_hint(shown)
        if self.painted:
            self.offering.expect()

    def count(self, shown: Shown) -> None:
        """Draw the counts alone."""
        self.sidebar.show(shown.facets, self.session.view.chosen, self.library.today, self._mine)
        self.places.show(shown.facets, self.session.view.chosen)
        self.show_footer()

    def show_hint(self, shown: Shown) -> None:
        """Draw the line under the search box."""
        self.hint.show(shown.hint, room=self.form is not Layout.TINY)
        self.show_note()

    def show_text(self) -> None:
        """Draw the article under the cursor, its hits, and where it stands in the list."""
        if not self.painted:
            return
        entry = self.headlines.entry(self.headlines.cursor) if self.headlines.row is not None else None
        article = None
        with suppress(NotFoundError):
            article = self.library.article(entry.headline.id) if entry else None
        spans = None if self.session.shown.dimmed else self.headlines.highlight
        around = self.stories.around(entry) if entry else None
        self.reading.show(article, entry.headline.marked if entry else None, self.headlines.position, spans, around)

    def show_note(self) -> None:
        """Draw what stands beside the search box."""
        self.line.say(note_of(self._screen))

    def show_footer(self) -> None:
        """Draw the keys of the pane; those of the search box stand beside it."""
        self.status.show_keys(footer_of(self._screen))

    def say(self, words: str) -> None:
        """Show a message for some seconds."""
        self.status.say(words)

    def forget(self, rows: Sequence[int] | None = None) -> None:
        """The marks of these rows (None: of any) have changed: draw them, the counts and the text's header again."""
        self.rows.forget()
        self.stories.forget()
        self.headlines.forget(rows)
        self.count(self.session.recounted())
        self.searching.count()
        self.show_text()

    def type_on(self) -> None:
        """Another text stands in the box: draw it together with its rows at once, the rest after them."""
        if self.line.box.value != self.session.view.text:
            self._draw_list(self.session.typed(self.line.box.value), keep=False)
            paint(self, self.line.box, self.hint, self.headlines)
            if not self._behind:
                self._behind = True
                self.set_timer(FOLLOW_AFTER, self.follow)

    def catch_up(self) -> None:
        """See to it that the result belongs to the text in the box."""
        if self.line.box.value != self.session.view.text:
            self.draw(self.session.typed(self.line.box.value), keep=False)

    def put_text(self, text: str) -> None:
        """Put `text` into the box for a view that is about to be drawn."""
        with self.prevent(Input.Changed):
            self.line.box.value = text

    def paint_all(self) -> None:
        """Draw at once what a key changed, wherever it did."""
        panes = (self.sidebar, self.headlines, self.reading)
        paint(self, self.line.box, self.hint, self.places, *panes, self.status)
