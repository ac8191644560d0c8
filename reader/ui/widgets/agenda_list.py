"""The list of the agenda: entries under their days, drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.library.agenda import AgendaEntry
from reader.ui.agenda_rows import AgendaLine, row_pieces
from reader.ui.cells import cells, pad, wrap
from reader.ui.widgets.pane import TITLE_LINES, Pane


class AgendaList(Pane):
    """Shows lines; the cursor stands on entries alone."""

    ALLOW_SELECT = False

    class Moved(Message):
        """Another entry is under the cursor."""

    class Opened(Message):
        """The person wants to read the article behind the entry under the cursor."""

    cursor: reactive[int] = reactive(0)
    """Index of the line under it."""

    def __init__(self, title: str, today: date) -> None:
        super().__init__(id="agenda")
        self._title = title
        self._today = today
        self._lines: Sequence[AgendaLine] = ()

    def show(self, lines: Sequence[AgendaLine], title: str, at: AgendaEntry | None = None) -> None:
        """Show `lines` with the cursor on entry `at`, or on the first there is; it stays in its line of the screen."""
        above = self.cursor - self.scroll_offset.y
        self._lines, self._title = _wrapped(lines, self.size.width - 2), title
        stands = self._stands()
        same = [index for index in stands if at is not None and _is_of(self._lines[index].entry, at)]
        self.set_reactive(AgendaList.cursor, (same or stands or [0])[0])
        self.set_lines(len(self._lines))
        if same and at is not None and 0 <= above < self.page_lines:
            self.scroll_line(max(0, self.cursor - above))
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def entry(self) -> AgendaEntry | None:
        """What is under the cursor."""
        return self._lines[self.cursor].entry if self.cursor < len(self._lines) else None

    def move(self, by: int) -> None:
        """Move the cursor by `by` entries."""
        stands = self._stands()
        if stands:
            at = stands.index(self.cursor) if self.cursor in stands else 0
            self.cursor = stands[max(0, min(len(stands) - 1, at + by))]

    def page(self, by: int) -> None:
        """Move the cursor by `by` screenfuls."""
        self.move(by * max(1, self.page_lines // 2))

    def ends(self, *, last: bool) -> None:
        """Move to the first or the last entry."""
        self.move(len(self._lines) if last else -len(self._lines))

    def watch_cursor(self) -> None:
        """Keep it in sight, and tell of it."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if y < TITLE_LINES:
            return self.title_strip(self._title, "")
        index = self.scroll_offset.y + y - TITLE_LINES
        if not 0 <= index < len(self._lines):
            return Strip.blank(self.size.width, self.look())
        line = self._lines[index]
        if line.entry is None:
            return self.strip(
                [(pad(f" {line.text}", self.size.width), self.look("quiet" if line.quiet else "separator"))]
            )
        cursor = index == self.cursor
        pieces = row_pieces(line.entry, self.size.width, self._today, cursor=cursor)
        under = ("cursor-focus" if self.has_focus else "cursor",) if cursor else ()
        return self.pieces_strip(pieces, *under)

    def on_click(self, event: events.Click) -> None:
        """A click goes to an entry, and on the one under the cursor opens its article."""
        index = self.scroll_offset.y + event.y - TITLE_LINES
        if event.y < TITLE_LINES or index not in self._stands():
            return
        if index == self.cursor:
            self.post_message(self.Opened())
        self.cursor = index

    def _stands(self) -> list[int]:
        return [index for index, line in enumerate(self._lines) if line.entry is not None]

    def _reveal(self) -> None:
        """Scroll so that the cursor is seen with the day above it."""
        above = self.cursor - 1 if self.cursor and self._lines[self.cursor - 1].entry is None else self.cursor
        first = next(iter(self._stands()), 0)
        if self.cursor == first:
            above = 0
        if above < self.scroll_offset.y:
            self.scroll_line(above)
        elif self.cursor >= self.scroll_offset.y + self.page_lines:
            self.scroll_line(self.cursor - self.page_lines + 1)


def _is_of(entry: AgendaEntry | None, known: AgendaEntry) -> bool:
    """Whether an entry is the same announcement, perhaps of more articles by now."""
    return entry is not None and (entry.first, entry.article.id) == (known.first, known.article.id)


def _wrapped(lines: Sequence[AgendaLine], width: int) -> list[AgendaLine]:
    """`lines` with remarks that are too long on as many lines as they need."""
    found: list[AgendaLine] = []
    for line in lines:
        if line.quiet and cells(line.text) > width:
            found += [AgendaLine(line.text[start:end], quiet=True) for start, end in wrap(line.text, width)]
        else:
            found.append(line)
    return found
