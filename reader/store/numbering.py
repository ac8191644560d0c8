"""Numbering: printed words become numbers, each normalised once; what that does to a word does not depend on others.

Words are told apart by numbers of 64 bits made of their characters, for a batch of articles at a time: looking a
million strings up in a dictionary of a million costs ten times as much. Two of a million words share theirs once in
forty million archives.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from reader.store.hits import Array
from reader.store.spelling import Spelling, several
from reader.store.table import Hashes, HashTable

_TOGETHER = 1 << 17
"""About so many characters are looked at together."""
_MIXING, _SHIFT, _BASE = np.uint64(0x9E3779B97F4A7C15), np.uint64(29), 0xD6E8FEB86659FD93
_SPACES = np.zeros(0x3002, np.bool_)
_SPACES[[code for code in range(0x3001) if chr(code).isspace()]] = True


class Numbering:
    """Numbers words in the order of their first sight."""

    def __init__(self) -> None:
        self.count = 0
        self._streams: list[bytes] = []
        self._known = HashTable()
        self._spelling = Spelling()
        self._several: list[list[int]] = []
        """Words that are none or several once normalised; the number of the first is -1, of the next -2."""

    def of(self, texts: Sequence[str]) -> tuple[Array, Array]:
        """The numbers of the words of `texts`, one text behind the other, and how many each has."""
        numbers, lengths = [np.zeros(0, np.int32)], [np.zeros(0, np.uint32)]
        for part in _parts(texts):
            characters = _characters("\n".join(part))
            starts, ends = _words(characters)
            edges = np.searchsorted(starts, np.cumsum([0, *(len(one) + 1 for one in part)]))
            single = self._numbered(characters, starts, ends)
            if single.min(initial=0) < 0:
                single, counts = self._single(single)
                edges = np.concatenate(([0], np.cumsum(counts)))[edges]
            numbers.append(single)
            lengths.append(np.diff(edges).astype(np.uint32))
        return np.concatenate(numbers), np.concatenate(lengths)

    def new_streams(self) -> bytes:
        """The key streams that got numbers since the last time, a zero byte behind each."""
        streams, self._streams = b"".join(self._streams), []
        return streams

    def skip(self, count: int) -> None:
        """So many numbers were given elsewhere."""
        self.count += count

    def _numbered(self, characters: Array, starts: Array, ends: Array) -> Array:
        """The number of each word."""
        hashes = _hashes(characters, starts, ends)
        numbers, is_known = self._known.look(hashes)
        new = np.flatnonzero(~is_known)
        if len(new):
            met, first = np.unique(hashes[new], return_index=True)
            learnt = self._learn(characters, starts[new[first]], ends[new[first]])
            self._known.add(met, learnt)
            numbers[new] = learnt[np.searchsorted(met, hashes[new])]
        return numbers

    def _learn(self, characters: Array, starts: Array, ends: Array) -> Array:
        """The numbers of words that were not met before: most are spelt at once, the others one by one."""
        streams, is_plain = self._spelling.streams(characters, starts, ends)
        numbers = np.empty(len(starts), np.int32)
        plain, others = np.flatnonzero(is_plain), np.flatnonzero(~is_plain)
        numbers[plain] = np.arange(self.count, self.count + len(plain))
        self._streams.append(streams)
        self.count += len(plain)
        for place in others.tolist():
            word = characters[starts[place] : ends[place]].tobytes().decode("utf-32-le", "surrogatepass")
            numbers[place] = self._learn_several(several(word))
        return numbers

    def _learn_several(self, streams: Sequence[bytes]) -> int:
        if len(streams) == 1:
            return self._new(streams[0])
        self._several.append([self._new(stream) for stream in streams])
        return -len(self._several)

    def _new(self, stream: bytes) -> int:
        self._streams.append(stream + b"\0")
        self.count += 1
        return self.count - 1

    def _single(self, numbers: Array) -> tuple[Array, Array]:
        """Each negative number replaced by those for which it stands; and for how many each stands."""
        counts = np.ones(len(numbers), np.int64)
        places = np.flatnonzero(numbers < 0)
        several = [self._several[-number - 1] for number in numbers[places].tolist()]
        counts[places] = [len(own) for own in several]
        single = np.repeat(numbers, counts)
        single[single < 0] = [number for own in several for number in own]
        return single, counts


def _parts(texts: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = []
    size = _TOGETHER
    for text in texts:
        if size >= _TOGETHER:
            parts.append([])
            size = 0
        parts[-1].append(text)
        size += len(text) + 1
    return parts


def _characters(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _words(characters: Array) -> tuple[Array, Array]:
    """Where the words begin and end that `str.split` would return."""
    is_space = _SPACES[np.minimum(characters, len(_SPACES) - 1)]
    edges = np.flatnonzero(np.diff(is_space, prepend=True, append=True))
    return edges[::2], edges[1::2]


def _hashes(characters: Array, starts: Array, ends: Array) -> Hashes:
    """Numbers of words: characters, mixed, times powers of an odd number that begin with each word (Karp and Rabin)."""
    mixed = (characters + np.uint64(1)) * _MIXING
    mixed ^= mixed >> _SHIFT
    mixed *= _MIXING
    mixed *= _powers(_BASE, len(mixed))[: len(mixed)]
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)))
    hashes: Hashes = (sums[ends] - sums[starts]) * _powers(pow(_BASE, -1, 1 << 64), len(mixed))[starts]
    return hashes


_POWERS: dict[int, Hashes] = {}


def _powers(base: int, count: int) -> Hashes:
    """The first `count` powers of `base`, or more."""
    known = _POWERS.get(base)
    if known is None or len(known) < count:
        factors = np.full(max(count, 2 * _TOGETHER), base, np.uint64)
        factors[0] = 1
        known = _POWERS[base] = np.multiply.accumulate(factors)
    return known
