"""By what articles are met that may belong together: numbers made of what they tell, in the weeks of their days."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from reader.archive.database import transaction
from reader.archive.reading import chunks
from reader.frozen import frozen

ANY_WEEK = 0
_USUAL = 20
"""Articles that meet under a mark, at most, where it is not worth a question of its own."""
Place = tuple[int, int]
"""A week and a mark: the rows of one week lie side by side in the file, and articles come newest first."""


@frozen
class Traces:
    """The marks under which an article is met, and the weeks, inclusive, in which it may have been published."""

    first: int
    last: int
    marks: tuple[int, ...]

    @property
    def weeks(self) -> range:
        """Those weeks; `ANY_WEEK` alone for one of any day."""
        return range(self.first, self.last + 1)

    def places(self, row: int) -> Iterator[tuple[int, int, int]]:
        """Each mark in each week, with the row of the article."""
        return ((week, mark, row) for week in self.weeks for mark in self.marks)


def keep(connection: sqlite3.Connection, traces: Mapping[int, Traces], loud: int) -> dict[int, set[int]]:
    """Keeps the traces of articles in place of older ones; returns whom each of them meets within a week.

    A place where more than `loud` articles meet tells nothing: nobody meets there. Where that begins or ends to be
    so, all who are there are to be grouped again.
    """
    before = _kept(connection, traces)
    changed = {row: each for row, each in traces.items() if before.get(row) != each}
    old = {place for row, each in before.items() if row in changed for place in each.places(row)}
    new = {place for row, each in changed.items() for place in each.places(row)}
    gone, come = sorted(old - new), sorted(new - old)
    places = _Places(connection, [*before.values(), *changed.values()], loud, loud + len(traces) + 1)
    turned = places.change(gone, come)
    with transaction(connection):
        connection.executemany("DELETE FROM trace WHERE week = ? AND mark = ? AND row = ?", gone)
        connection.executemany("INSERT OR IGNORE INTO trace (week, mark, row) VALUES (?, ?, ?)", come)
        connection.executemany(
            "INSERT OR REPLACE INTO traced VALUES (?, ?, ?, ?)",
            [(row, each.first, each.last, array("I", each.marks).tobytes()) for row, each in changed.items()],
        )
        again = "INSERT OR IGNORE INTO ungrouped SELECT row FROM trace WHERE week = ? AND mark = ?"
        connection.executemany(again, sorted(turned))
    return {row: places.met(each) - {row} for row, each in traces.items()}


def _kept(connection: sqlite3.Connection, rows: Collection[int]) -> dict[int, Traces]:
    found: dict[int, Traces] = {}
    for part in chunks(sorted(rows)):
        query = f"SELECT row, first, last, marks FROM traced WHERE row IN ({','.join('?' * len(part))})"
        for row, first, last, marks in connection.execute(query, part):
            found[row] = Traces(first, last, tuple(array("I", marks)))
    return found


class _Places:
    """Who meets where, around some articles; of a place with `most` no more are known, and it stays loud."""

    def __init__(self, connection: sqlite3.Connection, around: Collection[Traces], loud: int, most: int) -> None:
        self._db = connection
        self._loud = loud
        self._most = most
        self._rows: dict[int, dict[int, set[int]]] = {mark: {} for each in around for mark in each.marks}
        """By mark and week."""
        for week, marks in self._wanted(around).items():
            for part in chunks(sorted(marks)):
                self._read(week, part)

    def change(self, gone: Sequence[tuple[int, int, int]], come: Sequence[tuple[int, int, int]]) -> set[Place]:
        """Takes some out and puts some in; returns the places that are loud now and were not, or the reverse."""
        was_loud: dict[Place, bool] = {}
        for week, mark, row in gone:
            rows = self._rows[mark].setdefault(week, set())
            if len(rows) > self._loud:
                was_loud.setdefault((week, mark), True)
            rows.discard(row)
        for week, mark, row in come:
            rows = self._rows[mark].setdefault(week, set())
            if len(rows) >= self._loud:
                was_loud.setdefault((week, mark), len(rows) > self._loud)
            rows.add(row)
        return {place for place, was in was_loud.items() if (len(self._rows[place[1]][place[0]]) > self._loud) != was}

    def met(self, traces: Traces) -> set[int]:
        """The rows that an article meets."""
        found: set[int] = set()
        for mark in traces.marks:
            weeks = self._rows[mark]
            if len(weeks) == 1 and len(next(iter(weeks.values()))) == 1:
                continue  # nobody but the article itself
            own = [week for week in traces.weeks if week in weeks and len(weeks[week]) <= self._loud]
            for near in self._near(own, weeks):
                if len(weeks[near]) <= self._loud:
                    found |= weeks[near]
        return found

    def _near(self, own: list[int], weeks: Collection[int]) -> Collection[int]:
        """Of `weeks` those in which an article of the weeks `own` may have been published, a week more or less."""
        if not own or own == [ANY_WEEK]:
            return weeks if own else ()
        first, last = own[0] - 1, own[-1] + 1
        if len(own) == last - first - 1:
            return [week for week in weeks if first <= week <= last or week == ANY_WEEK]
        return {ANY_WEEK, *own, *(week - 1 for week in own), *(week + 1 for week in own)}.intersection(weeks)

    def _wanted(self, around: Collection[Traces]) -> Mapping[int, set[int]]:
        """The marks under which somebody may be met, by the weeks; all weeks for an article of any day."""
        undated = around and self._db.execute("SELECT 1 FROM trace WHERE week = 0 LIMIT 1").fetchone() is not None
        every = self._weeks() if any(each.last == ANY_WEEK for each in around) else ()
        wanted: dict[int, set[int]] = defaultdict(set)
        for each in around:
            for week in range(each.first - 1, each.last + 2) if each.last > ANY_WEEK else every:
                wanted[week].update(each.marks)
            if undated:
                wanted[ANY_WEEK].update(each.marks)
        return wanted

    def _weeks(self) -> Collection[int]:
        """Every week of which anything is known."""
        query = (
            "WITH RECURSIVE known (week) AS (SELECT min(week) FROM trace UNION ALL "
            "SELECT (SELECT min(week) FROM trace WHERE trace.week > known.week) FROM known WHERE week IS NOT NULL) "
            "SELECT week FROM known WHERE week IS NOT NULL"
        )
        return [week for (week,) in self._db.execute(query)]

    def _read(self, week: int, marks: Sequence[int]) -> None:
        """Who meets under some marks: in one question, unless so many do that some of it may be loud."""
        query = f"SELECT mark, row FROM trace WHERE week = ? AND mark IN ({','.join('?' * len(marks))}) LIMIT ?"
        limit = self._most + _USUAL * len(marks)
        found = self._db.execute(query, (week, *marks, limit)).fetchall()
        if len(found) == limit:
            alone = "SELECT mark, row FROM trace WHERE week = ? AND mark = ? LIMIT ?"
            found = [each for mark in marks for each in self._db.execute(alone, (week, mark, self._most))]
        for mark, row in found:
            self._rows[mark].setdefault(week, set()).add(row)
