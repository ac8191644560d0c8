"""The page of the briefing: lines of text with their marks, broken between words, scrolled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.strip import Strip

from reader.library.brief_forms import MARKS
from reader.library.briefing import Line
from reader.ui.cells import cells, safe, wrap
from reader.ui.pieces import Piece, Role
from reader.ui.widgets.pane import TITLE_LINES, Pane

_LOOKS = (Role.HEADING, Role.HEADING, Role.PLAIN, Role.QUIET, Role.PLAIN, Role.QUIET)


class BriefPage(Pane):
    """Shows the lines of a briefing."""

    ALLOW_SELECT = False

    def __init__(self, title: str) -> None:
        super().__init__(id="brief")
        self._title = title
        self._told: Sequence[Line] = ()
        self._laid: list[list[Piece]] = []

    def show(self, told: Sequence[Line]) -> None:
        """Show `told`, whose first line is the title."""
        self._title, self._told = told[0].text, told[1:]
        self._lay_out()
        self.scroll_line(0)

    def scroll_by(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll_line(self.scroll_offset.y + lines)

    def ends(self, *, last: bool) -> None:
        """To the first or the last line."""
        self.scroll_line(len(self._laid) if last else 0)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if y < TITLE_LINES:
            return self.title_strip(self._title, "")
        index = self.scroll_offset.y + y - TITLE_LINES
        if not 0 <= index < len(self._laid):
            return Strip.blank(self.size.width, self.look())
        return self.pieces_strip([(" ", Role.PLAIN), *self._laid[index]])

    def on_resize(self) -> None:
        """Lines follow the width."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._laid = [pieces for line in self._told for pieces in _pieces(line, max(8, self.size.width - 2))]
        self.set_lines(len(self._laid))
        self.refresh()


def _pieces(line: Line, width: int) -> Iterable[list[Piece]]:
    """The lines that `line` takes, a blank one above a section."""
    if line.level == 1:
        yield []
    yield from _labelled(MARKS[line.level], safe(line.text), _LOOKS[line.level], width)


def _labelled(label: str, text: str, look: Role, width: int) -> Iterable[list[Piece]]:
    hang = " " * cells(label)
    for index, (start, end) in enumerate(wrap(text, width - cells(label))):
        yield [(hang if index else label, Role.MARK), (text[start:end], look)]
