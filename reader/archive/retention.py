"""`Retention`: articles of feeds that have had their time, and what is remembered of those that were removed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, cast

from reader.archive.codec import to_number
from reader.archive.database import transaction
from reader.archive.reading import chunks
from reader.archive.sequence import Sequence as ChangeSequence
from reader.frozen import frozen
from reader.model import Place

AT_ONCE = 100
"""Articles removed in one transaction."""
REMEMBERED = timedelta(days=400)
"""How long the keys of what was removed are known: a feed that still holds it does not bring it back."""


@frozen
class Old:
    """An article that is older than its feed's limits allow."""

    row: int
    id: str
    place: Place


class Retention:
    """That of one archive, see `Archive.retention`; only the one writer calls `remove`."""

    def __init__(self, ask: Callable[..., Any], committed: Callable[[], None]) -> None:
        self._ask = ask
        self._committed = committed

    def before(self, source: str, seen: int) -> list[Old]:
        """The articles of `source` that came before UTC second `seen`."""
        return cast(list[Old], self._ask(_old, "seen < ? ORDER BY row", source, seen))

    def beyond(self, source: str, count: int) -> list[Old]:
        """Those of `source` that are not among the `count` that came last."""
        return cast(list[Old], self._ask(_old, "1 ORDER BY seen DESC, row DESC LIMIT -1 OFFSET ?", source, count))

    def remove(self, old: Sequence[Old], today: date) -> None:
        """Removes articles with all of their versions, in one short transaction."""
        self._ask(_remove, old, today)
        self._committed()

    def removed(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` whose articles were removed."""
        return cast(set[str], self._ask(_removed, list(keys)))


def _old(db: sqlite3.Connection, condition: str, source: str, value: int) -> list[Old]:
    query = f"SELECT row, id, primary_place FROM article WHERE source = ? AND {condition}"
    return [Old(row, article_id, Place(place)) for row, article_id, place in db.execute(query, (source, value))]


def _remove(db: sqlite3.Connection, old: Sequence[Old], today: date) -> None:
    with transaction(db):
        seq = ChangeSequence(db)
        for each in old:
            db.execute(
                "INSERT OR REPLACE INTO removed SELECT key, ? FROM key WHERE row = ?", (to_number(today), each.row)
            )
            db.execute("INSERT INTO gone SELECT row, id, ? FROM article WHERE row = ?", (seq.next(), each.row))
            db.execute("DELETE FROM article WHERE row = ?", (each.row,))
        db.execute("DELETE FROM removed WHERE day < ?", (to_number(today - REMEMBERED),))
        seq.store()


def _removed(db: sqlite3.Connection, keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for part in chunks(keys):
        query = f"SELECT key FROM removed WHERE key IN ({','.join('?' * len(part))})"
        found.update(key for (key,) in db.execute(query, part))
    return found
