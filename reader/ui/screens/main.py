"""The main screen: places and dates, headlines, text; it composes, and translates messages into steps and pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.config import Settings
from reader.errors import NotFoundError, ReaderError
from reader.i18n import t
from reader.model import Headline, Place
from reader.ui.background import Background
from reader.ui.footer import footer_of
from reader.ui.keymap import PANES, Command, Pane, is_hangul
from reader.ui.list_rows import ListRows
from reader.ui.notes import note_of
from reader.ui.painting import paint
from reader.ui.panes import Layout, has_place_line, layout, visible
from reader.ui.parts import Parts
from reader.ui.search_box import SearchLine
from reader.ui.session import Session, Shown
from reader.ui.sight import Frame, put_in_sight
from reader.ui.status import HintLine, Status
from reader.ui.widgets.headlines import Headlines
from reader.ui.widgets.pane import PaneScreen
from reader.ui.widgets.reading import Reading
from reader.ui.widgets.sidebar import PlaceLine, Sidebar

if TYPE_CHECKING:
    from reader.library import Library


class MainScreen(Parts, PaneScreen):
    """The three panes, the line above and the line below them."""

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
        self.rows = ListRows(self, self._mine)
        self.background = Background(self)
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

    def on_mount(self) -> None:
        """Begin with the list."""
        self._take_form(self.form)
        self.read_from(self.library)
        self.headlines.focus()
        self.call_after_refresh(self.background.begin)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """At first every widget has just been styled, when it was mounted: once is enough."""
        event.refresh_styles = self.painted

    def read_from(self, library: Library) -> None:
        """Show what SQLite knows of `library` at once; the search follows the first paint."""
        if library is not self.library:
            self.library, self.session = library, Session(library, folding=self.session.folding)
            self.put_text("")
            self.background.prepare()
        self.headlines.days = None
        self.headlines.today = self.library.today
        self.draw(self.session.first(self.rows.front(), self._mine), keep=False)
        self.show_note()

    def prepared(self) -> None:
        """The search is ready: what was typed meanwhile is answered, and all counts are known."""
        self.rows.ready()
        self.headlines.days = self.library.day_keys
        self.draw(self.session.show(self.session.view))
        self.searching.show()
        self.rare.reporting.count()

    def kept(self) -> None:
        """The files in view have been archived: the same articles, whose marks last from now on."""
        self.rows.ready()
        self.headlines.forget()
        self.show_note()
        self.background.prepare()

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
        query, find = self.session.view.query, self.library.highlights
        similar = self.offering.words if self.painted else ()
        self.headlines.highlight = (lambda text: find(query, text, similar)) if query.has_words else None
        self.headlines.empty = self.moves.emptiness()
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
        self.line.say(note_of(self))

    def show_footer(self) -> None:
        """Draw the keys of the pane; those of the search box stand beside it."""
        self.status.show_keys(footer_of(self))

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

    @property
    def pane(self) -> Pane:
        """Where the keys go."""
        return next((pane for pane, widget in self._widgets.items() if widget is self.focused), self._pane)

    def go(self, pane: Pane) -> None:
        """Send the keys to `pane`, which is then to be seen."""
        self._pane = pane
        self.set_panes(pane)
        self.set_focus(self._widgets[pane], scroll_visible=False)

    def set_panes(self, pane: Pane | None = None) -> None:
        """Show the panes that this size has room for."""
        pane = pane or self.pane
        self.seen = visible(self.form, pane, wide=self.wide)
        for each in PANES:
            put_in_sight(self._widgets[each], each in self.seen)
        put_in_sight(self.places, has_place_line(self.form, wide=self.wide and pane is Pane.READ))
        self.set_class(self.wide, "-wide")

    def on_resize(self, event: events.Resize) -> None:
        """Follow the terminal's size."""
        self._take_form(layout(*event.size))
        self.call_after_refresh(self.show_note)
        self.show_footer()
        if self.focused is None and self.form is not Layout.TINY:
            self.call_after_refresh(self.go, self._pane)

    def _take_form(self, form: Layout) -> None:
        self.form = form
        for each in Layout:
            self.set_class(each is form, each.value)
        self.headlines.dense = form is Layout.THREE
        self.reading.stacked = form is Layout.TWO
        self.set_panes()

    def on_descendant_focus(self) -> None:
        """Another pane has the keys: a click can do that too."""
        if self.pane is not self._pane:
            self.status.give_way(firm=True)
        self._pane = self.pane
        self.set_panes()
        self.show_note()
        self.show_footer()

    def current(self) -> Headline | None:
        """The headline under the cursor, where it is a result."""
        if self.headlines.row is None or self.session.shown.dimmed:
            return None
        return self.headlines.headline(self.headlines.cursor)

    def take_key(self, key: str, character: str | None, at: float) -> bool:
        """Do what a key pressed `at` that time means; False where it means nothing to this screen.

        The application calls this before any widget sees the key: keys that arrive in one burst (a paste by tmux, a
        syllable together with Enter) keep their order only if each is done before the next is looked at.
        """
        headline, pane = self.current(), self.pane
        decision = self.dispatcher.read(key, character, pane, headline.id if headline else "", at)
        self.status.give_way(firm=not is_hangul(character))
        for entry in decision.commands:
            self.perform(entry)
        if decision.notice:
            self.status.say(t("ime.notice"), firm=True)
        if decision.handled or pane is not Pane.SEARCH:
            return decision.handled
        if self.line.box.take(character):
            self.type_on()  # not by way of messages: the result is there with its text
            return True
        return False

    def perform(self, entry: Command) -> None:
        """Do what a key or the palette asked for; what fails is said."""
        self.follow()
        self.attempt(self.doing(entry.action))

    def attempt(self, act: Callable[[], object]) -> None:
        """Do `act`, and say what fails."""
        try:
            act()
        except ReaderError as error:
            self.say(str(error))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find with every key."""
        event.stop()
        self.type_on()

    def type_on(self) -> None:
        """Another text stands in the box: draw it together with its rows at once, the rest after them."""
        if self.line.box.value != self.session.view.text:
            self._draw_list(self.session.typed(self.line.box.value), keep=False)
            paint(self, self.line.box, self.hint, self.headlines)
            self._behind = True
            self.call_later(self.follow)

    def catch_up(self) -> None:
        """See to it that the result belongs to the text in the box."""
        if self.line.box.value != self.session.view.text:
            self.draw(self.session.typed(self.line.box.value), keep=False)

    def put_text(self, text: str) -> None:
        """Put `text` into the box for a view that is about to be drawn."""
        with self.prevent(Input.Changed):
            self.line.box.value = text

    def on_headlines_moved(self) -> None:
        """The text follows the cursor; that is not opening it."""
        self.show_text()
        self.show_footer()

    def on_headlines_opened(self) -> None:
        """A click on the row under the cursor."""
        self.moves.do_open()

    def on_headlines_offered(self, event: Headlines.Offered) -> None:
        """A line below the result was taken."""
        self.offering.take(event.index)

    def on_sidebar_chosen(self, event: Sidebar.Chosen | PlaceLine.Chosen) -> None:
        """The list follows the sidebar's cursor, and a click in the line of places."""
        self.draw(self.session.choose(event.filters), keep=False)

    on_place_line_chosen = on_sidebar_chosen
