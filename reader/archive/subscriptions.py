"""Subscriptions as rows of `marks.db`: what the person wants to be read, and how.

One that was removed keeps its row, so that taking the removal back is one value like any other change of marks.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from reader.archive.marks import Marks
from reader.archive.values import Change
from reader.frozen import frozen

_COLUMNS = "id, url, name, folder, paused, full_text, only_gwangju, added"
_Edit = Mapping[str, Mapping[str, tuple[Any, Any]]]


@frozen
class Subscription:
    """A feed that the person wants to be read."""

    id: str
    url: str
    """As it was added; where it has moved to since is known to the archive."""
    name: str | None
    """In the person's words; None: what the feed calls itself."""
    folder: str | None
    paused: bool
    full_text: bool
    """Whether the text of each new article is fetched from its page."""
    only_gwangju: bool
    """Whether only those articles come in that the place tagger puts in Gwangju."""
    added: datetime


class Subscriptions:
    """Those of one home; every change is durable when its call returns, and can be taken back by `Marks.undo`."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks

    def all(self) -> list[Subscription]:
        """The subscriptions, in the person's order."""
        query = f"SELECT {_COLUMNS} FROM subscription WHERE subscribed ORDER BY position, rowid"
        return [_subscription(row) for row in self._marks.ask(lambda db: db.execute(query).fetchall())]

    def label(self, feed_id: str) -> tuple[str | None, str]:
        """The person's name and the URL of one, also of one that was removed."""
        query = "SELECT name, url FROM subscription WHERE id = ?"
        found = self._marks.ask(lambda db: db.execute(query, (feed_id,)).fetchone())
        return found or (None, "")

    def add(self, url: str, wanted: Mapping[str, object]) -> Change:
        """Subscribes to `url` with the values of `wanted`; no change where it is subscribed to already."""
        return self._marks.change("feed_added", lambda db, now: _add(db, url, wanted, now))

    def remove(self, feed_id: str) -> Change:
        """Ends a subscription; its articles stay."""
        return self.set("feed_removed", feed_id, subscribed=0)

    def move(self, feed_id: str, to: int, folder: str | None) -> Change:
        """Puts one at place `to` (from 0) of all, and into `folder`."""
        return self._marks.change("feed_moved", lambda db, now: _move(db, feed_id, to, folder, now))

    def set(self, kind: str, feed_id: str, **values: object) -> Change:
        """Gives columns of one other values; those that they have already are no change."""
        return self._marks.change(kind, lambda db, now: _set(db, feed_id, values, now))


def _subscription(row: Sequence[Any]) -> Subscription:
    feed_id, url, name, folder, paused, full_text, only_gwangju, added = row
    flags = bool(paused), bool(full_text), bool(only_gwangju)
    return Subscription(feed_id, url, name, folder, *flags, datetime.fromtimestamp(added, UTC))


def _add(db: sqlite3.Connection, url: str, wanted: Mapping[str, object], now: int) -> _Edit:
    known = db.execute("SELECT id, subscribed FROM subscription WHERE url = ?", (url,)).fetchone()
    if known is not None and known[1]:
        return {}
    last = db.execute("SELECT coalesce(max(position), 0) FROM subscription WHERE subscribed").fetchone()[0]
    if known is None:
        known = (f"f-{os.urandom(6).hex()}", 0)
        db.execute(
            "INSERT INTO subscription VALUES (?, ?, 0, NULL, NULL, ?, 0, 0, 0, ?, ?)",
            (known[0], url, last + 1, now, now),
        )
    fresh = {"name": None, "folder": None, "paused": 0, "full_text": 0, "only_gwangju": 0}
    return _set(db, known[0], {**fresh, **wanted, "position": last + 1, "subscribed": 1}, now)


def _move(db: sqlite3.Connection, feed_id: str, to: int, folder: str | None, now: int) -> _Edit:
    order = [row[0] for row in db.execute("SELECT id FROM subscription WHERE subscribed ORDER BY position, rowid")]
    if feed_id not in order:
        return {}
    order.remove(feed_id)
    order.insert(max(to, 0), feed_id)
    edits = {each: _set(db, each, {"position": place}, now).get(each, {}) for place, each in enumerate(order, 1)}
    edits[feed_id] = {**edits[feed_id], **_set(db, feed_id, {"folder": folder}, now).get(feed_id, {})}
    return {each: columns for each, columns in edits.items() if columns}


def _set(db: sqlite3.Connection, feed_id: str, values: Mapping[str, object], now: int) -> _Edit:
    names = list(values)
    row = db.execute(f"SELECT {', '.join(names)} FROM subscription WHERE id = ?", (feed_id,)).fetchone()
    if row is None:
        return {}
    changed = {name: (old, values[name]) for name, old in zip(names, row, strict=True) if old != values[name]}
    for name, (_, new) in changed.items():
        db.execute(f"UPDATE subscription SET {name} = ?, changed = ? WHERE id = ?", (new, now, feed_id))
    return {feed_id: changed} if changed else {}
