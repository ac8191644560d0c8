"""How alike two articles are: copies of one text, the same event in other words, or neither.

Numbers are whole thousandths, so that sums do not depend on the order in which they are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from reader.frozen import frozen
from reader.tagging.stories.shingles import shared
from reader.tagging.stories.traits import Traits
from reader.tagging.stories.vetoes import differ, differ_in_words

COPY_DAYS = timedelta(days=3)
STORY_DAYS = timedelta(days=7)
DOUBT = timedelta(days=4)
"""How far an inferred day of publication may be off."""
COPIED = 300
"""The share of the shorter text, in thousandths, that stands in the longer one where one is a copy of the other."""
FAINT = 100
"""What is less alike than this is not worth being remembered."""
VETOED = -2_000
"""Counts against putting two groups together as much as two copies count for it."""
TOGETHER = 50
"""What three and more heads of districts acting together add."""
AGREED = 30
"""What each amount adds that both name."""


@frozen
class Tie:
    """What two articles have in common."""

    alike: int
    """0 to 1,000; `VETOED` where something says that they tell of different events."""
    copied: int = 0
    """The share of the shorter text that stands in the longer; 0 where neither is a copy of the other."""


def tie(ours: Traits, theirs: Traits) -> Tie | None:
    """What joins or parts two articles; None where it is nothing. The same whichever stands first."""
    if not _near(ours, theirs, STORY_DAYS):
        return None
    copied = _copied(ours, theirs)
    alike = (_found(ours.head, theirs.flat) + _found(theirs.head, ours.flat)) // 2
    if copied >= COPIED:
        alike = max(alike, copied)
    elif alike < FAINT:
        return None
    if differ(ours, theirs) or (copied >= COPIED and differ_in_words(ours, theirs)):
        return Tie(VETOED)
    if copied < COPIED or not _near(ours, theirs, COPY_DAYS):
        return Tie(min(1_000, alike + _agreed(ours, theirs)))
    return Tie(alike, copied)


def _near(ours: Traits, theirs: Traits, days: timedelta) -> bool:
    """Whether both may have been published within `days` of each other; an unknown day may be any."""
    mine, other = _span(ours), _span(theirs)
    return mine is None or other is None or (mine[0] - days <= other[1] and other[0] - days <= mine[1])


def _span(traits: Traits) -> tuple[date, date] | None:
    account = traits.account
    if account.first is None or account.last is None:
        return None
    doubt = timedelta(0) if account.certain else DOUBT
    return account.first - doubt, account.last + doubt


def _copied(ours: Traits, theirs: Traits) -> int:
    shorter = min(len(ours.runs), len(theirs.runs))
    return 1_000 * shared(ours.runs, theirs.runs) // shorter if shorter else 0


def _found(words: Mapping[str, float], text: str) -> int:
    """How much of what `words` weigh stands in `text`."""
    total = sum(words.values())
    return int(1_000 * sum(weight for word, weight in words.items() if word in text) / total) if total else 0


def _agreed(ours: Traits, theirs: Traits) -> int:
    together = len(ours.districts) >= 3 and len(theirs.districts) >= 3
    same = len(ours.figures & theirs.all_figures | theirs.figures & ours.all_figures)
    return together * TOGETHER + min(same, 3) * AGREED
