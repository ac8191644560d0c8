"""Lines of a stream of any size, in bounded memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reader.i18n import t
from reader.sources.encoding import errors, repaired

CHUNK = 1 << 16
LIMIT = 4 << 20
"""Characters of the longest line that is read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end; `text` is None where it cannot be read, and `reason` says why."""

    number: int
    text: str | None
    reason: str = ""


def characters(head: bytes, stream: BinaryIO, codec: str) -> Iterator[str]:
    """The text of `head` and the rest of `stream`, piece by piece."""
    decoder = codecs.getincrementaldecoder(codec)(errors(codec))
    yield decoder.decode(head)
    while chunk := stream.read(CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def lines(pieces: Iterable[str], limit: int = LIMIT) -> Iterator[Line]:
    """The lines of the text that `pieces` make up. Of a line longer than `limit` at most one piece more is held."""
    number, held, size = 1, [""], 0
    for piece in pieces:
        first, *others = piece.split("\n")
        held, size = _longer(held, size, first, limit)
        for other in others:
            yield _line(number, held, size, limit)
            number += 1
            held, size = _longer([], 0, other, limit)
    if size:
        yield _line(number, held, size, limit)


def _longer(held: list[str], size: int, more: str, limit: int) -> tuple[list[str], int]:
    size += len(more)
    if size > limit:
        return [], size
    held.append(more)
    return held, size


def _line(number: int, held: list[str], size: int, limit: int) -> Line:
    if size > limit:
        return Line(number, None, t("source.line_long", mb=LIMIT >> 20))
    text = repaired("".join(held).removesuffix("\r"))
    return Line(number, text, "" if text is not None else t("source.line_bytes"))
