"""By what articles that may belong together are found among all others, without comparing each with each."""

from __future__ import annotations

from datetime import date
from itertools import islice
from zlib import crc32

from reader.tagging.stories.alike import DOUBT
from reader.tagging.stories.shingles import bands
from reader.tagging.stories.traits import HEAVY, Account, Traits

RARE_WORDS = 12
"""Rare words of headline and lead under which an article is met."""
LONGEST_SPAN = 6
"""Weeks; an article that may be of more days than these is one of any day."""
_MONDAY = date(1, 1, 1).toordinal()


def marks(traits: Traits) -> tuple[int, ...]:
    """32-bit numbers: two articles of one story share at least one of them, most likely."""
    rare = islice((word for word, weight in traits.head.items() if weight >= HEAVY), RARE_WORDS)
    named = (crc32(word.encode("utf-8", "surrogatepass")) for word in rare)
    return tuple(dict.fromkeys((*named, *bands(traits.runs))))


def weeks(account: Account) -> tuple[int, int]:
    """The first and last week, counted from 1, in which it may have been published; (0, 0) for any."""
    if account.first is None or account.last is None:
        return 0, 0
    doubt = 0 if account.certain else DOUBT
    first, last = (
        (day.toordinal() - _MONDAY + off) // 7 + 1 for day, off in ((account.first, -doubt), (account.last, doubt))
    )
    return (first, last) if last - first < LONGEST_SPAN else (0, 0)
