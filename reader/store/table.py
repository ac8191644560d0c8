"""A table of numbers by hashes, for thousands of them at a time: a place for each, or the next free one behind it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reader.store.hits import Array, Mask

Hashes = npt.NDArray[np.uint64]

_SPREAD = np.uint64(0xC2B2AE3D27D4EB4F)
_FULL = 0.7


class HashTable:
    """Numbers by hashes that differ from each other; the hash 0 is kept as 1."""

    def __init__(self, bits: int = 16) -> None:
        self._count = 0
        self._clear(bits)

    def look(self, hashes: Hashes) -> tuple[npt.NDArray[np.int32], Mask]:
        """The number of each hash, and whether it is known at all."""
        hashes = np.maximum(hashes, np.uint64(1))
        at = self._home(hashes)
        keys = self._keys[at]
        going = np.flatnonzero((keys != hashes) & (keys != 0))
        while len(going):
            at[going] = (at[going] + 1) & self._mask
            own = self._keys[at[going]]
            keys[going] = own
            going = going[(own != hashes[going]) & (own != 0)]
        return self._numbers[at], keys == hashes

    def add(self, hashes: Hashes, numbers: Array) -> None:
        """Take in new hashes, each once."""
        self._count += len(hashes)
        if self._count > _FULL * len(self._keys):
            keys, known = self._keys, self._numbers
            used = np.flatnonzero(keys)
            keys, known = keys[used], known[used]
            self._clear(int(self._count / _FULL).bit_length())
            self._put(keys, known)
        self._put(np.maximum(hashes, np.uint64(1)), numbers)

    def _clear(self, bits: int) -> None:
        self._keys = np.zeros(1 << bits, np.uint64)
        self._numbers = np.zeros(1 << bits, np.int32)
        self._mask = np.intp((1 << bits) - 1)
        self._shift = np.uint64(64 - bits)

    def _home(self, hashes: Hashes) -> npt.NDArray[np.intp]:
        return (hashes * _SPREAD >> self._shift).astype(np.intp)

    def _put(self, hashes: Hashes, numbers: Array) -> None:
        """Of several that come to the same free place one stays, and the others go on."""
        at = self._home(hashes)
        while len(hashes):
            is_free = self._keys[at] == 0
            self._keys[at[is_free]] = hashes[is_free]
            stays = self._keys[at] == hashes
            self._numbers[at[stays]] = numbers[stays]
            goes = ~stays
            hashes, numbers, at = hashes[goes], numbers[goes], (at[goes] + 1) & self._mask
