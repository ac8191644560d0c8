"""Snapshot: an index on the disk that a store opens at once, whatever its size, or that is built anew.

An index lives in ``<folder>/<generation>/`` and never changes; a newer one has a higher number. It knows of which
archive it was made (`birth`) and up to which change (`seq`): whatever came later is applied to the opened store.
"""

from __future__ import annotations

import mmap
import os
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reader.model import StoreRow
from reader.store.building import build
from reader.store.columns import MARKED, STATED, Columns, Vocabulary
from reader.store.dated import DayCounts, Days, SpanCounts, Spans
from reader.store.dictionary import Dictionary
from reader.store.files import DamagedIndexError, Mapped, damaged_arrays, open_folder
from reader.store.frequent import Frequent
from reader.store.gathering import PARTS
from reader.store.hits import Array, Hits
from reader.store.indexed import IndexedPart, IndexedWords
from reader.store.morphemes import read_morphemes, write_morphemes
from reader.store.postings import Postings
from reader.store.search import Store
from reader.store.segments import Segment

_PAGES = 1 << 10
RULES = 3
"""Raised when the same articles would be taken apart differently (normalising, key streams, particles), and when there
are more columns."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened index."""

    store: Store
    generation: int
    seq: int
    """The last change of the archive that is in it."""
    mapped: Mapped

    def warm(self) -> None:
        """Touch every page once, so that no key waits for one; for a thread beside, it takes a tenth of a second or so.

        The memory stays the system's, to be taken back at need.
        """
        pages = np.frombuffer(self.mapped.buffer, np.uint8)[:: mmap.PAGESIZE]
        for start in range(0, len(pages), _PAGES):
            pages[start : start + _PAGES].max()


def open_index(folder: Path, birth: int) -> Snapshot | None:
    """The newest sound index of the archive `birth`; None where there is none and the store has to be filled.

    Costs the same at any size: nothing but headers is read.
    """
    mapped = _newest(folder, birth)
    if mapped is None:
        return None
    generation = int(mapped.facts["generation"])
    store = Store(_segment(mapped, read_morphemes(folder / str(generation))))
    return Snapshot(store, generation, int(mapped.facts["seq"]), mapped)


def _newest(folder: Path, birth: int) -> Mapped | None:
    for generation in sorted(_generations(folder), reverse=True):
        try:
            mapped = open_folder(folder / str(generation))
        except DamagedIndexError:
            continue
        if mapped.facts.get("birth") == birth and mapped.facts.get("rules") == RULES:
            return mapped
    return None


def build_index(
    rows: Iterable[StoreRow],
    folder: Path,
    *,
    birth: int,
    seq: int | Callable[[], int],
    gone: Callable[[], Iterable[int]] = tuple,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write a new generation of `rows` and return its number; `progress` is told how many were taken in.

    Ask the archive for `seq` before its rows; where rows come while the archive changes, functions tell at their end
    what `seq` is by then and what is `gone`. Older generations are left to `remove_old`: someone may have them open.
    """
    return _build(rows, folder, None, birth, seq, gone, progress)


def extend_index(
    rows: Iterable[StoreRow],
    folder: Path,
    *,
    birth: int,
    seq: int | Callable[[], int],
    gone: Callable[[], Iterable[int]] = tuple,
    progress: Callable[[int], None] | None = None,
) -> int | None:
    """`build_index` from the newest generation and the `rows` that are new or changed since its `seq`.

    The older texts are neither read nor taken apart again. None where there is no sound index to begin with.
    """
    before = _newest(folder, birth)
    return None if before is None else _build(rows, folder, before, birth, seq, gone, progress)


def _build(
    rows: Iterable[StoreRow],
    folder: Path,
    before: Mapped | None,
    birth: int,
    seq: int | Callable[[], int],
    gone: Callable[[], Iterable[int]],
    progress: Callable[[int], None] | None,
) -> int:
    generation = max(_generations(folder), default=0) + 1

    def facts() -> dict[str, int]:
        return {"birth": birth, "seq": seq if isinstance(seq, int) else seq(), "rules": RULES, "generation": generation}

    build(rows, folder / str(generation), facts, gone, progress or (lambda _: None), before)
    return generation


def verify(folder: Path) -> list[str]:
    """What is damaged in the newest generation: names of arrays, or one line; reads everything."""
    generations = _generations(folder)
    if not generations:
        return []
    newest = folder / str(max(generations))
    try:
        open_folder(newest)
        return damaged_arrays(newest)
    except DamagedIndexError as error:
        return [str(error)]


def remove_old(folder: Path) -> None:
    """Remove all generations but the newest, and what builders that are gone have left.

    A store that still has one open keeps it until it closes, except on Windows, where it stays for the next time.
    """
    generations = sorted(_generations(folder))
    for generation in generations[:-1]:
        shutil.rmtree(folder / str(generation), ignore_errors=True)
    for path in folder.glob(".*"):
        if path.is_dir() and time.time() - path.stat().st_mtime > 3600:
            shutil.rmtree(path, ignore_errors=True)


def _generations(folder: Path) -> list[int]:
    if not folder.is_dir():
        return []
    return [int(entry.name) for entry in os.scandir(folder) if entry.name.isdecimal() and entry.is_dir()]


def add_morphemes(folder: Path, birth: int, starts: Iterable[tuple[str, int]]) -> bool:
    """Tell the newest sound index where morphemes begin inside words (`Word.starts`); whoever opens it next knows."""
    mapped = _newest(folder, birth)
    if mapped is None:
        return False
    words, word_at = (mapped.arrays[f"title_{name}"] for name in ("words", "word_at"))
    write_morphemes(folder / str(mapped.facts["generation"]), words, word_at, starts)
    return True


def _segment(mapped: Mapped, morphemes: Array) -> Segment[Columns, IndexedWords]:
    size = int(mapped.facts["size"])
    dictionaries = {name: Dictionary(mapped, name) for name in PARTS}
    dictionaries["title"].morphemes = morphemes
    titles, texts = (
        IndexedPart(dictionary, Postings(mapped, name), size, Frequent(mapped, name, size))
        for name, dictionary in dictionaries.items()
    )
    return Segment(MappedColumns(mapped), IndexedWords(titles, texts, size))


class MappedColumns(Columns):
    """The columns of an index: mapped, but for what the person may change."""

    def __init__(self, mapped: Mapped) -> None:
        super().__init__(Vocabulary(mapped.facts["outlets"]), Vocabulary(mapped.facts["reporters"]))
        self.size = int(mapped.facts["size"])
        self._arrays = {name: mapped.arrays[name] for name in (*STATED, "newness")}
        self._arrays |= {name: np.zeros(self.size, np.bool_) for name in MARKED}
        self._arrays["alive"][:] = True
        self._rows, self._rows_slot = mapped.arrays["rows"], mapped.arrays["rows_slot"]
        self._day = mapped.arrays["day"], mapped.arrays["days"]
        self._days: Days | None = None
        self._spans: Spans | None = None

    def slot(self, row: int) -> int | None:
        """The slot of an archive row."""
        at = int(np.searchsorted(self._rows, row))
        return int(self._rows_slot[at]) if at < self.size and self._rows[at] == row else None

    def days(self) -> Days:
        """The days of all slots."""
        if self._days is None:
            self._days = Days(*self._day)
        return self._days

    def count_days(self, hits: Hits) -> DayCounts:
        """How many `hits` there are of each day and month, by where these begin: articles lie in their order."""
        if self._spans is None:
            self._spans = Spans(self.days(), self["first"])
        return SpanCounts(self._spans, hits)
