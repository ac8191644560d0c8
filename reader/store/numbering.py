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
from reader.text.keystream import encode
from reader.text.normal import normalise

_TOGETHER = 1 << 18
"""About so many characters are looked at together."""
_MIXING, _SHIFT, _BASE = np.uint64(0x9E3779B97F4A7C15), np.uint64(29), 0xD6E8FEB86659FD93
_SPACES = np.zeros(0x3002, np.bool_)
_SPACES[[code for code in range(0x3001) if chr(code).isspace()]] = True
_BETWEEN = "\ue000"
"""Stands between words that are normalised together: of private use, so that it changes nothing beside it."""

Hashes = npt.NDArray[np.uint64]


class Numbering:
    """Numbers words in the order of their first sight."""

    def __init__(self) -> None:
        self.count = 0
        self._streams: list[bytes] = []
        self._known: Hashes = np.zeros(0, np.uint64)
        self._numbers = np.zeros(0, np.int32)
        self._several: list[list[int]] = []
        """Words that are none or several once normalised; the number of the first is -1, of the next -2."""

    def of(self, texts: Sequence[str]) -> tuple[Array, Array]:
        """The numbers of the words of `texts`, one text behind the other, and how many each has."""
        numbers, lengths = [np.zeros(0, np.int32)], [np.zeros(0, np.uint32)]
        for part in _parts(texts):
            text = "\n".join(part)
            starts, ends = _words(text)
            edges = np.cumsum([0, *(len(one) + 1 for one in part)])
            single, counts = self._single(self._numbered(text, starts, ends))
            words = np.concatenate(([0], np.cumsum(counts)))
            numbers.append(single)
            lengths.append(np.diff(words[np.searchsorted(starts, edges)]).astype(np.uint32))
        return np.concatenate(numbers), np.concatenate(lengths)

    def new_streams(self) -> bytes:
        """The key streams that got numbers since the last time, a zero byte behind each."""
        streams, self._streams = b"".join(stream + b"\0" for stream in self._streams), []
        return streams

    def skip(self, count: int) -> None:
        """So many numbers were given elsewhere."""
        self.count += count

    def _numbered(self, text: str, starts: Array, ends: Array) -> Array:
        """The number of each word."""
        hashes, first, places = np.unique(_hashes(text, starts, ends), return_index=True, return_inverse=True)
        at = np.searchsorted(self._known, hashes)
        is_new = np.ones(len(hashes), np.bool_)
        inside = at < len(self._known)
        is_new[inside] = self._known[at[inside]] != hashes[inside]
        new = np.flatnonzero(is_new)
        bounds = zip(starts[first[new]].tolist(), ends[first[new]].tolist(), strict=True)
        learnt = [self._learn(stream) for stream in _streams([text[low:high] for low, high in bounds])]
        self._numbers = np.insert(self._numbers, at[new], learnt)
        self._known = np.insert(self._known, at[new], hashes[new])
        numbers: Array = self._numbers[np.searchsorted(self._known, hashes)[places]]
        return numbers

    def _learn(self, stream: bytes) -> int:
        if stream and b" " not in stream:
            return self._new(stream)
        self._several.append([self._new(part) for part in stream.split(b" ") if part])
        return -len(self._several)

    def _new(self, stream: bytes) -> int:
        self._streams.append(stream)
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


def _words(text: str) -> tuple[Array, Array]:
    """Where the words begin and end that `str.split` would return."""
    is_space = _SPACES[np.minimum(_characters(text), len(_SPACES) - 1)]
    edges = np.flatnonzero(np.diff(is_space, prepend=True, append=True))
    return edges[::2], edges[1::2]


def _hashes(text: str, starts: Array, ends: Array) -> Hashes:
    """Numbers of words: characters, mixed, times powers of an odd number that begin with each word (Karp and Rabin)."""
    mixed = (_characters(text) + np.uint64(1)) * _MIXING
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


def _streams(words: Sequence[str]) -> list[bytes]:
    """The key stream of each word, without spaces at its ends."""
    together = _BETWEEN.join(words)
    if together.count(_BETWEEN) != len(words) - 1:
        return [encode(normalise(word)).strip(b" ") for word in words]
    return [stream.strip(b" ") for stream in encode(normalise(together)).split(_BETWEEN.encode())]
