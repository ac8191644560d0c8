"""Postings: where each word of the dictionary stands in the titles, or in the texts, of an index.

All words of all articles lie in one row, `sequence`, newest article first; each article begins at a multiple of
`BLOCK` and ends in at least one entry that is no word, so that a word's neighbours are found by its position, and its
slot by the block that it lies in. `positions` are the places of each word in that row, word by word; `where` are the
slots of these, ready because a gather from the blocks costs ten times a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from reader.store.classes import Coded
from reader.store.dictionary import Range, WordSet
from reader.store.files import Folder, Mapped
from reader.store.hits import Array, numbers_from

BLOCK = 8
_BLOCK_BITS = np.uint32(BLOCK.bit_length() - 1)
_PART = 1 << 20
"""So many entries are looked at together."""
_SORTED = 1 << 19
"""So many are sorted at a time while an index is built."""


class Postings:
    """The words of one part of the articles."""

    def __init__(self, mapped: Mapped, name: str) -> None:
        self.sequence = mapped.arrays[f"{name}_sequence"]
        self._positions = mapped.arrays[f"{name}_positions"]
        self._pointers = mapped.arrays[f"{name}_pointers"]
        self._slots = mapped.arrays[f"{name}_slots"]
        self._where = mapped.arrays[f"{name}_where"]

    def count(self, words: WordSet) -> int:
        """How often any of `words` occurs."""
        if isinstance(words, list):
            return sum(int(self._pointers[high]) - int(self._pointers[low]) for low, high in words)
        return words.occurrences if isinstance(words, Coded) else int(self.counts(words).sum())

    def counts(self, words: Array) -> Array:
        """How often each of `words` occurs."""
        counts: Array = self._pointers[words + np.uint32(1)] - self._pointers[words]
        return counts

    def positions(self, words: WordSet) -> Array:
        """Where any of `words` stands; word by word."""
        if isinstance(words, list):
            runs = [self._positions[self._pointers[low] : self._pointers[high]] for low, high in words]
            together: Array = runs[0] if len(runs) == 1 else np.concatenate([np.zeros(0, np.uint32), *runs])
            return together
        numbers = words.words if isinstance(words, Coded) else words
        positions: Array = self._positions[numbers_from(self._pointers[numbers].astype(np.intp), self.counts(numbers))]
        return positions

    def lower(self, target: npt.NDArray[np.int8], words: Range | Array, to: npt.NDArray[np.int8] | int) -> None:
        """Set `target`, in the slots in which a word stands, to what `to` says of the word, unless it is less."""
        if isinstance(words, tuple):
            begins = self._pointers[words[0] : words[1] + 1]
            self._lower(target, begins[:-1], np.diff(begins), to, is_row=True)
        else:
            self._lower(target, self._pointers[words], self.counts(words), to, is_row=False)

    def _lower(
        self,
        target: npt.NDArray[np.int8],
        begins: Array,
        counts: Array,
        to: npt.NDArray[np.int8] | int,
        *,
        is_row: bool,
    ) -> None:
        """`lower` for the entries from `begins` on; `is_row`: they lie behind each other."""
        ends = np.cumsum(counts, dtype=np.int64)
        for part in _parts(ends):
            own = counts[part]
            if is_row:
                low = int(begins[part.start])
                slots = self._where[low : low + int(own.sum())]
            else:
                slots = self._where[numbers_from(begins[part].astype(np.intp), own)]
            each = np.int8(to) if isinstance(to, int) else np.repeat(to[part], own)
            np.minimum.at(target, slots.astype(np.intp), each)  # indices of its own type, or it takes twice as long

    def slots(self, positions: Array) -> Array:
        """The slot of each position."""
        slots: Array = self._slots[positions >> _BLOCK_BITS]
        return slots

    def row(self, low: int, high: int) -> tuple[Array, Array]:
        """The entries of the slots from `low` to before `high`, and how many each of these has."""
        edges = np.searchsorted(self._slots[1:], np.arange(low, high + 1, dtype=np.uint32)) + 1  # their type: no copy
        return self.sequence[edges[0] * BLOCK : edges[-1] * BLOCK], np.diff(edges) * BLOCK

    def chains(self, sets: Sequence[WordSet], size: int) -> Array:
        """Positions of the first words of all runs in which a word of each of `sets` follows one of the one before.

        `size` is the number of words in the dictionary. The work is that of the rarest set.
        """
        counts = [self.count(words) for words in sets]
        rarest = int(np.argmin(counts))
        if not counts[rarest]:
            return np.zeros(0, np.uint32)
        positions = self.positions(sets[rarest])
        for i in sorted(range(len(sets)), key=lambda i: abs(i - rarest)):
            if i != rarest:
                fits = _test(sets[i], size)(self.sequence[positions + np.int64(i - rarest)])
                positions = positions[np.flatnonzero(fits)]  # several times as fast as by the mask
        return positions - np.uint32(rarest)


def _parts(ends: Array) -> Iterator[slice]:
    """Words that occur about a million times together, or one; `ends` is how often those up to each do."""
    total = int(ends[-1]) if len(ends) else 0
    if total > _PART:
        edges = np.unique(np.append(np.searchsorted(ends, np.arange(0, total, _PART)), len(ends)))
        yield from (slice(low, high) for low, high in pairwise(edges.tolist()))
    elif total:
        yield slice(0, len(ends))


def _test(words: WordSet, size: int) -> Callable[[Array], npt.NDArray[np.bool_]]:
    """Whether each of some words is one of `words`."""
    if isinstance(words, Coded):
        return words.holds
    if isinstance(words, list) and len(words) == 1:
        low, high = words[0]
        return lambda found: (found >= low) & (found < high)
    members = np.zeros(size + 1, np.bool_)
    for low, high in words if isinstance(words, list) else ():
        members[low:high] = True
    if not isinstance(words, list):
        members[words] = True
    return lambda found: members[found]


def write_postings(folder: Folder, name: str, lengths: Array, parts: Callable[[int, int], Array], size: int) -> None:
    """Write the postings of articles with `lengths` words each, in the order of their slots.

    `parts(a, b)` are the words of the slots `a` to `b`, one behind the other; `size` is the number of words there are.
    """
    room = (lengths.astype(np.int64) + BLOCK) // BLOCK * BLOCK
    starts = np.concatenate(([0], np.cumsum(room))) + BLOCK
    sequence = folder.create(f"{name}_sequence", np.uint32, (int(starts[-1]),))
    sequence[:BLOCK] = size
    for low, high in _portions(starts):
        padded = np.full(starts[high] - starts[low], size, np.uint32)
        padded[numbers_from(starts[low:high] - starts[low], lengths[low:high])] = parts(low, high)
        sequence[starts[low] : starts[high]] = padded
    slots = np.repeat(np.arange(len(lengths), dtype=np.uint32), room // BLOCK)
    slots = np.concatenate((np.zeros(1, np.uint32), slots))
    folder.save(f"{name}_slots", slots)
    _invert(folder, name, sequence, slots, size)


def write_code_counts(folder: Folder, name: str) -> None:
    """Write how often the words of each code of the dictionary occur, summed up in their order; and of syllables."""
    arrays = folder.mapped().arrays
    pointers, inner = arrays[f"{name}_pointers"], arrays[f"{name}_suffix_word"]
    sums = folder.create(f"{name}_suffix_count", np.uint32, (len(inner) + 1,))
    for start in range(0, len(inner), _PART):
        words = inner[start : start + _PART]
        counts = np.cumsum(pointers[words + np.uint32(1)] - pointers[words], dtype=np.uint32)
        sums[start + 1 : start + 1 + len(words)] = counts + sums[start]
    for end in ("heads", "tails"):
        words = arrays[f"{name}_{end}_word"]
        sums = np.concatenate(([0], np.cumsum(pointers[words + np.uint32(1)] - pointers[words], dtype=np.int64)))
        folder.save(f"{name}_{end}_count", sums[arrays[f"{name}_{end}_first"]])


def _portions(starts: Array) -> list[Range]:
    """Ranges of slots whose words are about `_PART` together."""
    edges = np.searchsorted(starts, np.arange(starts[0], starts[-1], _PART))
    edges = np.unique(np.append(edges, len(starts) - 1)).tolist()
    return list(pairwise(edges))


def _invert(folder: Folder, name: str, sequence: Array, slots: Array, size: int) -> None:
    """Sort the positions by their words, part by part."""
    pointers = _pointers(sequence, size)
    folder.save(f"{name}_pointers", pointers)
    positions = folder.create(f"{name}_positions", np.uint32, (int(pointers[-1]),))
    where = folder.create(f"{name}_where", np.uint32, positions.shape)
    free = pointers[:-1]  # they are written, and no more needed
    for start in range(0, len(sequence), _SORTED):
        part = sequence[start : start + _SORTED]
        keys = np.sort(part.astype(np.uint64) << np.uint64(32) | np.arange(start, start + len(part), dtype=np.uint64))
        keys = keys[: np.searchsorted(keys, np.uint64(size << 32))]
        words, places = (keys >> np.uint64(32)).astype(np.uint32), keys.astype(np.uint32)
        begins = np.flatnonzero(np.concatenate(([True], words[1:] != words[:-1]))[: len(words)])
        own, runs = words[begins], np.diff(np.append(begins, len(words)))
        entries = np.repeat(free[own] - begins, runs)
        entries += np.arange(len(entries))
        positions[entries] = places
        where[entries] = slots[places >> _BLOCK_BITS]
        free[own] += runs.astype(np.uint32)


def _pointers(sequence: Array, size: int) -> npt.NDArray[np.uint32]:
    """Where the entries of each word begin once they are sorted by words, and the end."""
    pointers = np.zeros(size + 2, np.uint32)
    counts = pointers[1:]
    for start in range(0, len(sequence), _PART):
        counts += np.bincount(sequence[start : start + _PART], minlength=size + 1).astype(np.uint32)
    counts[size] = 0
    np.cumsum(counts, out=counts)
    return pointers
