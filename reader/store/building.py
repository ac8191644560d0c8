"""Building an index: articles in, a folder of arrays out, in parts so that memory stays small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from reader.model import StoreRow
from reader.store.columns import STATED, newness
from reader.store.dated import numbered_days
from reader.store.dictionary import Dictionary
from reader.store.files import Folder, Mapped
from reader.store.frequent import PLACES, fill_starts, frequent_starts
from reader.store.gathering import PARTS, Gathered, Merged
from reader.store.hits import Array, Mask, numbers_from
from reader.store.indexed import IndexedPart
from reader.store.initials import Walker, frequent_initials, spread
from reader.store.lexicography import write_dictionary, write_words
from reader.store.postings import Postings, write_code_counts, write_postings

SEGMENT = 1_000
"""So many articles are held in memory at a time."""
FREQUENT = 50_000
"""Beginnings that touch more postings are answered beforehand; in a large index, what touches half as many as it has
articles. Initials that touch twice as many: there are more of them."""

_THREADS = 2


def build(
    rows: Iterable[StoreRow],
    final: Path,
    facts: Callable[[], Mapping[str, Any]],
    gone: Callable[[], Iterable[int]],
    progress: Callable[[int], None],
    before: Mapped | None = None,
) -> None:
    """Write the index of `rows` to the folder `final`; `progress` is told the articles taken in so far.

    The articles of the index `before` come first. A row that comes twice is what it was the last time. `facts`, and
    the rows that are `gone`, are asked for when all rows have come.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    gathered = Gathered(final.parent)
    gathered.clear()
    folder = Folder(final)
    try:
        if before is not None:
            gathered.take_index(before)
        for part in _segments(rows):
            gathered.take(part)
            progress(gathered.size)
        known = facts()
        folder.finish({**known, **_write(folder, gathered, np.fromiter(gone(), np.int64))})
    finally:
        gathered.clear()
        folder.discard()


def _segments(rows: Iterable[StoreRow]) -> Iterator[list[StoreRow]]:
    part: list[StoreRow] = []
    for row in rows:
        part.append(row)
        if len(part) == SEGMENT:
            yield part
            part = []
    if part:
        yield part


def _write(folder: Folder, gathered: Gathered, gone: Array) -> dict[str, Any]:
    folder.save("gone", gone)
    order = _write_columns(folder, gathered, gone)
    words = gathered.merged()
    places = {name: _write_words(folder, name, words, gathered.numbers(name)) for name in PARTS}
    del words  # its memory is needed now
    for name in PARTS:
        count = write_dictionary(folder, name)
        _write_part(folder, gathered, name, order, places.pop(name), count)
    facts: dict[str, Any] = {
        "size": len(order),
        "outlets": gathered.outlets.names[1:],
        "reporters": gathered.reporters.names[1:],
    }
    for name in PARTS:
        facts |= _write_ready(folder, name, len(order))
    return facts


def _write_columns(folder: Folder, gathered: Gathered, gone: Array) -> Array:
    """Write the columns, newest article first; returns that order, which leaves out what is `gone`."""
    columns = {name: gathered.column(name) for name in STATED}
    keys = newness(columns)
    order = np.argsort(keys, kind="stable")
    order = order[_stays(columns["row"], gone)[order]]
    folder.save("newness", keys[order])
    for name, column in columns.items():
        folder.save(name, column[order])
    codes, days = numbered_days(columns["first"][order], columns["last"][order])
    folder.save("day", codes)
    folder.save("days", days)
    slots = np.argsort(columns["row"][order], kind="stable")
    folder.save("rows", columns["row"][order][slots])
    folder.save("rows_slot", slots.astype(np.uint32))
    return order


def _stays(rows: Array, gone: Array) -> Mask:
    """Which of `rows` are not gone, and of equal ones the last."""
    stays = np.zeros(len(rows), np.bool_)
    stays[len(rows) - 1 - np.unique(rows[::-1], return_index=True)[1]] = True
    return stays & ~np.isin(rows, gone)


def _write_words(folder: Folder, name: str, words: Merged, numbers: Array) -> Array:
    """Write the words in `numbers`, in order; returns the place of each gathered word among them."""
    used = words.used(numbers)
    write_words(folder, name, words.streams(used))
    places = np.zeros(len(words.first), np.uint32)
    places[used] = np.arange(len(used), dtype=np.uint32)
    found: Array = places[words.rank]
    return found


def _write_part(folder: Folder, gathered: Gathered, name: str, order: Array, places: Array, count: int) -> None:
    lengths = gathered.lengths(name)
    starts = np.cumsum(lengths, dtype=np.int64) - lengths
    numbers = gathered.numbers(name)

    def words(low: int, high: int) -> Array:
        own = order[low:high]
        found: Array = places[numbers[numbers_from(starts[own], lengths[own])]]
        return found

    write_postings(folder, name, lengths[order], words, count)
    write_code_counts(folder, name)


def _write_ready(folder: Folder, name: str, size: int) -> dict[str, Any]:
    """Ask the index itself for what is too frequent to be asked for while someone types."""
    mapped = folder.mapped()
    dictionary, postings = Dictionary(mapped, name), Postings(mapped, name)
    starts = list(frequent_starts(dictionary, postings, max(FREQUENT, size // 2)))
    initials = list(frequent_initials(dictionary, postings, max(2 * FREQUENT, size // 2)))
    planes = folder.create(f"{name}_start_ranks", np.uint8, (len(starts), PLACES, (size + 7) // 8))
    hits = folder.create(f"{name}_initial_hits", np.uint8, (len(initials), (size + 7) // 8))
    ranks = IndexedPart(dictionary, postings, size, None).ranks
    walks = Walker(dictionary, postings, initials).tasks(hits, size)
    with ThreadPoolExecutor(_THREADS) as threads:
        begun = [threads.submit(task) for task in (lambda: fill_starts(planes, starts, ranks), *walks)]
        for task in begun:
            task.result()
    spread(initials, hits)
    return {
        f"{name}_starts": [key.hex() for key in starts],
        f"{name}_initials": [key.hex() for key in initials],
    }
