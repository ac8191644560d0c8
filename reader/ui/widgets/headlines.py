"""The list of headlines: a hundred thousand rows, drawn line by line, of which only those in sight are ever fetched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from textual import events
from textual.message import Message
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
from reader.ui.widgets.list_pane import ListPane
from reader.ui.widgets.pane import TITLE_LINES

_CACHED_STRIPS = 1_000


class Headlines(ListPane):
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

    def __init__(self, fetch: Fetch, *, days: Days | None = None, id: str | None = None) -> None:
        super().__init__(Listing(fetch, days), id=id)
        self.highlight: Spans | None = None
        self.today: date | None = None
        """Whose year separators leave out."""
        self.empty = ""
        """What is said where there are no rows."""
        self.account: Callable[[Headline], Account] = lambda _: Account()
        """What is told of an article under the row of its story."""
        self.quotes = Quotes()
        self._title = self._order = ""
        self._dimmed = False
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
        if before and self.listing.fold is not None and fold is None and self.cursor <= self.listing.last_index:
            before.insert(0, (self.cursor, self.listing.entry(self.cursor).headline.row))  # the article, not its story
        above = self.listing.line_of(self.cursor) - self.top
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
        line = self.top + y - TITLE_LINES
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
        top = self.top
        entry = self.listing.entry(index, range(top, top + self.page_lines))
        lines = self._lines_of(entry, index, None if self._dimmed else self.highlight, cursor=cursor)
        under = (*self._ground, self._cursor_role) if cursor else self._ground
        return [self.pieces_strip(line, *under) for line in lines]

    def _lines_of(self, entry: Entry, index: int, spans: Spans | None, *, cursor: bool) -> list[list[Piece]]:
        if entry.row < 0:
            account, story, width = self.account(entry.headline), self.listing.story_of(index), self.size.width
            return member_lines(
                entry.headline, account, story, width=width, dense=self.dense, cursor=cursor, spans=spans
            )
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

    def _tell(self) -> None:
        if self.row != self._told:
            self._told = self.row
            self.post_message(self.Moved(self, self.row))

    def forget_looks(self) -> None:
        """Draw anew in other colours."""
        super().forget_looks()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on the row under the cursor it opens."""
        index = self.listing.index_at(self.top + event.y - TITLE_LINES) if event.y >= TITLE_LINES else None
        if index is not None and index == self.cursor:
            self.open()
        elif index is not None:
            self._go(index)
