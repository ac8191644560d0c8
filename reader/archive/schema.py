"""The two files as SQL: `archive.db` (articles, derived from what was imported) and `marks.db` (what the person added).

A `Schema` is data; `reader.archive.database` creates, checks and migrates files by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reader.archive.tables.agenda import AGENDA
from reader.archive.tables.articles import ARTICLES
from reader.archive.tables.bonds import BONDS
from reader.archive.tables.feeds import FEEDS
from reader.archive.tables.folding import FOLDING
from reader.archive.tables.marks import MARKS as MARK_TABLES
from reader.archive.tables.searches import SEARCHES
from reader.archive.tables.stories import STORIES
from reader.archive.tables.subscriptions import SUBSCRIPTIONS
from reader.archive.tables.words import WORDS
from reader.frozen import frozen


@frozen
class Schema:
    """One kind of file. `steps[n]` is the SQL that turns version n into n + 1."""

    application_id: int
    """Written into the file's header, so that a foreign file is never taken for ours."""
    version: int
    create: str
    steps: Mapping[int, str] = field(default_factory=dict)


ARCHIVE = Schema(
    application_id=0x676A6E61,  # "gjna"
    version=3,
    create=ARTICLES + WORDS + FEEDS + STORIES + AGENDA + FOLDING,
    steps={1: WORDS, 2: FEEDS + STORIES + AGENDA + FOLDING},
)

MARKS = Schema(
    application_id=0x676A6E6D,  # "gjnm"
    version=3,
    create=MARK_TABLES + SEARCHES + SUBSCRIPTIONS + BONDS,
    steps={1: SEARCHES, 2: SUBSCRIPTIONS + BONDS},
)
