"""What the panes that draw themselves line by line share: a title line on top, styles by role, strips by pieces."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.ui.cells import cells, fit_front, pad
from reader.ui.pieces import Piece

TITLE_LINES = 1
_STRIPS_KEPT = 400
_NAME_KEPT = 6
"""Cells of a title's name that are worth more than what stands at its right."""


class PaneScreen(Screen[None]):
    """The screen that panes stand on. It holds the looks of their roles: each is styled once, not once a pane."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"pane--{role}"
        for role in (
            *("title", "title-focus", "section", "separator", "heading", "quote", "dimmed"),
            *("unread", "quiet", "mark", "hit", "hit-at", "cursor-focus"),
        )
    }


class Pane(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolled pane whose first line is its title and stays. Subclasses draw content line by line.

    It binds no keys, not even those of scrolling: the keymap calls its methods.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._looks: dict[tuple[str, ...], Style] = {}
        self._strips_kept: dict[tuple[int, tuple[tuple[str, Style], ...]], Strip] = {}
        self._drawn: dict[int, Strip] = {}
        """Lines as they stand on the screen."""
        self._sized: Size | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`, the edge at the left included.

        Textual's way, with paddings, outlines, tints and opacities of which panes have none, takes three times as
        long, and a key in the search box draws a hundred lines.
        """
        strips = self._lines_at(crop.line_range)
        for line_filter in self.get_line_filters():
            background = self.background_colors[1]
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        if crop.column_span == (0, self.outer_size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _lines_at(self, lines: Iterable[int]) -> list[Strip]:
        """What stands on these `lines`, drawn where they have not been."""
        edge, self._sized = self._edge, super().size
        try:
            return [self._line(y, edge) for y in lines]
        finally:
            self._sized = None

    @property
    def size(self) -> Size:
        """Of the content. Textual works it out each time, and lines ask for it several times each while they are
        drawn."""
        return self._sized or super().size

    def _line(self, y: int, edge: Segment | None) -> Strip:
        strip = self._drawn.get(y)
        if strip is None:
            strip = self.render_line(y)
            if edge is not None:
                strip = Strip([edge, *strip], strip.cell_length + 1)
            self._drawn[y] = strip
        return strip

    @property
    def _edge(self) -> Segment | None:
        """The style sheet's ``border-left: ascii``, the only border of panes."""
        return Segment("|", self.look()) if self.styles.border_left[0] else None

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw anew, all of it or `regions`."""
        if not regions:
            self._drawn.clear()
        for region in regions:
            for y in region.line_range:
                self._drawn.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def redraw(self) -> None:
        """Draw anew the lines that have become others: of what a key changes, most lines stay as they are."""
        before, width = self._drawn, self.size.width
        if not before or not self.is_attached:
            self.refresh()
            return
        self._drawn, lines = {}, range(self.size.height)
        changed = [y for y, strip in zip(lines, self._lines_at(lines), strict=True) if strip != before.get(y)]
        if changed:
            super().refresh(*(Region(0, y, width, 1) for y in changed))

    def title_strip(self, left: str, right: str, *, prefix: str = " ") -> Strip:
        """The title line: `left` is cut at its front, `right` goes where both do not fit."""
        width = self.size.width
        room = width - cells(prefix) - 1
        name, dash, count = left.rpartition(" — ")
        if cells(dash + count) + min(cells(name), _NAME_KEPT) + 2 + cells(right) > room:
            right = ""
        space = room - (cells(right) + 2 if right else 0)
        text = prefix + pad(fit_front(left, max(0, space)), max(0, space)) + (f"  {right}" if right else "") + " "
        return self.strip([(text, self.look("title-focus" if self.has_focus else "title"))])

    def look(self, *roles: str) -> Style:
        """The style sheet's looks of `roles`, one upon the other, upon the pane's own. Kept: the walk is slow."""
        style = self._looks.get(roles)
        if style is None:
            style = self.rich_style if not roles else self.look(*roles[:-1]) + self._look_of(roles[-1])
            self._looks[roles] = style
        return style

    def _look_of(self, role: str) -> Style:
        """Null for roles that no rule speaks of."""
        name = f"pane--{role}"
        if name not in self.screen.COMPONENT_CLASSES:
            return Style.null()
        return self.screen.get_component_rich_style(name, partial=True)

    def strip(self, pieces: Iterable[tuple[str, Style]]) -> Strip:
        """A line of exactly the pane's width. Kept: with the next key most lines are the same."""
        width, parts = self.size.width, tuple(pieces)
        line = self._strips_kept.get((width, parts))
        if line is None:
            line = Strip([Segment(text, style) for text, style in parts if text], sum(cells(text) for text, _ in parts))
            line = line.adjust_cell_length(width, self.look())
            if len(self._strips_kept) >= _STRIPS_KEPT:
                self._strips_kept.clear()
            self._strips_kept[width, parts] = line
        return line

    def pieces_strip(self, pieces: Iterable[Piece], *under: str) -> Strip:
        """A line of pieces in the looks of their roles; those of `under` lie below them all, as a cursor does."""
        return self.strip((text, self.look(*under, role.value)) for text, role in pieces)

    def notify_style_update(self) -> None:
        """Another theme, another state: what was kept has the old colours."""
        self.forget_looks()
        super().notify_style_update()

    def forget_looks(self) -> None:
        """Ask the style sheet again. Subclasses that keep strips let them go."""
        self._looks.clear()
        self._strips_kept.clear()

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel turns anything. There is no scrollbar that could tell: it would be one more widget."""
        return self.virtual_size.height > self.size.height

    @property
    def top(self) -> int:
        """The line of content that stands below the title."""
        return round(self.scroll_y)

    @property
    def page_lines(self) -> int:
        """Lines of content that are seen at once."""
        return max(1, self.size.height - TITLE_LINES)

    def set_lines(self, count: int) -> None:
        """Tell the scrolling how many lines of content there are."""
        size = Size(max(1, self.size.width), count + TITLE_LINES)
        if self.virtual_size != size:
            self.set_reactive(Pane.virtual_size, size)  # all others on the screen stay where they are
            if self.scroll_offset.y > max(0, count - self.page_lines):
                self.scroll_line(self.scroll_offset.y)

    def scroll_line(self, line: int) -> None:
        """Put content line `line` at the top, as far as there is enough below it."""
        top = max(0, min(line, self.virtual_size.height - TITLE_LINES - self.page_lines))
        self.scroll_to(y=top, animate=False, force=True)

    def on_focus(self) -> None:
        """The title tells the focus."""
        self.forget_looks()
        self.refresh()

    def on_blur(self) -> None:
        """The title tells the focus."""
        self.on_focus()


def selected(pieces: list[tuple[str, Style]], start: int, end: int, look: Style) -> list[tuple[str, Style]]:
    """`pieces` with the characters from `start` to `end` (-1: to the end) in the look of a selection."""
    drawn: list[tuple[str, Style]] = []
    at = 0
    for text, style in pieces:
        left = max(0, min(start - at, len(text)))
        right = len(text) if end < 0 else max(left, min(end - at, len(text)))
        drawn += [(text[:left], style), (text[left:right], style + look), (text[right:], style)]
        at += len(text)
    return [piece for piece in drawn if piece[0]]
