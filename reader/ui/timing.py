"""What the moment of a key says about what was meant; times are seconds on a monotonic clock."""

from __future__ import annotations

from reader.frozen import frozen

SECOND_ENTER = 0.2
"""An IME that commits a syllable by Enter sends another one: within this it is not a second wish."""
LATE_SYLLABLE = 0.3
"""A syllable composed in the search box may arrive this long after the box was left."""
HELD_BACK = 2.0
"""A key that seems dead, since the IME holds its jamo back, is pressed again within this."""

NEVER = float("-inf")


def is_second_enter(now: float, left: float) -> bool:
    """Whether Enter at `now` belongs to the one that left the search box at `left`."""
    return now - left < SECOND_ENTER


def is_late_syllable(now: float, left: float) -> bool:
    """Whether Hangul at `now` was typed into the box that was left at `left`, and is no command."""
    return now - left < LATE_SYLLABLE


@frozen
class Once:
    """The latest command from the Hangul layout that counts once, however often its jamo is pressed."""

    action: str = ""
    article: str = ""
    at: float = NEVER
    key: str = ""
    """The Latin letter on its key."""


def is_repeat(last: Once, action: str, article: str, now: float) -> bool:
    """Whether a jamo only repeats `last` because nothing seemed to happen."""
    return (last.action, last.article) == (action, article) and now - last.at < HELD_BACK
