"""Processes that build an index: started by whoever waits for it, or along with an import."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from reader import indexing
from reader.archive.articles import Archive
from reader.errors import ReaderError
from reader.preparing import SELDOM
from reader.priority import lower

FOLLOW, PATIENT = "--follow", "--patient"
END = b"end\n"
NICENESS = 5


class Builder:
    """A building in a process of its own, so that neither its memory nor its work are the caller's."""

    def __init__(self, home: Path, *arguments: str) -> None:
        nothing = subprocess.DEVNULL
        command = [sys.executable, "-m", "reader.indexing.process", str(home), *arguments]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=nothing, stderr=nothing)

    @property
    def is_running(self) -> bool:
        """Whether it is still at it."""
        return self._process.poll() is None

    def end(self) -> bool:
        """Say that all is committed, and wait until the index is written; whether it is."""
        with contextlib.suppress(OSError):  # it has ended before
            self._process.communicate(END)
        return self._process.returncode == 0

    def stop(self) -> None:
        """Give up; harmless where it has ended. What was not finished goes."""
        if self.is_running:
            self._process.terminate()
        self._process.communicate()


class Beside:
    """The index of a home while articles are imported into it: it grows along where many come."""

    def __init__(self, archive: Archive, home: Path) -> None:
        self._archive = archive
        self._home = home
        self._builder: Builder | None = None

    def committed(self, articles: int) -> None:
        """So many articles were new or changed until now."""
        if self._builder is None and indexing.is_much(self._archive, articles):
            self._builder = Builder(self._home, FOLLOW)

    def finish(self) -> None:
        """All articles are committed: what is due is built when this returns."""
        if (self._builder is None or not self._builder.end()) and indexing.is_due(self._archive, self._home):
            self._builder = Builder(self._home, PATIENT)
            self._builder.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._builder is not None:
            self._builder.stop()


class _Told:
    """What the process that started this one says on standard input: that all is over, or nothing any more."""

    def __init__(self) -> None:
        self._over, self._gone = threading.Event(), threading.Event()
        signal.signal(signal.SIGTERM, lambda _number, _frame: self._gone.set())
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        if os.read(sys.stdin.fileno(), len(END)) != END:  # not by a buffer, whose lock would be held at the exit
            self._gone.set()
        self._over.set()

    def over(self, seconds: float) -> bool:
        """Whether all is over, after waiting for it."""
        return self._over.wait(seconds)

    def gone(self) -> bool:
        """Whether nobody wants the index any more."""
        return self._gone.is_set()


def main(arguments: Sequence[str]) -> int:
    """``python -m reader.indexing.process HOME [OPTION]``, started by `Builder`; 0 where what was due stands."""
    home, options = Path(arguments[0]), arguments[1:]
    told = _Told()
    gc.set_threshold(*SELDOM)
    try:
        if FOLLOW in options:
            return not indexing.follow(home, told.over, told.gone)
        if PATIENT not in options:
            lower(NICENESS)
        return not indexing.update(home, told.gone, patient=PATIENT in options)
    except (ReaderError, OSError) as error:
        print(f"gjnews: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
