"""By what articles that may belong together are found among all others, without comparing each with each."""

from __future__ import annotations

from datetime import date
from zlib import crc32

from reader.tagging.stories.alike import DOUBT
from reader.tagging.stories.letters import only_letters, spelt, told
from reader.tagging.stories.shingles import bands, runs_of
from reader.tagging.stories.terms import weighed
from reader.tagging.stories.traits import HEAD, READ, Account

RARE_WORDS = 20
"""Words of headline and lead under which an article is met."""
TELLING = 0.5
"""What such a word weighs at least: two of them are seldom shared by chance, and mostly by who tells of one event."""
LONGEST_SPAN = 6
"""Weeks; an article that may be of more days than these is one of any day."""
COPIED_BIT = 1 << 31
"""Set in the marks of what copies share, and not in those of rare words."""
_MONDAY = date(1, 1, 1).toordinal()


def marks(headline: str, told_below: str) -> list[int]:
    """Numbers of 32 bits, each once: two articles of one story share two rare words or a run of text, most likely."""
    title, text = spelt(headline), spelt(told_below[:READ])
    rare = _rare_words(f"{told(title)} {told(text[:HEAD])}")
    shared = bands(runs_of(only_letters(text if len(text) else title))).tolist()
    return [*rare, *{band | COPIED_BIT: None for band in shared}]


def _rare_words(head: str) -> list[int]:
    """The marks of the first rare words of headline and lead."""
    rare = dict.fromkeys(stem for stem, weighs in weighed(head) if weighs >= TELLING)
    stems = list(rare)[:RARE_WORDS]
    return list(dict.fromkeys(crc32(stem.encode("utf-8", "surrogatepass")) & ~COPIED_BIT for stem in stems))


def weeks(account: Account) -> tuple[int, int]:
    """The first and last week, counted from 1, in which it may have been published; (0, 0) for any."""
    if account.first is None or account.last is None:
        return 0, 0
    doubt = 0 if account.certain else DOUBT
    first, last = (
        (day.toordinal() - _MONDAY + off) // 7 + 1 for day, off in ((account.first, -doubt), (account.last, doubt))
    )
    return (first, last) if last - first < LONGEST_SPAN else (0, 0)
