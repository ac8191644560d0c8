"""A text set for reading: its blocks, the lines they take at a width, and the hits of a search in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from reader.model import Article, Marked
from reader.ui.around import Around
from reader.ui.article_blocks import article_blocks, empty_blocks
from reader.ui.lines import Hits, Line, Spot, lay_out, line_at, text_between
from reader.ui.pieces import Spans
from reader.ui.typography import Block, Kind

_HEADER = frozenset({Kind.HEADING, Kind.META})
_NOT_SEARCHED = frozenset({Kind.META, Kind.GAP, Kind.NOTE})

Blocks = Callable[[Article], Sequence[Block]]
"""What is shown in place of the text of an article."""


class Page:
    """Blocks in lines of at most `width` cells; the `hit`-th of the places that match is where the person has gone."""

    def __init__(self, blocks: Sequence[Block], width: int, found: Hits = (), hit: int | None = None) -> None:
        self.blocks = blocks
        self.width = width
        self.found = found
        """Of each block, where the words of the search stand in its text."""
        self.hits = [Spot(block, start) for block, spans in enumerate(found) for start, _ in spans]
        self.hit = hit if hit is not None and hit < len(self.hits) else None

    @cached_property
    def lines(self) -> Sequence[Line]:
        """What is drawn."""
        return lay_out(self.blocks, self.width, self.found, None if self.hit is None else self.hits[self.hit])

    def searched(self, spans: Spans | None, hit: int | None = None) -> Page:
        """The same blocks with the hits that `spans` finds, at the `hit`-th of them."""
        found = [] if spans is None else [_hits_of(block, spans) for block in self.blocks]
        return Page(self.blocks, self.width, found, hit)

    def at_hit(self, hit: int) -> Page:
        """The same with another hit to look at."""
        return Page(self.blocks, self.width, self.found, hit)

    def next_hit(self, by: int, top: int) -> int:
        """The hit after the one looked at (before it: `by` -1), round in a circle; at first the next one from the
        line `top` on."""
        if self.hit is not None:
            return (self.hit + by) % len(self.hits)
        start = self.lines[top].spot if self.lines else Spot(0, 0)
        below = next((index for index, hit in enumerate(self.hits) if hit >= start), 0)
        return below if by > 0 else (below - 1) % len(self.hits)

    def shows_as(self, other: Page | None) -> bool:
        """Whether `other` has the same lines, hits and all."""
        return (
            other is not None
            and (other.blocks is self.blocks or other.blocks == self.blocks)
            and (other.width, other.found, other.hit) == (self.width, self.found, self.hit)
        )

    @cached_property
    def note(self) -> int | None:
        """The first line of what is told below the text."""
        noted = (index for index, line in enumerate(self.lines) if self.blocks[line.spot.block].kind is Kind.NOTE)
        return next((index for index in noted if self.lines[index].spot.offset >= 0), None)

    @property
    def hit_line(self) -> int:
        """The line of the hit that is looked at; 0 without one."""
        return 0 if self.hit is None else line_at(self.lines, self.hits[self.hit])

    def spot(self, line: int) -> Spot | None:
        """What stands at the beginning of `line`, its block counted from the beginning of the text."""
        if not 0 < line < len(self.lines):
            return None
        spot = self.lines[line].spot
        return spot._replace(block=spot.block - self._header)

    def line_of(self, spot: Spot) -> int:
        """The line that shows what `spot` said on another page of this text."""
        return line_at(self.lines, spot._replace(block=spot.block + self._header))

    def between(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        """The text from `start` to `end`, each (line, character of it), in whole paragraphs again."""
        return text_between(self.blocks, self.lines, start, end)

    @cached_property
    def _header(self) -> int:
        """How many blocks stand above the text; a narrow header has more of them than a wide one."""
        return next((index for index, block in enumerate(self.blocks) if block.kind not in _HEADER), 0)


def set_page(
    article: Article | None, marked: Marked, around: Around | None, instead: Blocks | None, width: int, *, compact: bool
) -> Page:
    """The page of an article, of what is shown `instead` of its text, or, without an article, of what to do."""
    if article is None:
        return Page(empty_blocks(), width)
    if instead is not None:
        return Page(instead(article), width)
    return Page(article_blocks(article, marked, width, compact=compact, around=around), width)


def _hits_of(block: Block, spans: Spans) -> list[tuple[int, int]]:
    return [] if block.kind in _NOT_SEARCHED else sorted(spans(block.text))
