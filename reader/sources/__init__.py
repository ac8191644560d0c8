"""Reading the formats in which articles come: ``read`` turns a file into raw articles and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import BinaryIO

from reader.errors import ReaderError, UnreadableError, UsageError
from reader.i18n import t
from reader.intake import Problem, RawArticle
from reader.model import Kind
from reader.sources import retrieve
from reader.sources.detect import Format, detect, is_markup, is_workbook
from reader.sources.encoding import encoding, mark_of
from reader.sources.lines import characters, lines

__all__ = ["Format", "detected", "read"]

_HEAD = 1 << 18
"""Bytes by which encoding and format are told."""

_NOTHING = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Bytes of which a text with a byte order mark is made that says nothing."""

_LINES: Mapping[Format, str] = {Format.WIRE: "wire", Format.DIGEST: "digest", Format.JSONL: "jsonl"}
"""The module of each format that is read line by line."""

_Found = Iterator[RawArticle | Problem]


def read(path: str, format: Format | str | None = None, kind: Kind = Kind.ARTICLE) -> _Found:
    """The articles of the file `path` (``-``: standard input), and a `Problem` for each part that is none.

    The file is read as the articles are asked for, in bounded memory. `format` None or ``auto`` means to find out.
    Raises `UsageError` for a folder, a list of subscriptions or an unknown format, `UnreadableError` for a file that
    is not of its format.
    """
    wanted = _named(format)
    with retrieve.opened(path) as stream:
        head = stream.read(_HEAD)
        if _is_empty(head):
            return
        found = wanted or _format(head, path)
        if found is Format.OPML:
            raise UsageError(t("source.subscriptions", path=path))
        reader = _of_lines if found in _LINES else _WHOLE[found]
        yield from reader(head, stream, path, found, kind)


def detected(path: str) -> Format | None:
    """The format of the file `path`; None where nothing tells, or for what cannot be read (once more)."""
    if path == retrieve.STDIN:
        return None
    try:
        with retrieve.opened(path) as stream:
            head = stream.read(_HEAD)
        return None if _is_empty(head) else _format(head, path)
    except ReaderError:
        return None


def _named(format: Format | str | None) -> Format | None:
    if format is None or format == "auto":
        return None
    try:
        return Format(format)
    except ValueError:
        raise UsageError(t("source.format_unknown", format=format, known=", ".join(Format))) from None


def _is_empty(head: bytes) -> bool:
    marked = mark_of(head) is not None
    return not head.strip(_NOTHING if marked else b" \t\r\n")


def _format(head: bytes, path: str) -> Format:
    if is_workbook(head):
        return Format.TABLE
    if is_markup(head):
        from reader.sources.decoding import decoded

        beginning = decoded(head)
    else:
        beginning = _text(head, path)
    return detect(beginning, path) or _undecided(beginning, path)


def _text(head: bytes, path: str) -> str:
    return head.decode(encoding(head, path), "ignore")


def _undecided(beginning: str, path: str) -> Format:
    """What to read a text as that nothing is known of: one endless line is but one broken line of a wire."""
    if "\n" in beginning or len(beginning.encode("utf-8", "replace")) < _HEAD // 2:
        raise UnreadableError(t("source.no_format", path=path))
    return Format.WIRE


def _of_lines(head: bytes, stream: BinaryIO, path: str, format: Format, kind: Kind) -> _Found:
    parser = import_module(f"reader.sources.{_LINES[format]}")
    found: _Found = parser.articles(
        lines(characters(head, stream, encoding(head, path))), retrieve.absolute(path), kind
    )
    return found


def _feed(head: bytes, stream: BinaryIO, path: str, _: Format, kind: Kind) -> _Found:
    from reader.sources import feed

    yield from feed.parse(_all(head, stream, path, feed.LIMIT), retrieve.absolute(path), kind=kind).entries


def _page(head: bytes, stream: BinaryIO, path: str, _: Format, kind: Kind) -> _Found:
    from reader.sources import page

    found = page.read(_all(head, stream, path, page.LIMIT), retrieve.absolute(path), kind=kind)
    if isinstance(found, Problem):
        raise UnreadableError(found.reason)
    yield found


def _table(head: bytes, stream: BinaryIO, path: str, _: Format, kind: Kind) -> _Found:
    from reader.sources import table, workbook

    source = retrieve.absolute(path)
    if is_workbook(head):
        return table.articles(workbook.rows(_all(head, stream, path, workbook.LIMIT), source), source, kind)
    return table.articles(table.csv_rows(lines(characters(head, stream, encoding(head, path))), source), source, kind)


_WHOLE: Mapping[Format, Callable[[bytes, BinaryIO, str, Format, Kind], _Found]] = {
    Format.FEED: _feed,
    Format.HTML: _page,
    Format.TABLE: _table,
}


def _all(head: bytes, stream: BinaryIO, path: str, limit: int) -> bytes:
    data = head + stream.read(limit + 1 - len(head))
    if len(data) > limit:
        raise UnreadableError(t("source.large", path=path, mb=limit >> 20))
    return data
