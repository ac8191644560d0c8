"""Taking changes of marks back, and doing them again, without touching what someone else has changed since."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from reader.archive.packing import pack, unpack
from reader.archive.values import BOND_KINDS, FEED_KINDS, SEARCH_KINDS, Change

STEPS = 100
"""How many steps of a session can be taken back."""

Changes = Mapping[str, Mapping[str, tuple[Any, Any]]]
"""id → column of `mark`, or of the table of its kind → (value before, value after), as stored."""

_TABLES = {
    **dict.fromkeys(SEARCH_KINDS, "saved_search"),
    **dict.fromkeys(FEED_KINDS, "subscription"),
    **dict.fromkeys(BOND_KINDS, "bond"),
}
_SINGLE = ("note", "place", "feed_renamed", *SEARCH_KINDS)
"""Kinds whose one value is told."""


def record(connection: sqlite3.Connection, now: int, session: str, kind: str, changes: Changes, *, step: bool) -> None:
    """Stores an action. A step ends the possibility to do again what this session has taken back."""
    if step:
        connection.execute("UPDATE action SET undone = -1 WHERE session = ? AND undone > 0", (session,))
    connection.execute(
        "INSERT INTO action (time, session, kind, step, changes) VALUES (?,?,?,?,?)",
        (now, session, kind, step, pack(changes)),
    )


def newest(connection: sqlite3.Connection, session: str | None) -> int | None:
    """The action that an undo takes back: the newest step that stands, of `session`, or of the home for None."""
    of_session = "" if session is None else "AND session = :session"
    query = (
        f"SELECT n, undone FROM (SELECT n, undone FROM action WHERE step {of_session} ORDER BY n DESC LIMIT {STEPS}) "
        "WHERE undone = 0 ORDER BY n DESC LIMIT 1"
    )
    found = connection.execute(query, {"session": session}).fetchone()
    return None if found is None else int(found[0])


def last_undone(connection: sqlite3.Connection, session: str) -> int | None:
    """The action that a redo does again."""
    query = "SELECT n FROM action WHERE session = ? AND undone > 0 ORDER BY undone DESC LIMIT 1"
    found = connection.execute(query, (session,)).fetchone()
    return None if found is None else int(found[0])


def stepped(connection: sqlite3.Connection, session: str, *, back: bool) -> int | None:
    """When the step was made that an undo of `session` takes `back`, or else a redo makes again: a UTC second."""
    n = newest(connection, session) if back else last_undone(connection, session)
    found = connection.execute("SELECT time FROM action WHERE n = ?", (n,)).fetchone()
    return None if found is None else int(found[0])


def apply(connection: sqlite3.Connection, n: int, now: int, *, back: bool) -> Change:
    """Takes action `n` back, or does it again; a value that is no longer the one it left is left alone."""
    kind, changes = connection.execute("SELECT kind, changes FROM action WHERE n = ?", (n,)).fetchone()
    done: list[str] = []
    left: list[str] = []
    values: tuple[Any, Any] = (None, None)
    for known_as, columns in unpack(changes).items():
        article_id = current_id(connection, known_as)
        for column, (before, after) in columns.items():
            values = (after, before) if back else (before, after)
            fits = _set_if(connection, _TABLES.get(kind, "mark"), article_id, column, *values, now)
            (done if fits else left).append(article_id)
    undone = "(SELECT max(undone, 0) + 1 FROM (SELECT max(undone) AS undone FROM action))" if back else "0"
    connection.execute(f"UPDATE action SET undone = {undone} WHERE n = ?", (n,))
    single = values if len(done) == 1 and kind in _SINGLE else (None, None)
    return Change(kind, tuple(dict.fromkeys(done)), tuple(dict.fromkeys(left)), *single)


def current_id(connection: sqlite3.Connection, article_id: str) -> str:
    """The id that a mark has now."""
    found = connection.execute("SELECT new FROM alias WHERE id = ?", (article_id,)).fetchone()
    return article_id if found is None else str(found[0])


def _set_if(
    connection: sqlite3.Connection, table: str, key: str, column: str, expected: Any, value: Any, now: int
) -> bool:
    statement = f"UPDATE {table} SET {column} = ?, changed = ? WHERE id = ? AND {column} IS ?"
    return connection.execute(statement, (value, now, key, expected)).rowcount == 1
