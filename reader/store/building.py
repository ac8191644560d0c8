"""Building an index: articles in, a folder of arrays out, in parts so that memory stays small.

Texts are taken apart into words by spaces as printed, and each distinct printed word is normalised once: what
normalising does to a word does not depend on the words around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from reader.model import StoreRow
from reader.store.columns import STATED, Array, Mask, Vocabulary, newness, numbered_days, stated
from reader.store.dictionary import Dictionary, write_dictionary
from reader.store.files import Folder
from reader.store.frequent import frequent_initials, frequent_starts, write_frequent
from reader.store.indexed import IndexedPart
from reader.store.patterns import patterns
from reader.store.postings import Postings, write_postings
from reader.store.sorting import suffix_order
from reader.text.keystream import encode
from reader.text.normal import normalise

SEGMENT = 5_000
"""So many articles are held in memory at a time."""
FREQUENT = 60_000
"""What touches more postings is answered beforehand; in a large index, what touches half as many as it has articles."""
PARTS = ("title", "text")


class _Words(dict[str, int]):
    """Numbers of printed words; one that is none or several once normalised has a negative number, see `several`."""

    def __init__(self) -> None:
        self.normal: list[str] = []
        self.several: list[list[int]] = []
        self._unstable: dict[str, int] = {}
        """Normal words that normalising changes once more."""

    def __missing__(self, printed: str) -> int:
        words = normalise(printed).split()
        if words == [printed]:
            number = self._new(printed)
        elif len(words) == 1:
            number = self._number(words[0])
        else:
            self.several.append([self._number(word) for word in words])
            number = -len(self.several)
        self[printed] = number
        return number

    def of(self, text: str) -> Array:
        """The numbers of the words of `text`."""
        numbers = np.fromiter(map(self.__getitem__, text.split()), np.int32)
        if len(numbers) and numbers.min() < 0:
            several = self.several
            return np.array(
                list(chain.from_iterable([n] if n >= 0 else several[-n - 1] for n in numbers.tolist())), np.int32
            )
        return numbers

    def _number(self, word: str) -> int:
        if normalise(word) == word:
            return self[word]
        if word not in self._unstable:
            self._unstable[word] = self._new(word)
        return self._unstable[word]

    def _new(self, word: str) -> int:
        self.normal.append(word)
        return len(self.normal) - 1


@dataclass(frozen=True, slots=True)
class SortedWords:
    """Words by their numbers, and their order."""

    data: bytes
    """The key streams, a zero byte behind each."""
    starts: Array
    """Where in `data` each word begins, and the end."""
    order: Array

    def used(self, numbers: Array) -> Array:
        """Those of the words that are in `numbers`, in order."""
        is_used = np.zeros(len(self.order), np.bool_)
        for start in range(0, len(numbers), 1 << 20):
            is_used[numbers[start : start + (1 << 20)]] = True
        own: Array = self.order[is_used[self.order]]
        return own

    def streams(self, words: Array) -> Iterator[bytes]:
        """Key streams of `words`, with their zero bytes, joined in parts."""
        for part in range(0, len(words), SEGMENT):
            own = words[part : part + SEGMENT]
            bounds = zip(self.starts[own].tolist(), self.starts[own + 1].tolist(), strict=True)
            yield b"".join(self.data[low:high] for low, high in bounds)


class _Gathered:
    """Articles in the order in which they came, their words as numbers in files."""

    def __init__(self, folder: Path) -> None:
        self.words = _Words()
        self.outlets, self.reporters = Vocabulary(), Vocabulary()
        self._folder = folder
        self._columns: dict[str, list[Array]] = {name: [] for name in STATED}
        self._lengths: dict[str, list[Array]] = {name: [] for name in PARTS}
        self.size = 0

    def take(self, rows: list[StoreRow]) -> None:
        """Take in one segment."""
        told = [stated(row, self.outlets, self.reporters) for row in rows]
        for name, dtype in STATED.items():
            self._columns[name].append(np.array([entry[name] for entry in told], dtype))
        for name in PARTS:
            numbers = [self.words.of(getattr(row, name)) for row in rows]
            self._lengths[name].append(np.array([len(one) for one in numbers], np.uint32))
            with self._file(name).open("ab") as file:
                file.write(np.concatenate(numbers).data)
        self.size += len(rows)

    def column(self, name: str) -> Array:
        """A column over all articles."""
        return np.concatenate([np.zeros(0, STATED[name]), *self._columns[name]])

    def lengths(self, name: str) -> Array:
        """How many words the title, or the text, of each article has."""
        return np.concatenate([np.zeros(0, np.uint32), *self._lengths[name]])

    def numbers(self, name: str) -> Array:
        """All words of all titles, or texts, mapped."""
        file = self._file(name)
        if not file.exists() or not file.stat().st_size:
            return np.zeros(0, np.int32)
        return np.memmap(file, np.int32, "r")

    def sorted_words(self) -> SortedWords:
        """All words, sorted by their key streams; forgets them."""
        normal, self.words = self.words.normal, _Words()
        data = bytearray()
        for part in range(0, len(normal), SEGMENT):
            data += b"".join(encode(word) + b"\0" for word in normal[part : part + SEGMENT])
        del normal
        array = np.frombuffer(bytes(data), np.uint8)
        starts = np.append(np.zeros(1, np.uint32), np.flatnonzero(array == 0).astype(np.uint32) + np.uint32(1))
        return SortedWords(bytes(data), starts, suffix_order(array, starts[:-1]))

    def clear(self) -> None:
        """Remove the files."""
        for name in PARTS:
            self._file(name).unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self._folder / f".gathered-{name}"


def build(
    rows: Iterable[StoreRow],
    final: Path,
    facts: Callable[[], Mapping[str, Any]],
    gone: Callable[[], Iterable[int]],
    progress: Callable[[int], None],
) -> None:
    """Write the index of `rows` to the folder `final`; `progress` is told the articles taken in so far.

    A row that comes twice is what it was the last time. `facts`, and the rows that are `gone`, are asked for when all
    rows have come.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    gathered = _Gathered(final.parent)
    gathered.clear()
    folder = Folder(final)
    try:
        for part in _segments(rows):
            gathered.take(part)
            progress(gathered.size)
        known = facts()
        folder.finish({**known, **_write(folder, gathered, gone())})
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


def _write(folder: Folder, gathered: _Gathered, gone: Iterable[int]) -> dict[str, Any]:
    order = _write_columns(folder, gathered, gone)
    words = gathered.sorted_words()
    for name in PARTS:
        places, count = _write_words(folder, name, words, gathered.numbers(name))
        _write_part(folder, gathered, name, order, places, count)
    facts: dict[str, Any] = {
        "size": len(order),
        "outlets": gathered.outlets.names[1:],
        "reporters": gathered.reporters.names[1:],
    }
    for name in PARTS:
        facts |= _write_ready(folder, name, len(order))
    return facts


def _write_columns(folder: Folder, gathered: _Gathered, gone: Iterable[int]) -> Array:
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


def _stays(rows: Array, gone: Iterable[int]) -> Mask:
    """Which of `rows` are not gone, and of equal ones the last."""
    stays = np.zeros(len(rows), np.bool_)
    stays[len(rows) - 1 - np.unique(rows[::-1], return_index=True)[1]] = True
    return stays & ~np.isin(rows, np.fromiter(gone, np.int64))


def _write_words(folder: Folder, name: str, words: SortedWords, numbers: Array) -> tuple[Array, int]:
    """Write the dictionary of the words in `numbers`; returns the place of each word, and how many there are."""
    own = words.used(numbers)
    count = write_dictionary(folder, name, words.streams(own))
    places = np.zeros(len(words.order), np.uint32)
    places[own] = np.arange(count, dtype=np.uint32)
    return places, count


def _write_part(folder: Folder, gathered: _Gathered, name: str, order: Array, places: Array, count: int) -> None:
    lengths = gathered.lengths(name)
    starts = np.cumsum(lengths, dtype=np.int64) - lengths
    numbers = gathered.numbers(name)

    def words(low: int, high: int) -> Array:
        own = order[low:high]
        counts = lengths[own].astype(np.int64)
        shifts = starts[own] - (np.cumsum(counts) - counts)
        found: Array = places[numbers[np.repeat(shifts, counts) + np.arange(counts.sum())]]
        return found

    write_postings(folder, name, lengths[order], words, count)


def _write_ready(folder: Folder, name: str, size: int) -> dict[str, Any]:
    """Ask the index itself for what is too frequent to be asked for while someone types."""
    mapped = folder.mapped()
    dictionary, postings = Dictionary(mapped, name), Postings(mapped, name)
    part = IndexedPart(dictionary, postings, size, None)
    limit = max(FREQUENT, size // 2)
    starts = {start: _ranks(part, start) for start in frequent_starts(dictionary, postings, limit)}
    initials = {encode(text): _hits(part, text) for text in frequent_initials(dictionary, postings, limit)}
    return write_frequent(folder, name, starts, initials, size)


def _ranks(part: IndexedPart, start: bytes) -> Callable[[], Array]:
    return lambda: part.ranks(start)


def _hits(part: IndexedPart, text: str) -> Callable[[], Array]:
    return lambda: part.hits(patterns(text, is_open=True)[0])
