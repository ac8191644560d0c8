"""Who covered what: of every article how many outlets ran its story, which did not, and whether it is a copy.

Made when a filter first asks for it, over all segments together: a story may have articles in each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
    own: Mask
    """Whether it is an article, and no copy of another article or of a release."""
    _stories: Array
    """The number of the story of each slot."""
    _count: int
    """Of all stories."""
    _pairs: Array
    """``story * number of outlets + outlet`` of all that was published, each once."""
    _names: Sequence[str]

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
    groups = _numbered(segments, "reprints")
    own = published & (np.bincount(groups[alive], minlength=int(groups.max(initial=-1)) + 1)[groups] == 1)
    number = np.maximum(known, ran).astype(np.int32)[stories]
    ends = np.cumsum([columns.size for columns in segments])[:-1]
    parts = zip(np.split(number, ends), np.split(own, ends), np.split(stories, ends), strict=True)
    return [Covered(*part, count, pairs, list(names) or [""]) for part in parts]


def _outlets(columns: Columns, names: dict[str, int]) -> Array:
    """The outlet of each slot by its number in `names`, which learns those of this segment; -1 for none."""
    codes = [-1 if name is None else names.setdefault(name, len(names)) for name in columns.outlets.names]
    found: Array = np.array(codes, np.int64)[columns["outlet"]]
    return found


def _numbered(segments: Sequence[Columns], name: str) -> Array:
    """The group of each slot as a number below that of the slots."""
    codes = np.concatenate([columns[name] for columns in segments])
    order = np.argsort(codes)
    begins = np.ones(len(codes), np.bool_)
    begins[1:] = codes[order[1:]] != codes[order[:-1]]
    numbers = np.empty(len(codes), np.int64)
    numbers[order] = np.cumsum(begins) - 1
    return numbers


def _each_once(numbers: Array) -> Array:
    numbers.sort()
    begins = np.ones(len(numbers), np.bool_)
    begins[1:] = numbers[1:] != numbers[:-1]
    return numbers[begins]
