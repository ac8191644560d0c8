"""Importing from within the reader: asking for paths, telling progress, and moving on to what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.i18n import t
from reader.intake import ImportCounts, Problem, Progress
from reader.library import Mode
from reader.ui.answers import paths_of
from reader.ui.messages import ArchiveWanted

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


class Imports:
    """Runs one import at a time, in a thread, while reading goes on."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._running = False

    def begin(self) -> None:
        """In file mode keep the files that are open; else ask which to import."""
        library = self.screen.library
        if self._running:
            return
        if library.mode is Mode.FILES and not library.kept:
            self._run(library.keep())
        else:
            from reader.ui.screens.ask import Ask

            self.screen.app.push_screen(Ask(t("ask.import"), echo=self.screen.dispatcher.echo), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer is None:
            return
        paths = [str(Path(path).expanduser().absolute()) for path in paths_of(answer)]
        if paths:
            self._run(self.screen.library.import_paths(paths))
        else:
            self.screen.say(t("import.nothing"))

    def _run(self, steps: Iterator[Progress]) -> None:
        self._running = True
        self.screen.run_worker(lambda: self._work(steps), thread=True, name="import")

    def _work(self, steps: Iterator[Progress]) -> None:
        """In the thread: all but the last step, which changes what is on the screen."""
        app = self.screen.app
        problems: list[Problem] = []
        counts = ImportCounts()
        try:
            for progress in steps:
                counts = progress.counts
                problems += progress.problems
                app.call_from_thread(self._tell, progress)
                if progress.done:
                    break
        except (ReaderError, OSError) as error:
            app.call_from_thread(self._failed, error)
        else:
            app.call_from_thread(self._finished, steps, result(counts, problems))

    def _tell(self, progress: Progress) -> None:
        counts = progress.counts
        self.screen.say(t("import.run", file=Path(progress.source).name, n=counts.new + counts.changed + counts.same))

    def _failed(self, error: Exception) -> None:
        self._running = False
        self.screen.say(str(error))

    def _finished(self, steps: Iterator[Progress], words: str) -> None:
        """Back on the screen: take over what was imported, and say what it came to."""
        self._running = False
        self.screen.attempt(lambda: self._take_over(steps))
        self.screen.say(words)

    def _take_over(self, steps: Iterator[Progress]) -> None:
        for _ in steps:
            pass
        mode = self.screen.library.mode
        if mode is Mode.ARCHIVE:
            self.screen.background.take_in()
            self.screen.background.taken_in()
        elif mode is Mode.SAMPLE:
            self.screen.post_message(ArchiveWanted(self.screen))
        else:
            self.screen.kept()


def result(counts: ImportCounts, problems: Sequence[Problem]) -> str:
    """What an import came to, in one line; the first part that could not be read is named."""
    line = t("import.done", a=counts.new, b=counts.changed, c=counts.same, d=counts.failed)
    if not problems:
        return line
    first = problems[0]
    bad = t("import.bad", file=Path(first.source).name, line=first.line, why=first.reason)
    return f"{line}  {bad}"
