"""The reading pane: one article, set for reading, that keeps its place whatever the width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Offset
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from reader.i18n import t
from reader.model import Article, Evidence, Marked
from reader.ui.pieces import Spans
from reader.ui.widgets.pane import TITLE_LINES, Pane, selected

if TYPE_CHECKING:
    from reader.ui.around import Around
    from reader.ui.lines import Line, Spot
    from reader.ui.page import Blocks, Page


class Reading(Pane):
    """Shows an article, the evidence for its place and day, or, empty, what to do."""

    stacked: reactive[bool] = reactive(False)
    """Under the list instead of beside it: the title line parts them and the header takes one line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._article: Article | None = None
        self._marked = Marked()
        self._position: tuple[int, int] | None = None
        self._position_drawn: tuple[int, int] | None = None
        self._spans: Spans | None = None
        self._around: Around | None = None
        self._instead: Blocks | None = None
        """What stands in place of the text for a while."""
        self._state: object = None
        """What the page was made of: a key typed changes the hits in it, not its blocks."""
        self._page: Page | None = None
        """None until anything is to be shown: how texts are set is imported after the first paint."""
        self._strips: dict[int, Strip] = {}
        self._kept: Spot | None = None
        """What stands at the top, its block counted from the beginning of the text."""

    def show(
        self,
        article: Article | None,
        marked: Marked | None = None,
        position: tuple[int, int] | None = None,
        spans: Spans | None = None,
        around: Around | None = None,
    ) -> None:
        """Show `article` as the `position`-th of the list, with `spans` giving the hits of a search, and `around` it
        what it is told together with.

        The same article again keeps its place; another one begins at its top. None empties the pane.
        """
        same = article is not None and self._article is not None and article.id == self._article.id
        if not same:
            self._page = self._kept = self._instead = None
            if self.is_attached and self.text_selection is not None:
                self.screen.clear_selection()
        self._article, self._marked = article, marked or Marked()
        self._position, self._spans, self._around = position, spans, around
        self._set()
        if not same:
            self.scroll_line(0)

    def clear(self) -> None:
        """Show nothing but what to do."""
        self.show(None)

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Show why the article has its place and its day, instead of its text."""
        from reader.ui.article_blocks import evidence_blocks

        self.show_instead(lambda article: evidence_blocks(article, self._marked, evidence))

    def show_instead(self, blocks: Blocks) -> None:
        """Show what `blocks` makes of the article in place of its text."""
        self._instead = blocks
        self._page = self._kept = None
        self._set()
        self.scroll_line(0)

    def back_to_text(self) -> bool:
        """The text again; False where it is the text that is shown."""
        if self._instead is None:
            return False
        self._instead = self._kept = None
        self._set()
        self.scroll_line(0)
        return True

    @property
    def article(self) -> Article | None:
        """What is shown."""
        return self._article

    @property
    def _lines(self) -> Sequence[Line]:
        return () if self._page is None else self._page.lines

    @property
    def percent(self) -> int:
        """How much of the text has been seen, down to the bottom of the pane."""
        if not self._lines:
            return 100
        return min(100, 100 * (self.top + self.page_lines) // len(self._lines))

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self.top + self.page_lines >= len(self._lines)

    def scroll_by(self, lines: int) -> None:
        """Scroll by so many lines."""
        self._scroll_to_line(self.top + lines)

    def page_down(self) -> bool:
        """A page on, its last line staying in sight; False where there is nothing more."""
        if self.at_end:
            return False
        self.scroll_by(max(1, self.page_lines - 1))
        return True

    def page_up(self) -> bool:
        """A page back; False at the top."""
        if not self.top:
            return False
        self.scroll_by(-max(1, self.page_lines - 1))
        return True

    def to_top(self) -> None:
        """To the first line."""
        self._scroll_to_line(0)

    def to_end(self) -> None:
        """To the last line."""
        self._scroll_to_line(len(self._lines))

    def next_hit(self) -> bool:
        """Go to the next hit, after the last to the first; False where there is none."""
        return self._go_to_hit(1)

    def prev_hit(self) -> bool:
        """Go to the hit before, before the first to the last; False where there is none."""
        return self._go_to_hit(-1)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if y < TITLE_LINES:
            return self._title_strip()
        index = self.top + y - TITLE_LINES
        note = None if self._page is None or y < self.size.height - 1 else self._page.note
        if note is not None and note > index:
            index = note  # what is told below the text stays in sight, over a line that the next page begins with
        if not 0 <= index < len(self._lines):
            return Strip.blank(self.size.width, self.look())
        if index not in self._strips:
            self._strips[index] = self._draw(index)
        return self._strips[index]

    def _draw(self, index: int) -> Strip:
        pieces = [(text, self.look(role.value)) for text, role in self._lines[index].pieces]
        selection = self.text_selection
        span = None if selection is None else selection.get_span(index)
        if span is not None:
            pieces = selected(pieces, *span, self.screen.get_component_rich_style("screen--selection"))
        text = Strip(Segment(text, style) for text, style in pieces).apply_offsets(0, index)
        return Strip.join([Strip([Segment(" ", self.look())]), text]).adjust_cell_length(self.size.width, self.look())

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse selected, in whole paragraphs again."""
        if self._page is None:
            return None
        start, end = selection.start or Offset(0, 0), selection.end or Offset(0, len(self._lines))
        return self._page.between((start.y, start.x), (end.y, end.x)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw anew what is or was selected."""
        self._strips.clear()
        super().selection_updated(selection)

    def forget_looks(self) -> None:
        """Draw anew in other colours."""
        super().forget_looks()
        self._strips.clear()

    def _title_strip(self) -> Strip:
        name = t("read.pane")
        if self._position is not None:
            name = t("read.place", i=self._position[0], n=self._position[1])
        right = f"{self.percent}%" if self._article is not None else ""
        if self._page is not None and self._page.hits:
            right = t("read.hits", i=(self._page.hit or 0) + 1, n=len(self._page.hits))
        return self.title_strip(name, right, prefix="-- " if self.stacked else " ")

    def _set(self) -> None:
        """Set what is shown, with its hits."""
        from reader.ui.page import set_page

        width = max(4, self.size.width - 2)
        state = (self._article, self._marked, self._around, self._instead, width, self.stacked)
        page = self._page
        if page is None or state != self._state:
            self._state = state
            told = (self._marked, self._around, self._instead)
            page = set_page(self._article, *told, width, compact=self.stacked)
        spans = self._spans if self._article is not None and self._instead is None else None
        self._show_page(page.searched(spans, None if self._page is None else self._page.hit))

    def _show_page(self, page: Page) -> None:
        if not page.shows_as(self._page):
            self._strips.clear()
            self.set_lines(len(page.lines))
        elif self._position == self._position_drawn:
            return
        self._page, self._position_drawn = page, self._position
        self.redraw()

    def _go_to_hit(self, by: int) -> bool:
        if self._page is None or not self._page.hits:
            return False
        page = self._page.at_hit(self._page.next_hit(by, self.top))
        self._show_page(page)
        top = self.top
        if not top <= page.hit_line < top + self.page_lines:
            self._scroll_to_line(page.hit_line - self.page_lines // 3)
        return True

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_line(line)
        self._keep()
        self.refresh()

    def _keep(self) -> None:
        """Remember what stands at the top, for when the width changes."""
        self._kept = None if self._page is None else self._page.spot(self.top)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The wheel scrolls as well."""
        super().watch_scroll_y(old_value, new_value)
        if self.size.width == self._laid_width:
            self._keep()

    def on_resize(self) -> None:
        """Another width: the paragraph at the top stays there."""
        kept = self._kept
        self._laid_width = -1
        if self._page is not None:
            self._set()
            self.scroll_line(0 if kept is None else self._page.line_of(kept))
            self.redraw()  # another height says another part of the text, and what is below it stands elsewhere
        self._laid_width = self.size.width
        self._kept = kept

    def watch_stacked(self) -> None:
        """The header is set differently."""
        if self.is_mounted:
            self.on_resize()

    _laid_width = -1
