"""Exporting from within the reader: what, where, and saying what was written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.frozen import frozen
from reader.i18n import system, t
from reader.library.exporting import Exported, Format, Heading, format_of, pieces, write
from reader.ui.keymap import Pane

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

_TOLD_EVERY = 100
_LONGEST_NAME = 40


@frozen
class Choice:
    """Something that can be exported."""

    label: str
    name: str
    """What stands above it, and what its file is called."""
    rows: Sequence[int]


class Exporting:
    """Asks what to export and where, and writes one file at a time beside reading."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._running = False
        self._folder = _here()
        self._ending = ".md"
        """Where and as what the last one was written."""

    def begin(self) -> None:
        """Ask for what is to be exported: the view, or the article under the cursor."""
        from reader.ui.screens.choose import Choose

        if self._running:
            self.screen.say(t("export.busy"))
            return
        choices = self._choices()
        if not choices:
            self.screen.say(t("export.none"))
            return
        at = len(choices) - 1 if self.screen.pane is Pane.READ else 0
        ask = Choose(t("export.what"), [choice.label for choice in choices], at)
        self.screen.app.push_screen(ask, lambda index: None if index is None else self._where(choices[index]))

    def _choices(self) -> list[Choice]:
        screen, view = self.screen, self.screen.session.view
        if not screen.library.ready:
            return []
        headline = screen.current()
        rows = screen.library.find(view.query, view.order).rows
        whole = Choice(t("export.view", name=view.name, n=len(rows)), view.name, rows)
        if headline is None:
            return [whole] if len(rows) else []
        return [whole, Choice(t("export.article", title=headline.title), headline.title, [headline.row])]

    def _where(self, choice: Choice, path: str = "") -> None:
        """Ask for the file; a name that cannot be taken stays there to be mended."""
        from reader.ui.screens.ask import Ask

        proposed = path or f"{self._folder}/{file_name(choice.name, self.screen.library.today)}{self._ending}"
        self.screen.app.push_screen(Ask(t("export.where"), proposed), lambda answer: self._answered(choice, answer))

    def _answered(self, choice: Choice, answer: str | None) -> None:
        if answer is None or not answer.strip():
            return
        path = Path(answer.strip()).expanduser()
        form = format_of(path)
        if form is None or path.exists():
            self._where(choice, answer.strip())
            self.screen.say(t("export.exists" if form else "export.ending", path=path))
            return
        self._folder, self._ending, self._running = str(path.parent), path.suffix, True
        self.screen.run_worker(lambda: self._write(choice, path, form), thread=True, name="export")

    def _write(self, choice: Choice, path: Path, form: Format) -> None:
        """In the thread."""
        library, app = self.screen.library, self.screen.app
        heading = Heading(choice.name, len(choice.rows), library.today)
        try:
            write(path, pieces(form, self._counted(library.exported(choice.rows), len(choice.rows)), heading))
            words = t("export.written", n=len(choice.rows), path=path)
        except ReaderError as error:
            words = str(error)
        except OSError as error:
            words = t("export.failed", why=system.reason(error), path=path)
        app.call_from_thread(self._finished, words)

    def _counted(self, items: Iterator[Exported], total: int) -> Iterator[Exported]:
        for count, item in enumerate(items):
            if count and count % _TOLD_EVERY == 0:
                self.screen.app.call_from_thread(self.screen.say, t("export.run", a=count, b=total))
            yield item

    def _finished(self, words: str) -> None:
        self._running = False
        self.screen.say(words)


def _here() -> str:
    """Where the reader was started, as a person writes it; their own folder where nothing can be written there."""
    try:
        here = Path.cwd()
        if not os.access(here, os.W_OK):
            return "~"
        home = Path.home()
        return f"~/{here.relative_to(home)}".removesuffix("/.") if here.is_relative_to(home) else str(here)
    except (OSError, RuntimeError):  # a folder that is gone, a person without one
        return "~"


def file_name(name: str, day: date) -> str:
    """A name that every file system takes, for what is called `name`: ``서구-2026-01-14``."""
    plain = re.sub(r"[^\w.-]+", "_", name).strip("_.")[:_LONGEST_NAME].rstrip("_.")
    return f"{plain or 'gjnews'}-{day.isoformat()}"
