"""Reading the formats in which articles come: ``read`` turns a file into raw articles and problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

from reader.errors import UnreadableError, UsageError
from reader.i18n import t
from reader.model import Kind, Problem, RawArticle
from reader.sources import digest, jsonl, retrieve, wire
from reader.sources.detect import ZIP, Format, detect
from reader.sources.encoding import encoding
from reader.sources.lines import characters, lines

__all__ = ["Format", "read"]

_HEAD = 1 << 18
"""Bytes by which encoding and format are told."""

_PARSERS: Mapping[Format, ModuleType] = {Format.WIRE: wire, Format.DIGEST: digest, Format.JSONL: jsonl}


def read(path: str, format: Format | str | None = None, kind: Kind = Kind.ARTICLE) -> Iterator[RawArticle | Problem]:
    """The articles of the file `path` (``-``: standard input), and a `Problem` for each part that is none.

    The file is read as the articles are asked for, in bounded memory. `format` None or ``auto`` means to find out.
    Raises `UsageError` for a folder or a format that is not read, `UnreadableError` for a file that is no text.
    """
    wanted = _named(format)
    source = retrieve.absolute(path)
    with retrieve.opened(path) as stream:
        head = stream.read(_HEAD)
        if not head.strip():
            return
        if head.startswith(ZIP):
            raise UsageError(t("source.later", format=Format.TABLE, path=path))
        codec = encoding(head, path)
        beginning = head.decode(codec, "ignore")
        if not beginning.strip("\ufeff \t\r\n") and len(head) < _HEAD:
            return
        found = wanted or detect(beginning, path) or _undecided(beginning, path)
        if found not in _PARSERS:
            raise UsageError(t("source.later", format=found, path=path))
        yield from _PARSERS[found].articles(lines(characters(head, stream, codec)), source, kind)


def _named(format: Format | str | None) -> Format | None:
    if format is None or format == "auto":
        return None
    try:
        return Format(format)
    except ValueError:
        raise UsageError(t("source.format_unknown", format=format, known=", ".join(Format))) from None


def _undecided(beginning: str, path: str) -> Format:
    """What to read a text as that nothing is known of: one endless line is but one broken line of a wire."""
    if "\n" in beginning or len(beginning.encode("utf-8", "replace")) < _HEAD // 2:
        raise UnreadableError(t("source.no_format", path=path))
    return Format.WIRE
