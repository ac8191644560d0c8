"""What the worker remembers of each subscription: when it answered, with what, and when to ask again."""

FEEDS = """
-- `url`: as subscribed. Moments are UTC seconds, 0 for never. `state`, `detail`: see reader.sources.asking.
-- `moved`: where it is asked instead, for good. `wait_until`: what the server wished, `gone` 1: it said never again.
CREATE TABLE feed (
    url TEXT PRIMARY KEY,
    title TEXT,
    site TEXT,
    etag TEXT,
    modified TEXT,
    moved TEXT,
    tried INTEGER NOT NULL,
    succeeded INTEGER NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    failures INTEGER NOT NULL,
    wait_until INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    body INTEGER                    -- hash of the last answer that was read whole
) WITHOUT ROWID;

-- New articles by KST day (YYYYMMDD) of their arrival.
CREATE TABLE feed_day (
    url TEXT NOT NULL,
    day INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (url, day)
) WITHOUT ROWID;

-- Keys of articles that had their time (`day`: when they were removed), so that their feeds do not bring them back.
CREATE TABLE removed (key TEXT PRIMARY KEY, day INTEGER NOT NULL) WITHOUT ROWID;
"""
