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
"""A mark and a week."""


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

    @property
    def places(self) -> Iterator[Place]:
        """Each mark in each week."""
        return ((mark, week) for mark in self.marks for week in self.weeks)


def keep(connection: sqlite3.Connection, traces: Mapping[int, Traces], loud: int) -> dict[int, set[int]]:
    """Keeps the traces of articles in place of older ones; returns whom each of them meets within a week.

    A place where more than `loud` articles meet tells nothing: nobody meets there. Where that begins or ends to be
    so, all who are there are to be grouped again.
    """
    before = _kept(connection, traces)
    old = {(*place, row) for row, each in before.items() for place in each.places}
    new = {(*place, row) for row, each in traces.items() for place in each.places}
    places = _Places(connection, [*before.values(), *traces.values()], loud, loud + len(traces) + 1)
    turned = places.change(old - new, new - old)
    with transaction(connection):
        connection.executemany("DELETE FROM trace WHERE mark = ? AND week = ? AND row = ?", old - new)
        connection.executemany("INSERT OR IGNORE INTO trace VALUES (?, ?, ?)", sorted(new - old))
        connection.executemany("DELETE FROM traced WHERE row = ?", [(row,) for row in traces])
        connection.executemany(
            "INSERT INTO traced VALUES (?, ?, ?, ?)",
            [(row, each.first, each.last, array("I", each.marks).tobytes()) for row, each in traces.items()],
        )
        again = "INSERT OR IGNORE INTO ungrouped SELECT row FROM trace WHERE mark = ? AND week = ?"
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
        self._rows: dict[int, dict[int, set[int]]] = {}
        """By mark and week."""
        undated = connection.execute("SELECT 1 FROM trace WHERE week = 0 LIMIT 1").fetchone() if around else None
        for (first, last), marks in _spans(around).items():
            for part in chunks(marks):
                self._read(part, first, last)
                if undated and first > ANY_WEEK:
                    self._read(part, ANY_WEEK, ANY_WEEK)

    def change(self, gone: Collection[tuple[int, int, int]], come: Collection[tuple[int, int, int]]) -> set[Place]:
        """Takes some out and puts some in; returns the places that are loud now and were not, or the reverse."""
        changed = {(mark, week) for mark, week, _ in (*gone, *come)}
        was_loud = {place for place in changed if self._is_loud(*place)}
        for mark, week, row in gone:
            self._rows[mark][week].discard(row)
        for mark, week, row in come:
            self._rows[mark][week].add(row)
        return {place for place in changed if self._is_loud(*place) != (place in was_loud)}

    def met(self, traces: Traces) -> set[int]:
        """The rows that an article meets."""
        found: set[int] = set()
        for mark in traces.marks:
            weeks = self._rows[mark]
            if len(weeks) == 1 and len(next(iter(weeks.values()))) == 1:
                continue  # nobody but the article itself
            for near in self._near([week for week in traces.weeks if not self._is_loud(mark, week)], weeks):
                if not self._is_loud(mark, near):
                    found |= weeks[near]
        return found

    def _near(self, own: list[int], weeks: Collection[int]) -> set[int]:
        """Of `weeks` those in which an article of the weeks `own` may have been published, a week more or less."""
        if ANY_WEEK in own:
            return set(weeks)
        wanted = {near for week in own for near in (week - 1, week, week + 1)}
        return (wanted | {ANY_WEEK} if own else wanted).intersection(weeks)

    def _is_loud(self, mark: int, week: int) -> bool:
        return len(self._rows[mark][week]) > self._loud if week in self._rows[mark] else False

    def _read(self, marks: Sequence[int], first: int, last: int) -> None:
        """Who meets under some marks: in one question, unless so many do that some of it may be loud."""
        for mark in marks:
            self._rows.setdefault(mark, defaultdict(set))
        query = (
            f"SELECT mark, week, row FROM trace WHERE mark IN ({','.join('?' * len(marks))}) "
            "AND week BETWEEN ? AND ? LIMIT ?"
        )
        limit = self._most + _USUAL * len(marks)
        found = self._db.execute(query, (*marks, first, last, limit)).fetchall()
        if len(found) == limit:
            for mark in marks:
                self._rows[mark] |= self._read_by_week(mark, first, last)
            return
        for mark, week, row in found:
            self._rows[mark][week].add(row)

    def _read_by_week(self, mark: int, week: int, last: int) -> dict[int, set[int]]:
        weeks: dict[int, set[int]] = defaultdict(set)
        next_week: int | None = week
        while next_week is not None:
            query = "SELECT row FROM trace WHERE mark = ? AND week = ? LIMIT ?"
            weeks[next_week].update(row for (row,) in self._db.execute(query, (mark, next_week, self._most)))
            query = "SELECT min(week) FROM trace WHERE mark = ? AND week > ? AND week <= ?"
            next_week = self._db.execute(query, (mark, next_week, last)).fetchone()[0]
        return weeks


def _spans(around: Collection[Traces]) -> dict[tuple[int, int], list[int]]:
    """Marks by the weeks in which somebody may be met under them; by all weeks for one of any day."""
    spans: dict[int, tuple[int, int]] = {}
    for each in around:
        span = (each.first - 1, each.last + 1) if each.last > ANY_WEEK else (ANY_WEEK, 1 << 40)
        for mark in each.marks:
            known = spans.setdefault(mark, span)
            if known != span:
                spans[mark] = min(known[0], span[0]), max(known[1], span[1])
    marks: dict[tuple[int, int], list[int]] = defaultdict(list)
    for mark, span in spans.items():
        marks[span].append(mark)
    return marks
