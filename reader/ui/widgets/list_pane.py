"""A list with a cursor, apart from what its rows look like: moving, unfolding, staying where one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.reactive import reactive
from textual.strip import Strip

from reader.library.values import Entry
from reader.model import Headline
from reader.ui.listing import Days, Listing
from reader.ui.widgets.pane import Pane


class ListPane(Pane):
    """Rows of `listing`; the line of the row under the cursor stays where it is while others come and go."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """Index into the rows; beyond them, into the tail."""
    dense: reactive[bool] = reactive(True)
    """Two lines a row (for terminals of 110 columns and more)."""

    def __init__(self, listing: Listing, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.listing = listing
        self.total: int | None = 0
        """Rows that there are in all, where anybody knows."""
        self._strips: dict[tuple[int, bool, bool], list[Strip]] = {}

    def toggle(self) -> bool:
        """Unfold the story under the cursor, or fold it; False where it is one article alone."""
        above = self.listing.line_of(self.cursor) - self.top
        index = self.listing.toggle(self.cursor) if self.row is not None else None
        if index is None:
            return False
        from_member = index != self.cursor
        self.set_reactive(ListPane.cursor, index)
        self._redraw()
        if from_member:
            self._reveal()
        else:
            self.scroll_line(self.listing.line_of(index) - above)
        self._tell()
        return True

    def forget(self, rows: Iterable[int] | None = None) -> None:
        """Fetch again, when they are next drawn, the rows of these articles: their marks have changed. None for all."""
        self.listing.forget(rows)
        self._redraw()

    @property
    def days(self) -> Days | None:
        """Gives the day key of every row of a result at once."""
        return self.listing.days

    @days.setter
    def days(self, days: Days | None) -> None:
        self.listing.days = days

    @property
    def rows(self) -> Sequence[int]:
        """The rows as shown; negative ones are articles under the row of their story."""
        return self.listing.rows

    @property
    def row(self) -> int | None:
        """The row under the cursor; None on the tail and in an empty list."""
        return int(self.rows[self.cursor]) if 0 <= self.cursor < len(self.rows) else None

    @property
    def position(self) -> tuple[int, int] | None:
        """(1-based place of the row under the cursor, number of rows), unfolded articles left out."""
        if self.row is None or self.total is None:
            return None
        rows = self.listing.rows
        return rows.at(self.cursor)[0] + 1, max(self.total, len(rows.rows))

    @property
    def place(self) -> int:
        """The place of the row under the cursor, or of its story, among the rows with every story folded."""
        return self.listing.rows.at(self.cursor)[0]

    def go_to_place(self, place: int) -> None:
        """Move to the row at a `place`."""
        self._go(self.listing.rows.index_of(place))

    def headline(self, index: int) -> Headline:
        """The article shown at `index`, fetched where it is not at hand."""
        return self.listing.headline(index)

    def entry(self, index: int) -> Entry:
        """What stands at `index`."""
        return self.listing.entry(index)

    def move(self, by: int) -> None:
        """Move the cursor by `by` rows."""
        self._go(self.cursor + by)

    def page(self, by: int) -> None:
        """Move the cursor by `by` screenfuls, never onto the tail."""
        rows = max(1, self.page_lines // self._height - 1)
        self._go(min(self.cursor + by * rows, max(0, len(self.rows) - 1)))

    def first(self) -> None:
        """Move to the first row."""
        self._go(0)

    def last(self) -> None:
        """Move to the last row; the tail is not one."""
        self._go(len(self.rows) - 1)

    def go_to(self, row: int) -> bool:
        """Move to the row with this id, or of the story with this article; False where it is not shown."""
        index = self.listing.index_of(row, self.cursor)
        if index is not None:
            self._go(index)
        return index is not None

    @property
    def _height(self) -> int:
        return 2 if self.dense else 1

    def _redraw(self) -> None:
        self._strips.clear()
        self.set_lines(self.listing.lines)
        self.redraw()

    def _go(self, index: int) -> None:
        index = max(0, min(index, self.listing.last_index))
        if index != self.cursor:
            self.cursor = index
            self._reveal()
            self.redraw()
            self._tell()

    def _reveal(self) -> None:
        """Scroll no further than is needed to see the row under the cursor, with its separator."""
        first, beyond = self.listing.lines_of(self.cursor)
        at = self.top
        if first < at:
            self.scroll_line(first)
        elif beyond > at + self.page_lines:
            self.scroll_line(beyond - self.page_lines)

    def _tell(self) -> None:
        """Another row may be under the cursor."""

    def watch_dense(self) -> None:
        """Keep the row under the cursor on its line of the screen while the rows change height."""
        if not self.is_running:
            return
        above = self.listing.line_of(self.cursor) - self.top
        self.listing.resize(self._height)
        self._redraw()
        self.scroll_line(self.listing.line_of(self.cursor) - above)
        self.call_after_refresh(self._reveal)

    def on_resize(self) -> None:
        """Widths have changed."""
        self._redraw()
        self._reveal()
