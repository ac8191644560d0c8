"""Folding: the rows of a result as a list shows them, one for each story, where its first article stands.

Pure arithmetic over the numbers of stories: a result of 100,000 rows takes a millisecond or two, and nothing is kept
of a row but its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reader.store.arranged import RowNumbers
from reader.store.codes import code
from reader.store.hits import Array, Slots

if TYPE_CHECKING:
    from reader.store.search import Store

_NOWHERE = -1


def numbers(rows: Sequence[int]) -> Slots:
    """`rows` as an array."""
    return rows.numbers if isinstance(rows, RowNumbers) else np.asarray(rows, np.intp)


class Stories:
    """The story of every living article as a small number, by archive row."""

    def __init__(self, store: Store) -> None:
        segments = [segment.columns for segment in store._segments]
        living = [(columns, np.flatnonzero(columns["alive"])) for columns in segments]
        rows = np.concatenate([columns["row"][slots] for columns, slots in living])
        codes = np.concatenate([columns["story"][slots] for columns, slots in living])
        self._codes, numbers = np.unique(codes, return_inverse=True)
        self._late: dict[int, int] = {}
        """Numbers of stories that were met since."""
        self._of = np.zeros(int(rows.max(initial=0)) + 1, np.int32)
        self._of[rows] = numbers

    def __len__(self) -> int:
        return len(self._codes) + len(self._late)

    def put(self, row: int, story: str) -> None:
        """The article of `row` is new, or belongs to another story than before."""
        if row >= len(self._of):
            self._of = np.concatenate((self._of, np.zeros(max(row + 1 - len(self._of), len(self._of)), np.int32)))
        self._of[row] = self._number(code(story))

    def of(self, rows: Slots) -> Array:
        """The number of the story of each row; rows that came since are of none that matters."""
        numbers: Array = self._of[np.minimum(rows, len(self._of) - 1)]
        return numbers

    def _number(self, story: int) -> int:
        at = int(np.searchsorted(self._codes, story))
        if at < len(self._codes) and self._codes[at] == story:
            return at
        return self._late.setdefault(story, len(self))


class Folded:
    """A result with one row for each story. A row is called by its first article in the order of the result."""

    def __init__(self, rows: Slots, stories: Stories, beside: Slots | None = None) -> None:
        """`beside`: rows that follow the result and are no part of it; a story of both has a row in each."""
        self._stories = stories
        self._count = len(stories)
        self._result = rows
        self._rows, self._numbers = rows, stories.of(rows)
        if beside is not None:
            self._rows = np.concatenate((rows, beside))
            self._numbers = np.concatenate((self._numbers, stories.of(beside) + np.int32(self._count)))
        self._span = self._count * (1 if beside is None else 2)
        met = np.zeros(self._span, np.bool_)
        met[self._numbers] = True
        self.rows = RowNumbers(int(np.count_nonzero(met)), self._arranged)
        """A row for each story, in order."""

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def _first(self) -> Array:
        """The place in the result of the first article of each story; `_NOWHERE` of those that are not in it."""
        first = np.full(self._span, _NOWHERE, np.int32)
        first[self._numbers[::-1]] = np.arange(len(self._rows) - 1, -1, -1, dtype=np.int32)  # the last one stays
        return first

    @cached_property
    def _heads(self) -> Slots:
        """The places of first articles, in order."""
        heads: Slots = np.flatnonzero(self._first[self._numbers] == np.arange(len(self._rows), dtype=np.int32))
        return heads

    def _arranged(self, limit: int | None) -> Slots:
        """The rows of the first `limit` stories, or of all: nobody looks at most of a large result."""
        length = 4 * limit if limit is not None else len(self._rows)
        while length < len(self._rows) and limit is not None:
            heads = np.sort(np.unique(self._numbers[:length], return_index=True)[1])
            if len(heads) >= limit:
                return self._rows[heads[:limit]]
            length *= 4
        return self._rows[self._heads]

    def followed_by(self, rows: Sequence[int]) -> Folded:
        """The same result with other rows behind it, which are folded apart."""
        return Folded(self._result, self._stories, numbers(rows))

    def index_of(self, row: int) -> int | None:
        """Where in `rows` the story of an article stands, be the article in the result or not."""
        places = self._places(row)
        place = next((place for place in places if self._rows[place] == row), places[0] if places else None)
        return None if place is None else int(np.searchsorted(self._heads, place))

    def holds(self, row: int) -> bool:
        """Whether an article is in the result, or in what follows it."""
        return bool((self._rows == row).any())

    def members(self, rows: Sequence[int]) -> dict[int, list[int]]:
        """For each of these `rows` the articles that it stands for, in the order of the result, itself first."""
        asked = set(map(int, rows))
        own = self._stories.of(np.array(sorted(asked), np.intp))
        wanted = np.zeros(self._span, np.bool_)
        for part in range(0, self._span, max(self._count, 1)):
            wanted[own[own < self._count] + part] = True
        found: dict[int, list[int]] = {}
        for place in np.flatnonzero(wanted[self._numbers]).tolist():
            found.setdefault(int(self._numbers[place]), []).append(int(self._rows[place]))
        return {each[0]: each for each in found.values() if each[0] in asked}

    def nearest(self, rows: Slots, index: int, by: int) -> int | None:
        """The next place in `rows` after `index` (before it: `by` -1) whose story holds one of these articles."""
        known = self._stories.of(rows)
        first = self._first[known[known < self._count]]
        heads = np.searchsorted(self._heads, first[first != _NOWHERE])
        beyond = heads[heads > index] if by > 0 else heads[heads < index]
        return None if not len(beyond) else int(beyond.min() if by > 0 else beyond.max())

    def _places(self, row: int) -> list[int]:
        """Where the story of an article begins in the result and in what follows it, as far as it is there."""
        number = int(self._stories.of(np.array([row]))[0])
        if number >= self._count:
            return []
        first = self._first[number :: self._count].tolist()
        return [place for place in first if place != _NOWHERE]
