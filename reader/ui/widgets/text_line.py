"""A line to type on that takes what is pasted whole: several lines become one, joined by spaces."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class TextLine(Input):
    """Textual's `Input`, which would keep the first of several pasted lines only."""

    def take_text(self, text: str) -> None:
        """Put `text` where the cursor is, in place of what is selected."""
        self.replace(" ".join(text.splitlines()), *sorted(self.selection))

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_text(event.text)

    def action_paste(self) -> None:
        """Paste what was copied in this application."""
        self.take_text(self.app.clipboard)
