-- marks.db as version 2 made it.
PRAGMA application_id = 1735028333;
PRAGMA user_version = 2;

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

-- Searches that the person saved, in the order of their rowids; without a name: removed, and can be taken back.
CREATE TABLE saved_search (
    id TEXT PRIMARY KEY,
    name TEXT,
    query TEXT NOT NULL UNIQUE,
    changed INTEGER NOT NULL
);

-- What was searched for, the latest last.
CREATE TABLE past_search (n INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE);
