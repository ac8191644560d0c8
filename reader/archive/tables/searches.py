"""Searches that the person saved or made."""

SEARCHES = """
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
