"""What is frequent: answers for short beginnings and initials that would touch too many postings, made with the index.

A single jamo stands in every article and a common syllable in most; their places lie here ready, four bits per
article, one for each place that is good enough, and of initials one bit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from reader.store.classes import INSIDE_CODES
from reader.store.dictionary import Dictionary, Range
from reader.store.files import Mapped
from reader.store.hits import Array, Mask
from reader.store.patterns import Pattern
from reader.store.pieces import Initials
from reader.store.postings import Postings
from reader.store.ranking import LOOSE

PLACES = LOOSE + 1
"""Kinds of places in words: `WHOLE` to `LOOSE`."""
_LOOKED_AT = 1 << 14
"""So many sorted offsets are looked at; among more it takes less time to bisect."""
_CUT = re.compile(rb"(?:[\xc0-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xff][\x80-\xbf]{0,2})\Z")
"""A character of several bytes that is not finished."""


class Frequent:
    """The ready answers for one part of the articles."""

    def __init__(self, mapped: Mapped, name: str, size: int) -> None:
        self._size = size
        self._starts = _numbered(mapped.facts[f"{name}_starts"])
        self._initials = _numbered(mapped.facts[f"{name}_initials"])
        self._ranks = mapped.arrays[f"{name}_start_ranks"]
        self._hits = mapped.arrays[f"{name}_initial_hits"]

    def lower(self, target: npt.NDArray[np.int8], start: bytes, worth: npt.NDArray[np.int8]) -> bool:
        """Set `target` to the `worth` of the best place of `start`, unless it is less; False where it is not frequent.

        The last of `worth`, which rises, is that of no place at all.
        """
        number = self._starts.get(start)
        if number is None:
            return False
        found = np.full(self._size, worth[-1], np.int8)
        for plane, step in zip(self._ranks[number], np.diff(worth), strict=True):
            if step:
                found -= np.unpackbits(plane, count=self._size).view(np.int8) * step
        np.minimum(target, found, out=target)
        return True

    def hits(self, pattern: Pattern) -> Mask | None:
        """Where a pattern of initials and nothing else holds; None where they are not frequent."""
        number = self._initials.get(initials_key(pattern) or b"")
        if number is None:
            return None
        return np.unpackbits(self._hits[number], count=self._size).view(np.bool_)


def _numbered(keys: list[str]) -> dict[bytes, int]:
    return {bytes.fromhex(key): number for number, key in enumerate(keys)}


def initials_key(pattern: Pattern) -> bytes | None:
    """The initials that `pattern` looks for with at most one space between any of them; None for any other pattern."""
    pieces = [piece for way in pattern.ways for piece in way]
    if not all(isinstance(piece, Initials) and piece.is_pure for piece in pieces):
        return None
    keys = {b"".join(piece.key for piece in way if isinstance(piece, Initials)) for way in pattern.ways}
    key = keys.pop() if len(keys) == 1 else b""
    is_whole = len(pattern.ways) == len(key) and all(len(way) <= 2 for way in pattern.ways)
    return key if key and is_whole else None


def frequent_starts(dictionary: Dictionary, postings: Postings, limit: int) -> Iterator[bytes]:
    """Beginnings of words and of syllables inside them that occur more than `limit` times.

    An entry of the dictionary costs as much as four of its occurrences.
    """
    inner = dictionary.inner_count
    waiting: list[tuple[bytes, Range, Range]] = [(b"", (0, dictionary.size), (0, len(dictionary.suffix_word)))]
    while waiting:
        start, words, suffixes = waiting.pop()
        if start and not _CUT.search(start):
            yield start
        outer = _children(dictionary, dictionary.word_at, words, len(start))
        deeper = _children(dictionary, dictionary.suffix_at, suffixes, len(start))
        for code in outer.keys() | deeper.keys():
            own, below = outer.get(code, (0, 0)), deeper.get(code, (0, 0))
            entries = own[1] - own[0] + below[1] - below[0]
            if code and 4 * entries + postings.count([own]) + int(inner[below[1]]) - int(inner[below[0]]) > limit:
                waiting.append((start + bytes([code]), own, below))


def _children(dictionary: Dictionary, at: Array, part: Range, depth: int) -> dict[int, Range]:
    """The ranges of sorted offsets `at` by the byte at `depth`."""
    if part[1] - part[0] > _LOOKED_AT:
        edges = _bisected(dictionary, at, part, depth).tolist()
        return {code: (low, high) for code, (low, high) in enumerate(pairwise(edges)) if low < high}
    codes = dictionary.codes(at[part[0] : part[1]], depth)
    if not len(codes):
        return {}
    edges = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1], [True]))).tolist()
    return {int(codes[low]): (part[0] + low, part[0] + high) for low, high in pairwise(edges)}


def _bisected(dictionary: Dictionary, at: Array, part: Range, depth: int) -> Array:
    """Where each of 256 bytes begins at `depth` behind sorted offsets `at`, and the end."""
    codes = np.arange(257)
    low, high = (np.full(257, edge) for edge in part)
    while (low < high).any():
        middle = (low + high) // 2
        is_less = dictionary.codes(at[np.minimum(middle, part[1] - 1)], depth) < codes
        low, high = np.where(is_less & (low < high), middle + 1, low), np.where(is_less, high, middle)
    return low


def fill_starts(
    planes: npt.NDArray[np.uint8], starts: Sequence[bytes], answer: Callable[[bytes, list[bytes]], Array]
) -> None:
    """Fill `planes`, of shape (starts, places, bytes), with the places of `starts`.

    `answer` tells them of a start without those of longer ones, which are known before. Where these go on inside the
    syllable, all their places are `LOOSE` ones of the shorter.
    """
    numbers = {start: number for number, start in enumerate(starts)}
    for start in sorted(starts, key=len, reverse=True):
        longer = [start + bytes([code]) for code in INSIDE_CODES if start + bytes([code]) in numbers]
        ranks = answer(start, longer)
        for place in range(PLACES):
            planes[numbers[start], place] = np.packbits(ranks <= place)
        for each in longer:
            planes[numbers[start], LOOSE] |= planes[numbers[each], LOOSE]
