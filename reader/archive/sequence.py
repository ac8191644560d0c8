"""The counter of changes: whoever remembers its value can ask for all that changed since."""

from __future__ import annotations

import sqlite3


class Sequence:
    """The counter within one write transaction; `store` before the commit."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._value = read(connection)

    def next(self) -> int:
        """A number higher than that of any change before."""
        self._value += 1
        return self._value

    def store(self) -> None:
        """Keeps the value for the next transaction."""
        self._db.execute("UPDATE state SET value = ? WHERE name = 'seq'", (self._value,))


def read(connection: sqlite3.Connection) -> int:
    """The number of the last change."""
    return int(connection.execute("SELECT value FROM state WHERE name = 'seq'").fetchone()[0])
