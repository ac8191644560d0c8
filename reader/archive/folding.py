"""What a list that shows one row for each story asks the archive: where stories begin, and who belongs to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from reader.archive.reading import chunks
from reader.model import Place

_SCANNED = 12
"""So many articles are looked at for each story of a front at the most: large ones must not delay the first paint."""


class Member(NamedTuple):
    """What a list's row must know of an article that it does not show."""

    row: int
    id: str
    story: str
    reprints: str
    outlet: str | None
    kind: str
    place: str
    day_from: int | None
    day_to: int | None
    title_derived: int


class Folding:
    """The stories of one archive, see `Archive.folding`; `ask` calls a function with the connection, under its lock."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask

    def heads(self, limit: int, place: Place | None = None) -> list[int]:
        """The newest article of each of the `limit` newest stories, by index; of those with an article in `place`."""
        return cast(list[int], self._ask(_heads, limit, place))

    def members(self, rows: Sequence[int]) -> list[Member]:
        """All articles of the stories that the articles in `rows` belong to, newest first."""
        return cast(list[Member], self._ask(_members, rows))

    def lengths(self, rows: Sequence[int]) -> Mapping[int, int]:
        """How many characters the texts of `rows` have, with what stands below their photographs."""
        return cast(Mapping[int, int], self._ask(_lengths, rows))

    def count(self, place: Place | None = None) -> int:
        """How many stories there are; reads an entry of an index for each article."""
        return cast(int, self._ask(_count, place))

    def rows_of(self, story: str) -> list[int]:
        """The articles of a story, newest first; also by the id of any article in it."""
        return cast(list[int], self._ask(_rows_of, story))


_COLUMNS = "row, id, story, reprints, outlet, kind, primary_place, day_from, day_to, title_derived"
_ORDER = "ORDER BY day_from DESC, moment DESC, row"


def _heads(connection: sqlite3.Connection, limit: int, place: Place | None) -> list[int]:
    where, values = ("WHERE primary_place = ?", [place.value]) if place else ("", [])
    rows = connection.execute(f"SELECT row, story FROM article {where} {_ORDER} LIMIT ?", (*values, limit * _SCANNED))
    found: dict[str, int] = {}
    for row, story in rows:
        if found.setdefault(story, row) == row and len(found) == limit:
            break
    return list(found.values())


def _members(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Member]:
    found: list[Member] = []
    for part in chunks(list(rows)):
        stories = f"SELECT story FROM article WHERE row IN ({','.join('?' * len(part))})"
        query = f"SELECT {_COLUMNS} FROM article WHERE story IN ({stories}) {_ORDER}"
        found += map(Member._make, connection.execute(query, part))
    return found


def _lengths(connection: sqlite3.Connection, rows: Sequence[int]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for part in chunks(list(rows)):
        query = f"SELECT row, length(body) + length(captions) FROM text WHERE row IN ({','.join('?' * len(part))})"
        found.update(connection.execute(query, part).fetchall())
    return found


def _count(connection: sqlite3.Connection, place: Place | None) -> int:
    where, values = ("WHERE primary_place = ?", [place.value]) if place else ("", [])
    return int(connection.execute(f"SELECT count(DISTINCT story) FROM article {where}", values).fetchone()[0])


def _rows_of(connection: sqlite3.Connection, story: str) -> list[int]:
    own = "SELECT story FROM article WHERE id = ?1"
    former = "SELECT story FROM alias JOIN article USING (row) WHERE alias.id = ?1"
    query = f"SELECT row FROM article WHERE story = ?1 OR story IN ({own} UNION {former}) {_ORDER}"
    return [row for (row,) in connection.execute(query, (story,))]
