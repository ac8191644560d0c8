"""Pieces of a drawn line: text with a role, which the style sheet gives a look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from reader.ui.cells import cells, cut, ellipsis

Spans = Callable[[str], Sequence[tuple[int, int]]]
"""Where the words of a search stand in a text, as (start, end) offsets."""

Passage = tuple[str, Sequence[tuple[int, int]]]
"""A part of a text on one line, and where in it the words of a search stand."""


class Role(StrEnum):
    """What a piece of text is, for the style sheet."""

    PLAIN = "plain"
    UNREAD = "unread"
    QUIET = "quiet"
    HIT = "hit"
    HIT_AT = "hit-at"
    """The hit that the person has gone to."""
    MARK = "mark"
    HEADING = "heading"
    QUOTE = "quote"


Piece = tuple[str, Role]


def styled(
    text: str,
    start: int,
    end: int,
    hits: Sequence[tuple[int, int]],
    role: Role,
    width: int,
    *,
    fill: bool = False,
) -> list[Piece]:
    """``text[start:end]`` in at most `width` cells with its hits apart; `fill` makes it exactly that wide."""
    mark = ""
    if cells(text[start:end]) > width:
        mark = ellipsis() if cells(ellipsis()) < width else ""
        end = start + cut(text[start:end], max(0, width - cells(mark)))
    pieces: list[Piece] = []
    at = start
    for left, right in sorted(hits):
        left, right = max(left, at), min(right, end)
        if left < right:
            pieces += [(text[at:left], role), (text[left:right], Role.HIT)]
            at = right
    pieces += [(text[at:end], role), (mark, role)]
    used = sum(cells(piece) for piece, _ in pieces)
    if fill:
        pieces.append((" " * (width - used), Role.PLAIN))
    return [piece for piece in pieces if piece[0]]
