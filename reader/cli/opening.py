"""``gjnews`` and ``gjnews open``: the interface. Only here is it imported."""

from __future__ import annotations

import os
import sys

from reader.cli.output import complain
from reader.cli.run import DONE, NOT_ALL
from reader.cli.words import t
from reader.config import Settings
from reader.errors import UsageError
from reader.library import Library


def open_reader(_arguments: list[str], settings: Settings) -> int:
    """Open the person's archive; while it is empty, the sample edition."""
    _need_terminal()
    library = Library.open(make=False)
    if library.is_empty:
        library.close()
        library = Library.sample()
    _run(library, settings)
    return DONE


def open_articles(arguments: list[str], settings: Settings) -> int:
    """Open some files only; without any, the archive."""
    from reader.cli.importing import FORMATS, tell_problems
    from reader.cli.parser import Parser

    parser = Parser("open")
    parser.words("paths", nargs="*")
    parser.option("--format", default="auto", choices=FORMATS)
    asked = parser.read(arguments)
    if not asked.paths:
        return open_reader([], settings)
    _need_terminal()
    library = Library.open_files(asked.paths, asked.format)
    status = NOT_ALL if library.problems or library.is_empty else DONE
    if library.is_empty:
        complain(t("error.none"))
    else:
        _run(library, settings)
    tell_problems(library.problems)
    return status


def _need_terminal() -> None:
    if not (sys.stdout.isatty() and sys.stdin.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError(t("usage.terminal"))


def _run(library: Library, settings: Settings) -> None:
    with library:
        from reader.ui import garbage

        garbage.rest()  # until the first paint
        from reader.ui.app import run

        run(library, settings)
