"""Saved searches and past ones, as rows of `marks.db`.

A saved search that was removed keeps its row without a name, so that taking the removal back is one value like any
other change of marks.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from typing import Any

from reader.archive.values import Change, StoredSearch

PAST = 100
"""How many past searches are kept."""

Edit = Mapping[str, Mapping[str, tuple[Any, Any]]]


def saved(connection: sqlite3.Connection) -> list[StoredSearch]:
    """All that are saved, in the order in which they were."""
    query = "SELECT id, name, query FROM saved_search WHERE name IS NOT NULL ORDER BY rowid"
    return [StoredSearch(*row) for row in connection.execute(query)]


def put(connection: sqlite3.Connection, name: str, query: str, now: int) -> Edit:
    """Saves a search; nothing changes where the same query is saved already, under whatever name."""
    known = connection.execute("SELECT id, name FROM saved_search WHERE query = ?", (query,)).fetchone()
    if known is None:
        search_id = f"s-{os.urandom(6).hex()}"
        connection.execute("INSERT INTO saved_search VALUES (?, NULL, ?, ?)", (search_id, query, now))
    elif known[1] is not None:
        return {}
    else:
        search_id = known[0]
    return rename(connection, search_id, name, now)


def rename(connection: sqlite3.Connection, search_id: str, name: str | None, now: int) -> Edit:
    """Gives a search another name; None removes it. Nothing changes where there is none, or it is called so."""
    known = connection.execute("SELECT name FROM saved_search WHERE id = ?", (search_id,)).fetchone()
    if known is None or known[0] == name:
        return {}
    connection.execute("UPDATE saved_search SET name = ?, changed = ? WHERE id = ?", (name, now, search_id))
    return {search_id: {"name": (known[0], name)}}


def change(kind: str, edit: Edit) -> Change:
    """What `edit` did, with the names before and after where one was named."""
    before, after = next((columns["name"] for columns in edit.values() if "name" in columns), (None, None))
    return Change(kind, tuple(edit), (), before, after)


def past(connection: sqlite3.Connection) -> list[str]:
    """Texts that were searched for, the latest last."""
    return [str(row[0]) for row in connection.execute("SELECT text FROM past_search ORDER BY n")]


def remember(connection: sqlite3.Connection, text: str) -> None:
    """`text` is the latest search now; the oldest beyond `PAST` are forgotten."""
    connection.execute("DELETE FROM past_search WHERE text = ?", (text,))
    connection.execute("INSERT INTO past_search (text) VALUES (?)", (text,))
    connection.execute(
        "DELETE FROM past_search WHERE n NOT IN (SELECT n FROM past_search ORDER BY n DESC LIMIT ?)", (PAST,)
    )
