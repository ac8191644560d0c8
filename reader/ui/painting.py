"""Drawing what a key changed in one frame, at once.

Textual has each widget tell the screen in a message of its own, when the widget is idle, that it wants to be drawn, and
draws at the next sixtieth of a second: what belongs together may come in two frames, and a key waits for up to two.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget


def paint(screen: Screen[Any], *widgets: Widget) -> None:
    """Draw those of `widgets` that want to be drawn, and lay the screen out anew where they want that.

    This does at once what `Widget._check_refresh` tells the screen to do, without its messages.
    """
    if not screen.is_current or screen.app._batch_count:
        return
    for widget in widgets:
        if widget._layout_required:
            widget._layout_required = False
            _forget_arrangement(widget)
            screen._layout_required = True
        if widget._repaint_required and widget.display:
            widget._repaint_required = False
            screen._dirty_widgets.add(widget)
    screen._on_timer_update()


def _forget_arrangement(widget: Widget) -> None:
    """Have what is around `widget` arranged anew, as far out as its size can matter."""
    for ancestor in widget.ancestors:
        if not isinstance(ancestor, Widget):
            break
        ancestor._clear_arrangement_cache()
        ancestor._layout_updates += 1
        if not ancestor.styles.auto_dimensions:
            break
