"""The line at the bottom: the keys of the pane, or for some seconds a message."""

from __future__ import annotations

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from reader.ui.cells import safe
from reader.ui.sight import put_in_sight
from reader.ui.view import Hint

MESSAGE_SECONDS = 4.0
"""The longest that a message stands; it gives way at the next key."""


class HintLine(Static):
    """The line under the search box, there only where it has something to say."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._hint = Hint()

    def show(self, hint: Hint, *, room: bool) -> None:
        """Show `hint`, as far as there is `room` for any."""
        if hint != self._hint:
            self._hint = hint
            self.update(Content(f"   {safe(hint.text)}"), layout=False)
        self.set_class(hint.wrong, "-wrong")
        put_in_sight(self, bool(hint.text) and room)


class Status(Static):
    """Shows keys; a message takes their place until it has been read."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._keys = self._words = ""
        self._timer: Timer | None = None
        self._firm = False
        """Whether the message is for somebody who is about to press the next key."""

    def show_keys(self, keys: str) -> None:
        """The keys of the pane; they wait while a message stands there."""
        self._keys = keys
        if self._timer is None:
            self._put(keys, message=False)

    def say(self, words: str, *, firm: bool = False) -> None:
        """A message; a `firm` one stays through the next keys of the pane."""
        self._stop()
        self._timer, self._firm = self.set_timer(MESSAGE_SECONDS, self._unsay), firm
        self._put(words, message=True)

    def give_way(self, *, firm: bool = False) -> None:
        """Something else is being done: the keys again, in place of a `firm` message only where that is said."""
        if self._timer is not None and (firm or not self._firm):
            self._stop()
            self._unsay()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def _unsay(self) -> None:
        self._timer = None
        self._put(self._keys, message=False)

    def _put(self, words: str, *, message: bool) -> None:
        if words != self._words:
            self._words = words
            self.update(Content(f" {safe(words)}"), layout=False)
        self.set_class(message, "-message")
