"""Writing a dictionary: its words, their syllables sorted in both ways, and what is known of their ends.

What is as large as the words lies in the files that are written, also while it is made: a place that nothing was
written to yet holds what is sorted by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
import numpy.typing as npt

from reader.store.classes import CLASSES, INSIDE_CODES, IS_BEGINNING, IS_INSIDE, table
from reader.store.files import Folder
from reader.store.hits import Array
from reader.store.ranking import CLOSING, JOSA, LOOSE, START, WHOLE
from reader.store.sorting import marked, offsets, sort_suffixes

_PART = 1 << 18
"""So many bytes or syllables are looked at together; a multiple of 64."""
_WORDS = 1 << 16
"""So many are taken apart at a time."""
_LONGEST_JOSA = max(map(len, JOSA))
_LEFT_OUT = bytes(np.flatnonzero(~IS_BEGINNING).astype(np.uint8)[1:])
"""Of a character the first byte counts; and of a word its end."""
_KINDS = np.where(IS_INSIDE, LOOSE, START).astype(np.uint8)
_KINDS[list(CLOSING)] = WHOLE


def write_words(folder: Folder, name: str, words: Iterable[bytes]) -> None:
    """Write the words of a dictionary, sorted, distinct, each with its zero byte."""
    folder.save_parts(f"{name}_words", chain((b"\0",), words, (b"\0",)))


def write_dictionary(folder: Folder, name: str) -> int:
    """Write the other arrays of a dictionary whose words are written; returns their number."""
    data = folder.mapped().arrays[f"{name}_words"]
    ends_of_words = offsets(data, table(b"\0"))
    folder.save(f"{name}_word_at", ends_of_words + np.uint32(1))
    _fill_ends(folder.create(f"{name}_ends", np.uint8, data.shape), data)
    _write_sorted(folder, f"{name}_suffix", data, initials=False)
    _write_sorted(folder, f"{name}_initial", data, initials=True)
    heads, tails = (np.zeros(len(ends_of_words) - 1, np.uint16) for _ in range(2))
    for low in range(0, len(heads), _WORDS):
        high = min(low + _WORDS, len(heads))
        own = data[ends_of_words[low] + 1 : ends_of_words[high] + 1].tobytes()
        heads[low:high], tails[low:high] = _edges(np.frombuffer(own.translate(None, _LEFT_OUT), np.uint8))
    _save_codes(folder, f"{name}_heads", heads)
    _save_codes(folder, f"{name}_tails", tails)
    return len(heads) - 1


def _write_sorted(folder: Folder, name: str, data: npt.NDArray[np.uint8], *, initials: bool) -> None:
    """Write the offsets of syllables inside words in the order of what follows, and the word of each; or of all
    syllables in the order of the initials that follow.
    """
    count = sum(len(found) for found in _beginnings(data, inner=not initials))
    sorted_at = folder.create(f"{name}_at", np.uint32, (count,))
    words = folder.create(f"{name}_word", np.uint32, (count,))
    bare = _bare(data) if initials else data
    _fill(words, _beginnings(bare, inner=not initials))
    sort_suffixes(bare, words, sorted_at)
    if initials:
        _fill(words, _beginnings(data, inner=False))
    for start in range(0, count, _PART):
        part = slice(start, start + _PART)
        sorted_at[part] = words[sorted_at[part]]
    before = _Ends(data)
    for start in range(0, count, _PART):
        part = slice(start, start + _PART)
        words[part] = before.count(sorted_at[part]) - 1


def _bare(data: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Less the bytes that continue a syllable."""
    parts = (data[start : start + _PART].tobytes() for start in range(0, len(data), _PART))
    return np.frombuffer(b"".join(part.translate(None, INSIDE_CODES) for part in parts), np.uint8)


def _beginnings(data: npt.NDArray[np.uint8], *, inner: bool) -> Iterator[Array]:
    """The offsets of all characters, or of those inside words, in parts."""
    for start in range(0, len(data), _PART):
        begins = marked(data[start : start + _PART], IS_BEGINNING)
        if inner:
            begins[not start :] &= data[max(start - 1, 0) : start + len(begins) - 1] != 0
        yield (np.flatnonzero(begins) + start).astype(np.uint32)


def _fill(target: Array, parts: Iterable[Array]) -> None:
    done = 0
    for part in parts:
        target[done : done + len(part)] = part
        done += len(part)


class _Ends:
    """How many words end before an offset."""

    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        bits = np.zeros(len(data) // 64 * 8 + 8, np.uint8)
        for start in range(0, len(data), _PART):
            packed = np.packbits(data[start : start + _PART] == 0, bitorder="little")
            bits[start // 8 : start // 8 + len(packed)] = packed
        self._bits: npt.NDArray[np.uint64] = bits.view("<u8")
        counts = np.bitwise_count(self._bits)
        self._before = np.cumsum(counts, dtype=np.uint32) - counts

    def count(self, at: Array) -> Array:
        """How many before each of the offsets `at`."""
        numbers, rest = at.astype(np.intp) >> 6, (at & np.uint32(63)).astype(np.uint64)
        inside = self._bits[numbers] & ((np.uint64(1) << rest) - np.uint64(1))
        found: Array = self._before[numbers] + np.bitwise_count(inside)
        return found


def _save_codes(folder: Folder, name: str, packed: npt.NDArray[np.uint16]) -> None:
    folder.save(name, packed)
    order = np.argsort(packed[:-1], kind="stable").astype(np.uint32)
    folder.save(f"{name}_word", order)
    firsts = np.searchsorted(packed[order], np.arange((1 << 15) + 1, dtype=np.uint32))
    folder.save(f"{name}_first", firsts.astype(np.uint32))


def _fill_ends(ends: npt.NDArray[np.uint8], data: npt.NDArray[np.uint8]) -> None:
    """Fill `ends` for each byte with what ends before it: `WHOLE` where a word may, less its particle, `LOOSE` inside
    a syllable. Anywhere else `START`: no more than the beginning of a word can end there.
    """
    for start in range(0, len(data), _PART):
        own = data[start : start + _PART]
        ends[start : start + _PART] = np.frombuffer(own.tobytes().translate(_KINDS.tobytes()), np.uint8)
    closing = offsets(data, table(CLOSING))
    for low in range(0, len(closing), _PART):
        at = closing[low : low + _PART]
        at = at[at >= _LONGEST_JOSA]
        last = data[at - np.uint32(1)]
        for code in dict.fromkeys(josa[-1] for josa in JOSA):
            _end_before(data, ends, at[np.flatnonzero(last == code)], [josa for josa in JOSA if josa[-1] == code])


def _end_before(data: npt.NDArray[np.uint8], ends: npt.NDArray[np.uint8], at: Array, particles: list[bytes]) -> None:
    """Let words end before any of `particles`, which share their last byte, where that stands before `at`."""
    for josa in particles:
        found = at - np.uint32(len(josa))
        for i in range(len(josa) - 2, -1, -1):
            found = found[np.flatnonzero(data[found + np.uint32(i)] == josa[i])]
        ends[found] = WHOLE


def _edges(codes: npt.NDArray[np.uint8]) -> tuple[Array, Array]:
    """The first three characters of each word in fifteen bits, and the last three from the end on; `codes` are the
    first bytes of the characters of words, a zero behind each.
    """
    ends = np.flatnonzero(codes == 0)
    counts = np.diff(ends, prepend=-1) - 1
    classes = CLASSES[codes]
    return _packed(classes, ends - counts, counts, 1), _packed(classes, ends - 1, counts, -1)


def _packed(codes: Array, first: Array, counts: Array, step: int) -> npt.NDArray[np.uint16]:
    """Three five-bit classes of characters from `first` on in steps of `step`; zeros where a word has fewer."""
    packed = np.zeros(len(counts), np.uint16)
    for i in range(3):
        has = np.flatnonzero(counts > i)
        packed[has] |= codes[first[has] + i * step] << np.uint16(10 - 5 * i)
    return packed
