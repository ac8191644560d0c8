"""Frequent initials: which they are, and where they stand, found in one walk over all articles by all cores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from reader.preparing import Helpers
from reader.store.dictionary import Dictionary
from reader.store.files import Folder, Spans, map_spans
from reader.store.hits import Array, Mask
from reader.store.postings import Postings
from reader.text.hangul import INITIALS
from reader.text.keystream import INITIAL_CODES

_CONSONANTS = [ord(INITIAL_CODES[initial]) for initial in INITIALS]
_ABOVE = _CONSONANTS[-1] + 1
_LENGTHS = (1, 2, 3, 4)
"""Of initials that are kept ready."""
_ARTICLES, _TOGETHER = 2048, 256
"""So many are written, and walked over, at a time; multiples of eight."""
_ALONE = 10_000
"""Articles that are walked over here, before others help."""


def frequent_initials(dictionary: Dictionary, postings: Postings, limit: int) -> Iterator[bytes]:
    """Up to four initials for which more than `limit` postings would have to be looked at.

    Inside words a key occurs no oftener than its own beginning and end do, which spares looking for most.
    """
    heads, tails = _by_length(dictionary.heads.count), _by_length(dictionary.tails.count)
    inner = np.concatenate(([0], np.cumsum(postings.counts(dictionary.initial_word), dtype=np.int64)))
    within: Array = inner[-1]
    if int(within) + len(_LENGTHS) * int(dictionary.heads.count[-1]) <= limit:
        return
    for length in _LENGTHS:
        shape = (len(_CONSONANTS),) * length
        within = np.broadcast_to(np.minimum(within[np.newaxis, ...], within[..., np.newaxis]), shape).copy()
        across = np.zeros_like(within)
        for i in range(1, length):
            ends = tails[i].transpose().reshape(tails[i].shape + (1,) * (length - i))
            across = across + np.minimum(ends, heads[length - i])
        for at in map(tuple, np.argwhere(within + across > limit).tolist()):
            key = bytes(_CONSONANTS[number] for number in at)
            low, high = dictionary.initials_range(key)
            within[at] = inner[high] - inner[low]
            if within[at] + across[at] > limit:
                yield key


def _by_length(count: Array) -> dict[int, Array]:
    """How often words with each first one to three initials occur, one axis for each."""
    return {n: np.diff(count[:: 1 << 15 - 5 * n]).reshape((32,) * n)[(slice(1, _ABOVE),) * n] for n in (1, 2, 3)}


@dataclass(frozen=True, slots=True)
class Walk:
    """Articles to walk over, of a folder that is being written, for whichever process."""

    path: Path
    spans: Spans
    name: str
    keys: tuple[bytes, ...]
    low: int
    high: int


def write_initials(folder: Folder, name: str, keys: Sequence[bytes], size: int) -> dict[str, Any]:
    """Write where `keys` of up to four initials hold, in one walk over all articles; returns what the header must say.

    What stands across one space is what follows each other when spaces are left out, unless two lie inside.
    """
    hits = folder.create(f"{name}_initial_hits", np.uint8, (len(keys), (size + 7) // 8))
    edges = range(0, size if keys else 0, _ARTICLES)
    walks = (Walk(*folder.written, name, tuple(keys), low, min(low + _ARTICLES, size)) for low in edges)
    helpers = Helpers[Walk, npt.NDArray[np.uint8]](held, alone=_ALONE)
    with closing(helpers):
        for walk, found in helpers.results(walks, lambda walk: walk.high - walk.low):
            hits[:, walk.low // 8 : (walk.high + 7) // 8] = found
    _walker.cache_clear()
    return {f"{name}_initials": [key.hex() for key in keys]}


def held(walk: Walk) -> npt.NDArray[np.uint8]:
    """Where the keys of `walk` hold: shape (keys, bytes), a bit for each article."""
    return _walker(walk.path, walk.spans, walk.name, walk.keys).held(walk.low, walk.high)


@lru_cache(maxsize=1)
def _walker(path: Path, spans: Spans, name: str, keys: tuple[bytes, ...]) -> _Walker:
    mapped = map_spans(path, spans)
    return _Walker(Dictionary(mapped, name), Postings(mapped, name), keys)


class _Walker:
    """Walks over articles, whose words are taken apart into characters once."""

    def __init__(self, dictionary: Dictionary, postings: Postings, keys: Sequence[bytes]) -> None:
        self._characters = dictionary.characters()
        self._postings = postings
        self._tables = _tables(keys)
        self._count = len(keys)

    def held(self, low: int, high: int) -> npt.NDArray[np.uint8]:
        """Of the articles from `low` on, a multiple of eight."""
        packed = np.zeros((-(-(high - low) // 8) * 8, (self._count + 7) // 8), np.uint8)
        for begin in range(low, high, _TOGETHER):
            end = min(begin + _TOGETHER, high)
            row = self._characters.row(*self._postings.row(begin, end))
            packed[begin - low : end - low] = np.packbits(
                _holding(self._tables, self._count, end - begin, *row), axis=1, bitorder="little"
            )
        return _turned(packed)[: self._count]


def _tables(keys: Sequence[bytes]) -> list[Array]:
    """For each length the number of the key of any initials; that behind the last one where there is none."""
    tables = [np.full(1 << 5 * length, len(keys), np.min_scalar_type(len(keys))) for length in _LENGTHS]
    for number, key in enumerate(keys):
        tables[len(key) - 1][_code(tuple(key))] = number
    return tables


def _code(key: tuple[int, ...]) -> int:
    code = 0
    for one in key:
        code = code << 5 | one
    return code


def _holding(tables: Sequence[Array], count: int, size: int, codes: Array, begins: Array, slots: Array) -> Mask:
    """Which of `count` keys stand in each of `size` articles, by the characters of these; shape (articles, keys).

    What is in no table is written into a column more, which costs less than leaving it out.
    """
    found = np.zeros((size, count + 1), np.bool_)
    flat, rows = found.reshape(-1), slots.astype(np.intp) * (count + 1)
    grams, spaces = codes.astype(np.int32), np.zeros(len(codes), np.int8)
    for length, table in enumerate(tables):
        if length:
            grams = grams[:-1] << 5 | codes[length:]
            spaces = spaces[:-1] + begins[length:]
        known = grams * (spaces <= 1) if length > 1 else grams
        flat[rows[: len(grams)] + table[known]] = True
    return found[:, :count]


def _turned(bits: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Rows of bits, the lowest first, as columns; of eight that become a byte the first is the highest.

    Eight by eight, as numbers of 64 bits (Warren, Hacker's Delight, 7-3).
    """
    count, width = bits.shape
    squares = np.ascontiguousarray(bits.reshape(count // 8, 8, width)[:, ::-1].transpose(0, 2, 1)).view("<u8")[..., 0]
    for shift, mask in ((7, 0x00AA00AA00AA00AA), (14, 0x0000CCCC0000CCCC), (28, 0x00000000F0F0F0F0)):
        moved = (squares ^ squares >> np.uint64(shift)) & np.uint64(mask)
        squares ^= moved ^ moved << np.uint64(shift)
    return squares.view(np.uint8).reshape(count // 8, width * 8).T
