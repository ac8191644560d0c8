"""Who covered what: of every article how many outlets ran its story, which did not, and whether it is a copy.

Made when a filter first asks for it, as much as it asks, over all segments together: a story may have articles in each
of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reader.model import Kind
from reader.store.columns import KINDS, Columns
from reader.store.hits import Array, Mask

_ARTICLE = KINDS.index(Kind.ARTICLE)


@dataclass(frozen=True, slots=True)
class Covered:
    """Of the slots of one segment; those of articles that are gone say nothing."""

    outlets: Array
    """How many known outlets published the story; 1 where only unknown ones did, 0 for a release that nobody ran."""
    _stories: Array
    """The number of the story of each slot."""
    _count: int
    """Of all stories."""
    _pairs: Array
    """``story * number of outlets + outlet`` of all that was published, each once."""
    _names: Sequence[str]
    _copies: _Copies
    _segment: int

    @property
    def own(self) -> Mask:
        """Whether it is an article, and no copy of another article or of a release."""
        return self._copies.own[self._segment]

    def missing(self, says: Callable[[str], bool]) -> Mask:
        """Where the story was not published by some outlet whose name `says` so; all where no outlet is called so."""
        wanted = [code for code, name in enumerate(self._names) if says(name)]
        width = len(self._names)
        missing = np.full(len(self._stories), not wanted, np.bool_)
        for code in wanted:
            has_it = np.zeros(self._count, np.bool_)
            has_it[self._pairs[self._pairs % width == code] // width] = True
            missing |= ~has_it[self._stories]
        return missing


def covered(segments: Sequence[Columns]) -> list[Covered]:
    """What is known of each of `segments`."""
    names: dict[str, int] = {}
    outlets = np.concatenate([_outlets(columns, names) for columns in segments])
    alive, kind = (np.concatenate([columns[name] for columns in segments]) for name in ("alive", "kind"))
    published = alive & (kind == _ARTICLE)
    stories = _numbered(segments, "story")
    count, width = int(stories.max(initial=-1)) + 1, max(len(names), 1)
    named = published & (outlets >= 0)
    pairs = _each_once(stories[named] * width + outlets[named])
    known = np.bincount(pairs // width, minlength=count)
    ran = np.bincount(stories[published], minlength=count) > 0
    number = np.maximum(known, ran).astype(np.int32)[stories]
    ends = np.cumsum([columns.size for columns in segments])[:-1]
    parts = zip(np.split(number, ends), np.split(stories, ends), strict=True)
    copies = _Copies(segments, alive, published)
    return [Covered(*part, count, pairs, list(names) or [""], copies, n) for n, part in enumerate(parts)]


class _Copies:
    """Which articles are no copies, found out when that is first asked for."""

    def __init__(self, segments: Sequence[Columns], alive: Mask, published: Mask) -> None:
        self._segments = segments
        self._alive = alive
        self._published = published

    @cached_property
    def own(self) -> list[Mask]:
        """By segment."""
        groups = _numbered(self._segments, "reprints")
        sizes = np.bincount(groups[self._alive], minlength=int(groups.max(initial=-1)) + 1)
        ends = np.cumsum([columns.size for columns in self._segments])[:-1]
        return np.split(self._published & (sizes[groups] == 1), ends)


def _outlets(columns: Columns, names: dict[str, int]) -> Array:
    """The outlet of each slot by its number in `names`, which learns those of this segment; -1 for none."""
    codes = [-1 if name is None else names.setdefault(name, len(names)) for name in columns.outlets.names]
    found: Array = np.array(codes, np.int64)[columns["outlet"]]
    return found


def _numbered(segments: Sequence[Columns], name: str) -> Array:
    """The group of each slot as a number below that of the slots."""
    codes = np.concatenate([columns[name] for columns in segments])
    order = _order(codes.view(np.uint64))
    begins = np.ones(len(codes), np.bool_)
    begins[1:] = codes[order[1:]] != codes[order[:-1]]
    numbers = np.empty(len(codes), np.int64)
    numbers[order] = np.cumsum(begins) - 1
    return numbers


def _order(codes: Array) -> Array:
    """The slots with equal codes side by side. Codes are sorted with their slots in their last bits, in half the time
    of `argsort`, unless two of them are the same but for these."""
    bits = np.uint64(len(codes).bit_length())
    packed = codes >> bits << bits | np.arange(len(codes), dtype=np.uint64)
    packed.sort()
    order: Array = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.intp)
    differs = codes[order[1:]] != codes[order[:-1]]
    if (differs & (packed[1:] >> bits == packed[:-1] >> bits)).any():
        order = np.argsort(codes)
    return order


def _each_once(numbers: Array) -> Array:
    numbers.sort()
    begins = np.ones(len(numbers), np.bool_)
    begins[1:] = numbers[1:] != numbers[:-1]
    return numbers[begins]
