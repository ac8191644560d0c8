"""What is wrong with the tables of places: rows without a source, terms of office that overlap or leave a gap."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

from reader.i18n.gazetteer import t
from reader.tagging.gazetteer import ours
from reader.tagging.gazetteer.own import FOLDER, read
from reader.tagging.gazetteer.rows import Row

_DAY = timedelta(days=1)


def faults(home: Path) -> list[tuple[Path, str]]:
    """What is wrong with our tables and with those in the folder of `home`: the file and a line for each fault."""
    found = [(Path(name), fault) for name, rows in ours() for fault in sourceless(name, rows)]
    mine = [read(path) for path in sorted((home / FOLDER).glob("*.toml"))]
    for table in mine:
        found += [(table.path, fault) for fault in (*table.faults, *sourceless(str(table.path), table.rows))]
    everything = [row for _, rows in ours() for row in rows] + [row for table in mine for row in table.rows]
    return found + [(home / FOLDER, fault) for fault in (*terms(everything), *doubles(everything))]


def sourceless(file: str, rows: Sequence[Row]) -> Iterator[str]:
    """Rows that do not say where and when they were seen."""
    for number, row in enumerate(rows, 1):
        if not row.source or not row.seen:
            yield t("row", file=file, n=number, names=", ".join(row.names[:2]), fault=t("no_source"))


def terms(rows: Iterable[Row]) -> Iterator[str]:
    """Two who hold one office on the same day, and days on which nobody does; ends that no source shows stay open."""
    offices: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind == "holder":
            offices[row.place, row.title, row.gyeonggi].append(row)
    for holders in offices.values():
        ordered = sorted(holders, key=lambda row: row.valid_from or date.min)
        yield from (_told("overlap", *pair, day=day) for pair in combinations(ordered, 2) if (day := _shared(*pair)))
        for first, second in pairwise(ordered):
            if first.valid_to and second.valid_from and second.valid_from - first.valid_to > _DAY:
                yield _told("gap", first, second, start=first.valid_to + _DAY, end=second.valid_from - _DAY)


def _shared(first: Row, second: Row) -> date | None:
    """A day on which both hold their office; of the same person no two rows do harm."""
    start = max(first.valid_from or date.min, second.valid_from or date.min)
    end = min(first.valid_to or date.max, second.valid_to or date.max)
    return start if start <= end and set(first.names) != set(second.names) else None


def doubles(rows: Iterable[Row]) -> Iterator[str]:
    """Names that stand in two rows of the same kind and place for the same time."""
    counted = Counter((name, row.kind, row.place, row.title, row.valid_from) for row in rows for name in row.names)
    twice = [name for (name, *_), count in counted.items() if count > 1]
    if twice:
        yield t("twice", names=", ".join(twice))


def _told(key: str, first: Row, second: Row, **values: object) -> str:
    return t(key, place=first.place or "", title=first.title, first=first.names[0], second=second.names[0], **values)
