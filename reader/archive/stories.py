"""The stories of the archive: what is still to be grouped, by what articles meet, their ties, and their groups."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from reader.archive import traces
from reader.archive.codec import load_lines, to_day
from reader.archive.database import transaction
from reader.archive.reading import chunks, ids_of, rows_of
from reader.archive.sequence import Sequence as ChangeSequence
from reader.model import Institution, Place
from reader.tagging.stories.alike import Tie
from reader.tagging.stories.decisions import Bond, decided
from reader.tagging.stories.groups import Member
from reader.tagging.stories.traits import Account

if TYPE_CHECKING:
    from reader.tagging.stories.meeting import Trace

_PART = 5_000
_VERSION = "grouper"
_TIES = "SELECT row, other, alike, copied FROM tie"
_R = TypeVar("_R")


class Stories:
    """For the one writer of an archive, see `Archive.stories`; `ask` calls a function with the connection."""

    def __init__(self, ask: Callable[..., Any], committed: Callable[[], None]) -> None:
        self._ask = ask
        self._committed = committed

    def redo_older(self, version: int) -> None:
        """Let all articles be grouped anew where an older version did it, in short transactions."""
        self._ask(_redo_older, version)

    def ungrouped(self) -> array[int]:
        """The rows whose groups are to be found, the newest articles first, gone ones last."""
        return self._read(_ungrouped)

    def count_ungrouped(self) -> int:
        """How many articles are to be grouped."""
        return self._read(lambda db: int(db.execute("SELECT count(*) FROM ungrouped").fetchone()[0]))

    def accounts(self, rows: Collection[int]) -> Mapping[int, Account]:
        """row → article, of those that are not gone."""
        return self._read(lambda db: _accounts(db, rows))

    def stamp(self) -> int:
        """Another number when somebody else has written since."""
        return self._read(lambda db: int(db.execute("PRAGMA data_version").fetchone()[0]))

    def traces(self, rows: Collection[int]) -> Mapping[int, Trace]:
        """By what articles are met, by row, as far as that is kept."""
        return self._read(lambda db: traces.of_rows(db, rows))

    def traces_of_week(self, week: int) -> Mapping[int, Trace]:
        """The same of all that may have been published in one week."""
        return self._read(lambda db: traces.of_week(db, week))

    def weeks(self) -> list[int]:
        """The weeks of which any are kept."""
        return self._read(traces.weeks)

    def trace(self, kept: Mapping[int, Trace], gone: Collection[int], again: Collection[int]) -> set[int]:
        """Keeps traces, none of `gone`; `again` are to be grouped once more: those that were not to be before."""
        found: set[int] = self._ask(traces.keep, kept, gone, again)
        self._committed()
        return found

    def tie(self, rows: Collection[int], ties: Mapping[tuple[int, int], Tie]) -> list[int]:
        """Keeps `ties`, the smaller row first, as all that `rows` have, but for those with articles that are to be
        grouped themselves; returns all rows that had any or have now."""
        touched: list[int] = self._ask(_tie, rows, ties)
        self._committed()
        return touched

    def component(self, rows: Iterable[int], enough: int) -> set[int]:
        """`rows` and all that hang together with them by ties of at least `enough`."""
        return self._read(lambda db: _component(db, rows, enough))

    def ties(self, rows: Collection[int]) -> Mapping[tuple[int, int], Tie]:
        """The ties between `rows`."""
        return self._read(lambda db: _ties(db, rows))

    def ties_of(self, rows: Collection[int]) -> Mapping[tuple[int, int], Tie]:
        """The ties that `rows` have with anybody."""
        return self._read(lambda db: _ties_of(db, rows))

    def members(self, rows: Collection[int]) -> list[Member]:
        """The articles of `rows` that are not gone, by row."""
        return self._read(lambda db: _members(db, rows))

    def group(self, changed: Sequence[Member], done: Collection[int]) -> None:
        """Keeps the groups of articles for which they are others now; `done` need no longer be grouped."""
        self._ask(_group, changed, done)
        self._committed()

    def decide(self, bonds: Sequence[Bond]) -> list[int]:
        """Puts what the person decided upon the groups that were found; the rows that are in others now."""
        ids = {each for bond in bonds for each in (bond.a, bond.b)}
        found = self._read(lambda db: _around(db, ids))
        if not found:
            return []
        present = self._read(lambda db: _ids_now(db, ids))
        wanted = decided(
            found, [Bond(present.get(bond.a, bond.a), present.get(bond.b, bond.b), bond.tie) for bond in bonds]
        )
        changed: list[int] = self._ask(_decide, found, wanted)
        self._committed()
        return changed

    def related(self, row: int) -> list[str]:
        """The ids of articles of other stories that have something in common with one, the most alike first."""
        return self._read(lambda db: _related(db, row))

    def _read(self, question: Callable[[sqlite3.Connection], _R]) -> _R:
        answer: _R = self._ask(question)
        return answer


def _redo_older(connection: sqlite3.Connection, version: int) -> None:
    found = connection.execute("SELECT value FROM state WHERE name = ?", (_VERSION,)).fetchone()
    if found is not None and found[0] >= version:
        return
    last = connection.execute("SELECT max(row) FROM article").fetchone()[0] or 0
    for first in range(0, last + 1, _PART):
        with transaction(connection):
            connection.execute(
                "INSERT OR IGNORE INTO ungrouped SELECT row FROM article WHERE row >= ? AND row < ?",
                (first, first + _PART),
            )
            connection.execute("DELETE FROM traced WHERE row >= ? AND row < ?", (first, first + _PART))
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (_VERSION, version))


def _ungrouped(connection: sqlite3.Connection) -> array[int]:
    query = "SELECT u.row FROM ungrouped u LEFT JOIN article a USING (row) ORDER BY a.day_from DESC, u.row"
    return array("q", (row for (row,) in connection.execute(query)))


def _accounts(connection: sqlite3.Connection, rows: Collection[int]) -> dict[int, Account]:
    query = (
        "SELECT a.row, a.id, a.outlet, a.title, t.body, t.captions, a.day_from, a.day_to, a.certain, a.primary_place, "
        "a.places, a.institution FROM article a JOIN text t USING (row) WHERE a.row IN "
    )
    return {row[0]: _account(row[1:]) for row in _for_rows(connection, query, rows)}


def _account(columns: Sequence[Any]) -> Account:
    article_id, outlet, title, body, captions, first, last, certain, primary, places, institution = columns
    return Account(
        id=article_id,
        outlet=outlet,
        title=title,
        text="\n".join((body, *load_lines(captions))),
        first=to_day(first),
        last=to_day(last),
        certain=bool(certain),
        primary=Place(primary),
        places=tuple(map(Place, places.split(","))) if places else (),
        institution=Institution(institution) if institution else None,
    )


def _tie(connection: sqlite3.Connection, rows: Collection[int], ties: Mapping[tuple[int, int], Tie]) -> list[int]:
    values = [(row, other, tie.alike, tie.copied) for (row, other), tie in ties.items()]
    before = {
        pair
        for column in ("row", "other")
        for pair in _for_rows(connection, f"SELECT row, other FROM tie WHERE {column} IN ", rows)
    }
    lost = [pair for pair in before if pair not in ties]
    asked = frozenset(rows)
    query = "SELECT row FROM ungrouped WHERE row IN "
    later = {row for (row,) in _for_rows(connection, query, {row for pair in lost for row in pair} - asked)}
    with transaction(connection):
        gone = sorted(pair for pair in lost if later.isdisjoint(pair))
        connection.executemany("DELETE FROM tie WHERE row = ? AND other = ?", gone)
        connection.executemany("INSERT OR REPLACE INTO tie VALUES (?, ?, ?, ?)", sorted(values))
    return sorted({*rows, *(row for pair in (*before, *ties) for row in pair)})


def _component(connection: sqlite3.Connection, rows: Iterable[int], enough: int) -> set[int]:
    found, edge = set(rows), list(rows)
    while edge:
        met: set[int] = set()
        for part in chunks(edge):
            marks = ",".join("?" * len(part))
            for one, other in (("row", "other"), ("other", "row")):
                query = f"SELECT {other} FROM tie WHERE {one} IN ({marks}) AND alike >= ?"
                met.update(row for (row,) in connection.execute(query, (*part, enough)))
        edge = list(met - found)
        found |= met
    return found


def _ties(connection: sqlite3.Connection, rows: Collection[int]) -> dict[tuple[int, int], Tie]:
    within = frozenset(rows)
    found = _for_rows(connection, f"{_TIES} WHERE row IN ", rows)
    return {(row, other): Tie(*made) for row, other, *made in found if other in within}


def _ties_of(connection: sqlite3.Connection, rows: Collection[int]) -> dict[tuple[int, int], Tie]:
    found = (each for column in ("row", "other") for each in _for_rows(connection, f"{_TIES} WHERE {column} IN ", rows))
    return {(row, other): Tie(*made) for row, other, *made in found}


def _members(connection: sqlite3.Connection, rows: Collection[int]) -> list[Member]:
    return sorted((Member(*row) for row in _for_rows(connection, f"{_FOUND} WHERE a.row IN ", rows)), key=_by_row)


def _group(connection: sqlite3.Connection, changed: Sequence[Member], done: Collection[int]) -> None:
    with transaction(connection):
        known = {row for (row,) in connection.execute("SELECT row FROM decided")} if changed else set()
        connection.executemany(
            "UPDATE decided SET reprints = ?, story = ? WHERE row = ?",
            [(member.reprints, member.story, member.row) for member in changed if member.row in known],
        )
        _put(connection, [member for member in changed if member.row not in known])
        connection.executemany("DELETE FROM ungrouped WHERE row = ?", [(row,) for row in done])


def _around(connection: sqlite3.Connection, ids: Collection[str]) -> list[Member]:
    """The stories, as they were found, of articles (also by ids that they had) and of those that were decided about."""
    rows = dict.fromkeys(rows_of(connection, ids).values())
    rows.update((row, None) for (row,) in connection.execute("SELECT row FROM decided"))
    stories = {member.story for member in _members(connection, rows)}
    query = "SELECT row FROM article WHERE story = ?1 UNION SELECT row FROM decided WHERE story = ?1"
    found = {row for story in stories for (row,) in connection.execute(query, (story,))}
    return [member for member in _members(connection, found | set(rows)) if member.story in stories]


def _ids_now(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, str]:
    rows = rows_of(connection, ids)
    own = ids_of(connection, rows.values())
    return {each: own[row] for each, row in rows.items() if row in own}


def _decide(connection: sqlite3.Connection, found: Sequence[Member], wanted: Sequence[Member]) -> list[int]:
    rows = [member.row for member in found]
    shown = {
        row[0]: row for row in _for_rows(connection, "SELECT row, reprints, story FROM article WHERE row IN ", rows)
    }
    changed = [member for member in wanted if (member.row, member.reprints, member.story) != shown[member.row]]
    before = {member.row: member for member in found}
    others = [before[member.row] for member in wanted if member != before[member.row]]
    with transaction(connection):
        connection.execute("DELETE FROM decided")
        connection.executemany(
            "INSERT INTO decided VALUES (?, ?, ?)", [(member.row, member.reprints, member.story) for member in others]
        )
        _put(connection, changed)
    return [member.row for member in changed]


def _put(connection: sqlite3.Connection, changed: Sequence[Member]) -> None:
    seq = ChangeSequence(connection)
    connection.executemany(
        "UPDATE article SET reprints = ?, story = ?, seq = ? WHERE row = ?",
        [(member.reprints, member.story, seq.next(), member.row) for member in changed],
    )
    seq.store()


def _for_rows(connection: sqlite3.Connection, query: str, rows: Collection[int]) -> Iterator[tuple[Any, ...]]:
    """The answers to `query`, which ends in IN, about `rows`."""
    for part in chunks(sorted(rows)):
        yield from connection.execute(f"{query}({','.join('?' * len(part))})", part)


def _related(connection: sqlite3.Connection, row: int) -> list[str]:
    query = (
        "SELECT b.id FROM (SELECT other AS row, alike FROM tie WHERE row = ?1 "
        "UNION ALL SELECT row, alike FROM tie WHERE other = ?1) t "
        "JOIN article b USING (row) WHERE t.alike > 0 AND b.story <> (SELECT story FROM article WHERE row = ?1) "
        "ORDER BY t.alike DESC, b.row"
    )
    return [article_id for (article_id,) in connection.execute(query, (row,))]


def _by_row(member: Member) -> int:
    return member.row


def _present(column: str) -> str:
    """The id of a group, or the one that it became when its article was joined with another."""
    found = f"coalesce(d.{column}, a.{column})"
    return f"coalesce((SELECT n.id FROM alias JOIN article n USING (row) WHERE alias.id = {found}), {found})"


_FOUND = (
    f"SELECT a.row, a.id, {_present('reprints')}, {_present('story')} FROM article a LEFT JOIN decided d USING (row)"
)
"""Articles with the groups that were found for them, whatever the person decided."""
