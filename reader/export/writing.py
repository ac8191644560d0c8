"""From articles to the text of an export, whichever format; and into a file that is whole or not there."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.export.values import SUFFIXES, Exported, Format, Heading


def pieces(form: Format, items: Iterable[Exported], heading: Heading) -> Iterator[str]:
    """The text of an export, in pieces of about an article each."""
    from reader.export import lines, markdown, page, table

    if form is Format.JSON:
        return lines.lines(items)
    if form is Format.CSV:
        return table.lines(items)
    if form is Format.MD:
        return markdown.lines(items, heading)
    return page.lines(items, heading)


def format_of(path: Path) -> Format | None:
    """What a file of that name is to hold; None where its ending does not say."""
    return SUFFIXES.get(path.suffix.lower())


def write(path: Path, text: Iterable[str], *, replace: bool = False) -> int:
    """Writes `text` to `path` in UTF-8; returns the bytes.

    Raises OSError about `path`: a FileExistsError where there is such a file, unless it may be `replace`d. What fails
    half-way leaves nothing behind, and an older file as it was.
    """
    if not replace and path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(text)
            file.flush()
            os.fsync(file.fileno())
            size = os.fstat(file.fileno()).st_size
        _put(beside, path, replace=replace)
    except OSError as error:
        if error.errno is None or error.filename not in (None, str(beside)):  # of something that was read meanwhile
            raise
        raise type(error)(error.errno, error.strerror, str(path)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    return size


def _put(beside: Path, path: Path, *, replace: bool) -> None:
    """Gives the finished file its name; without `replace` not even a file that came meanwhile gives way."""
    if replace:
        beside.replace(path)
        return
    try:
        os.link(beside, path)
    except OSError as error:
        if isinstance(error, FileExistsError):
            raise
        beside.rename(path)  # no links on this file system
