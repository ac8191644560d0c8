"""The view of subscriptions: how each is, and what can be done to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.errors import ReaderError
from reader.i18n import t
from reader.library.feed_values import Feed
from reader.library.values import Change
from reader.ui.cells import cells, fit, pad, safe
from reader.ui.commands import undone_words
from reader.ui.dispatch import Dispatcher
from reader.ui.feed_rows import clock, rows
from reader.ui.keymap import Command, Pane

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

_CURSOR = "> "
_SIDES = 2
"""Cells at both sides of a row."""


class Feeds(ModalScreen[None]):
    """Lists the subscriptions of the home; its keys are those of `Pane.FEEDS`."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss"]

    def __init__(self, main: MainScreen) -> None:
        super().__init__()
        self.main = main
        self.feeds: tuple[Feed, ...] = ()
        self.at = 0
        """Where the cursor is."""
        self._dispatcher = Dispatcher()
        self._tops: list[int] = []
        """The first line of each."""

    def compose(self) -> ComposeResult:
        """Title, rows, the address of the one under the cursor or a message, keys."""
        yield Static("", id="feeds-title", markup=False)
        with VerticalScroll(id="feeds-rows", can_focus=False):
            yield Static("", id="feeds", markup=False)
        yield Static("", id="feeds-about", classes="quiet", markup=False)
        yield Static("", id="feeds-keys", classes="foot", markup=False)

    def on_mount(self) -> None:
        """Begin with the first."""
        self.show()

    def on_resize(self) -> None:
        """Rows follow the width."""
        self.show()

    def show(self) -> None:
        """Draw the subscriptions as they are now; the cursor stays with the one it is on."""
        kept = self.current
        self.feeds = self.main.library.feeds.all()
        if kept is not None:
            self.at = next((at for at, feed in enumerate(self.feeds) if feed.id == kept.id), self.at)
        self.at = max(0, min(self.at, len(self.feeds) - 1))
        self._draw()

    def _draw(self) -> None:
        width, now = max(20, self.app.size.width - _SIDES), datetime.now(UTC)
        self.query_one("#feeds-title", Static).update(Content(f" {self._title(width, now)}"))
        self.query_one("#feeds", Static).update(self._rows(width, now))
        about = self.current.url if self.current else ""
        self.query_one("#feeds-about", Static).update(Content(f" {fit(safe(about), width)}"))
        self.query_one("#feeds-keys", Static).update(Content(f" {_fitting(t('footer.feeds'), width)}"))
        self._keep_in_sight()

    def _title(self, width: int, now: datetime) -> str:
        title = t("feeds.title", n=len(self.feeds))
        last = max((feed.succeeded for feed in self.feeds if feed.succeeded), default=None)
        words = t("feeds.last", t=clock(last, now)) if last else ""
        room = width - cells(title)
        return title + (pad(words, room, right=True) if cells(words) + 2 <= room else "")

    def _rows(self, width: int, now: datetime) -> Content:
        if not self.feeds:
            return Content(f"\n {t('empty.feeds')}")
        parts: list[Content | str | tuple[str, str]] = []
        self._tops = []
        line = 0
        for at, (first, *rest) in enumerate(rows(self.feeds, width - len(_CURSOR), now)):
            self._tops.append(line)
            parts.append((f"{_CURSOR if at == self.at else '  '}{first}\n", "reverse" if at == self.at else ""))
            parts += [(f"  {each}\n", "dim") for each in rest]
            line += 1 + len(rest)
        return Content.assemble(*parts)

    def _keep_in_sight(self) -> None:
        if self.feeds:
            rows = self.query_one("#feeds-rows", VerticalScroll)
            top, height = self._tops[self.at], max(1, rows.size.height)
            if not rows.scroll_y <= top < rows.scroll_y + height - 1:
                rows.scroll_to(y=max(0, top - height // 2), animate=False)

    @property
    def current(self) -> Feed | None:
        """The one under the cursor."""
        return self.feeds[self.at] if self.feeds else None

    def say(self, words: str) -> None:
        """Show a message until the next key."""
        self.query_one("#feeds-about", Static).update(Content(f" {safe(words)}"))

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to the row that was clicked."""
        found = self.get_widget_at(event.screen_x, event.screen_y)
        if found[0].id == "feeds":
            line = event.screen_y - found[1].y
            self.at = max((at for at, top in enumerate(self._tops) if top <= line), default=0)
            self._draw()

    def on_key(self, event: events.Key) -> None:
        """What the table of keys says."""
        current = self.current
        decision = self._dispatcher.read(
            event.key, event.character, Pane.FEEDS, current.id if current else "", event.time
        )
        if decision.commands:
            self._draw()
        for entry in decision.commands:
            self._perform(entry)
        if decision.handled:
            event.stop()
            event.prevent_default()

    def _perform(self, entry: Command) -> None:
        try:
            getattr(self, f"do_{entry.action}")()
        except ReaderError as error:
            self.say(str(error))

    def _did(self, act: Callable[[Feed], Change]) -> None:
        """Something was done to the subscription under the cursor."""
        if self.current is not None:
            self.tell(act(self.current))

    def tell(self, change: Change) -> None:
        """Show what happened, and that it can be taken back, where it can."""
        self.show()
        self.say(f"{change.label}  {t('undo.hint')}" if change.ids else change.label)

    # Keys

    def do_feed_up(self) -> None:
        """One up."""
        self._go(self.at - 1)

    def do_feed_down(self) -> None:
        """One down."""
        self._go(self.at + 1)

    def do_feed_first(self) -> None:
        """To the first."""
        self._go(0)

    def do_feed_last(self) -> None:
        """To the last."""
        self._go(len(self.feeds) - 1)

    def _go(self, at: int) -> None:
        self.at = max(0, min(at, len(self.feeds) - 1))
        self._draw()

    def do_feed_close(self) -> None:
        """Back to reading."""
        self.dismiss(None)

    def do_feed_help(self) -> None:
        """Show every key."""
        self.main.commands.do_help()

    def do_feed_add(self) -> None:
        """Subscribe to another one."""
        self.main.rare.subscribing.begin(self._dispatcher.echo)

    def do_feed_fetch(self) -> None:
        """Fetch all that are not paused; stop, where that goes on."""
        self.main.rare.fetching.begin()

    def do_feed_rename(self) -> None:
        """Ask for another name."""
        from reader.ui.screens.ask import Ask

        feed = self.current
        if feed is not None:
            ask = Ask(t("ask.feed_name"), feed.name, self._dispatcher.echo)
            self.app.push_screen(ask, lambda name: self._rename(feed, name))

    def _rename(self, feed: Feed, name: str | None) -> None:
        if name is not None and name.strip() != feed.name:
            self.tell(self.main.library.feeds.rename(feed.id, name))

    def do_feed_pause(self) -> None:
        """Fetch it no longer, or again."""
        self._did(lambda feed: self.main.library.feeds.pause(feed.id, not feed.paused))

    def do_feed_gwangju(self) -> None:
        """Take articles of Gwangju only, or all."""
        self._did(lambda feed: self.main.library.feeds.set(feed.id, only_gwangju=not feed.only_gwangju))

    def do_feed_text(self) -> None:
        """Fetch whole texts from the pages, or not."""
        self._did(lambda feed: self.main.library.feeds.set(feed.id, full_text=not feed.full_text))

    def do_feed_move_up(self) -> None:
        """Put it before the one above."""
        self._move(-1)

    def do_feed_move_down(self) -> None:
        """Put it behind the one below."""
        self._move(1)

    def _move(self, by: int) -> None:
        if 0 <= self.at + by < len(self.feeds):
            self._did(lambda feed: self.main.library.feeds.move(feed.id, self.at + by, feed.folder))

    def do_feed_remove(self) -> None:
        """End the subscription; its articles stay."""
        self._did(lambda feed: self.main.library.feeds.unsubscribe(feed.id))

    def do_feed_undo(self) -> None:
        """Take the newest change back."""
        self._undone("undo")

    def do_feed_redo(self) -> None:
        """Make it again."""
        self._undone("redo")

    def _undone(self, what: str) -> None:
        library = self.main.library
        change = library.undo() if what == "undo" else library.redo()
        self.main.commands.show_undone(change)
        self.show()
        self.say(undone_words(change, what))


def _fitting(keys: str, width: int) -> str:
    """As many of the keys as there is room for, the last one always."""
    *others, last = keys.split("  ")
    while others and cells("  ".join([*others, last])) > width:
        others.pop()
    return "  ".join([*others, last])
