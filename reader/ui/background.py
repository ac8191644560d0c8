"""What goes on beside reading: making the search ready, watching for news, starting the worker."""

from __future__ import annotations

from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.library.values import Mode
from reader.ui import garbage
from reader.ui.cells import safe
from reader.ui.messages import Painted

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

AT_ONCE = 80
"""Articles that are taken in between two keys: 20 ms of work."""
POLL_SECONDS = 1.0
WORKER_SECONDS = 3.0
"""After the first paint, so that the worker's start does not compete with a person's first keys."""
TYPING = (
    *("dispatch", "moves", "opening", "views", "searching", "completion"),
    *("offering", "past", "quotes", "commands", "stories", "rare"),
)
"""Modules of `reader.ui` that the first keys need: brought in while nobody waits for them."""


class Background:
    """Nothing of it changes what is being read; what arrives waits behind a badge."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self.pending = 0
        """Articles that wait to be brought in by r."""
        self.progress = ""
        """What is said of a fetch that goes on."""
        self._failure = ""
        self.last_key = 0.0
        """When a key was pressed last."""

    def begin(self) -> None:
        """After the first paint."""
        self.screen.painted = True
        self.screen.post_message(Painted())
        self.screen.show_text()
        garbage.wake()
        if warning := self.screen.library.warning:
            self.screen.say(warning)
        self.prepare()
        self.screen.set_interval(POLL_SECONDS, self._poll)
        self.screen.set_timer(WORKER_SECONDS, self.screen.library.start_worker)

    def prepare(self) -> None:
        """Make the search ready, in a thread."""
        self.screen.run_worker(self._prepare, thread=True, name="prepare")

    def _prepare(self) -> None:
        self.screen.library.prepare()
        self.screen.app.call_from_thread(self.screen.prepared)
        self.screen.library.warm()
        for name in TYPING:
            import_module(f"reader.ui.{name}")
        garbage.settle()
        self._tell_of_tables()

    def _tell_of_tables(self) -> None:
        """Rows of the person's own tables that are not used, once."""
        from reader.library.tables import overlooked

        library = self.screen.library
        if library.mode is Mode.ARCHIVE and not library.warning and (words := overlooked(library.home)):
            self.screen.app.call_from_thread(self.screen.say, safe(words))

    def _poll(self) -> None:
        """What cannot be looked at is said once, not every second."""
        if monotonic() - self.last_key > POLL_SECONDS:
            garbage.tidy()
        try:
            self._look()
        except ReaderError as error:
            if str(error) != self._failure:
                self._failure = str(error)
                self.screen.say(self._failure)

    def _look(self) -> None:
        """Others' marks are shown at once, where they stand; their articles wait. So does a search.

        What was only changed, by a better tagger or an edit, is taken in where it stands once its maker is done.
        """
        if not self.screen.library.ready:
            self.screen.show_hint(self.screen.session.show(self.screen.session.view))
        if rows := self.screen.library.marked_elsewhere():
            self.screen.forget(list(rows))
        waiting = self.screen.library.pending()
        if waiting != self.pending:
            self.pending = waiting
            self.screen.show_note()
        elif not waiting and self.screen.library.edited():
            self.take_in()
        elif self.screen.library.renewable():
            self.screen.run_worker(self._renew, thread=True, name="renew")

    def _renew(self) -> None:
        """In a thread: search by a newer index, which may know of edits too."""
        if self.screen.library.renew():
            self.screen.app.call_from_thread(self._redraw)

    def _redraw(self) -> None:
        self.screen.draw(self.screen.session.show(self.screen.session.view), keep=True)

    def take_in(self, *, keep: bool = True) -> None:
        """Bring in what has come, the first of it at once; `keep` leaves the cursor with its article."""
        screen = self.screen
        more = screen.library.refresh(AT_ONCE)
        screen.draw(screen.session.show(screen.session.view), keep=keep)
        if more:
            screen.call_later(self._go_on, keep=keep)

    def _go_on(self, *, keep: bool) -> None:
        """The rest of it part by part: keys that are pressed meanwhile come in between."""
        screen = self.screen
        if screen.library.refresh(AT_ONCE):
            screen.call_later(self._go_on, keep=keep)
        else:
            screen.draw(screen.session.show(screen.session.view), keep=keep or screen.headlines.cursor != 0)

    def taken_in(self) -> int:
        """What waited has been brought in; how much it was."""
        waiting, self.pending = self.pending, 0
        self.screen.show_note()
        return waiting
