"""The gazetteer: names of places, public bodies and office-holders, read from the tables beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from reader.errors import UsageError
from reader.model import Institution, Place
from reader.tagging.gazetteer.trie import key, pattern

KINDS = frozenset(
    {
        "gwangju",
        "district",
        "dong",
        "office",
        "body",
        "court",
        "landmark",
        "holder",
        "heads",
        "gyeonggi",
        "other",
        "nation",
        "not",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: names that mean the same, and what they mean."""

    kind: str
    names: tuple[str, ...]
    place: Place | None = None
    institution: Institution | None = None
    title: str | None = None
    """A holder's office as it stands beside the name: ``구청장``."""
    valid_from: date | None = None
    valid_to: date | None = None
    confused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other places that bear one of the names."""
    local: bool = False
    """The name exists in many cities and counts only beside Gwangju."""
    wide: bool = False
    """The name covers more than Gwangju."""
    weak: bool = False
    """The name says that Gwangju is meant, hardly that the article belongs there."""
    gyeonggi: bool = False
    source: str = ""
    seen: date | None = None

    def valid(self, on: date | None) -> bool:
        """Whether the row holds on a day; every row does where the day is unknown."""
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class Gazetteer:
    """All rows, and one pattern that finds the longest of their names."""

    rows: tuple[Row, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches any name; spaces and middle dots within it are optional."""
        return pattern(name for row in self.rows for name in row.names)

    @cached_property
    def glued(self) -> re.Pattern[str]:
        """The same names right behind another one: 광주서구."""
        return pattern((name for row in self.rows for name in row.names), begins=False)

    @cached_property
    def by_name(self) -> dict[str, tuple[Row, ...]]:
        """Rows by `trie.key` of their names, in the order of the tables."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            for name in row.names:
                found.setdefault(key(name), []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}

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


@cache
def load() -> Gazetteer:
    """The gazetteer of this package, read once per process (about 10 ms)."""
    tables = sorted(
        (entry for entry in files(__name__).iterdir() if entry.name.endswith(".toml")), key=lambda e: e.name
    )
    return Gazetteer(tuple(row for table in tables for row in rows(table.read_text("utf-8"), table.name)))


def rows(text: str, name: str) -> Iterable[Row]:
    """The rows of one table; raises `UsageError` naming the table where a row is not understood."""
    try:
        return [_row(entry) for entry in tomllib.loads(text).get("row", [])]
    except (tomllib.TOMLDecodeError, ValueError, TypeError) as error:
        raise UsageError(f"{name}: {error}") from error


def _row(entry: dict[str, Any]) -> Row:
    known = dict(entry)
    confused = {name: tuple(places) for name, places in known.pop("confused", {}).items()}
    names = tuple(dict.fromkeys((*known.pop("names", ()), *confused)))
    if known["kind"] not in KINDS:
        raise ValueError(f"unknown kind {known['kind']!r}")
    place, institution = known.pop("place", None), known.pop("institution", None)
    return Row(
        names=names,
        confused=confused,
        place=Place(place) if place else None,
        institution=Institution(institution) if institution else None,
        **known,
    )
