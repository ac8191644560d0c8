"""The gazetteer: names of places, public bodies and office-holders, read from the tables beside this module.

A person's own tables (`own`) go before them: a name that both have is what the person says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from reader.errors import UsageError
from reader.tagging.gazetteer import own
from reader.tagging.gazetteer.rows import KINDS, Row, strict
from reader.tagging.gazetteer.trie import key, pattern

__all__ = ["KINDS", "Gazetteer", "Row", "load", "ours", "rows", "use"]


@dataclass(frozen=True)
class Gazetteer:
    """All rows, and one pattern that finds the longest of their names."""

    rows: tuple[Row, ...]
    mine: tuple[Row, ...] = ()
    """Rows of the person, which go before ours."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any name, its group 1; spaces and middle dots within it are optional."""
        return pattern(name for row in (*self.mine, *self.rows) for name in row.names)

    @cached_property
    def glued(self) -> re.Pattern[str]:
        """The same names right behind another one: 광주서구."""
        return pattern((name for row in (*self.mine, *self.rows) for name in row.names), begins=False)

    @cached_property
    def by_name(self) -> dict[str, tuple[Row, ...]]:
        """Rows by `trie.key` of their names, in the order of the tables."""
        found = _by_name(self.rows)
        for name, rows in _by_name(self.mine).items():
            kind, ours = rows[0].kind, found.get(name, ())
            found[name] = rows + tuple(row for row in ours if row.kind == kind == "holder")
        return found

    @cached_property
    def _spelled(self) -> dict[str, tuple[Row, ...]]:
        return {}

    def rows_of(self, found: str) -> tuple[Row, ...]:
        """The rows of a name as `pattern` found it, however it is spelled."""
        rows = self._spelled.get(found)
        if rows is None:
            rows = self._spelled[found] = self.by_name[key(found)]
        return rows

    @cached_property
    def holders(self) -> tuple[Row, ...]:
        """The rows of office-holders."""
        return tuple(row for row in self.rows if row.kind == "holder")


def _by_name(rows: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in row.names:
            found.setdefault(key(name), []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def load() -> Gazetteer:
    """Our tables and those of the person, read once per process (about 10 ms), and again after `use`."""
    mine = tuple(row for table in own.tables() for row in table.rows)
    return Gazetteer(tuple(row for _, found in ours() for row in found), mine)


def use(home: Path | None) -> None:
    """From now on the tables of `home` go before ours, as they are now; None: those of nobody."""
    own.use(home)
    load.cache_clear()


@cache
def ours() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Our own tables by name."""
    tables = sorted(
        (entry for entry in files(__name__).iterdir() if entry.name.endswith(".toml")), key=lambda e: e.name
    )
    return tuple((table.name, rows(table.read_text("utf-8"), table.name)) for table in tables)


def rows(text: str, name: str) -> tuple[Row, ...]:
    """The rows of one table; raises `UsageError` naming the table where a row is not understood."""
    try:
        return tuple(strict(text))
    except (ValueError, TypeError) as error:
        raise UsageError(f"{name}: {error}") from error
