"""From key events to commands: where the keys go, what the Hangul layout makes of them, and what the moment says."""

from __future__ import annotations

from collections.abc import Iterator

from reader.frozen import frozen
from reader.text.hangul import is_syllable, to_latin
from reader.ui.keymap import Command, Pane, Press, command, is_hangul, presses
from reader.ui.timing import HELD_BACK, NEVER, Once, is_late_syllable, is_repeat, is_second_enter


@frozen
class Decision:
    """What a key event means."""

    commands: tuple[Command, ...] = ()
    handled: bool = False
    """Whether nothing else may make something of the event."""
    notice: bool = False
    """Whether this is the moment to say, once, that an IME holds keys back."""


@frozen
class Echo:
    """A jamo that was pressed twice, since an IME held it back: the second arrives in the question that it opened."""

    key: str = ""
    """The Latin letter of its key; empty where the question was asked for in another way."""
    opened: float = NEVER

    def holds(self, character: str | None, now: float, *, first: bool) -> bool:
        """Whether `character`, which is the `first` typed there or not, is only that repetition.

        The first may be late: an IME gives it away with the next key, when the person begins to write.
        """
        if not self.key or character is None or not is_hangul(character) or is_syllable(character):
            return False
        return to_latin(character) == self.key and (first or now - self.opened < HELD_BACK)


class Dispatcher:
    """Reads key events; remembers what only the order of events can tell."""

    def __init__(self) -> None:
        self._now = self._left_box = NEVER
        self._latest = Once()
        self._told = False

    def leave_box(self) -> None:
        """The key that is being read leaves the search box."""
        self._left_box = self._now

    @property
    def echo(self) -> Echo:
        """What of the key that has just been read may still arrive, in a question that it opened."""
        is_new = self._latest.at == self._now
        return Echo(self._latest.key if is_new else "", self._now)

    def read(self, key: str, character: str | None, pane: Pane, article: str, now: float) -> Decision:
        """Decide about a key event that arrives in `pane` at `now`, with the cursor on `article`."""
        self._now = now
        if pane is Pane.SEARCH:
            entry = command(key, pane)
            return Decision((entry,), handled=True) if entry else Decision()
        korean = is_hangul(character)
        if korean and is_late_syllable(now, self._left_box):
            return Decision(handled=True)
        if key == "enter" and is_second_enter(now, self._left_box):
            return Decision(handled=True)
        found = tuple(self._commands(presses(key, character), pane, article, now))
        notice = korean and not self._told
        self._told = self._told or korean
        return Decision(found, handled=bool(found) or korean, notice=notice)

    def _commands(self, pressed: tuple[Press, ...], pane: Pane, article: str, now: float) -> Iterator[Command]:
        for press in pressed:
            entry = command(press.key, pane)
            if entry is None:
                continue
            if entry.once and press.jamo:
                if is_repeat(self._latest, entry.action, article, now):
                    continue
                self._latest = Once(entry.action, article, now, press.key)
            yield entry
