"""Which line of a long list shows what: rows of one height and a separator above each day, by arithmetic.

Nothing is kept per row. The starts of the days are enough: a result of 100,000 rows has some hundreds of them, and
finding a line is one bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from reader.frozen import frozen

_MANY = 2_000


class Spot(NamedTuple):
    """What a line shows: the separator of a block where `row` is None, else a part of a row."""

    block: int
    row: int | None
    part: int


@frozen
class Blocks:
    """Rows 0 … `count` - 1 of `height` lines each; block *b* begins at row `starts[b]` with a separator line."""

    count: int
    height: int
    starts: tuple[int, ...] = ()
    keys: tuple[int, ...] = ()
    """Of each block, the day key of its first row."""
    estimated: tuple[bool, ...] = ()
    """Of each block, whether every row of it has an inferred day."""
    lines: tuple[int, ...] = ()
    """The line of each separator."""

    @property
    def total(self) -> int:
        """All lines."""
        return self.count * self.height + len(self.starts)

    def line_of(self, row: int) -> int:
        """The first line of `row`."""
        return row * self.height + bisect_right(self.starts, row)

    def top_of(self, row: int) -> int:
        """The line to scroll to so that `row` is seen with the separator that stands directly above it."""
        return self.line_of(row) - (row in self.starts[self.block_of(row) : self.block_of(row) + 1])

    def block_of(self, row: int) -> int:
        """The block that holds `row`; 0 where there are none."""
        return max(0, bisect_right(self.starts, row) - 1)

    def at(self, line: int) -> Spot | None:
        """What `line` shows; None outside."""
        if not 0 <= line < self.total:
            return None
        if not self.starts:
            return Spot(0, line // self.height, line % self.height)
        block = bisect_right(self.lines, line) - 1
        below = line - self.lines[block] - 1
        if below < 0:
            return Spot(block, None, 0)
        return Spot(block, self.starts[block] + below // self.height, below % self.height)

    def resized(self, height: int) -> Blocks:
        """The same rows with another height."""
        lines = tuple(start * height + block for block, start in enumerate(self.starts))
        return Blocks(self.count, height, self.starts, self.keys, self.estimated, lines)


def by_day(keys: Sequence[int], height: int) -> Blocks:
    """Blocks of equal days, from the day key of every row (see `reader.ui.days.day_key`)."""
    starts, firsts, estimated = _runs_of_many(keys) if len(keys) > _MANY else _runs(keys)
    return Blocks(len(keys), height, tuple(starts), tuple(firsts), tuple(estimated)).resized(height)


def plain(count: int, height: int) -> Blocks:
    """Rows without separators."""
    return Blocks(count, height)


def _runs(keys: Sequence[int]) -> tuple[list[int], list[int], list[bool]]:
    starts: list[int] = []
    firsts: list[int] = []
    estimated: list[bool] = []
    for index, key in enumerate(map(int, keys)):
        if not starts or key >> 1 != firsts[-1] >> 1:
            starts.append(index)
            firsts.append(key)
            estimated.append(True)
        estimated[-1] = estimated[-1] and bool(key & 1)
    return starts, firsts, estimated


def _runs_of_many(keys: Sequence[int]) -> tuple[list[int], list[int], list[bool]]:
    """The same by numpy, which is loaded by the time there are many rows, and not before the first paint."""
    import numpy as np

    array: Any = np.asarray(keys)
    days = array >> 1
    starts = np.concatenate(([0], np.flatnonzero(days[1:] != days[:-1]) + 1))
    estimated = np.minimum.reduceat(array & 1, starts).astype(bool)
    return starts.tolist(), array[starts].tolist(), estimated.tolist()
