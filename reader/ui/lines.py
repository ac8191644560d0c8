"""Blocks laid out in lines of a width; every line knows where in its block it begins, so that a place can be kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.frozen import frozen
from reader.ui.cells import cells, wrap
from reader.ui.pieces import Piece, Role
from reader.ui.typography import Block, Kind

_CLOSE = frozenset({Kind.ITEM, Kind.TAIL})
"""Kinds that follow what they belong to without a blank line."""


_BELOW = frozenset({Kind.CAPTION, Kind.NOTE})
"""Kinds that stand below a text, one under the other."""


class Spot(NamedTuple):
    """A place in a text that does not depend on its width."""

    block: int
    offset: int


@frozen
class Line:
    """A laid-out line."""

    spot: Spot
    pieces: tuple[Piece, ...]
    lead: int = 0
    """Characters that stand before the text: a label, or the space under it."""

    @property
    def text(self) -> str:
        """All of it, label and text."""
        return "".join(text for text, _ in self.pieces)


Hits = Sequence[Sequence[tuple[int, int]]]
"""Of each block, where the words of a search stand in its text."""


TEXT_WIDTH = 76
"""Cells of the longest line of text, however wide the pane; the label of a caption stands before them."""


def lay_out(blocks: Sequence[Block], width: int, hits: Hits = (), current: Spot | None = None) -> list[Line]:
    """The lines of `blocks` in at most `width` cells; `current` is the hit the person has gone to."""
    lines: list[Line] = []
    for index, block in enumerate(blocks):
        if index and _parted(blocks[index - 1], block):
            lines.append(Line(Spot(index, -1), ()))
        found = hits[index] if index < len(hits) else ()
        at = current.offset if current is not None and current.block == index else None
        lines += _lines_of(index, block, width, found, at)
    return lines


def line_at(lines: Sequence[Line], spot: Spot) -> int:
    """The line that shows `spot`: the last that begins at or before it."""
    return max(0, bisect_right([line.spot for line in lines], spot) - 1)


def text_between(blocks: Sequence[Block], lines: Sequence[Line], start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text from `start` to `end`, each (line, character of it), as it was before it was broken into lines."""
    first, last = (_place(lines, *place) for place in (start, end))
    parts: list[str] = []
    for index in range(first.block, min(last.block + 1, len(blocks))):
        text = blocks[index].text
        left = first.offset if index == first.block else 0
        right = last.offset if index == last.block else len(text)
        parts.append(text[max(0, left) : max(0, right)])
        follows = index + 1 < len(blocks) and index < last.block
        parts.append("\n\n" if follows and _parted(blocks[index], blocks[index + 1]) else "\n" if follows else "")
    return "".join(parts)


def _place(lines: Sequence[Line], index: int, character: int) -> Spot:
    """The place in its block of a character of a line; beyond the end, the end."""
    if not lines:
        return Spot(0, 0)
    line = lines[max(0, min(index, len(lines) - 1))]
    if index >= len(lines):
        character = len(line.text)
    return Spot(line.spot.block, max(0, line.spot.offset) + max(0, character - line.lead))


def _parted(before: Block, block: Block) -> bool:
    if block.kind in _BELOW and before.kind in _BELOW:
        return False
    if before.kind in (Kind.HEADING, Kind.META) and block.kind in (Kind.HEADING, Kind.META):
        return block.label == "\n"
    return block.kind not in _CLOSE


def _lines_of(index: int, block: Block, width: int, hits: Sequence[tuple[int, int]], current: int | None) -> list[Line]:
    label = "" if block.label == "\n" else block.label
    hang = cells(label)
    if hang > width // 2:
        label, hang = "", 0
    roles = _merged(block, hits, current)
    lines: list[Line] = []
    room = min(width, TEXT_WIDTH + (hang if block.kind is Kind.CAPTION else 0)) - hang
    for start, end in wrap(block.text, room):
        lead = " " * hang if lines else label
        head: tuple[Piece, ...] = ((lead, _label_role(block)),) if lead else ()
        lines.append(Line(Spot(index, start), head + tuple(_pieces(block, start, end, roles)), len(lead)))
    return lines


def _label_role(block: Block) -> Role:
    return Role.MARK if block.kind is Kind.ITEM else Role.QUIET


def _merged(block: Block, hits: Sequence[tuple[int, int]], current: int | None) -> list[tuple[int, int, Role]]:
    """Roles by stretches: hits lie upon quotations and quiet text and cut them."""
    marked = [(start, end, Role.HIT_AT if start == current else Role.HIT) for start, end in hits]
    roles: list[tuple[int, int, Role]] = []
    for start, end, role in block.roles:
        at = start
        for left, right, _ in marked:
            if left < end and right > at:
                if left > at:
                    roles.append((at, left, role))
                at = max(at, right)
        if at < end:
            roles.append((at, end, role))
    return sorted(roles + marked)


def _pieces(block: Block, start: int, end: int, roles: list[tuple[int, int, Role]]) -> list[Piece]:
    plain = Role.HEADING if block.kind is Kind.HEADING else Role.PLAIN
    pieces: list[Piece] = []
    at = start
    for left, right, role in roles:
        left, right = max(left, at), min(right, end)
        if left >= right:
            continue
        pieces += [(block.text[at:left], plain), (block.text[left:right], role)]
        at = right
    pieces.append((block.text[at:end], plain))
    return [piece for piece in pieces if piece[0]]
