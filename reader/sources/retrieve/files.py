"""Getting bytes: of a file, or of standard input under the name ``-``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from reader.errors import ReaderError, UnreadableError, UsageError
from reader.i18n import system, t

STDIN = "-"


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The open file `path`, or standard input for ``-``.

    Raises `UsageError` for a folder and `UnreadableError` for what is missing or may not be read, also where
    reading breaks off later.
    """
    if path == STDIN:
        if sys.stdin is None:  # started with its standard input closed
            raise UnreadableError(t("sys.closed"))
        yield sys.stdin.buffer
        return
    try:
        with Path(path).open("rb") as stream:
            yield stream
    except OSError as error:
        raise _refusal(path, error) from error


def read_file(path: str, *, limit: int | None = None) -> bytes:
    """All bytes of `path`; `UnreadableError` where they are more than `limit`."""
    with opened(path) as stream:
        data = stream.read() if limit is None else stream.read(limit + 1)
    if limit is not None and len(data) > limit:
        raise UnreadableError(t("source.large", path=path, mb=limit >> 20))
    return data


def absolute(path: str) -> str:
    """The name under which articles remember the file `path`; ``-`` stays what it is."""
    return path if path == STDIN else os.path.abspath(path)  # noqa: PTH100 - links are kept as the person named them


def _refusal(path: str, error: OSError) -> ReaderError:
    if isinstance(error, IsADirectoryError):
        return UsageError(t("source.folder", path=path.rstrip("/") or "/"))
    if isinstance(error, FileNotFoundError):
        return UnreadableError(t("source.missing", path=path))
    return UnreadableError(system.line(error, path))
