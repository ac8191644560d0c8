"""The list of headlines: a hundred thousand rows, drawn line by line, of which only those in sight are ever fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.model import Headline
from reader.ui.blocks import Blocks, Spot, by_day, plain
from reader.ui.cells import cells, fit, safe, wrap
from reader.ui.days import day_key, separator
from reader.ui.pieces import Spans
from reader.ui.rows import RowForm, row_lines
from reader.ui.widgets.pane import TITLE_LINES, Pane

Fetch = Callable[[Sequence[int]], Sequence[Headline]]
Days = Callable[[Sequence[int]], Sequence[int]]

_CACHED_STRIPS = 1_000


class Headlines(Pane):
    """Rows are row ids; their headlines come from `fetch`, for the rows in sight only.

    `days` gives the day key (`reader.ui.days.day_key`) of every row at once, best as a numpy array; without it the
    separators are made from the headlines themselves, which all have to be fetched: good for a first screenful.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"pane--{role}"
        for role in (
            *("title", "title-focus", "plain", "unread", "quiet", "hit", "mark"),
            *("separator", "cursor", "cursor-focus", "dimmed", "tail"),
        )
    }

    class Moved(Message):
        """Another row is under the cursor; `row` is None where there is none."""

        def __init__(self, headlines: Headlines, row: int | None) -> None:
            super().__init__()
            self.headlines = headlines
            self.row = row

        def can_replace(self, message: Message) -> bool:
            """A later move makes an earlier one pointless."""
            return isinstance(message, Headlines.Moved)

    class Opened(Message):
        """The person wants to read `row`."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    class Offered(Message):
        """The person took line `index` of the tail."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    cursor: reactive[int] = reactive(0)
    """Index into the rows; beyond them, into the tail."""
    dense: reactive[bool] = reactive(True)
    """Two lines a row (for terminals of 110 columns and more)."""
    marks_cursor: reactive[bool] = reactive(True)
    """Whether the row under the cursor has its ``>``."""

    def __init__(self, fetch: Fetch, *, days: Days | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self.days = days
        self.highlight: Spans | None = None
        self.today: date | None = None
        """Whose year separators leave out."""
        self.empty = ""
        """What is said where there are no rows."""
        self._fetch = fetch
        self._rows: Sequence[int] = ()
        self._tail: tuple[str, ...] = ()
        self._title = self._order = ""
        self.total = 0
        self._dimmed = False
        self._with_separators = False
        self._blocks: Blocks = plain(0, 2)
        self._headlines: dict[int, Headline] = {}
        self._strips: dict[tuple[int, bool, bool], list[Strip]] = {}
        self._told: int | None = -1

    def show(
        self,
        rows: Sequence[int],
        *,
        total: int,
        title: str,
        order: str,
        dimmed: bool = False,
        keep: bool = True,
        by_days: bool = True,
        tail: Sequence[str] = (),
    ) -> None:
        """Show `rows` in this order under `title` (cut at its front) and `order`.

        `keep` leaves cursor and scroll with the row they are at; otherwise both go to the top. `by_days`: the rows
        are sorted by day, which separators then say; else each row says its day. `tail` are lines after the last
        row that are no rows but can be taken (`Offered`).
        """
        anchor = self._anchor(rows) if keep else None
        self.total = total
        self._rows, self._tail = rows, tuple(map(safe, tail))
        self._title, self._order, self._dimmed = safe(title), order, dimmed
        self._headlines.clear()
        self._with_separators = by_days and len(rows) > 0
        self._measure()
        index, above = anchor if anchor is not None else (0, None)
        self.set_reactive(Headlines.cursor, min(index, max(0, self._last_index)))
        self._redraw()
        if above is None:
            self.scroll_line(0)
        else:
            self.scroll_line(self._line_of(self.cursor) - above)
        self._tell()

    def update_title(self, title: str, order: str | None = None) -> None:
        """Change the title line alone."""
        self._title = safe(title)
        self._order = self._order if order is None else order
        self.refresh()

    def forget(self, rows: Iterable[int] | None = None) -> None:
        """Fetch these rows again when they are next drawn: their marks have changed. None for all."""
        for row in list(self._headlines) if rows is None else rows:
            self._headlines.pop(row, None)
        self._redraw()

    @property
    def rows(self) -> Sequence[int]:
        """The rows as shown."""
        return self._rows

    @property
    def row(self) -> int | None:
        """The row under the cursor; None on the tail and in an empty list."""
        return int(self._rows[self.cursor]) if 0 <= self.cursor < len(self._rows) else None

    @property
    def position(self) -> tuple[int, int] | None:
        """(1-based place of the cursor, number of rows), as the reading pane tells it."""
        return None if self.row is None else (self.cursor + 1, len(self._rows))

    def headline(self, index: int) -> Headline:
        """The headline at `index`, fetched where it is not at hand."""
        row = int(self._rows[index])
        if row not in self._headlines:
            self._fetch_rows([row])
        return self._headlines[row]

    def move(self, by: int) -> None:
        """Move the cursor by `by` rows."""
        self._go(self.cursor + by)

    def page(self, by: int) -> None:
        """Move the cursor by `by` screenfuls, never onto the tail."""
        rows = max(1, self.page_lines // self._blocks.height - 1)
        target = min(self.cursor + by * rows, max(0, len(self._rows) - 1))
        self._go(target)

    def first(self) -> None:
        """Move to the first row."""
        self._go(0)

    def last(self) -> None:
        """Move to the last row; the tail is not one."""
        self._go(len(self._rows) - 1)

    def go_to(self, row: int) -> bool:
        """Move to the row with this id; False where it is not shown."""
        index = _index(self._rows, row, self.cursor)
        if index is not None:
            self._go(index)
        return index is not None

    def open(self) -> None:
        """Open what is under the cursor."""
        if self.row is not None:
            self.post_message(self.Opened(self.row))
        elif 0 <= self.cursor - len(self._rows) < len(self._tail):
            self.post_message(self.Offered(self.cursor - len(self._rows)))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if y < TITLE_LINES:
            return self.title_strip(self._title, self._order)
        line = self.scroll_offset.y + y - TITLE_LINES
        spot = self._blocks.at(line)
        if spot is None:
            return self._tail_strip(line - self._blocks.total)
        return self._separator_strip(spot) if spot.row is None else self._row_strips(spot.row)[spot.part]

    def _separator_strip(self, spot: Spot) -> Strip:
        key, estimated = self._blocks.keys[spot.block], self._blocks.estimated[spot.block]
        text = " " + fit(separator(key, estimated, self.today), max(0, self.size.width - 1))
        style = self.rich_style + self._partial("separator")
        if self._dimmed:
            style += self._partial("dimmed")
        return self.strip([(text, style)])

    def _row_strips(self, index: int) -> list[Strip]:
        cursor = index == self.cursor and self.marks_cursor
        key = (index, cursor, self.has_focus)
        strips = self._strips.get(key)
        if strips is None:
            if len(self._strips) > _CACHED_STRIPS:
                self._strips.clear()
            strips = self._strips[key] = self._draw_row(index, cursor)
        return strips

    def _draw_row(self, index: int, cursor: bool) -> list[Strip]:
        if int(self._rows[index]) not in self._headlines:
            self._fetch_rows(self._rows_in_sight())
        headline = self.headline(index)
        published = headline.published
        odd = (
            bool(self._blocks.starts)
            and not self._blocks.estimated[self._blocks.block_of(index)]
            and not published.certain
            and not published.month_only
        )
        with_day = not (self.dense and self._blocks.starts)
        form = RowForm(self.size.width, self.dense, with_day, None if self._dimmed else self.highlight)
        under = self._partial("cursor-focus" if self.has_focus else "cursor") if cursor else None
        lines = row_lines(headline, form, cursor=cursor, odd_day=odd)
        return [self.pieces_strip(line, under=under, dimmed=self._dimmed) for line in lines]

    def _tail_strip(self, below: int) -> Strip:
        if not len(self._rows) and self.empty:
            lines = [self.empty[a:b] for a, b in wrap(self.empty, self.size.width - 2)]
            if below <= len(lines):
                text = lines[below - 1] if below else ""
                return self.strip([(" " + text, self.rich_style + self._partial("quiet"))])
            below -= len(lines) + 1
        if not 0 <= below < len(self._tail):
            return Strip.blank(self.size.width, self.rich_style)
        at = self.cursor == len(self._rows) + below and self.marks_cursor
        style = self.rich_style + self._partial("tail")
        if at:
            style += self._partial("cursor-focus" if self.has_focus else "cursor")
        text = (">" if at else " ") + "   " + fit(self._tail[below], max(0, self.size.width - 5))
        return self.strip([(text + " " * (self.size.width - cells(text)), style)])

    def _rows_in_sight(self) -> list[int]:
        top = self.scroll_offset.y
        spots = filter(None, map(self._blocks.at, range(top, top + self.page_lines)))
        seen = [spot.row for spot in spots if spot.row is not None]
        return [int(row) for row in self._rows[seen[0] : seen[-1] + 1]] if seen else []

    def _fetch_rows(self, rows: Sequence[int]) -> None:
        missing = [row for row in rows if row not in self._headlines]
        self._headlines.update((headline.row, headline) for headline in self._fetch(missing))

    def _measure(self) -> None:
        height = 2 if self.dense else 1
        if not self._with_separators:
            self._blocks = plain(len(self._rows), height)
        elif self.days is not None:
            self._blocks = by_day(self.days(self._rows), height)
        else:
            self._fetch_rows([int(row) for row in self._rows])
            self._blocks = by_day([day_key(self._headlines[int(row)].published) for row in self._rows], height)

    def _redraw(self) -> None:
        self._strips.clear()
        self.set_lines(self._blocks.total + len(self._tail))
        self.refresh()

    @property
    def _last_index(self) -> int:
        return len(self._rows) + len(self._tail) - 1

    def _line_of(self, index: int) -> int:
        if index < len(self._rows):
            return self._blocks.line_of(index)
        return self._blocks.total + index - len(self._rows)

    def _anchor(self, rows: Sequence[int]) -> tuple[int, int] | None:
        """Where the row under the cursor, or its nearest surviving neighbour, is in `rows`, and its screen line."""
        above = self._line_of(self.cursor) - self.scroll_offset.y
        for index in _nearby(self.cursor, len(self._rows)):
            found = _index(rows, int(self._rows[index]), index)
            if found is not None:
                return found, above
        return None

    def _go(self, index: int) -> None:
        index = max(0, min(index, self._last_index))
        if index == self.cursor:
            return
        self.cursor = index
        self._reveal()
        self._tell()

    def _reveal(self) -> None:
        """Scroll no further than is needed to see the row under the cursor, with its separator."""
        if self.cursor < len(self._rows):
            top, bottom = self._blocks.top_of(self.cursor), self._line_of(self.cursor) + self._blocks.height
        else:
            top, bottom = self._line_of(self.cursor), self._line_of(self.cursor) + 1
        at = self.scroll_offset.y
        if top < at:
            self.scroll_line(top)
        elif bottom > at + self.page_lines:
            self.scroll_line(bottom - self.page_lines)

    def _tell(self) -> None:
        if self.row != self._told:
            self._told = self.row
            self.post_message(self.Moved(self, self.row))

    def watch_cursor(self) -> None:
        """Redraw: the two rows concerned have other strips now."""
        self.refresh()

    def watch_dense(self) -> None:
        """Keep the row under the cursor on its line of the screen while the rows change height."""
        above = self._line_of(self.cursor) - self.scroll_offset.y
        self._blocks = self._blocks.resized(2 if self.dense else 1)
        self._redraw()
        self.scroll_line(self._line_of(self.cursor) - above)
        self.call_after_refresh(self._reveal)

    def on_resize(self) -> None:
        """Widths have changed."""
        self._redraw()
        self._reveal()

    def on_focus(self) -> None:
        """The title tells the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """The title tells the focus."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: what was drawn has the old colours."""
        self._strips.clear()
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on the row under the cursor it opens."""
        index = self._index_at(event.y)
        if index is None:
            return
        if index == self.cursor:
            self.open()
        else:
            self._go(index)

    def _index_at(self, y: int) -> int | None:
        if y < TITLE_LINES:
            return None
        line = self.scroll_offset.y + y - TITLE_LINES
        spot = self._blocks.at(line)
        if spot is not None:
            return spot.row
        index = len(self._rows) + line - self._blocks.total
        return index if index <= self._last_index else None


def _nearby(index: int, count: int) -> Iterable[int]:
    """`index`, then its neighbours: those after it first, then those before."""
    after = range(min(index, count), min(index + 50, count))
    return (*after, *range(min(index, count) - 1, max(-1, index - 50), -1))


def _index(rows: Any, row: int, near: int) -> int | None:
    """Where `row` is in `rows` (a sequence or a numpy array), looked for at `near` first."""
    if 0 <= near < len(rows) and rows[near] == row:
        return near
    if hasattr(rows, "nonzero"):
        found = (rows == row).nonzero()[0]
        return int(found[0]) if len(found) else None
    try:
        return int(rows.index(row))
    except ValueError:
        return None
