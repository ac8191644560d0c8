"""The log of a home: three files of a megabyte, for what happens where nobody looks."""

from __future__ import annotations

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "log"
SIZE, OLDER = 1 << 20, 2
_ROOM = 1 << 14
"""For the last line of a file: the handler counts its characters, of which a Korean one takes three bytes."""
_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s %(message)s"


class _Quiet(RotatingFileHandler):
    """Where the log cannot be written (a full disk, a read-only medium) the work goes on without."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Nothing is said."""


def begin(folder: Path, *, debug: bool = False) -> None:
    """Write what this process logs to `folder`: warnings, and how work went; with `debug` everything."""
    own = logging.getLogger("reader")
    if any(isinstance(handler, _Quiet) for handler in own.handlers):
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Quiet(folder / NAME, maxBytes=SIZE - _ROOM, backupCount=OLDER, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter(_FORMAT))
        own.addHandler(handler)
        own.setLevel(logging.DEBUG if debug else logging.INFO)


def end() -> None:
    """Write no further: for who runs several programs in one process."""
    own = logging.getLogger("reader")
    for handler in [handler for handler in own.handlers if isinstance(handler, _Quiet)]:
        own.removeHandler(handler)
        handler.close()
