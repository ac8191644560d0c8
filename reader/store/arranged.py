"""Rows in display order, brought into it only as far as someone looks: a screen shows fifty of a hundred thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from reader.store.hits import Array, Hits, Mask, Slots
from reader.store.ranking import UNMATCHED, Tiers

FRONT = 256
"""Rows that are put in order for who looks at the first ones."""
_PART = 1 << 12
"""So many slots are looked at first, then four times as many, and again."""

Arrange = Callable[[int | None], Slots]
"""The rows of a result in display order: the first so many, or all."""


class RowNumbers(Sequence[int]):
    """Archive rows as plain integers, made from arrays only when they are asked for."""

    def __init__(self, total: int, arrange: Arrange) -> None:
        self._total = total
        self._arrange = arrange
        self._front: Slots | None = None
        self._all: Slots | None = None

    @classmethod
    def of(cls, rows: Slots) -> RowNumbers:
        """Rows that are in order."""
        return cls(len(rows), lambda _: rows)

    @property
    def numbers(self) -> Slots:
        """All of them."""
        if self._all is None:
            self._all = self._arrange(None)
        return self._all

    def __len__(self) -> int:
        return self._total

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers.tolist())

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            start, stop, step = index.indices(self._total)
            known = self._first(max(start, stop)) if step > 0 else self.numbers
            return RowNumbers.of(known[index] if step < 0 else known[start:stop:step])
        if not -self._total <= index < self._total:
            raise IndexError(index)
        return int(self._first(index + 1)[index] if index >= 0 else self.numbers[index])

    def _first(self, count: int) -> Slots:
        """At least `count` of them."""
        if self._all is not None or count > FRONT:
            return self.numbers
        if self._front is None:
            self._front = self._arrange(FRONT)
        return self._front


def arrangement(row_of: Array, chosen: Hits, tiers: Tiers | None, others: tuple[Slots, Slots] | None) -> Arrange:
    """The chosen rows by tier, and between them `others`: rows, and the slots (tier on top) that they precede."""

    def arrange(limit: int | None) -> Slots:
        slots = in_order(chosen, tiers, limit)
        rows: Slots = row_of[slots]
        if others is None:
            return rows
        if tiers is not None:
            slots = tiers[slots].astype(np.int64) << 32 | slots
        return np.insert(rows, np.searchsorted(slots, others[1]), others[0])[:limit]

    return arrange


def in_order(chosen: Hits, tiers: Tiers | None, limit: int | None = None) -> Slots:
    """The first `limit` chosen slots, or all, which stand newest first; those of the best tier before the others."""
    if limit is not None:
        return _first(chosen.mask, limit) if tiers is None else _best(chosen, tiers, limit)
    slots = chosen.slots
    if tiers is None or not len(slots):
        return slots
    ordered: Slots = slots[np.argsort(tiers[slots], kind="stable")]
    return ordered


def _best(chosen: Hits, tiers: Tiers, limit: int) -> Slots:
    """Tier by tier, until there are enough."""
    if chosen.are_few:
        slots = chosen.slots
        best: Slots = slots[np.argsort(tiers[slots], kind="stable")[:limit]]
        return best
    return _best_of_many(np.maximum(tiers, (chosen.mask.view(np.int8) - np.int8(1)) & np.int8(UNMATCHED)), limit)


def _best_of_many(own: Tiers, limit: int) -> Slots:
    best = [np.zeros(0, np.intp)]
    while limit and len(own):
        tier = own.min()
        if tier == UNMATCHED:
            break
        at = _first(own == tier, limit)
        best.append(at)
        limit -= len(at)
        own[at] = UNMATCHED
    return np.concatenate(best)


def _first(chosen: Mask, limit: int) -> Slots:
    """Without a look at those behind."""
    parts, found, start, size = [np.zeros(0, np.intp)], 0, 0, _PART
    while start < len(chosen) and found < limit:
        part = np.flatnonzero(chosen[start : start + size])[: limit - found] + start
        parts.append(part)
        found += len(part)
        start, size = start + size, 4 * size
    return np.concatenate(parts)
