"""A table of numbers by hashes, for thousands of them at a time.

Each has a place, or the next free one in steps of its own.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reader.store.hits import Array, Mask

Hashes = npt.NDArray[np.uint64]

_SPREAD = np.uint64(0xC2B2AE3D27D4EB4F)
_FULL = 0.7
_PART = 1 << 16
"""So many places are looked at together where the table grows."""


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
        own, place = hashes[going], at[going]
        steps = _steps(own)
        while len(going):
            place = (place + steps) & self._mask
            found = self._keys[place]
            at[going], keys[going] = place, found
            rest = np.flatnonzero((found != own) & (found != 0))
            going, own, place, steps = going[rest], own[rest], place[rest], steps[rest]
        return self._numbers[at], keys == hashes

    def add(self, hashes: Hashes, numbers: Array) -> None:
        """Take in new hashes, each once."""
        self._count += len(hashes)
        if self._count > _FULL * len(self._keys):
            before, known = self._keys, self._numbers
            self._clear(int(self._count / _FULL).bit_length())
            for start in range(0, len(before), _PART):
                used = start + np.flatnonzero(before[start : start + _PART])
                self._put(before[used], known[used])
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
        at, steps = self._home(hashes), _steps(hashes)
        while len(hashes):
            free = np.flatnonzero(self._keys[at] == 0)
            self._keys[at[free]] = hashes[free]
            stays = self._keys[at] == hashes
            self._numbers[at[stays]] = numbers[stays]
            goes = np.flatnonzero(~stays)
            hashes, numbers, steps = hashes[goes], numbers[goes], steps[goes]
            at = (at[goes] + steps) & self._mask


def _steps(hashes: Hashes) -> npt.NDArray[np.intp]:
    """How far each goes on from a place that is taken: odd, so that it comes to all places."""
    return (hashes >> np.uint64(32) | np.uint64(1)).astype(np.intp)
