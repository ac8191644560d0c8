"""The list of headlines: a hundred thousand rows, drawn line by line, of which only those in sight are ever fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.library.values import Entry
from reader.model import Headline
from reader.ui.cells import cells, fit, safe, wrap
from reader.ui.days import separator
from reader.ui.listing import Days, Fetch, Fold, Listing
from reader.ui.pieces import Piece, Spans
from reader.ui.quotes import Quotes
from reader.ui.rows import RowForm, row_lines
from reader.ui.story_rows import Account, member_lines
from reader.ui.widgets.pane import TITLE_LINES, Pane

_CACHED_STRIPS = 1_000


class Headlines(Pane):
    """Rows are row ids; their headlines come from `fetch`, for the rows in sight only.

    `days` gives the day key (`reader.ui.days.day_key`) of every row at once, best as a numpy array; without it only
    a short result, such as the first screenful, has separators.
    """

    ALLOW_SELECT = False

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

    def __init__(self, fetch: Fetch, *, days: Days | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self.highlight: Spans | None = None
        self.today: date | None = None
        """Whose year separators leave out."""
        self.empty = ""
        """What is said where there are no rows."""
        self.total: int | None = 0
        self.account: Callable[[Headline], Account] = lambda _: Account()
        """What is told of an article under the row of its story."""
        self.quotes = Quotes()
        self.listing = Listing(fetch, days)
        self._title = self._order = ""
        self._dimmed = False
        self._strips: dict[tuple[int, bool, bool], list[Strip]] = {}
        self._told: int | None = -1

    def show(
        self,
        rows: Sequence[int],
        *,
        total: int | None,
        title: str,
        order: str,
        dimmed: bool = False,
        keep: bool = True,
        by_days: bool = True,
        fold: Fold | None = None,
    ) -> None:
        """Show `rows` in this order under `title` (cut at its front) and `order`.

        `keep` leaves cursor and scroll with the row they are at; otherwise both go to the top. `by_days`: the rows
        are sorted by day, which separators then say; else each row says its day. `total` rows there are in all, of
        which the first paint has a part; None where nobody knows yet. `fold` finds the row of an article where each
        stands for several.
        """
        before = list(self.listing.near(self.cursor)) if keep else []
        above = self.listing.line_of(self.cursor) - self.scroll_offset.y
        self.total = total
        self._title, self._order, self._dimmed = safe(title), order, dimmed
        self.listing.fill(rows, self._height, by_days=by_days, fold=fold, keep=keep)
        index = self.listing.survivor(before)
        self.set_reactive(Headlines.cursor, index or 0)
        self._redraw()
        self.scroll_line(0 if index is None else self.listing.line_of(index) - above)
        self._tell()

    def offer(self, lines: Sequence[str]) -> None:
        """Put these lines below the rows in place of those that stood there; all else stays as it is.

        They are no rows but can be taken (`Offered`).
        """
        self.listing.tail = tuple(map(safe, lines))
        self._redraw()
        self._go(self.cursor)

    def toggle(self) -> bool:
        """Unfold the story under the cursor, or fold it; False where it is one article alone."""
        above = self.listing.line_of(self.cursor) - self.scroll_offset.y
        index = self.listing.toggle(self.cursor) if self.row is not None else None
        if index is None:
            return False
        from_member = index != self.cursor
        self.set_reactive(Headlines.cursor, index)
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

    def open(self) -> None:
        """Open what is under the cursor."""
        if self.row is not None:
            self.post_message(self.Opened(self.row))
        elif self.cursor <= self.listing.last_index:
            self.post_message(self.Offered(self.cursor - len(self.rows)))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if y < TITLE_LINES:
            return self.title_strip(self._title, self._order)
        line = self.scroll_offset.y + y - TITLE_LINES
        spot = self.listing.blocks.at(line)
        if spot is None:
            return self._strip_below(line - self.listing.blocks.total)
        return self._separator_strip(spot.block) if spot.row is None else self._row_strips(spot.row)[spot.part]

    def _separator_strip(self, block: int) -> Strip:
        blocks = self.listing.blocks
        text = separator(blocks.keys[block], blocks.estimated[block], self.today)
        return self._text_strip(" ", text, "separator")

    def _row_strips(self, index: int) -> list[Strip]:
        cursor = index == self.cursor
        key = (index, cursor, self.has_focus)
        if key not in self._strips:
            if len(self._strips) > _CACHED_STRIPS:
                self._strips.clear()
            self._strips[key] = self._draw_row(index, cursor)
        return self._strips[key]

    def _draw_row(self, index: int, cursor: bool) -> list[Strip]:
        top = self.scroll_offset.y
        entry = self.listing.entry(index, range(top, top + self.page_lines))
        lines = self._lines_of(entry, index, None if self._dimmed else self.highlight, cursor=cursor)
        under = (*self._ground, self._cursor_role) if cursor else self._ground
        return [self.pieces_strip(line, *under) for line in lines]

    def _lines_of(self, entry: Entry, index: int, spans: Spans | None, *, cursor: bool) -> list[list[Piece]]:
        if entry.row < 0:
            told = (self.account(entry.headline), self.listing.story_of(index))
            form = {"width": self.size.width, "dense": self.dense}
            return member_lines(entry.headline, *told, **form, cursor=cursor, spans=spans)
        with_day = not (self.dense and self.listing.blocks.starts)
        form = RowForm(self.size.width, self.dense, with_day, spans, self.quotes.of)
        odd_day, is_open = self.listing.says_less(index), self.listing.is_open(index)
        return row_lines(entry, form, cursor=cursor, odd_day=odd_day, is_open=is_open)

    def _strip_below(self, below: int) -> Strip:
        """A line below the rows: what is said where there are none, then the tail."""
        if below < len(self.listing.tail):
            cursor = self.cursor == len(self.rows) + below
            roles = ("tail", self._cursor_role) if cursor else ("tail",)
            return self._text_strip(">   " if cursor else "    ", self.listing.tail[below], *roles)
        below -= len(self.listing.tail) + 1
        lines = [] if len(self.rows) or not self.empty else wrap(self.empty, self.size.width - 2)
        if not 0 <= below < len(lines):
            return Strip.blank(self.size.width, self.look())
        start, end = lines[below]
        return self._text_strip(" ", self.empty[start:end], "quiet")

    def _text_strip(self, lead: str, text: str, *roles: str) -> Strip:
        text = lead + fit(text, max(0, self.size.width - cells(lead) - 1))
        return self.strip([(text + " " * (self.size.width - cells(text)), self.look(*self._ground, *roles))])

    @property
    def _ground(self) -> tuple[str, ...]:
        return ("dimmed",) if self._dimmed else ()

    @property
    def _cursor_role(self) -> str:
        return "cursor-focus" if self.has_focus else "cursor"

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
            self._tell()

    def _reveal(self) -> None:
        """Scroll no further than is needed to see the row under the cursor, with its separator."""
        first, beyond = self.listing.lines_of(self.cursor)
        at = self.scroll_offset.y
        if first < at:
            self.scroll_line(first)
        elif beyond > at + self.page_lines:
            self.scroll_line(beyond - self.page_lines)

    def _tell(self) -> None:
        if self.row != self._told:
            self._told = self.row
            self.post_message(self.Moved(self, self.row))

    def watch_dense(self) -> None:
        """Keep the row under the cursor on its line of the screen while the rows change height."""
        if not self.is_running:
            return
        above = self.listing.line_of(self.cursor) - self.scroll_offset.y
        self.listing.resize(self._height)
        self._redraw()
        self.scroll_line(self.listing.line_of(self.cursor) - above)
        self.call_after_refresh(self._reveal)

    def on_resize(self) -> None:
        """Widths have changed."""
        self._redraw()
        self._reveal()

    def forget_looks(self) -> None:
        """Draw anew in other colours."""
        super().forget_looks()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on the row under the cursor it opens."""
        index = self.listing.index_at(self.scroll_offset.y + event.y - TITLE_LINES) if event.y >= TITLE_LINES else None
        if index is not None and index == self.cursor:
            self.open()
        elif index is not None:
            self._go(index)
