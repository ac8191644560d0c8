"""Numbering: printed words become numbers, each normalised once; what that does to a word does not depend on others.

Words are told apart by numbers of 64 bits made of their characters, for a batch of articles at a time: looking a
million strings up in a dictionary of a million costs ten times as much. Two of a million words share theirs once in
forty million archives.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from reader.store.hits import Array, numbers_from
from reader.store.spelling import Spelling, several
from reader.store.table import Hashes, HashTable

_TOGETHER = 1 << 18
"""About so many characters are looked at together."""
_FOUR = 4
"""Characters, of 16 bits, in a number."""
_FIRST = np.array([(1 << 16 * count) - 1 for count in range(_FOUR + 1)], np.uint64)
_SEED = np.uint64(0x9E3779B97F4A7C15)
_SPACES = np.zeros(0x3002, np.bool_)
_SPACES[[code for code in range(0x3001) if chr(code).isspace()]] = True


class Numbering:
    """Numbers words in the order of their first sight."""

    def __init__(self) -> None:
        self.count = 0
        self._streams: list[bytes] = []
        self._known = HashTable()
        self._spelling = Spelling()
        self._several, self._several_first = array("i"), array("q", [0])
        """What words are that become none or several once normalised, and where those of each begin; the number of the
        first is -1, of the next -2.
        """

    def of(self, texts: Sequence[str]) -> tuple[Array, Array]:
        """The numbers of the words of `texts`, one text behind the other, and how many each has."""
        numbers, lengths = [np.zeros(0, np.int32)], [np.zeros(0, np.uint32)]
        for part in _parts(texts):
            characters = _characters("\n".join(part))
            starts, ends = _words(characters)
            edges = np.searchsorted(starts, _begins(part, len(characters)))
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
            word = characters[starts[place] : ends[place]].tobytes().decode("utf-16-le", "surrogatepass")
            numbers[place] = self._learn_several(several(word))
        return numbers

    def _learn_several(self, streams: Sequence[bytes]) -> int:
        if len(streams) == 1:
            return self._new(streams[0])
        self._several.extend([self._new(stream) for stream in streams])
        self._several_first.append(len(self._several))
        return 1 - len(self._several_first)

    def _new(self, stream: bytes) -> int:
        self._streams.append(stream + b"\0")
        self.count += 1
        return self.count - 1

    def _single(self, numbers: Array) -> tuple[Array, Array]:
        """Each negative number replaced by those for which it stands; and for how many each stands."""
        first = np.frombuffer(self._several_first, np.int64)
        counts = np.ones(len(numbers), np.int64)
        places = np.flatnonzero(numbers < 0)
        own = -1 - numbers[places]
        counts[places] = first[own + 1] - first[own]
        single = np.repeat(numbers, counts)
        found = np.frombuffer(self._several, np.int32)[numbers_from(first[own], counts[places])]
        single[np.flatnonzero(single < 0)] = found
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


def _characters(text: str) -> npt.NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


def _begins(texts: Sequence[str], size: int) -> Array:
    """Where each of `texts` begins that stand behind each other in `size` numbers of 16 bits, and the end."""
    lengths = [len(text) + 1 for text in texts]
    if sum(lengths) != size + 1:  # there are characters of two numbers
        lengths = [len(_characters(text)) + 1 for text in texts]
    return np.cumsum([0, *lengths])


def _words(characters: npt.NDArray[np.uint16]) -> tuple[Array, Array]:
    """Where the words begin and end that `str.split` would return."""
    is_space = np.ones(len(characters) + 2, np.bool_)
    inside = is_space[1:-1]
    np.logical_or(characters - np.uint16(9) < 5, characters - np.uint16(28) < 5, out=inside)
    far = np.flatnonzero(characters - np.uint16(0x80) < len(_SPACES) - 0x80)
    inside[far] = _SPACES[characters[far]]
    edges = np.flatnonzero(is_space[1:] != is_space[:-1])
    return edges[::2], edges[1::2]


def _hashes(characters: npt.NDArray[np.uint16], starts: Array, ends: Array) -> Hashes:
    """Numbers of words: of their first four characters, mixed, and of the next four with these, and so on."""
    padded = np.append(characters, np.zeros(_FOUR, np.uint16))
    fours = np.ndarray(len(characters) + 1, np.uint64, padded, 0, padded.strides)
    left = ends - starts
    hashes = _mixed(fours[starts] & _FIRST[np.minimum(left, _FOUR)] ^ left.astype(np.uint64) * _SEED)
    rest = np.flatnonzero(left > _FOUR)
    at, left, own = starts[rest], left[rest], hashes[rest]
    while len(rest):
        at, left = at + _FOUR, left - _FOUR
        own = _mixed(fours[at] & _FIRST[np.minimum(left, _FOUR)] ^ own)
        hashes[rest] = own
        goes_on = np.flatnonzero(left > _FOUR)
        rest, at, left, own = rest[goes_on], at[goes_on], left[goes_on], own[goes_on]
    return hashes


def _mixed(numbers: Hashes) -> Hashes:
    """Each bit changes all others (MurmurHash3's finalizer)."""
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        numbers = (numbers ^ numbers >> np.uint64(33)) * np.uint64(factor)
    return numbers ^ numbers >> np.uint64(33)
