"""Gathering: articles become columns and rows of word numbers, a segment at a time, so that memory stays small.

Texts are taken apart into words by spaces as printed, and each printed word is normalised once in a segment: what
normalising does to a word does not depend on the words around it. The words of all segments lie in one file, many of
them more than once; `Gathered.merged` sorts them and finds which are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reader.model import StoreRow
from reader.store.columns import STATED, Array, Vocabulary, stated
from reader.store.files import Mapped
from reader.store.sorting import is_repeated, offsets, suffix_order
from reader.text.keystream import encode
from reader.text.normal import normalise

PARTS = ("title", "text")
_KEPT = 150_000
"""So many key streams of printed words are kept for the next segments."""
_CHUNK = 1 << 20
_IS_END = np.arange(256) == 0


class _Words(dict[str, int]):
    """Numbers of a segment's printed words; one that is none or several once normalised has a negative number."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self.streams: list[bytes] = []
        self.several: list[list[int]] = []
        self._known = known

    def __missing__(self, printed: str) -> int:
        stream = self._known.get(printed)
        if stream is None:
            stream = encode(normalise(printed).strip())
            if len(self._known) < _KEPT:
                self._known[printed] = stream
        if stream and b" " not in stream:
            number = self._new(stream)
        else:
            self.several.append([self._new(part) for part in stream.split(b" ") if part])
            number = -len(self.several)
        self[printed] = number
        return number

    def of(self, text: str) -> Array:
        """The numbers of the words of `text`."""
        numbers = np.fromiter(map(self.__getitem__, text.split()), np.int32)
        if len(numbers) and numbers.min() < 0:
            several = self.several
            single = ([number] if number >= 0 else several[-number - 1] for number in numbers.tolist())
            return np.array(list(chain.from_iterable(single)), np.int32)
        return numbers

    def _new(self, stream: bytes) -> int:
        self.streams.append(stream)
        return len(self.streams) - 1


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
        return np.flatnonzero(is_used)

    def streams(self, ranks: Array) -> Iterator[bytes]:
        """Key streams of distinct words, with their zero bytes, joined in parts."""
        for part in range(0, len(ranks), 1 << 14):
            own = self.first[ranks[part : part + (1 << 14)]]
            bounds = zip(self.starts[own].tolist(), self.starts[own + 1].tolist(), strict=True)
            yield b"".join(self.data[low:high].tobytes() for low, high in bounds)


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
        self._known: dict[str, bytes] = {}
        self._count = 0

    def take(self, rows: list[StoreRow]) -> None:
        """Take in one segment."""
        told = [stated(row, self.outlets, self.reporters) for row in rows]
        for name, dtype in STATED.items():
            self._columns[name].append(np.array([entry[name] for entry in told], dtype))
        words = _Words(self._known)
        for name in PARTS:
            numbers = [words.of(getattr(row, name)) for row in rows]
            self._lengths[name].append(np.array([len(one) for one in numbers], np.uint32))
            self._append(name, (np.concatenate(numbers) + np.int32(self._count)).tobytes())
        self._append("words", b"".join(stream + b"\0" for stream in words.streams))
        self._count += len(words.streams)
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
                self._append(name, (words[is_word].astype(np.int32) + np.int32(self._count)).tobytes())
            self._lengths[name].append(lengths)
            self._append("words", mapped.arrays[f"{name}_words"][1:-1].tobytes())
            self._count += none
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
        self._known = {}
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
