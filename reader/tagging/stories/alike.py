"""How alike two articles are: copies of one text, the same event in other words, or neither.

Numbers are whole thousandths, so that sums do not depend on the order in which they are made.
"""

from __future__ import annotations

from datetime import date, timedelta

from reader.frozen import frozen
from reader.model import Place
from reader.tagging.stories.shingles import shared
from reader.tagging.stories.traits import Traits
from reader.tagging.stories.vetoes import agreed, amounts_differ, differ, differ_in_words, issued_again

COPY_DAYS = 3
STORY_DAYS = 7
DOUBT = 4
"""Days by which an inferred day of publication may be off."""
COPIED = 300
"""The share of the shorter text, in thousandths, that stands in the longer one where one is a copy of the other."""
COPIED_LATE = 700
"""The same where it was published later than others publish what an office gave to all."""
FORM = 600
"""The same where the leads differ: what is shared then is the form of an office."""
SAME_TEXT = 950
"""The same of an article that its outlet published a second time."""
LEAD = 450
"""The share of the rare words of the beginning that must stand in the other text: what copies share is not only what
an office writes below all its releases."""
ONE_EVENT = 240
"""How alike articles are, on average, that tell of one event."""
FAINT = 100
"""What is less alike than this is not worth being remembered."""
VETOED = -2_000
"""Counts against putting two groups together as much as two copies count for it."""

SHORT, LONG = 250, 500
"""Characters of a lead in a digest, and of a whole text."""
ENOUGH_IN_SHORT, ENOUGH_IN_LONG = 260, 520
"""The share of rare words that two of them have in common where they tell of one event: in a long text more of them
are found by chance."""
TOGETHER = 130
"""What three and more heads of districts acting together add: that happens seldom."""
AGREED = 30
"""What each amount adds that both name."""
MOST_AGREED = 2


@frozen
class Tie:
    """What two articles have in common."""

    alike: int
    """0 to 1,000; `VETOED` where something says that they tell of different events."""
    copied: int = 0
    """The share of the shorter text that stands in the longer; 0 where neither is a copy of the other."""


def tie(ours: Traits, theirs: Traits) -> Tie | None:
    """What joins or parts two articles; None where it is nothing. The same whichever stands first."""
    apart = _days_apart(ours, theirs)
    if apart > STORY_DAYS:
        return None
    copied, alike = _likeness(ours, theirs, apart)
    if alike < FAINT:
        return None
    if differ(ours, theirs) or (copied and _is_other_issue(ours, theirs, copied)):
        return Tie(VETOED)
    return Tie(alike, copied if apart <= COPY_DAYS else 0)


def _is_other_issue(ours: Traits, theirs: Traits, copied: int) -> bool:
    return differ_in_words(ours, theirs) or (copied < SAME_TEXT and issued_again(ours, theirs))


def _likeness(ours: Traits, theirs: Traits, apart: int) -> tuple[int, int]:
    """How much is copied, 0 for what is no copy, and how alike both are."""
    told = _told(ours, theirs, apart, (ours.head.found(theirs) + theirs.head.found(ours)) // 2)
    copied = _copied(ours, theirs)
    if copied < (COPIED if apart <= COPY_DAYS else COPIED_LATE):
        return 0, told
    if max(ours.lead.found(theirs), theirs.lead.found(ours)) < LEAD:
        return 0, 0 if copied >= FORM else told // 2
    return copied, max(copied, told)


def _days_apart(ours: Traits, theirs: Traits) -> int:
    """How many days lie between those on which both may have been published, at least; an unknown day may be any."""
    mine, other = _span(ours), _span(theirs)
    return 0 if mine is None or other is None else max(0, (mine[0] - other[1]).days, (other[0] - mine[1]).days)


def _span(traits: Traits) -> tuple[date, date] | None:
    account = traits.account
    if account.first is None or account.last is None:
        return None
    doubt = timedelta(days=0 if account.certain else DOUBT)
    return account.first - doubt, account.last + doubt


def _copied(ours: Traits, theirs: Traits) -> int:
    shorter = min(len(ours.runs), len(theirs.runs))
    return 1_000 * shared(ours.runs, theirs.runs) // shorter if shorter else 0


def _told(ours: Traits, theirs: Traits, apart: int, common: int) -> int:
    """How much speaks for one event in other words, `ONE_EVENT` where it is just enough."""
    length = min(max(min(len(ours.flat), len(theirs.flat)), SHORT), LONG)
    enough = ENOUGH_IN_SHORT + (ENOUGH_IN_LONG - ENOUGH_IN_SHORT) * (length - SHORT) // (LONG - SHORT)
    told = common * ONE_EVENT // enough
    if told < FAINT:
        return 0
    share = (20 - apart) * _of_one_place(ours, theirs)
    told += _together(ours, theirs)
    if (told + MOST_AGREED * AGREED) * share // 80 < FAINT:
        return 0
    told = (told + _agreed(ours, theirs)) * share // 80
    return min(1_000, told // 2 if amounts_differ(ours, theirs) else told)


def _of_one_place(ours: Traits, theirs: Traits) -> int:
    """How much a common place speaks for a common event, in quarters."""
    here, there = ours.account.primary, theirs.account.primary
    if here == there:
        return 2 if here in (Place.ELSEWHERE, Place.UNKNOWN) else 4
    return 3 if Place.UNKNOWN in (here, there) else 2


def _together(ours: Traits, theirs: Traits) -> int:
    return TOGETHER if len(ours.districts) >= 3 and len(theirs.districts) >= 3 else 0


def _agreed(ours: Traits, theirs: Traits) -> int:
    return min(len(agreed(ours, theirs)), MOST_AGREED) * AGREED
