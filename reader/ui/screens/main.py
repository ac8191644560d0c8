"""The main screen: places and dates, headlines, text; it composes, and translates messages into steps and pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from reader.errors import ReaderError
from reader.i18n import t
from reader.model import Headline
from reader.ui.keymap import PANES, Command, Pane, is_hangul
from reader.ui.panes import Layout, has_place_line, layout, visible
from reader.ui.screens.result import ResultScreen
from reader.ui.session import Session
from reader.ui.sight import put_in_sight
from reader.ui.widgets.headlines import Headlines
from reader.ui.widgets.sidebar import PlaceLine, Sidebar

if TYPE_CHECKING:
    from reader.library import Library


class MainScreen(ResultScreen):
    """Translates keys and messages into what is shown."""

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
        self.background.last_key = at
        headline, pane = self.current(), self.pane
        decision = self.dispatcher.read(key, character, pane, headline.id if headline else "", at)
        self.status.give_way(firm=not is_hangul(character))
        for entry in decision.commands:
            self.perform(entry)
        if decision.notice:
            self.status.say(t("ime.notice"), firm=True)
        if decision.handled or pane is not Pane.SEARCH:
            self.paint_all()
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

    def on_headlines_moved(self) -> None:
        """The text follows the cursor; that is not opening it."""
        self.show_text()
        self.show_footer()
        self.paint_all()

    def on_headlines_opened(self) -> None:
        """A click on the row under the cursor."""
        self.opening.do_open()

    def on_headlines_offered(self, event: Headlines.Offered) -> None:
        """A line below the result was taken."""
        self.offering.take(event.index)

    def on_sidebar_chosen(self, event: Sidebar.Chosen | PlaceLine.Chosen) -> None:
        """The list follows the sidebar's cursor, and a click in the line of places."""
        self.draw(self.session.choose(event.filters), keep=False)
        self.paint_all()

    on_place_line_chosen = on_sidebar_chosen

    def on_sidebar_opened(self) -> None:
        """The view that was clicked, as Enter opens it."""
        self.attempt(self.doing("open"))
