"""The tables of the person who reads: files in the folder `gazetteer` of the home, whose rows go before ours.

Which folder that is, is told to the whole process, and by its environment to those that it starts: names are looked
for deep in code that knows of no home. The files count among the makers of an article: `digest` tells that they differ.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from reader.i18n.gazetteer import t
from reader.tagging.gazetteer.rows import Row, entries, row

FOLDER = "gazetteer"
_VARIABLE = "GJNEWS_OWN_GAZETTEER"


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its rows, and a line for each that is not understood."""

    path: Path
    rows: tuple[Row, ...]
    faults: tuple[str, ...]


def use(home: Path | None) -> None:
    """From now on the tables of `home` are read beside ours, as they are now; None: those of nobody."""
    if home is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = str(home / FOLDER)
    tables.cache_clear()


@cache
def tables() -> tuple[Table, ...]:
    """The person's tables, by name; an empty file has no rows."""
    folder = os.environ.get(_VARIABLE)
    return tuple(read(path) for path in sorted(Path(folder).glob("*.toml"))) if folder else ()


def read(path: Path) -> Table:
    """A file as far as it can be understood: a wrong row is left out, and told."""
    try:
        found = entries(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as error:
        return Table(path, (), (t("toml", file=path, fault=error),))
    except OSError as error:
        return Table(path, (), (t("unreadable", file=path, fault=error.strerror),))
    rows: list[Row] = []
    faults: list[str] = []
    for number, entry in enumerate(found, 1):
        try:
            rows.append(row(entry))
        except ValueError as error:
            faults.append(t("row", file=path, n=number, names=_shown(entry.get("names")), fault=error))
    return Table(path, tuple(rows), tuple(faults))


def digest() -> int:
    """A number that changes with any row of the person's tables; 0 without one."""
    rows = [each for table in tables() for each in table.rows]
    return crc32(repr(rows).encode()) or 1 if rows else 0


def _shown(names: object) -> str:
    return ", ".join(map(str, names[:2])) if isinstance(names, list) and names else "names?"
