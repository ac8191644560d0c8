"""What the terminal can do, as far as it tells: the width of ambiguous characters, colours, and typing Korean."""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import time
from collections.abc import Iterator, Mapping

from reader.checkup import Note
from reader.cli.words import t

_PROBE = "…"
"""A character of ambiguous width."""
_ANSWER = re.compile(rb"\x1b\[(\d+);(\d+)R")
_SECONDS = 0.5


def notes(environ: Mapping[str, str], setting: int) -> Iterator[Note]:
    """All of it; `setting`: the width that ambiguous characters have in the settings."""
    yield Note("terminal", width_line(measured(), setting))
    yield Note("terminal", t("checkup.colours", what=t(f"checkup.colours_{colours(environ)}")))
    yield Note("keyboard", t("checkup.keyboard"))


def width_line(width: int | None, setting: int) -> str:
    """What the measured width means, None where it could not be measured."""
    if width is None:
        return t("checkup.width_unknown", setting=setting)
    return t("checkup.width" if width == setting else "checkup.width_wrong", width=width, setting=setting)


def colours(environ: Mapping[str, str]) -> str:
    """How many colours the environment promises: ``none``, ``16``, ``256`` or ``all``."""
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR") or term in ("", "dumb"):
        return "none"
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "all"
    return "256" if "256color" in term else "16"


def measured() -> int | None:
    """The cells that the terminal gives an ambiguous character; None where there is no terminal, or none that tells."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    try:
        import termios
        import tty
    except ImportError:  # Windows
        return None
    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        with contextlib.suppress(OSError):
            os.write(sys.stdout.fileno(), f"\r{_PROBE}\x1b[6n".encode())
            answer = _read(handle)
            os.write(sys.stdout.fileno(), b"\r\x1b[K")
            return width_in(answer)
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)
    return None


def width_in(answer: bytes) -> int | None:
    """The width by where the cursor stands after the character; None where the answer is none."""
    found = _ANSWER.search(answer)
    width = int(found[2]) - 1 if found else 0
    return width if width in (1, 2) else None


def _read(handle: int) -> bytes:
    """What the terminal answers, until it is whole or too late."""
    answer, until = b"", time.monotonic() + _SECONDS
    while not _ANSWER.search(answer):
        left = until - time.monotonic()
        if left <= 0 or not select.select([handle], [], [], left)[0]:
            return answer
        answer += os.read(handle, 64)
    return answer
