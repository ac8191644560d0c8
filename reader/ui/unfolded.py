"""The rows of a list with the articles of unfolded stories under theirs, by arithmetic: nothing is kept per row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from reader.ui.blocks import Blocks


class Unfolded(Sequence[int]):
    """`rows` as they are, and behind some of them the articles of their story.

    An article of an unfolded story is called by the negative of its row: it may also be what its story is called by.
    """

    def __init__(self, rows: Sequence[int], members: Mapping[int, Sequence[int]]) -> None:
        """`members`: by place in `rows`, the articles that stand behind it."""
        self.rows = rows
        self.members = {place: tuple(-row for row in members[place]) for place in sorted(members)}
        self._places = list(self.members)
        self._before = [0, *accumulate(map(len, self.members.values()))]
        """How many articles stand before each unfolded row, and in all."""
        self._starts = [place + more for place, more in zip(self._places, self._before, strict=False)]
        """Where the unfolded rows stand among all lines of the list."""

    def __len__(self) -> int:
        return len(self.rows) + self._before[-1]

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        place, member = self.at(int(index) if index >= 0 else len(self) + int(index))
        return int(self.rows[place]) if member is None else self.members[place][member]

    def __iter__(self) -> Iterator[int]:
        return (self[index] for index in range(len(self)))

    def at(self, index: int) -> tuple[int, int | None]:
        """Which of `rows` stands at `index`, and which of the articles behind it; None for the row itself."""
        number = bisect_right(self._starts, index) - 1
        if number < 0:
            return index, None
        behind = index - self._starts[number] - 1
        if behind < 0:
            return self._places[number], None
        place = self._places[number]
        count = len(self.members[place])
        return (place, behind) if behind < count else (place + 1 + behind - count, None)

    def index_of(self, place: int) -> int:
        """Where the row at `place` of `rows` stands."""
        return place + self._before[bisect_left(self._places, place)]

    def index_of_member(self, key: int) -> int | None:
        """Where the article called `key` stands under its story."""
        for place, members in self.members.items():
            if key in members:
                return self.index_of(place) + 1 + members.index(key)
        return None

    def stretch(self, blocks: Blocks, height: int) -> Blocks:
        """The days of `rows`, with the articles behind them under the day of their story's row."""
        starts = tuple(map(self.index_of, blocks.starts))
        return replace(blocks, count=len(self), starts=starts).resized(height)
