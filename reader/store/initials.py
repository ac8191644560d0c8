"""Frequent initials: which they are, and where they stand, found in one walk over all articles.

Up to four characters become one number to the base 20: of each its initial, from 1 on, or 0 where it has none, where
the word has come to its end, and behind a second space. Where initials stand there stand also those that they begin
with: of all that begins at one place the longest is found, and of the shorter ones only that they begin the longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from reader.store.classes import CLASSES, IS_BEGINNING
from reader.store.dictionary import Dictionary
from reader.store.hits import Array, Mask
from reader.store.postings import Postings
from reader.text.hangul import INITIALS
from reader.text.keystream import INITIAL_CODES

_CONSONANTS = [ord(INITIAL_CODES[initial]) for initial in INITIALS]
_BASE = _CONSONANTS[-1] + 1
_LONGEST = 4
"""Of initials that are kept ready."""
_ARTICLES = 2048
"""So many are written at a time, a power of two."""
_FEWEST, _ROOM = 64, 1 << 19
"""Articles that are walked over at a time at least; as many as have so much room for their keys, so that it is near."""
_WORDS = 1 << 16
"""So many are taken apart at a time."""
_INITIAL = np.where(np.arange(32) < _BASE, np.arange(32), 0).astype(np.uint32)
_END = 32
_NUMBERS = bytes([_END, *(int(number) if number < _BASE else 0 for number in CLASSES[1:])])
_LEFT_OUT = bytes(np.flatnonzero(~IS_BEGINNING).astype(np.uint8)[1:])
"""Of a character of several bytes the first one counts."""
_THREE = np.uint32((1 << 13) - 1)
_TAIL, _LONG = np.uint32(13), np.uint32(1 << 26)
"""Of a word in a number: above its first three characters lie its last three, and whether it has four or more."""


def frequent_initials(dictionary: Dictionary, postings: Postings, limit: int) -> Iterator[bytes]:
    """Up to four initials for which more than `limit` postings would have to be looked at.

    Across a space a key occurs no oftener than its beginning does at the ends of words, and the rest at beginnings.
    """
    heads, tails = _by_length(dictionary.heads.count), _by_length(dictionary.tails.count)
    inside = _counts_inside(dictionary, postings)
    for length in range(1, _LONGEST + 1):
        counts = inside.sum(axis=tuple(range(length, _LONGEST)))[(slice(1, _BASE),) * length]
        for i in range(1, length):
            ends = tails[i].transpose().reshape(tails[i].shape + (1,) * (length - i))
            counts = counts + np.minimum(ends, heads[length - i])
        for at in np.argwhere(counts > limit).tolist():
            yield bytes(_CONSONANTS[number] for number in at)


def _by_length(count: Array) -> dict[int, Array]:
    """How often words with each first one to three initials occur, one axis for each."""
    return {n: np.diff(count[:: 1 << 15 - 5 * n]).reshape((32,) * n)[(slice(1, _BASE),) * n] for n in (1, 2, 3)}


def _counts_inside(dictionary: Dictionary, postings: Postings) -> Array:
    """How often up to four characters follow each other inside words, one axis for each."""
    counts = np.zeros(_BASE**_LONGEST, np.int64)
    for low, high in _portions(dictionary.size):
        grams, ends, _ = _grams(dictionary.streams(low, high))
        occur = postings.counts(np.arange(low, high, dtype=np.uint32))
        each = np.repeat(occur, np.diff(np.flatnonzero(ends), prepend=-1))
        counts += np.bincount(grams, each, len(counts)).astype(np.int64)
    return counts.reshape((_BASE,) * _LONGEST)


def _portions(size: int) -> Iterator[tuple[int, int]]:
    return pairwise([*range(0, size, _WORDS), size])


def _grams(streams: Array) -> tuple[Array, Mask, Mask]:
    """Of each character, and of each end of a word: what four begin with it, whether it is an end, and whether there
    are four of them before one. What begins with an end is of no use.
    """
    told = streams.tobytes().translate(_NUMBERS, _LEFT_OUT)
    codes = np.frombuffer(told + bytes([_END] * _LONGEST), np.uint8)
    goes_on, numbers = codes != _END, codes & np.uint8(_END - 1)
    pairs = numbers[:-1] * np.uint16(_BASE) + numbers[1:]
    pairs *= goes_on[:-1]
    grams = pairs[:-2] * np.int32(_BASE**2) + pairs[2:] * goes_on[1:-2]
    are_two = goes_on[:-1] & goes_on[1:]
    return grams[:-1], ~goes_on[:-_LONGEST], (are_two[:-2] & are_two[2:])[:-1]


class Walker:
    """Walks over articles, to find where `keys` of up to four initials hold."""

    def __init__(self, dictionary: Dictionary, postings: Postings, keys: Sequence[bytes]) -> None:
        self._postings = postings
        self._keys = keys
        self._together = _FEWEST
        while self._together < _ARTICLES and 2 * self._together * len(keys) <= _ROOM:
            self._together *= 2
        self._shift = self._together.bit_length() - 1
        self._key_of = _longest_keys(keys)
        self._edges = _three(dictionary.tails.of, (0, 5, 10)) << _TAIL | _three(dictionary.heads.of, (10, 5, 0))
        self._inner, self._inner_first = self._inner_keys(dictionary)

    def tasks(self, hits: Array, size: int) -> Iterator[Callable[[], None]]:
        """Work that fills `hits`, of shape (keys, bytes), a bit for each article; for several threads."""
        for low in range(0, size if self._keys else 0, _ARTICLES):
            yield lambda low=low: self._write(hits, low, min(low + _ARTICLES, size))  # type: ignore[misc]

    def _inner_keys(self, dictionary: Dictionary) -> tuple[Array, Array]:
        """The longest keys at each character of a word that three others follow inside it, word by word; and where
        those of each word begin. Marks the words that have such ones.
        """
        keys, counts = [np.zeros(0, self._key_of.dtype)], np.zeros(len(self._edges) + 1, np.uint32)
        for low, high in _portions(dictionary.size):
            grams, ends, are_four = _grams(dictionary.streams(low, high))
            own = self._key_of[grams]
            kept = np.flatnonzero(are_four & (own < len(self._keys)))
            keys.append(own[kept])
            counts[low + 1 : high + 1] = np.diff(np.searchsorted(kept, np.flatnonzero(ends)), prepend=0)
        self._edges |= (counts[1:] > 0) * _LONG
        return np.concatenate(keys), np.cumsum(counts, dtype=np.uint32)

    def _write(self, hits: Array, low: int, high: int) -> None:
        parts = [self._held(begin, min(begin + self._together, high)) for begin in range(low, high, self._together)]
        hits[:, low // 8 : (high + 7) // 8] = np.concatenate(parts, axis=1)[:, : (high - low + 7) // 8]

    def _held(self, low: int, high: int) -> npt.NDArray[np.uint8]:
        """Where the longest keys begin in a few articles: shape (keys, bytes). What is no key gets a row of its own,
        which costs less than leaving it out.
        """
        found = np.zeros(len(self._keys) + 1 << self._shift, np.bool_)
        words, counts = self._postings.row(low, high)
        words, article = words.astype(np.intp), np.repeat(np.arange(high - low), counts)
        edges = self._edges.take(words)
        for keys in self._across(edges):
            found[np.left_shift(keys, self._shift, dtype=np.intp) + article[:-1]] = True
        long = np.flatnonzero(edges >= _LONG)
        keys, article = self._inside(words[long], article[long])
        found[np.left_shift(keys, self._shift, dtype=np.intp) + article] = True
        return np.packbits(found).reshape(-1, self._together // 8)[:-1]

    def _across(self, edges: Array) -> Iterator[Array]:
        """The longest keys that begin with the last character of each word, the one before it, and that before."""
        heads, tails = edges[1:] & _THREE, edges[:-1] >> _TAIL & _THREE
        for length in range(1, _LONGEST):
            before, behind = np.uint32(_BASE**length), np.uint32(_BASE ** (_LONGEST - length))
            own = tails - tails // before * before  # half the time of %
            yield self._key_of.take(own * behind + heads // np.uint32(_BASE ** (length - 1)))

    def _inside(self, words: Array, article: Array) -> tuple[Array, Array]:
        """The longest keys inside `words`, and the article of each."""
        begins = self._inner_first.take(words).astype(np.intp)
        counts = self._inner_first.take(words + 1) - begins
        both = begins - np.cumsum(counts) + counts << self._shift | article  # in one, as repeating takes long
        both = np.repeat(both, counts)
        both += np.arange(len(both)) << self._shift
        return self._inner.take(both >> self._shift), both & (self._together - 1)


def _longest_keys(keys: Sequence[bytes]) -> Array:
    """By four characters the number of the longest of `keys` that they begin with; that behind the last for none."""
    longest = np.full(_BASE**_LONGEST, len(keys), np.min_scalar_type(len(keys)))
    for number in sorted(range(len(keys)), key=lambda number: len(keys[number])):
        code, room = 0, _BASE ** (_LONGEST - len(keys[number]))
        for initial in keys[number]:
            code = code * _BASE + initial
        longest[code * room : (code + 1) * room] = number
    return longest


def _three(codes: npt.NDArray[np.uint16], shifts: Sequence[int]) -> npt.NDArray[np.uint32]:
    """Three characters out of classes of five bits."""
    number = np.zeros(len(codes), np.uint32)
    for shift in shifts:
        number = number * np.uint32(_BASE) + _INITIAL[codes >> np.uint16(shift) & np.uint16(31)]
    return number


def spread(keys: Sequence[bytes], hits: Array) -> None:
    """Let each of `keys` hold where a longer one holds that begins with it."""
    numbers = {key: number for number, key in enumerate(keys)}
    for key in sorted(keys, key=len, reverse=True):
        shorter = next((key[:end] for end in range(len(key) - 1, 0, -1) if key[:end] in numbers), None)
        if shorter is not None:
            hits[numbers[shorter]] |= hits[numbers[key]]
