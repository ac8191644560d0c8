"""Gathering: articles become columns and rows of word numbers, a segment at a time, so that memory stays small.

Texts are taken apart into words by spaces as printed, which are numbered. The words of all segments lie in one file,
some of them more than once; `Gathered.merged` sorts them and finds which are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reader.model import StoreRow
from reader.store.columns import STATED, Vocabulary, stated
from reader.store.files import Mapped
from reader.store.hits import Array, numbers_from
from reader.store.numbering import Numbering
from reader.store.sorting import is_repeated, offsets, suffix_order

PARTS = ("title", "text")
_CHUNK = 1 << 20
_IS_END = np.arange(256) == 0


@dataclass(frozen=True, slots=True)
class Merged:
    """The words of all segments."""

    data: npt.NDArray[np.uint8]
    """Key streams, a zero byte behind each."""
    starts: Array
    """Where in `data` each gathered word begins, and the end."""
    rank: Array
    """For each gathered word its place among the distinct ones in the order of key streams."""
    first: Array
    """For each distinct word one of the gathered."""

    def used(self, numbers: Array) -> Array:
        """The ranks of the gathered words in `numbers`, each once, in order."""
        is_used = np.zeros(len(self.first), np.bool_)
        for start in range(0, len(numbers), _CHUNK):
            is_used[self.rank[numbers[start : start + _CHUNK]]] = True
        return np.flatnonzero(is_used).astype(np.uint32)

    def streams(self, ranks: Array) -> Iterator[bytes]:
        """Key streams of distinct words, with their zero bytes, joined in parts."""
        for part in range(0, len(ranks), 1 << 14):
            own = self.first[ranks[part : part + (1 << 14)]]
            starts, ends = self.starts[own].astype(np.int64), self.starts[own + 1].astype(np.int64)
            yield self.data[numbers_from(starts, ends - starts)].tobytes()


def _codes(vocabulary: Vocabulary, names: Sequence[str]) -> Array:
    """The numbers in `vocabulary` of names numbered from 1 on; 0 stays."""
    return np.array([0, *map(vocabulary.code, names)], np.int32)


class Gathered:
    """Articles in the order in which they came; their words lie in files of `folder`."""

    def __init__(self, folder: Path) -> None:
        self.outlets, self.reporters = Vocabulary(), Vocabulary()
        self.size = 0
        self._folder = folder
        self._columns: dict[str, list[Array]] = {name: [] for name in STATED}
        self._lengths: dict[str, list[Array]] = {name: [] for name in PARTS}
        self._words = Numbering()

    def take(self, rows: list[StoreRow]) -> None:
        """Take in one segment."""
        told = zip(*(stated(row, self.outlets, self.reporters) for row in rows), strict=True)
        for (name, dtype), entries in zip(STATED.items(), told, strict=True):
            self._columns[name].append(np.array(entries, dtype))
        for name in PARTS:
            numbers, lengths = self._words.of([getattr(row, name) for row in rows])
            self._lengths[name].append(lengths)
            self._append(name, numbers.tobytes())
        self._append("words", self._words.new_streams())
        self.size += len(rows)

    def take_index(self, mapped: Mapped) -> None:
        """Take in all articles of an index, as one segment."""
        size = int(mapped.facts["size"])
        codes = {
            "outlet": _codes(self.outlets, mapped.facts["outlets"]),
            "reporter": _codes(self.reporters, mapped.facts["reporters"]),
        }
        for name in STATED:
            column = mapped.arrays[name]
            self._columns[name].append(codes[name][column] if name in codes else column)
        for name in PARTS:
            sequence, slots = mapped.arrays[f"{name}_sequence"], mapped.arrays[f"{name}_slots"]
            block, none = len(sequence) // len(slots), len(mapped.arrays[f"{name}_word_at"]) - 2
            lengths = np.zeros(size, np.uint32)
            for start in range(0, len(slots), _CHUNK // block):
                end = start + _CHUNK // block
                words = sequence[start * block : end * block]
                is_word = words != none
                lengths += np.bincount(np.repeat(slots[start:end], block)[is_word], minlength=size).astype(np.uint32)
                self._append(name, (words[is_word].astype(np.int32) + np.int32(self._words.count)).tobytes())
            self._lengths[name].append(lengths)
            self._append("words", mapped.arrays[f"{name}_words"][1:-1].tobytes())
            self._words.skip(none)
        self.size += size

    def column(self, name: str) -> Array:
        """A column over all articles."""
        return np.concatenate([np.zeros(0, STATED[name]), *self._columns[name]])

    def lengths(self, name: str) -> Array:
        """How many words the title, or the text, of each article has."""
        return np.concatenate([np.zeros(0, np.uint32), *self._lengths[name]])

    def numbers(self, name: str) -> Array:
        """All words of all titles, or texts, mapped."""
        return self._mapped(name, np.int32)

    def merged(self) -> Merged:
        """The words of all segments, sorted."""
        self._words = Numbering()  # its memory is needed now
        data = self._mapped("words", np.uint8)
        starts = np.concatenate((np.zeros(1, np.uint32), offsets(data, _IS_END) + np.uint32(1)))
        order = suffix_order(data, starts[:-1])
        repeated = is_repeated(data, starts[order])
        rank = np.empty(len(order), np.uint32)
        rank[order] = np.cumsum(~repeated, dtype=np.uint32) - np.uint32(1)
        return Merged(data, starts, rank, order[~repeated])

    def clear(self) -> None:
        """Remove the files."""
        for name in (*PARTS, "words"):
            self._file(name).unlink(missing_ok=True)

    def _mapped(self, name: str, dtype: npt.DTypeLike) -> Array:
        file = self._file(name)
        if not file.exists() or not file.stat().st_size:
            return np.zeros(0, dtype)
        return np.memmap(file, dtype, "r").view(np.ndarray)

    def _append(self, name: str, data: bytes) -> None:
        with self._file(name).open("ab") as file:
            file.write(data)

    def _file(self, name: str) -> Path:
        return self._folder / f".gathered-{name}"
