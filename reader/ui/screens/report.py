"""What the agenda and the briefing share: a page with keys of its own, upon the main screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events

from reader.errors import ReaderError
from reader.i18n import t
from reader.ui.copying import copy
from reader.ui.keymap import presses
from reader.ui.painting import paint
from reader.ui.status import Status
from reader.ui.widgets.pane import PaneScreen


class ReportScreen(PaneScreen):
    """Reads its keys from `KEYS`, jamo as well; what it shows is looked for in a thread."""

    CSS_PATH: ClassVar = ["../styles/reports.tcss"]
    KEYS: ClassVar[Mapping[str, str]]
    """Key to the name of the method that does it."""

    def __init__(self) -> None:
        super().__init__()
        self.status = Status(id="footer")

    def look_up(self, look: Callable[[], Callable[[], None]]) -> None:
        """Have `look` find what to show, in a thread, and do what it returns; what fails is said."""

        def run() -> None:
            try:
                show = look()
            except ReaderError as error:
                words = str(error)
                show = lambda: self.status.say(words)  # noqa: E731
            if self.is_attached:
                self.app.call_from_thread(show)

        self.run_worker(run, thread=True, exclusive=True, name="report")

    def copy(self, text: str) -> None:
        """Copy `text`, and say so."""
        copy(self.app, text, t("copy.text"), self.status.say)

    def on_key(self, event: events.Key) -> None:
        """Do what each key in the event means here."""
        known = False
        for press in presses(event.key, event.character):
            name = self.KEYS.get(press.key)
            if name is not None and self.is_current:
                known = True
                self.status.give_way()
                getattr(self, f"do_{name}")()
        if known:
            event.stop()
            event.prevent_default()
            self.follow()
            paint(self, *self.children)

    def follow(self) -> None:
        """Tell what belongs to where the key went, so that it is drawn together."""

    def do_close(self) -> None:
        """Back to where the person came from."""
        self.dismiss(None)
