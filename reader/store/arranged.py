"""Rows in display order, brought into it only as far as someone looks: a screen shows fifty of a hundred thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from reader.store.columns import Array, Hits, Slots
from reader.store.ranking import UNMATCHED, Tiers

FRONT = 256
"""Rows that are put in order for who looks at the first ones."""
_PART = 1 << 16

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
        return _first(chosen, limit) if tiers is None else _best(chosen.slots, tiers, limit)
    slots = chosen.slots
    if tiers is None or not len(slots):
        return slots
    ordered: Slots = slots[np.argsort(tiers[slots], kind="stable")]
    return ordered


def _best(slots: Slots, tiers: Tiers, limit: int) -> Slots:
    """Tier by tier, until there are enough."""
    own, limit = tiers[slots], min(limit, len(slots))
    best = [np.zeros(0, np.intp)]
    while limit:
        tier = own.min()
        at = np.flatnonzero(own == tier)[:limit]
        best.append(slots[at])
        limit -= len(at)
        own[at] = UNMATCHED
    return np.concatenate(best)


def _first(hits: Hits, limit: int) -> Slots:
    """Without a look at those behind."""
    chosen = hits.mask
    parts, found = [np.zeros(0, np.intp)], 0
    for start in range(0, len(chosen), _PART):
        part = np.flatnonzero(chosen[start : start + _PART])[: limit - found] + start
        parts.append(part)
        found += len(part)
        if found >= limit:
            break
    return np.concatenate(parts)
