"""SQLite's own full-text index over words as typed keys: nothing the reader uses, but what it is measured against."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

_NEWEST = 50


class FullText:
    """An FTS5 table of articles, by number, each a text of Latin words."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)

    def fill(self, texts: Iterable[tuple[int, str]]) -> None:
        """Index articles in one transaction and merge what the index is made of."""
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute(
            "CREATE VIRTUAL TABLE article USING fts5"
            "(text, content = '', detail = none, columnsize = 0, prefix = '1 2 3 4', tokenize = 'unicode61')"
        )
        self._db.executemany("INSERT INTO article (rowid, text) VALUES (?, ?)", texts)
        self._db.execute("INSERT INTO article (article) VALUES ('optimize')")
        self._db.commit()

    def find(self, beginnings: Iterable[str]) -> tuple[int, list[int]]:
        """How many articles have a word with each of `beginnings`, and the newest of them."""
        query = " ".join(f'"{beginning}"*' for beginning in beginnings)
        total = self._db.execute("SELECT count(*) FROM article WHERE article MATCH ?", (query,)).fetchone()[0]
        newest = "SELECT rowid FROM article WHERE article MATCH ? ORDER BY rowid DESC LIMIT ?"
        return int(total), [row for (row,) in self._db.execute(newest, (query, _NEWEST))]

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
