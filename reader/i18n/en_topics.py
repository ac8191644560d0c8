"""The English words that the first screen does without, all topics together."""

from __future__ import annotations

from reader.i18n.en_bonds import WORDS as _BONDS
from reader.i18n.en_export import WORDS as _EXPORT
from reader.i18n.en_feeds import WORDS as _FEEDS
from reader.i18n.en_files import WORDS as _FILES
from reader.i18n.en_reports import WORDS as _REPORTS
from reader.i18n.en_search import WORDS as _SEARCH
from reader.i18n.en_sources import WORDS as _SOURCES
from reader.i18n.en_stories import WORDS as _STORIES
from reader.i18n.en_subscriptions import WORDS as _SUBSCRIPTIONS

WORDS: dict[str, str] = _SEARCH | _FILES | _SOURCES | _FEEDS | _EXPORT | _REPORTS | _SUBSCRIPTIONS | _STORIES | _BONDS
