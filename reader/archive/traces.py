"""By what articles are met that may belong together, kept by article and found by week."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from reader.archive.database import transaction
from reader.archive.reading import chunks
from reader.tagging.stories.traces import LONGEST_SPAN

if TYPE_CHECKING:
    from reader.tagging.stories.meeting import Trace


def of_rows(connection: sqlite3.Connection, rows: Collection[int]) -> dict[int, Trace]:
    """The traces that are kept of some articles, by row."""
    found: dict[int, Trace] = {}
    for part in chunks(sorted(rows)):
        query = f"SELECT row, first, last, marks FROM traced WHERE row IN ({','.join('?' * len(part))})"
        found |= _traces(connection.execute(query, part))
    return found


def of_week(connection: sqlite3.Connection, week: int) -> dict[int, Trace]:
    """Those of all articles that may have been published in one week."""
    query = "SELECT row, first, last, marks FROM traced WHERE first BETWEEN ? AND ? AND last >= ?"
    earliest = max(week - LONGEST_SPAN, min(week, 1))
    return _traces(connection.execute(query, (earliest, week, week)))


def weeks(connection: sqlite3.Connection) -> list[int]:
    """The weeks in which any article begins or ends, and those between."""
    spans = connection.execute("SELECT DISTINCT first, last FROM traced").fetchall()
    return sorted({week for first, last in spans for week in range(first, last + 1)})


def keep(
    connection: sqlite3.Connection, traces: Mapping[int, Trace], gone: Collection[int], again: Collection[int]
) -> set[int]:
    """Keeps `traces`, and none of `gone`; the articles `again` are to be grouped once more: those that were not so."""
    waiting = {
        row
        for part in chunks(sorted(again))
        for (row,) in connection.execute(f"SELECT row FROM ungrouped WHERE row IN ({','.join('?' * len(part))})", part)
    }
    with transaction(connection):
        connection.executemany("DELETE FROM traced WHERE row = ?", [(row,) for row in gone])
        connection.executemany(
            "INSERT OR REPLACE INTO traced VALUES (?, ?, ?, ?)",
            [(row, each.first, each.last, each.numbers) for row, each in sorted(traces.items())],
        )
        found = set(again) - waiting
        connection.executemany("INSERT INTO ungrouped VALUES (?)", [(row,) for row in sorted(found)])
    return found


def _traces(rows: Iterable[tuple[int, int, int, bytes]]) -> dict[int, Trace]:
    from reader.tagging.stories.meeting import Trace

    return {row: Trace(first, last, numbers) for row, first, last, numbers in rows}
