"""Drawing what a key changed in one frame, at once.

Textual has each widget tell the screen in a message of its own, when the widget is idle, that it wants to be drawn, and
draws at the next sixtieth of a second: what belongs together may come in two frames, and a key waits for up to two.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget


def paint(screen: Screen[Any], *widgets: Widget) -> None:
    """Draw those of `widgets` that want to be drawn, where they stand; all else follows in Textual's own time.

    This does what `Screen._on_timer_update` does with the widgets whose messages have arrived. What has to be laid out
    anew as well is told by its own message and drawn again then.
    """
    if not screen.is_current or screen.app._batch_count:
        return
    wanting = {widget for widget in widgets if widget._repaint_required and widget.display}
    for widget in wanting:
        widget._repaint_required = False
    if wanting:
        screen._compositor.update_widgets(wanting)
        screen._dirty_widgets -= wanting
        screen.app._display(screen, screen._compositor.render_update(screen_stack=screen.app._background_screens))
