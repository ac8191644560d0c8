"""Hits: some of the slots of a segment, and the arrays that have an entry for each slot."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
"""One truth value per slot."""
Slots = npt.NDArray[np.intp]
Array = npt.NDArray[Any]

_FEW = 32
"""Of so many slots a hit is rare."""


def numbers_from(begins: Array, counts: Array) -> Array:
    """Numbers behind each other, `counts` of them from each of `begins` on; of the type of `begins`."""
    kind = begins.dtype
    numbers = np.repeat(begins - (np.cumsum(counts, dtype=kind) - counts.astype(kind)), counts)
    numbers += np.arange(len(numbers), dtype=kind)
    return numbers


class Hits:
    """Some slots, as a mask and as numbers."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask

    @cached_property
    def slots(self) -> Slots:
        """Their numbers, rising."""
        return np.flatnonzero(self.mask)

    @cached_property
    def count(self) -> int:
        """How many they are."""
        return int(np.count_nonzero(self.mask))

    @property
    def are_few(self) -> bool:
        """Whether it costs less to look at each of them than at all slots."""
        return self.count * _FEW < len(self.mask)

    @cached_property
    def bits(self) -> npt.NDArray[np.uint64]:
        """The mask, 64 slots in a number."""
        packed = np.zeros(len(self.mask) // 64 * 8 + 8, np.uint8)
        packed[: (len(self.mask) + 7) // 8] = np.packbits(self.mask, bitorder="little")
        return packed.view("<u8")

    @cached_property
    def _before(self) -> Array:
        """How many hits lie before each number of `bits`, and all."""
        before = np.zeros(len(self.bits) + 1, np.int64)
        np.cumsum(np.bitwise_count(self.bits), out=before[1:])
        return before

    def below(self, edges: Array) -> Array:
        """How many of them are less than each of `edges`; where they are many, without making their numbers."""
        if self.are_few:
            return np.searchsorted(self.slots, edges)
        words, rest = edges >> 6, (edges & 63).astype(np.uint64)
        inside = self.bits[words] & ((np.uint64(1) << rest) - np.uint64(1))
        found: Array = self._before[words] + np.bitwise_count(inside)
        return found
