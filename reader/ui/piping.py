"""Giving the article to a command of the person's, and saying what came of it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from textual.worker import get_current_worker

from reader.frozen import frozen
from reader.i18n import system, t
from reader.library.exporting import text
from reader.ui.cells import safe

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

LOOK_SECONDS = 0.1
"""Between two looks at whether the reader is being left: a command must not keep it from ending."""
_LAST_BYTES = 4096


@frozen
class Ended:
    """How a command ended."""

    status: int
    """Of the shell; negative for the signal that ended it."""
    output: str = ""
    complaint: str = ""
    """The last line of each stream."""


class Piping:
    """Asks for a command and runs it beside reading; it has no terminal, since the screen is ours."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._command = ""
        """The last one, offered again."""

    def begin(self) -> None:
        """Ask for the command."""
        from reader.ui.screens.ask import Ask

        if self.screen.current() is not None:
            ask = Ask(t("pipe.ask"), self._command, self.screen.dispatcher.echo)
            self.screen.app.push_screen(ask, self._answered)

    def _answered(self, answer: str | None) -> None:
        article = self.screen.commands.article()
        if article is None or answer is None or not answer.strip():
            return
        self._command = command = answer.strip()
        self.screen.say(t("pipe.run", command=command))
        self.screen.run_worker(lambda: self._run(command, text(article)), thread=True, name="pipe")

    def _run(self, command: str, given: str) -> None:
        """In the thread."""
        worker = get_current_worker()
        try:
            ended = run(command, given, lambda: worker.is_cancelled)
            words = told(command, ended)
        except OSError as error:
            words = t("pipe.unstarted", words=system.line(error))
        if not worker.is_cancelled:
            self.screen.app.call_from_thread(self.screen.say, words)


def run(command: str, given: str, stopping: Callable[[], bool]) -> Ended:
    """Run `command` in a shell with `given` on its standard input; it and its children end where `stopping` says so."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaint:
        process = subprocess.Popen(
            command,
            shell=True,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=complaint,
            cwd=Path.home(),
            start_new_session=True,
        )
        data: bytes | None = given.encode("utf-8", "replace")
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.communicate(data, timeout=LOOK_SECONDS)
                return Ended(process.returncode, _last_line(output), _last_line(complaint))
            data = None  # what is left of it is still being written
            if stopping():
                _end(process)


def told(command: str, ended: Ended) -> str:
    """What came of it, in a line."""
    if ended.status < 0:
        return t("pipe.killed", code=-ended.status, words=ended.complaint or command)
    if ended.status:
        return t("pipe.failed", code=ended.status, words=ended.complaint or ended.output or command)
    return t("pipe.said", words=ended.output) if ended.output else t("pipe.done", command=command)


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _last_line(file: IO[bytes]) -> str:
    file.seek(max(0, file.seek(0, os.SEEK_END) - _LAST_BYTES))
    lines = [safe(line).strip() for line in file.read().decode("utf-8", "replace").splitlines()]
    return next((line for line in reversed(lines) if line), "")
