"""Days that articles announce, by day."""

AGENDA = """
-- What an article says will happen, made of its text and days whenever those are written; `last` of days that come back
-- is the last one on which they are expected to. See reader.tagging.announced.
CREATE TABLE agenda (
    row INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    role TEXT NOT NULL,
    certain INTEGER NOT NULL,
    what TEXT NOT NULL,
    words TEXT NOT NULL,
    venue TEXT,
    repeats TEXT,
    PRIMARY KEY (row, first, last)
) WITHOUT ROWID;
CREATE INDEX agenda_last ON agenda (last, first);

-- Articles of which it is still to be found what they announce: see reader.announcing.
CREATE TABLE unannounced (row INTEGER PRIMARY KEY REFERENCES article (row) ON DELETE CASCADE);
"""
