"""A program under a real pseudo-terminal, with an emulated screen to look at."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

_CAN_YOU_SYNCHRONISE, _END_OF_FRAME = b"\x1b[?2026$p", b"\x1b[?2026l"
"""Mode 2026: what a program writes until its end is shown at once."""


class Terminal:
    """Starts `argv`; `wait` reads what it draws until something stands on the screen."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], columns: int = 120, rows: int = 40) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.written = b""
        """Everything the program has written."""
        self.watch: Callable[[list[str]], None] | None = None
        """Is given the lines after each frame."""
        self._rest = b""
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            outside = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "TMUX")}
            full = {**outside, "TERM": "xterm-256color", "LANG": "C.UTF-8", **env}
            os.execvpe(argv[0], list(argv), full)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self._descriptor)

    @property
    def lines(self) -> list[str]:
        """What stands on the screen; the second half of a wide character is left out."""
        self._read(0)
        return self._drawn()

    def _drawn(self) -> list[str]:
        columns = range(self._screen.columns)
        rows = range(self._screen.lines)
        return ["".join(self._screen.buffer[y][x].data for x in columns).rstrip() for y in rows]

    def _feed(self, data: bytes) -> None:
        """Draw `data`; whoever watches sees the screen after each frame, and nothing in between."""
        if self.watch is None:
            self._stream.feed(data)
            return
        *frames, self._rest = (self._rest + data).split(_END_OF_FRAME)
        for frame in frames:
            self._stream.feed(frame)
            self.watch(self._drawn())

    def press(self, keys: str) -> None:
        """Send keys as a terminal would."""
        os.write(self._descriptor, keys.encode())

    def wait(self, words: str, seconds: float = 20.0) -> None:
        """Until `words` stand on the screen; AssertionError with the screen if they never do."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if any(words in line for line in self.lines):
                return
            self._read(0.02)
        raise AssertionError(f"{words!r} never stood on the screen:\n" + "\n".join(self.lines))

    def ended(self, seconds: float = 10.0) -> int | None:
        """The exit status, waited for; None where it still runs."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        return None

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0

    def _read(self, seconds: float) -> None:
        while select.select([self._descriptor], [], [], seconds)[0]:
            try:
                data = os.read(self._descriptor, 65536)
            except OSError:
                return
            if not data:
                return
            self.written += data
            if _CAN_YOU_SYNCHRONISE in data:
                os.write(self._descriptor, b"\x1b[?2026;2$y")
            self._feed(data)
            seconds = 0
