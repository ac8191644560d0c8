"""What is measured on: articles of a JSON Lines file, or the sample edition multiplied to any size."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import IO, Any

import numpy as np

from reader.model import Basis, Institution, Kind, Place, Published, StoreRow
from reader.store.hits import Array
from reader.text.hangul import is_syllable

_LAST_DAY = date(2026, 6, 30)
_DAYS = 2000
_PLACES, _INSTITUTIONS = tuple(Place), (None, *Institution)
_NEW = 0.13
"""The part of words that are drawn anew."""
_SHAPE, _SHIFT = 1.45, 400.0
"""New words are drawn by rank r with the chance (r + shift) ** -shape, so that they never end (Mandelbrot, 1953)."""
_RUN = 6
"""So many words of the sample stay beside each other."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Which articles are measured on; made again wherever they are needed, always the same."""

    path: Path | None
    count: int
    chars: int
    """About how long a multiplied article is."""

    def rows(self) -> Iterator[StoreRow]:
        """The articles."""
        yield from _multiplied(self.count, self.chars) if self.path is None else islice(_read(self.path), self.count)


def _read(path: Path) -> Iterator[StoreRow]:
    """Articles of JSON Lines with `title` and `body`, perhaps `outlet` and `published`."""
    with _opened(path) as file:
        for number, line in enumerate(file, 1):
            entry = json.loads(line)
            day = date.fromisoformat(str(entry.get("published") or _LAST_DAY)[:10])
            yield _row(number, entry.get("title") or "", entry.get("body") or "", entry.get("outlet"), day)


def _opened(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _row(number: int, title: str, text: str, outlet: str | None, day: date) -> StoreRow:
    place, institution = _PLACES[number * 7 % len(_PLACES)], _INSTITUTIONS[number * 5 % len(_INSTITUTIONS)]
    published = Published(day.isoformat(), day, day, Basis.GIVEN, True)
    kind = Kind.ARTICLE
    return StoreRow(number, f"{number:012}", title, text, kind, place, (place,), institution, outlet, None, published)


def _multiplied(count: int, chars: int) -> Iterator[StoreRow]:
    """Runs of words of the sample, some replaced by new ones that keep their endings."""
    draw = np.random.default_rng(20260703)
    sample = _sample()
    words = np.array(sample.words, object)
    new = _NewWords(sample)
    length = max(1, round(chars / sample.mean))
    for number in range(1, count + 1):
        size = max(4, int(length * draw.gamma(4, 0.25)))
        titled = int(draw.integers(5, 10))
        starts = draw.integers(0, len(words) - _RUN, -(-(size + titled) // _RUN))
        at = (starts[:, None] + np.arange(_RUN)).ravel()
        chosen = words[at]
        fresh = np.flatnonzero(draw.random(len(at)) < _NEW)
        chosen[fresh] = new.draw(draw, at[fresh])
        day = _LAST_DAY - timedelta(days=int(draw.integers(0, _DAYS)))
        outlet = sample.outlets[number % len(sample.outlets)]
        yield _row(number, " ".join(chosen[:titled]), " ".join(chosen[titled:]), outlet, day)


@dataclass(frozen=True, slots=True)
class _Sample:
    words: list[str]
    endings: list[str]
    """What each word has behind its first two syllables."""
    syllables: Array
    """All syllables of the sample, as often as they occur."""
    outlets: list[str]
    mean: float
    """Characters of a word, with its space."""


def _sample() -> _Sample:
    from reader.library import Library
    from reader.query import Query

    with Library.sample() as library:
        articles = [article for article, _ in library.articles(library.find(Query()).rows)]
    text = " ".join(f"{article.title} {article.body}" for article in articles)
    words = text.split()
    syllables = np.array([char for char in text if is_syllable(char)], object)
    outlets = sorted({article.outlet for article in articles if article.outlet})
    return _Sample(words, [word[2:] for word in words], syllables, outlets, len(text) / len(words))


class _NewWords:
    """Invented stems by rank, made of the sample's syllables at first sight."""

    def __init__(self, sample: _Sample) -> None:
        self._sample = sample
        self._stems: dict[int, str] = {}

    def draw(self, draw: np.random.Generator, at: Array) -> Any:
        """A new word for each place in the sample's words: a stem, and the ending that stood there."""
        ranks = ((1 - draw.random(len(at))) ** (-1 / (_SHAPE - 1)) - 1) * _SHIFT
        stems, endings = self._stems, self._sample.endings
        found = []
        for rank, place in zip(np.minimum(ranks, 1e15).astype(np.int64).tolist(), at.tolist(), strict=True):
            stem = stems.get(rank)
            if stem is None:
                stem = self._stem(rank)
                if rank < 1 << 18:
                    stems[rank] = stem
            found.append(stem + endings[place])
        return found

    def _stem(self, rank: int) -> str:
        """Two to four syllables that only depend on the rank; the more frequent stem is the shorter one."""
        syllables, size = self._sample.syllables, len(self._sample.syllables)
        mixed = (rank + 1) * 0x9E3779B97F4A7C15 & (1 << 64) - 1
        length = 2 if rank < 3000 else 3 if rank < 200_000 else 4
        return "".join(syllables[(mixed >> 12 * i) % size] for i in range(length))
