"""Writing a dictionary: its words, their syllables sorted in both ways, and what is known of their ends."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from reader.store.classes import CLASSES, IS_BEGINNING, IS_INSIDE, table
from reader.store.files import Folder
from reader.store.hits import Array, Hits
from reader.store.ranking import CLOSING, JOSA, LOOSE, START, WHOLE
from reader.store.sorting import offsets, suffix_order

_PART = 1 << 18
_LONGEST_JOSA = max(map(len, JOSA))


def write_dictionary(folder: Folder, name: str, words: Iterable[bytes]) -> int:
    """Write the arrays of a dictionary of `words`, sorted, distinct, each with its zero byte; returns their number."""
    data = np.frombuffer(b"".join((b"\0", *words, b"\0")), np.uint8)
    folder.save(f"{name}_words", data)
    ends_of_words = offsets(data, table(b"\0"))
    folder.save(f"{name}_word_at", ends_of_words + np.uint32(1))
    folder.save(f"{name}_ends", _ends(data))
    at = offsets(data, IS_BEGINNING)
    ends = np.searchsorted(at, ends_of_words)[1:]
    counts = np.diff(ends, prepend=0)
    inner = np.delete(at, (ends - counts)[:-1])
    _save_sorted(folder, f"{name}_suffix", inner, suffix_order(data, inner), Hits(data == 0))
    del inner
    bare = data[~IS_INSIDE[data]]
    order = suffix_order(bare, offsets(bare, IS_BEGINNING))
    _save_sorted(folder, f"{name}_initial", at, order, Hits(data == 0))
    del bare, order
    classes = CLASSES[data[at]]
    _save_codes(folder, f"{name}_heads", _packed(classes, ends - counts, counts, 1))
    _save_codes(folder, f"{name}_tails", _packed(classes, ends - 1, counts, -1))
    return len(counts) - 1


def _save_sorted(folder: Folder, name: str, at: Array, order: Array, words_of: Hits) -> None:
    """Write the offsets `at` in `order`, and the word that each lies in: so many of `words_of` end before it."""
    sorted_at = folder.create(f"{name}_at", np.uint32, order.shape)
    words = folder.create(f"{name}_word", np.uint32, order.shape)
    for start in range(0, len(order), _PART):
        part = at[order[start : start + _PART]]
        sorted_at[start : start + _PART] = part
        words[start : start + _PART] = words_of.below(part.astype(np.intp)) - 1


def _save_codes(folder: Folder, name: str, packed: npt.NDArray[np.uint16]) -> None:
    folder.save(name, packed)
    order = np.argsort(packed[:-1], kind="stable").astype(np.uint32)
    folder.save(f"{name}_word", order)
    firsts = np.searchsorted(packed[order], np.arange((1 << 15) + 1, dtype=np.uint32))
    folder.save(f"{name}_first", firsts.astype(np.uint32))


def _ends(data: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """For each byte what ends before it: `WHOLE` where a word may, less its particle, `LOOSE` inside a syllable.

    Anywhere else `START`: no more than the beginning of a word can end there.
    """
    kinds = np.where(IS_INSIDE, LOOSE, START).astype(np.uint8)
    kinds[list(CLOSING)] = WHOLE
    ends = kinds[data]
    closing = offsets(data, table(CLOSING))
    for low in range(0, len(closing), _PART):
        at = closing[low : low + _PART]
        at = at[at >= _LONGEST_JOSA]
        for code in dict.fromkeys(josa[-1] for josa in JOSA):
            _end_before(data, ends, at[data[at - np.uint32(1)] == code], [josa for josa in JOSA if josa[-1] == code])
    return ends


def _end_before(data: npt.NDArray[np.uint8], ends: npt.NDArray[np.uint8], at: Array, particles: list[bytes]) -> None:
    """Let words end before any of `particles`, which share their last byte, where that stands before `at`."""
    for josa in particles:
        found = at - np.uint32(len(josa))
        for i in range(len(josa) - 2, -1, -1):
            found = found[data[found + np.uint32(i)] == josa[i]]
        ends[found] = WHOLE


def _packed(codes: Array, first: Array, counts: Array, step: int) -> npt.NDArray[np.uint16]:
    """Three five-bit classes of characters from `first` on in steps of `step`; zeros where a word has fewer."""
    packed = np.zeros(len(counts), np.uint16)
    for i in range(3):
        has = counts > i
        packed[has] |= codes[first[has] + i * step] << np.uint16(10 - 5 * i)
    return packed
