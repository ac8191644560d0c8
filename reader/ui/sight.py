"""Showing and hiding widgets without laying the screen out, or drawing what is not seen, in vain."""

from __future__ import annotations

from textual.containers import Container
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Frame(Container):
    """Lays out what is in it, which covers it: drawing its own lines would only delay the first paint."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing."""
        return [Strip.blank(crop.width)] * crop.height


def put_in_sight(widget: Widget, seen: bool) -> None:
    """Show or hide `widget`; saying again what is so already would cost a layout."""
    if widget.display is not seen:
        widget.display = seen
