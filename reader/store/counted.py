"""Counts of hits by the numbers of a column, made from those of the last keys: the next one changes little of them."""

from __future__ import annotations

from collections import deque

import numpy as np

from reader.store.hits import Array, Hits

_KEPT = 4


class Counted:
    """The last counts over a column whose numbers stay as they are while this lives."""

    def __init__(self) -> None:
        self._last: deque[tuple[Array, Array]] = deque(maxlen=_KEPT)
        self._first: tuple[Array, Array] | None = None
        """What was counted first: of all articles, perhaps."""

    def count(self, hits: Hits, numbers: Array, length: int) -> Array:
        """How many of `hits` have each of the `numbers` of their slots, which are less than `length`."""
        if hits.are_few:
            return np.bincount(numbers[hits.slots], minlength=length)
        counts = self._counted(hits, numbers, length)
        if self._first is None:
            self._first = hits.bits, counts
        else:
            self._last.append((hits.bits, counts))
        return counts

    def _counted(self, hits: Hits, numbers: Array, length: int) -> Array:
        nearest, least = None, hits.count // 2
        for bits, counts in (*reversed(self._last), *((self._first,) if self._first else ())):
            if least <= len(bits):
                break
            others = bits ^ hits.bits
            changed = int(np.bitwise_count(others).sum(dtype=np.int64))
            if changed < least:
                nearest, least = (others, counts), changed
        if nearest is None:
            return np.bincount(numbers[hits.slots], minlength=length)
        others, counts = nearest
        slots = np.flatnonzero(np.unpackbits(others.view(np.uint8), bitorder="little").view(np.bool_))
        came = hits.mask[slots]
        more = np.bincount(numbers[slots[came]], minlength=length)
        less = np.bincount(numbers[slots[~came]], minlength=length)
        found: Array = counts + more - less
        return found
