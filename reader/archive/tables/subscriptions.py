"""Feeds that the person wants to be read."""

SUBSCRIPTIONS = """
-- Feeds that the person wants to be read, in the order of `position`; `subscribed` 0: removed, and can be taken back.
CREATE TABLE subscription (
    id TEXT PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    subscribed INTEGER NOT NULL,
    name TEXT,                      -- in the person's words; NULL: what the feed calls itself
    folder TEXT,
    position INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    full_text INTEGER NOT NULL,     -- 1: the text of each new article is fetched from its page
    only_gwangju INTEGER NOT NULL,  -- 1: only articles that the place tagger puts in Gwangju
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL
);
"""
