"""Articles, their texts and versions, the keys by which they are met again, and the counts of the first screen."""

ARTICLES = """
-- `row` is never given again (AUTOINCREMENT): readers hold rows in memory.
-- Days are YYYYMMDD in Asia/Seoul, moments and `seen` are UTC seconds.
CREATE TABLE article (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    title_derived INTEGER NOT NULL,
    truncated INTEGER NOT NULL,
    outlet TEXT,
    reporter TEXT,
    agency TEXT,
    url TEXT,
    source TEXT NOT NULL,
    primary_place TEXT NOT NULL,
    places TEXT NOT NULL,
    institution TEXT,
    published TEXT NOT NULL,
    day_from INTEGER,
    day_to INTEGER,
    moment INTEGER,
    basis TEXT NOT NULL,
    certain INTEGER NOT NULL,
    reprints TEXT NOT NULL,
    story TEXT NOT NULL,
    versions INTEGER NOT NULL DEFAULT 1,
    address INTEGER NOT NULL,   -- 1: came with a URL or a guid
    twin INTEGER,               -- hash of headline and beginning, for articles that came in twice; NULL: too short
    fingerprint INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    cleaner INTEGER NOT NULL,
    tagger INTEGER NOT NULL,
    resolver INTEGER NOT NULL,
    analyser INTEGER NOT NULL DEFAULT 0   -- 0: its words are still to be analysed
);
-- NULLs stand last in a descending index: undated articles last, on a day those without a time last; then by row.
CREATE INDEX article_order ON article (day_from DESC, moment DESC);
CREATE INDEX article_place ON article (primary_place, day_from DESC, moment DESC);
CREATE INDEX article_seq ON article (seq);
CREATE INDEX article_twin ON article (twin) WHERE twin IS NOT NULL;

-- The long part of an article, apart from the columns that lists are made of.
CREATE TABLE text (
    row INTEGER PRIMARY KEY REFERENCES article (row) ON DELETE CASCADE,
    body TEXT NOT NULL,
    captions TEXT NOT NULL,
    credits TEXT NOT NULL,
    dates TEXT NOT NULL,
    evidence TEXT NOT NULL
);

-- Everything that ever arrived, as printed. `cause`: first, edit, other (another source of it) or full (from its page).
-- title and body: the cleaned ones of a version that is no longer the current one.
CREATE TABLE version (
    row INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    cause TEXT NOT NULL,
    current INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    headline TEXT NOT NULL,
    raw TEXT NOT NULL,
    fields TEXT NOT NULL,
    title TEXT,
    body TEXT,
    PRIMARY KEY (row, n)
) WITHOUT ROWID;

CREATE TABLE key (
    key TEXT PRIMARY KEY,
    row INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX key_row ON key (row);

CREATE TABLE alias (
    id TEXT PRIMARY KEY,
    row INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE source (
    source TEXT PRIMARY KEY,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE gone (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL
);
CREATE INDEX gone_seq ON gone (seq);

CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO state VALUES ('seq', 0), ('birth', random());

-- Counts by place, so that the first screen needs no GROUP BY over a million rows.
CREATE TABLE total (place TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TRIGGER total_added AFTER INSERT ON article BEGIN
    INSERT INTO total VALUES (new.primary_place, 1) ON CONFLICT (place) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER total_removed AFTER DELETE ON article BEGIN
    UPDATE total SET n = n - 1 WHERE place = old.primary_place;
END;
CREATE TRIGGER total_moved AFTER UPDATE OF primary_place ON article
WHEN new.primary_place <> old.primary_place BEGIN
    UPDATE total SET n = n - 1 WHERE place = old.primary_place;
    INSERT INTO total VALUES (new.primary_place, 1) ON CONFLICT (place) DO UPDATE SET n = n + 1;
END;
"""
