"""The places as one line of counts, for screens on which the sidebar has no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.frozen import frozen
from reader.i18n import t
from reader.model import DISTRICTS, Facets, Place
from reader.query import PLACE_VALUES, Field
from reader.ui.cells import cells, fit
from reader.ui.facet_rows import place_choice
from reader.ui.outline import Choice, filters_of
from reader.ui.rows import place_name


class PlaceLine(Widget):
    """`` [전체 7]  광주시 0  동구 0 …``: what is chosen stands in brackets."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"places--chosen", "places--none", "places--key"}

    class Chosen(Message):
        """A place was clicked."""

        def __init__(self, filters: Choice) -> None:
            super().__init__()
            self.filters = filters

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: list[Item] = []

    def show(self, facets: Facets, chosen: Choice = ()) -> None:
        """Show these counts and what is chosen."""
        self._items = list(_items(facets, chosen))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base = self.rich_style
        if y:
            return Strip.blank(self.size.width, base)
        key = t("side.more_key")
        room = self.size.width - cells(key) - 4
        items, gap = _that_fit(self._items, room)
        segments = [Segment(" ", base)]
        used = 0
        for item in items:
            space = gap if used else ""
            text = fit(item.text, room - used - len(space))
            name = "places--chosen" if item.chosen else "" if item.count else "places--none"
            style = base + self.get_component_rich_style(name, partial=True) if name else base
            segments += [Segment(space, base), Segment(text, style)]
            used += len(space) + cells(text)
        fill = " " * max(0, room - used + 2)
        quiet = base + self.get_component_rich_style("places--key", partial=True)
        segments += [Segment(fill, base), Segment(key, quiet), Segment(" ", base)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """Choose the place that was clicked."""
        items, gap = _that_fit(self._items, self.size.width - cells(t("side.more_key")) - 4)
        left = 1
        for item in items:
            if left <= event.x < left + cells(item.text):
                self.post_message(self.Chosen(item.choice))
                return
            left += cells(item.text) + len(gap)


@frozen
class Item:
    """A place and its count."""

    name: str
    count: int
    choice: Choice
    chosen: bool

    @property
    def text(self) -> str:
        """As it is drawn."""
        return f"[{self.name} {self.count}]" if self.chosen else f"{self.name} {self.count}"


def _items(facets: Facets, chosen: Choice) -> Iterator[Item]:
    places = {
        PLACE_VALUES[value.casefold()]
        for part in filters_of(chosen)
        if part.field is Field.PLACE and not part.excluded
        for value in part.values
        if value.casefold() in PLACE_VALUES
    }
    yield Item(t("side.all"), facets.total, (), not places)
    for place in (Place.CITY, *DISTRICTS, Place.ELSEWHERE, Place.UNKNOWN):
        count = facets.places.get(place, 0)
        if place is not Place.UNKNOWN or count or place in places:
            yield Item(place_name(place, short=True), count, place_choice(place), place in places)


def _that_fit(items: Sequence[Item], room: int) -> tuple[Sequence[Item], str]:
    """The items and the gap between them for `room` cells: places with nothing give way first."""
    some = [item for item in items if item.count or item.chosen]
    for candidates, gap in ((items, "  "), (items, " "), (some, "  "), (some, " ")):
        if sum(cells(item.text) for item in candidates) + len(gap) * (len(candidates) - 1) <= room:
            return candidates, gap
    kept: list[Item] = []
    for item in sorted(some, key=lambda item: not item.chosen):
        if sum(cells(other.text) + 1 for other in kept) + cells(item.text) <= room:
            kept.append(item)
    return [item for item in some if item in kept], " "
