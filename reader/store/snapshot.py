"""Snapshot: an index on the disk that a store opens at once, whatever its size, or that is built anew.

An index lives in ``<folder>/<generation>/`` and never changes; a newer one has a higher number. It knows of which
archive it was made (`birth`) and up to which change (`seq`). What came later is in its newest addition, a small index
in ``<folder>/<generation>+<number>/``; and what came later than that is applied to the opened store.
"""

from __future__ import annotations

import mmap
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
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
_NAME = re.compile(r"(\d+)(?:\+(\d+))?")
RULES = 3
"""Raised when the same articles would be taken apart differently (normalising, key streams, particles), and when there
are more columns."""


Edition = tuple[int, int]
"""A generation, and the number of its addition; 0 without one."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened index."""

    store: Store
    edition: Edition
    seq: int
    """The last change of the archive that is in it."""
    whole: int
    """The last change that is in the generation, without its addition."""
    mapped: Sequence[Mapped]

    def warm(self) -> None:
        """Touch every page once, so that no key waits for one; for a thread beside, it takes a tenth of a second or so.

        The memory stays the system's, to be taken back at need.
        """
        for each in self.mapped:
            pages = np.frombuffer(each.buffer, np.uint8)[:: mmap.PAGESIZE]
            for start in range(0, len(pages), _PAGES):
                pages[start : start + _PAGES].max()


def open_index(folder: Path, birth: int) -> Snapshot | None:
    """The newest sound index of the archive `birth`; None where there is none and the store has to be filled.

    Costs the same at any size: nothing but headers is read.
    """
    whole = _newest(folder, birth)
    if whole is None:
        return None
    generation = _edition(whole)[0]
    added = _newest(folder, birth, generation)
    parts = [whole] if added is None else [whole, added]
    segments = [_segment(each, read_morphemes(folder / _name(*_edition(each)))) for each in parts]
    if added is not None:
        segments[0].columns.remove_all(np.concatenate((added.arrays["row"], added.arrays["gone"])))
    seq = [int(each.facts["seq"]) for each in parts]
    return Snapshot(Store(*segments), _edition(parts[-1]), seq[-1], seq[0], parts)


def newest_edition(folder: Path) -> Edition:
    """The newest of all that stand there, sound or not; its parts are 0 where there is none."""
    return max(_editions(folder), default=(0, 0))


def _newest(folder: Path, birth: int, generation: int = 0) -> Mapped | None:
    """The newest sound generation, or the newest sound addition to `generation`."""
    for edition in sorted(_editions(folder), reverse=True):
        if bool(edition[1]) != bool(generation) or generation not in (0, edition[0]):
            continue
        try:
            mapped = open_folder(folder / _name(*edition))
        except DamagedIndexError:
            continue
        if mapped.facts.get("birth") == birth and mapped.facts.get("rules") == RULES and _edition(mapped) == edition:
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


def add_to_index(
    rows: Iterable[StoreRow],
    folder: Path,
    *,
    birth: int,
    seq: int | Callable[[], int],
    gone: Callable[[], Iterable[int]] = tuple,
    progress: Callable[[int], None] | None = None,
) -> int | None:
    """Write the next addition to the newest generation: all `rows` new or changed, and what is `gone`, since its `seq`.

    It costs what these rows cost, whatever the size of the generation. None where there is no sound one.
    """
    whole = _newest(folder, birth)
    if whole is None:
        return None
    generation = _edition(whole)[0]
    addition = 1 + max(number for known, number in _editions(folder) if known == generation)
    facts = _facts(birth, seq, generation, addition)
    build(rows, folder / _name(generation, addition), facts, gone, progress or (lambda _: None))
    return addition


def _build(
    rows: Iterable[StoreRow],
    folder: Path,
    before: Mapped | None,
    birth: int,
    seq: int | Callable[[], int],
    gone: Callable[[], Iterable[int]],
    progress: Callable[[int], None] | None,
) -> int:
    generation = 1 + newest_edition(folder)[0]
    facts = _facts(birth, seq, generation, 0)
    build(rows, folder / _name(generation), facts, gone, progress or (lambda _: None), before)
    return generation


def _facts(birth: int, seq: int | Callable[[], int], generation: int, addition: int) -> Callable[[], dict[str, int]]:
    return lambda: {
        "birth": birth,
        "seq": seq if isinstance(seq, int) else seq(),
        "rules": RULES,
        "generation": generation,
        "addition": addition,
    }


def verify(folder: Path) -> list[str]:
    """What is damaged in what is newest: names of arrays, or a line for each folder; reads everything."""
    damaged = []
    for edition in _kept(folder):
        path = folder / _name(*edition)
        try:
            open_folder(path)
            damaged += damaged_arrays(path)
        except DamagedIndexError as error:
            damaged.append(str(error))
    return damaged


def remove_old(folder: Path) -> None:
    """Remove all but the newest generation and its newest addition, and what builders that are gone have left.

    A store that still has one open keeps it until it closes, except on Windows, where it stays for the next time.
    """
    for edition in set(_editions(folder)) - _kept(folder):
        shutil.rmtree(folder / _name(*edition), ignore_errors=True)
    for path in folder.glob(".*"):
        if path.is_dir() and time.time() - path.stat().st_mtime > 3600:
            shutil.rmtree(path, ignore_errors=True)


def _kept(folder: Path) -> set[Edition]:
    newest = newest_edition(folder)
    return {newest, (newest[0], 0)} if newest[0] else set()


def _editions(folder: Path) -> list[Edition]:
    """Generations, and their additions."""
    if not folder.is_dir():
        return []
    names = [_NAME.fullmatch(entry.name) for entry in os.scandir(folder) if entry.is_dir()]
    return [(int(name[1]), int(name[2] or 0)) for name in names if name]


def _edition(mapped: Mapped) -> Edition:
    return int(mapped.facts["generation"]), int(mapped.facts.get("addition", 0))


def _name(generation: int, addition: int = 0) -> str:
    return f"{generation}+{addition}" if addition else f"{generation}"


def add_morphemes(folder: Path, birth: int, starts: Iterable[tuple[str, int]]) -> bool:
    """Tell the newest sound index where morphemes begin inside words (`Word.starts`); whoever opens it next knows."""
    whole = _newest(folder, birth)
    if whole is None:
        return False
    added, known = _newest(folder, birth, _edition(whole)[0]), list(starts)
    for mapped in (whole, added) if added else (whole,):
        words, word_at = (mapped.arrays[f"title_{name}"] for name in ("words", "word_at"))
        write_morphemes(folder / _name(*_edition(mapped)), words, word_at, known)
    return True


def _segment(mapped: Mapped, morphemes: Array) -> Segment[MappedColumns, IndexedWords]:
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

    def remove_all(self, rows: Array) -> None:
        """`remove` for many rows at once, whether they are here or not."""
        at = np.minimum(np.searchsorted(self._rows, rows), max(self.size - 1, 0))
        if self.size:
            self._arrays["alive"][self._rows_slot[at[self._rows[at] == rows]]] = False

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
