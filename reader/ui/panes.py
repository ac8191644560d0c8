"""Which panes stand on the screen, by its size and by where the keys go."""

from __future__ import annotations

from enum import StrEnum

from reader.ui.keymap import Pane

MIN_COLUMNS, MIN_ROWS = 40, 10
TWO_FROM, THREE_FROM = 70, 110


class Layout(StrEnum):
    """How much fits; each is a class of the screen."""

    TINY = "-tiny"
    """Nothing: a line asks for room."""
    ONE = "-one"
    """One pane."""
    TWO = "-two"
    """The list over the text, the places as one line."""
    THREE = "-three"


def layout(columns: int, rows: int) -> Layout:
    """The layout of a terminal of this size."""
    if columns < MIN_COLUMNS or rows < MIN_ROWS:
        return Layout.TINY
    if columns < TWO_FROM:
        return Layout.ONE
    return Layout.TWO if columns < THREE_FROM else Layout.THREE


def visible(form: Layout, pane: Pane, *, wide: bool = False) -> frozenset[Pane]:
    """The panes to be seen while `pane` has the keys; `wide` gives the text all the room there is."""
    if form is Layout.TINY:
        return frozenset()
    pane = Pane.LIST if pane is Pane.SEARCH else pane
    if form is Layout.ONE or (wide and pane is Pane.READ):
        return frozenset({pane})
    if form is Layout.THREE:
        return frozenset({Pane.SIDE, Pane.LIST, Pane.READ})
    if pane is Pane.SIDE:
        return frozenset({Pane.SIDE, Pane.LIST})
    return frozenset({Pane.LIST, Pane.READ})


_ORDER = (Pane.SIDE, Pane.LIST, Pane.READ)


def neighbour(pane: Pane, step: int) -> Pane:
    """The pane `step` to the right of `pane` (to the left where negative); the outermost stays."""
    index = _ORDER.index(pane) + step
    return _ORDER[max(0, min(index, len(_ORDER) - 1))]


def has_place_line(form: Layout, *, wide: bool = False) -> bool:
    """Whether the places are told in one line because the sidebar is not seen."""
    return form is Layout.TWO and not wide
