"""Showing and hiding widgets without laying the screen out in vain."""

from __future__ import annotations

from textual.widget import Widget


def put_in_sight(widget: Widget, seen: bool) -> None:
    """Show or hide `widget`; saying again what is so already would cost a layout."""
    if widget.display is not seen:
        widget.display = seen
