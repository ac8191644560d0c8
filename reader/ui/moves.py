"""What moving keys do, within panes and between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.keymap import Pane
from reader.ui.panes import neighbour

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

_SCROLL = 3


class Moves:
    """One method for each moving action of the table of keys."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen

    def do_up(self) -> None:
        """One up."""
        self._move(-1)

    def do_down(self) -> None:
        """One down."""
        self._move(1)

    def _move(self, by: int) -> None:
        screen = self.screen
        if screen.pane is Pane.SIDE:
            screen.sidebar.move(by)
        elif screen.pane is Pane.READ:
            screen.reading.scroll_by(by)
        else:
            screen.headlines.move(by)

    def do_page_up(self) -> None:
        """A page up."""
        self._page(-1)

    def do_page_down(self) -> None:
        """A page down."""
        self._page(1)

    def _page(self, by: int) -> None:
        screen = self.screen
        if screen.pane is Pane.READ:
            screen.reading.page_down() if by > 0 else screen.reading.page_up()
        elif screen.pane is Pane.SIDE:
            screen.sidebar.page(by)
        else:
            screen.headlines.page(by)

    def do_first(self) -> None:
        """To the first row or line."""
        screen = self.screen
        if screen.pane is Pane.READ:
            screen.reading.to_top()
        else:
            (screen.sidebar if screen.pane is Pane.SIDE else screen.headlines).first()

    def do_last(self) -> None:
        """To the last row or line."""
        screen = self.screen
        if screen.pane is Pane.READ:
            screen.reading.to_end()
        else:
            (screen.sidebar if screen.pane is Pane.SIDE else screen.headlines).last()

    def do_text_down(self) -> None:
        """Scroll the text while the cursor stays in the list."""
        self.screen.reading.scroll_by(_SCROLL)

    def do_text_up(self) -> None:
        """Scroll the text back."""
        self.screen.reading.scroll_by(-_SCROLL)

    def do_left(self) -> None:
        """Shut what is open in the sidebar, else the pane to the left."""
        if self.screen.pane is not Pane.SIDE or not self.screen.sidebar.fold():
            self.do_previous_pane()

    def do_right(self) -> None:
        """Open what is shut in the sidebar, else the pane to the right."""
        if self.screen.pane is not Pane.SIDE or not self.screen.sidebar.unfold():
            self.do_next_pane()

    def do_next_pane(self) -> None:
        """The pane to the right."""
        self.screen.go(neighbour(self.screen.pane, 1))

    def do_previous_pane(self) -> None:
        """The pane to the left."""
        self.screen.go(neighbour(self.screen.pane, -1))

    def do_pane_side(self) -> None:
        """Places and dates."""
        self.screen.go(Pane.SIDE)

    def do_pane_list(self) -> None:
        """The headlines."""
        self.screen.go(Pane.LIST)

    def do_pane_read(self) -> None:
        """The text."""
        self.screen.go(Pane.READ)

    def do_facets(self) -> None:
        """Places and dates in full, and back."""
        self.screen.go(Pane.LIST if self.screen.pane is Pane.SIDE else Pane.SIDE)
