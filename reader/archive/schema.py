"""The two files as SQL: `archive.db` (articles, derived from what was imported) and `marks.db` (what the person added).

A `Schema` is data; `reader.archive.database` creates, checks and migrates files by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reader.frozen import frozen


@frozen
class Schema:
    """One kind of file. `steps[n]` is the SQL that turns version n into n + 1."""

    application_id: int
    """Written into the file's header, so that a foreign file is never taken for ours."""
    version: int
    create: str
    steps: Mapping[int, str] = field(default_factory=dict)


_WORDS = """
-- What was learnt of words while articles were analysed; of an article only which analyser did it.
-- `starts`: bit n where a morpheme begins at character n. `nouns`, `verbs`: stems, see reader.text.words.
CREATE TABLE word (
    word TEXT PRIMARY KEY,
    starts INTEGER NOT NULL,
    nouns TEXT NOT NULL,
    verbs TEXT NOT NULL
) WITHOUT ROWID;

-- A verb's dictionary form and a beginning of words in which it appears: 돌보다, 돌봤.
CREATE TABLE form (verb TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (verb, form)) WITHOUT ROWID;
CREATE INDEX form_form ON form (form);

-- The next articles to analyse, newest first, and how many there are.
CREATE INDEX article_unanalysed ON article (day_from DESC, moment DESC) WHERE analyser = 0;
"""

ARCHIVE = Schema(
    application_id=0x676A6E61,  # "gjna"
    version=2,
    create="""
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

-- Everything that ever arrived, as printed. `cause`: first, edit, or other (another source of the same article).
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
    + _WORDS,
    steps={1: _WORDS},
)

_SEARCHES = """
-- Searches that the person saved, in the order of their rowids; without a name: removed, and can be taken back.
CREATE TABLE saved_search (
    id TEXT PRIMARY KEY,
    name TEXT,
    query TEXT NOT NULL UNIQUE,
    changed INTEGER NOT NULL
);

-- What was searched for, the latest last.
CREATE TABLE past_search (n INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE);
"""

MARKS = Schema(
    application_id=0x676A6E6D,  # "gjnm"
    version=2,
    create="""
-- One row per article that the person touched; it can be found again by its keys when the archive is lost.
-- Plain tables with rowids: of a damaged file they can be read in ranges around the broken pages.
CREATE TABLE mark (
    id TEXT PRIMARY KEY,
    read INTEGER NOT NULL DEFAULT 0,
    saved INTEGER NOT NULL DEFAULT 0,
    note TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    place TEXT,
    headline TEXT NOT NULL,
    outlet TEXT,
    day TEXT,
    text TEXT,
    changed INTEGER NOT NULL
);

CREATE TABLE mark_key (
    key TEXT NOT NULL,
    id TEXT NOT NULL REFERENCES mark (id) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (id, key)
);
CREATE INDEX mark_key_key ON mark_key (key);

-- Ids that became another one: their old actions can still be taken back.
CREATE TABLE alias (id TEXT PRIMARY KEY, new TEXT NOT NULL);

-- Every change, newest last. `step`: 0 where it is no step of undo. `undone`: order in which it was taken back, 0 if
-- it stands, -1 where a later change made it impossible to do again.
CREATE TABLE action (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL,
    session TEXT NOT NULL,
    kind TEXT NOT NULL,
    step INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    changes TEXT NOT NULL
);
CREATE INDEX action_session ON action (session, step, undone);
"""
    + _SEARCHES,
    steps={1: _SEARCHES},
)
