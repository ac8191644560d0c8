"""What a long list holds, apart from its looks: row ids, the headlines fetched of them, and which line shows which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from reader.model import Headline
from reader.ui.blocks import Blocks, by_day, plain
from reader.ui.days import day_key

Fetch = Callable[[Sequence[int]], Sequence[Headline]]
Days = Callable[[Sequence[int]], Sequence[int]]

_NEIGHBOURS = 50
_FETCHED_FOR_DAYS = 500
"""As many headlines as may be fetched only to know their days."""


class Listing:
    """Rows by index; indices beyond them are those of the tail, lines that are no rows but can be taken."""

    def __init__(self, fetch: Fetch, days: Days | None = None) -> None:
        self.days = days
        """Gives the day key of every row at once; without it a short result's headlines are fetched for their days,
        and a long one has no separators: its rows say their days themselves."""
        self.rows: Sequence[int] = ()
        self.tail: tuple[str, ...] = ()
        self.blocks: Blocks = plain(0, 2)
        self._fetch = fetch
        self._headlines: dict[int, Headline] = {}

    def fill(self, rows: Sequence[int], tail: tuple[str, ...], height: int, *, by_days: bool) -> None:
        """Hold these rows from now on, `height` lines each, with separators where they are sorted by day."""
        self.rows, self.tail = rows, tail
        self._headlines.clear()
        if by_days and len(rows) and self.days is not None:
            self.blocks = by_day(self.days(rows), height)
        elif not by_days or not 0 < len(rows) <= _FETCHED_FOR_DAYS:
            self.blocks = plain(len(rows), height)
        else:
            self.fetch(rows)
            self.blocks = by_day([day_key(self._headlines[int(row)].published) for row in rows], height)

    def fetch(self, rows: Iterable[int]) -> None:
        """Have the headlines of `rows` at hand."""
        missing = [row for row in map(int, rows) if row not in self._headlines]
        if missing:
            self._headlines.update((headline.row, headline) for headline in self._fetch(missing))

    def forget(self, rows: Iterable[int] | None) -> None:
        """Fetch `rows` again when they are next wanted; None for all."""
        for row in list(self._headlines) if rows is None else rows:
            self._headlines.pop(row, None)

    def headline(self, index: int, lines: range = range(0)) -> Headline:
        """The headline at `index`; where it has to be fetched, those on `lines` are fetched with it."""
        row = int(self.rows[index])
        if row not in self._headlines:
            self.fetch([row, *self._rows_on(lines)])
        return self._headlines[row]

    def says_less(self, index: int) -> bool:
        """Whether the day of this row is inferred and the separator above it, for other rows, does not say so."""
        if not self.blocks.starts or self.blocks.estimated[self.blocks.block_of(index)]:
            return False
        published = self.headline(index).published
        return not published.certain and not published.month_only and published.first is not None

    @property
    def lines(self) -> int:
        """All lines, those of the tail as well."""
        return self.blocks.total + len(self.tail)

    @property
    def last_index(self) -> int:
        """The last index that the cursor can have; -1 where there is nothing."""
        return len(self.rows) + len(self.tail) - 1

    def line_of(self, index: int) -> int:
        """The first line of what is at `index`."""
        if index < len(self.rows):
            return self.blocks.line_of(index)
        return self.blocks.total + index - len(self.rows)

    def lines_of(self, index: int) -> tuple[int, int]:
        """The lines (first, one beyond) to be seen with `index`: its own and the separator directly above."""
        if index < len(self.rows):
            return self.blocks.top_of(index), self.blocks.line_of(index) + self.blocks.height
        return self.line_of(index), self.line_of(index) + 1

    def index_at(self, line: int) -> int | None:
        """What stands on `line`; None for separators and beyond the end."""
        spot = self.blocks.at(line)
        if spot is not None:
            return spot.row
        index = len(self.rows) + line - self.blocks.total
        return index if len(self.rows) <= index <= self.last_index else None

    def index_of(self, row: int, near: int = 0) -> int | None:
        """Where `row` is, looked for at `near` first."""
        return _find(self.rows, row, near)

    def survivor(self, index: int, rows: Sequence[int]) -> int | None:
        """Where the row at `index`, or else its nearest neighbour that is left, stands in `rows`."""
        count = len(self.rows)
        after = range(min(index, count), min(index + _NEIGHBOURS, count))
        before = range(min(index, count) - 1, max(-1, index - _NEIGHBOURS), -1)
        found = (_find(rows, int(self.rows[old]), old) for old in (*after, *before))
        return next((new for new in found if new is not None), None)

    def _rows_on(self, lines: range) -> list[int]:
        spots = [spot.row for spot in map(self.blocks.at, lines) if spot is not None and spot.row is not None]
        return [int(row) for row in self.rows[spots[0] : spots[-1] + 1]] if spots else []


def _find(rows: Any, row: int, near: int) -> int | None:
    """Where `row` is in `rows`, a sequence or a numpy array."""
    if 0 <= near < len(rows) and rows[near] == row:
        return near
    if hasattr(rows, "nonzero"):
        found = (rows == row).nonzero()[0]
        return int(found[0]) if len(found) else None
    try:
        return int(rows.index(row))
    except ValueError:
        return None
