"""The sidebar: places, dates, own lists and outlets with live counts; the list follows its cursor."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.library.values import SavedSearch
from reader.model import Facets, Place
from reader.ui.cells import cells, pad
from reader.ui.facet_rows import side_rows
from reader.ui.outline import Choice, Folding, Outline, SideRow, joined, with_sections
from reader.ui.widgets.pane import TITLE_LINES, Pane
from reader.ui.widgets.place_line import PlaceLine

__all__ = ["PlaceLine", "Sidebar"]

Searches = tuple[tuple[SavedSearch, int | None], ...]

_TALL = 30
"""Rows of height from which the outlets are open by themselves."""


class Sidebar(Pane):
    """A tree of filters. What is chosen is the row under the cursor together with those added by `add`."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """Other filters are chosen: () for everything."""

        def __init__(self, filters: Choice) -> None:
            super().__init__()
            self.filters = filters

        def can_replace(self, message: Message) -> bool:
            """A later choice makes an earlier one pointless."""
            return isinstance(message, Sidebar.Chosen)

    class Opened(Message):
        """A row that is a view of its own was clicked: the one under the cursor."""

    cursor: reactive[int] = reactive(0, repaint=False)

    def __init__(self, *, title: str = "gjnews", id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = title
        self._facets = Facets()
        self._added: tuple[Choice, ...] = ()
        self._chosen: Choice = ()
        self._told: list[Choice] = []
        """Choices told of and not yet shown: a late answer to one must not draw the cursor back from the next."""
        self._searches: Searches | None = None
        self._agenda: int | None = None
        self._released = False
        """Whether the row under the cursor, though it is there, chooses nothing: Space took it out."""
        self._folding = Folding()
        self._mine: Place | None = None
        self._with_recent = False
        self._rows: list[SideRow] = []

    def show(
        self,
        facets: Facets,
        chosen: Choice = (),
        today: date | None = None,
        mine: Place | None = None,
    ) -> None:
        """Show these counts. Where `chosen` is not what is chosen here, the cursor goes to its row.

        `today` None leaves 오늘, 어제 and 최근 7일 out, as does a result that never had any of them. `mine` is
        the person's own district.
        """
        self._facets, self._mine = with_sections(facets, self._facets), mine
        recent = facets.today or facets.yesterday or facets.last_7_days
        self._with_recent = today is not None and (self._with_recent or bool(recent))
        chosen = tuple(chosen)
        if chosen in self._told:
            del self._told[: self._told.index(chosen) + 1]
            self._rebuild(None)
        elif set(chosen) == set(self._chosen):
            self._rebuild(None)
        else:
            self._chosen, self._added, self._released = chosen, (), False
            self._told.clear()
            self._rebuild(chosen)

    def show_searches(self, searches: Searches) -> None:
        """Show these saved searches, each with what is unread of it once that is counted."""
        self._searches = searches
        self._rebuild(None)

    def show_agenda(self, count: int) -> None:
        """Show how much is announced for the next seven days."""
        if count != self._agenda:
            self._agenda = count
            self._rebuild(None)

    @property
    def chosen(self) -> Choice:
        """The filters that are chosen."""
        return self._chosen

    @property
    def current(self) -> SideRow | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def move(self, by: int) -> None:
        """Move the cursor by `by` rows that it can stand on."""
        stands = [index for index, row in enumerate(self._rows) if row.can_stand]
        if not stands:
            return
        at = stands.index(self.cursor) if self.cursor in stands else 0
        self._go(stands[max(0, min(len(stands) - 1, at + by))])

    def page(self, by: int) -> None:
        """Move the cursor by `by` screenfuls."""
        self.move(by * max(1, self.page_lines - 1))

    def first(self) -> None:
        """Move to the first row: everything."""
        self.move(-len(self._rows))

    def last(self) -> None:
        """Move to the last row."""
        self.move(len(self._rows))

    def add(self) -> None:
        """Keep the row under the cursor chosen as the cursor moves on; again takes it out, and widens the result."""
        row = self.current
        if row is None:
            return
        if not row.choice:
            self.toggle()
            return
        kept = tuple(choice for choice in self._added if choice != row.choice)
        self._released = len(kept) < len(self._added)
        self._added = kept if self._released else (*kept, row.choice)
        self._choose()
        self.refresh()

    def clear(self) -> None:
        """Choose everything again."""
        self._added = ()
        self.first()
        self._choose()
        self.refresh()

    def unfold(self) -> bool:
        """Open what the row under the cursor folds; False where there is nothing to open."""
        return self._fold(is_open=True)

    def fold(self) -> bool:
        """Shut what the row under the cursor has open; False where there is nothing to shut."""
        return self._fold(is_open=False)

    def toggle(self) -> bool:
        """Open or shut; False where the row folds nothing."""
        row = self.current
        return row is not None and self._fold(is_open=not row.open)

    def _fold(self, *, is_open: bool) -> bool:
        row = self.current
        if row is None or not row.fold or row.open is is_open:
            return False
        self._folding = self._folding.turned(row.fold, is_open)
        self._rebuild(None)
        return True

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if y < TITLE_LINES:
            return self.title_strip(self._title, "")
        index = self.top + y - TITLE_LINES
        if not 0 <= index < len(self._rows):
            return Strip.blank(self.size.width, self.look())
        return self._row_strip(self._rows[index], index == self.cursor)

    def _row_strip(self, row: SideRow, cursor: bool) -> Strip:
        count = "" if row.count is None else f"{row.count:,}"
        lead = row.lead(cursor=cursor, added=self._shows_added(row, cursor))
        width = self.size.width
        room = width - cells(lead) - cells(count) - 2
        text = pad(row.label, max(0, room)) + " " + count + " "
        roles = row.roles
        if cursor:
            roles = (*roles, "cursor-focus" if self.has_focus else "cursor")
        return self.strip([(lead, self.look(*roles, "mark")), (text, self.look(*roles))])

    def _shows_added(self, row: SideRow, cursor: bool) -> bool:
        return bool(row.choice) and (row.choice in self._added or (not cursor and row.choice == self._chosen))

    def _rebuild(self, choice: Choice | None) -> None:
        """Make the rows anew; the cursor stays with its row, or goes to the one that chooses `choice`."""
        before = self.current
        outline = Outline(
            self._chosen,
            self._folding,
            self._mine,
            self._with_recent,
            outlets_open=self.size.height >= _TALL,
            searches=self._searches,
            agenda=self._agenda,
        )
        self._rows = side_rows(self._facets, outline)
        self.set_lines(len(self._rows))
        self.set_reactive(Sidebar.cursor, self._index_of(choice, before))
        self._reveal()
        self.redraw()

    def _index_of(self, choice: Choice | None, before: SideRow | None) -> int:
        first = next((index for index, row in enumerate(self._rows) if row.can_stand), 0)
        if choice is None:
            same = (
                index
                for index, row in enumerate(self._rows)
                if before is not None and row.can_stand and row.meaning == before.meaning
            )
            return next(same, first)
        return next((index for index, row in enumerate(self._rows) if row.choice == choice), first)

    def _go(self, index: int) -> None:
        if index == self.cursor:
            return
        self._released = False
        self.cursor = index
        self._reveal()
        self.redraw()
        self._choose()

    def _choose(self) -> None:
        row = self.current
        choices = [*self._added]
        if row is not None and row.choice:
            choices += [] if self._released else [row.choice]
        elif row is not None and row.choice is None and not self._added:
            return
        chosen = joined(choices)
        if chosen != self._chosen:
            self._chosen = chosen
            self._told.append(chosen)
            self.post_message(self.Chosen(chosen))

    def _reveal(self) -> None:
        """Scroll so that the cursor is seen, at the very top with its heading."""
        top = 0 if self.cursor <= 1 else self.cursor
        if top < self.top:
            self.scroll_line(top)
        elif self.cursor >= self.top + self.page_lines:
            self.scroll_line(self.cursor - self.page_lines + 1)

    def on_resize(self) -> None:
        """The height decides whether the outlets are open."""
        self._rebuild(None)

    def on_click(self, event: events.Click) -> None:
        """A click chooses, and on the row under the cursor widens again; folds open and shut, and views open."""
        index = self.top + event.y - TITLE_LINES
        if event.y < TITLE_LINES or index >= len(self._rows) or not self._rows[index].can_stand:
            return
        if self._rows[index].fold and (index == self.cursor or event.x < 3):
            self._go(index)
            self.toggle()
        elif index == self.cursor and not self._released and self._rows[index].choice:
            self._added = tuple(choice for choice in self._added if choice != self._rows[index].choice)
            self._released = True
            self._choose()
        else:
            self._released = False
            self._go(index)
            self._choose()
            if self._rows[index].opens:
                self.post_message(self.Opened())
