"""What goes to standard output and standard error, whatever the locale and whatever the articles hold."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library

_PLAIN = re.compile("[\n -~가-힣]*").fullmatch
"""Most of what is said: it need not be looked at more closely."""


def use_utf8() -> None:
    """Write UTF-8 on both streams: JSON is UTF-8 by contract, and Korean has no other encoding worth guessing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def printable(text: str) -> str:
    """`text` with nothing left that a terminal would obey or not show; newlines stay, tabs become spaces."""
    if _PLAIN(text):
        return text
    from reader.text.printable import harmless

    return harmless(text)


def one_line(text: str) -> str:
    """`printable` on one line."""
    return " ".join(printable(text).split())


def say(text: str) -> None:
    """One or more lines of human output."""
    print(printable(text))


def complain(text: str) -> None:
    """One line on standard error."""
    print(f"gjnews: {one_line(text)}", file=sys.stderr)


def warn(library: Library) -> None:
    """One line on standard error where marks are not kept."""
    if library.warning:
        complain(library.warning)


def warn_of_tables(home: Path) -> None:
    """One line on standard error where rows of the person's own tables are not used."""
    from reader.library.tables import overlooked

    if words := overlooked(home):
        complain(words)


def print_json(rows: Iterable[Mapping[str, object]]) -> None:
    """One object a line."""
    from reader.export.lines import as_json

    for row in rows:
        print(as_json(row))


def width(text: str) -> int:
    """Cells of a terminal, ambiguous characters counted as one."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def pad(text: str, cells: int) -> str:
    """`text` filled with spaces to `cells`."""
    return text + " " * (cells - width(text))


def cut(text: str, cells: int) -> str:
    """As much of `text` as fits into `cells`, with … where something is left out."""
    if width(text) <= cells:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > cells - 1:
            break
        kept += char
    return kept.rstrip() + "…"


def columns() -> int | None:
    """Width of the terminal on standard output; None where it is none."""
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return None


class Meter:
    """A line of progress on standard error, drawn over itself; silent where nobody looks."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._width = 0

    def show(self, text: str) -> None:
        """Put `text` in place of what stood there."""
        if not self._shown:
            return
        line = one_line(text)
        print(f"\r{pad(line, self._width)}", end="", file=sys.stderr, flush=True)
        self._width = width(line)

    def clear(self) -> None:
        """Leave an empty line for what comes next."""
        if self._shown and self._width:
            print(f"\r{' ' * self._width}\r", end="", file=sys.stderr, flush=True)
            self._width = 0
