"""What a long list holds, apart from its looks: row ids, the entries fetched of them, and which line shows which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from reader.library.values import Entry
from reader.model import Basis, Headline, Place, Published
from reader.ui.blocks import Blocks, by_day, plain
from reader.ui.days import day_key
from reader.ui.unfolded import Unfolded

Fetch = Callable[[Sequence[int]], Sequence[Entry]]
Days = Callable[[Sequence[int]], Sequence[int]]
Members = Callable[[Entry], Sequence[int]]
"""The articles that stand under the row of a story while it is unfolded."""


class Fold(Protocol):
    """What knows which row of a list stands for an article."""

    def index_of(self, row: int) -> int | None:
        """Its place among the rows; None where none does."""


_NEIGHBOURS = 50
_FETCHED_FOR_DAYS = 500
"""As many headlines as may be fetched only to know their days."""


class Listing:
    """Rows by index; indices beyond them are those of the tail, lines that are no rows but can be taken."""

    def __init__(self, fetch: Fetch, days: Days | None = None) -> None:
        self.days = days
        """Gives the day key of every row at once; without it a short result's headlines are fetched for their days,
        and a long one has no separators: its rows say their days themselves."""
        self.rows = Unfolded((), {})
        self.tail: tuple[str, ...] = ()
        self.fold: Fold | None = None
        """Where the rows are those of stories, what finds them by any of their articles."""
        self.members: Members = lambda _: ()
        self.blocks: Blocks = plain(0, 2)
        self._days: Blocks = self.blocks
        """The blocks of the rows with every story folded."""
        self._fetch = fetch
        self._entries: dict[int, Entry] = {}
        self._open: list[int] = []
        """What the unfolded stories are called by."""

    def fill(
        self,
        rows: Sequence[int],
        height: int,
        *,
        by_days: bool,
        fold: Fold | None = None,
        keep: bool = False,
    ) -> None:
        """Hold these rows from now on, `height` lines each, with separators where they are sorted by day.

        `keep` leaves unfolded what is unfolded.
        """
        self.rows, self.tail, self.fold = Unfolded(rows, {}), (), fold
        self._entries.clear()
        if by_days and len(rows) and self.days is not None:
            self._days = by_day(self.days(rows), height)
        elif not by_days or not 0 < len(rows) <= _FETCHED_FOR_DAYS:
            self._days = plain(len(rows), height)
        else:
            self.fetch(rows)
            self._days = by_day([day_key(self._entries[int(row)].headline.published) for row in rows], height)
        places = [self.index_of(row) for row in self._open] if keep else []
        self._open = [self.rows[place] for place in places if place is not None]
        self._unfold(height)

    def toggle(self, index: int) -> int | None:
        """Unfold the story at `index`, or fold it; where its row stands. None where it has nothing to unfold."""
        place = self.rows.at(index)[0]
        row = int(self.rows.rows[place])
        if row in self._open:
            self._open.remove(row)
        elif self.members(self.entry(self.rows.index_of(place))):
            self._open.append(row)
        else:
            return None
        self._unfold(self.blocks.height)
        return self.rows.index_of(place)

    def _unfold(self, height: int) -> None:
        """Put the articles of unfolded stories under their rows."""
        places = {place: row for row in self._open if (place := self._place(row)) is not None}
        self.fetch(places.values())
        members = {place: self.members(self._entries[row]) for place, row in places.items() if row in self._entries}
        self.rows = Unfolded(self.rows.rows, members)
        self.blocks = self.rows.stretch(self._days, height)

    def resize(self, height: int) -> None:
        """The same rows with `height` lines each."""
        self.blocks = self.rows.stretch(self._days, height)

    def is_open(self, index: int) -> bool:
        """Whether the articles of the story at `index` stand under it."""
        place, member = self.rows.at(index)
        return member is None and place in self.rows.members

    def fetch(self, rows: Iterable[int]) -> None:
        """Have the entries of `rows` at hand."""
        missing = [row for row in map(int, rows) if row not in self._entries]
        if missing:
            self._entries |= {row: _gone(row) for row in missing}
            self._entries.update((entry.row, entry) for entry in self._fetch(missing))

    def forget(self, rows: Iterable[int] | None) -> None:
        """Fetch again, when they are next wanted, the entries that say something of these articles; None for all."""
        gone = None if rows is None else set(map(int, rows))
        for entry in list(self._entries.values()) if gone is None or gone else ():
            if gone is None or not gone.isdisjoint(entry.rows):
                del self._entries[entry.row]

    def at_hand(self, index: int) -> Entry | None:
        """The entry at `index`, where it has been fetched."""
        return self._entries.get(self.rows[index]) if 0 <= index < len(self.rows) else None

    def entry(self, index: int, lines: range = range(0)) -> Entry:
        """The entry at `index`; where it has to be fetched, those on `lines` are fetched with it."""
        row = self.rows[index]
        if row not in self._entries:
            self.fetch([row, *self._rows_on(lines)])
        return self._entries[row]

    def story_of(self, index: int) -> Entry:
        """The row that the article at `index` stands under; a row itself."""
        return self.entry(self.rows.index_of(self.rows.at(index)[0]))

    def headline(self, index: int, lines: range = range(0)) -> Headline:
        """The article shown at `index`."""
        return self.entry(index, lines).headline

    def says_less(self, index: int) -> bool:
        """Whether the separator above this row says another day, or not that its day is inferred."""
        if not self.blocks.starts:
            return False
        published, block = self.headline(index).published, self.blocks.block_of(index)
        if day_key(published) >> 1 != self.blocks.keys[block] >> 1:
            return True
        is_inferred = not published.certain and not published.month_only and published.first is not None
        return is_inferred and not self.blocks.estimated[block]

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
        """Where `row` is, or the story of that article, looked for at `near` first."""
        found = self.rows.index_of_member(row) if row < 0 else None
        if found is not None:
            return found
        place = self._place(abs(row), near)
        return None if place is None else self.rows.index_of(place)

    def _place(self, row: int, near: int = 0) -> int | None:
        """The place of the row of `row`, with every story folded."""
        return _find(self.rows.rows, row, near) if self.fold is None else self.fold.index_of(row)

    def near(self, index: int) -> Iterator[tuple[int, int]]:
        """The row at `index`, then its neighbours, the nearest first: where each is, and what it is called by."""
        count = len(self.rows)
        after = range(min(index, count), min(index + _NEIGHBOURS, count))
        before = range(min(index, count) - 1, max(-1, index - _NEIGHBOURS), -1)
        return ((old, self.rows[old]) for old in (*after, *before))

    def survivor(self, before: Iterable[tuple[int, int]]) -> int | None:
        """Where the first that is left of those that were `near` stands now."""
        found = (self.index_of(row, old) for old, row in before)
        return next((index for index in found if index is not None), None)

    def _rows_on(self, lines: range) -> list[int]:
        spots = [spot.row for spot in map(self.blocks.at, lines) if spot is not None and spot.row is not None]
        return self.rows[spots[0] : spots[-1] + 1] if spots else []


def _gone(row: int) -> Entry:
    """What stands for an article that became one with another since the rows were found."""
    published = Published("", None, None, Basis.IMPORT, False)
    return Entry.of(Headline(row, "", "", None, Place.UNKNOWN, None, published))


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
