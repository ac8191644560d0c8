"""The gazetteer: names of places, public bodies and office-holders, read from the tables beside this module.

A person's own tables (`own`) go before them: a name that both have is what the person says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from reader.errors import UsageError
from reader.tagging.gazetteer import own
from reader.tagging.gazetteer.rows import KINDS, Row, strict
from reader.tagging.gazetteer.trie import beginnings, key, pattern

__all__ = ["KINDS", "Gazetteer", "Row", "Spelling", "load", "ours", "rows", "use"]

Spelling = tuple[tuple[Row, ...], str, bool]
"""The rows that a name has, the kind that they share, and whether one of them is valid for a time only."""


@dataclass(frozen=True)
class Gazetteer:
    """All rows, and one pattern that finds the longest of their names."""

    rows: tuple[Row, ...]
    mine: tuple[Row, ...] = ()
    """Rows of the person, which go before ours."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any name, its last group; spaces and middle dots within it are optional."""
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
    def beginnings(self) -> frozenset[str]:
        """The first two letters of names in Hangul: with them begins what `glued` matches behind another name."""
        found = beginnings(name for row in (*self.mine, *self.rows) for name in row.names)
        return frozenset(pair for pair in found if pair >= "가")

    @cached_property
    def spelled(self) -> Mapping[str, Spelling]:
        """The rows of a name as `pattern` found it, however it is spelled."""
        return _Spelled(self.by_name)

    @cached_property
    def holders(self) -> tuple[Row, ...]:
        """The rows of office-holders."""
        return tuple(row for row in self.rows if row.kind == "holder")


class _Spelled(dict[str, Spelling]):
    """`Gazetteer.by_name`, which learns each spelling at first sight."""

    def __init__(self, by_name: Mapping[str, tuple[Row, ...]]) -> None:
        super().__init__()
        self._by_name = by_name

    def __missing__(self, name: str) -> Spelling:
        rows = self._by_name[key(name)]
        found = self[name] = rows, rows[0].kind, any(row.valid_from or row.valid_to for row in rows)
        return found


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
