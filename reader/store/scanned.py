"""Scanned words: key streams run over by regular expressions. Exact, and fast enough for what is new."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import numpy as np
import numpy.typing as npt

from reader.store.hits import Mask
from reader.store.morphemes import inner_offsets
from reader.store.patterns import Pattern, Reading
from reader.store.ranking import (
    INSIDE,
    OPENING,
    OTHER_TIERS,
    START,
    UNMATCHED,
    WHOLE,
    WORD_END,
    Tiers,
    Token,
    lower,
    widest,
)
from reader.store.texts import Streams
from reader.text.keystream import encode
from reader.text.normal import normalise


class ScannedWords:
    """Titles and texts by slot."""

    def __init__(self) -> None:
        self._titles = Streams()
        self._texts = Streams()
        self._inner: dict[int, tuple[int, ...]] = {}

    def put(self, slot: int, title: str, text: str, starts: Mapping[str, int] | None = None) -> None:
        """Set what stands in a slot; slots come in order of their numbers. `starts` are those of the title's words."""
        normal = normalise(title).strip()
        self._titles.put(slot, encode(normal))
        self._texts.put(slot, encode(normalise(text).strip()))
        self._inner[slot] = inner_offsets(normal, starts) if starts else ()

    def tiers(self, token: Token) -> Tiers:
        """Twice the best tier of `token` in each slot."""
        tiers = np.full(len(self._titles), UNMATCHED, np.int8)
        for pattern in token.patterns:
            if pattern.reading is Reading.CLOSED:
                _closed_tiers(tiers, self._titles.best_places(pattern.regex, self._place_in_title), 1)
                _closed_tiers(tiers, self._texts.best_places(pattern.regex, _place_in_word), 4)
            else:
                lower(tiers, self.holding(pattern), OTHER_TIERS[pattern.reading])
        return tiers

    def titled(self, token: Token) -> Mask:
        """Where `token` occurs in the title."""
        return reduce(np.logical_or, (self._titles.hits(pattern.regex) for pattern in widest(token.patterns)))

    def begins(self, start: bytes) -> bool:
        """Whether a word begins with `start`."""
        return self._titles.begins(start) or self._texts.begins(start)

    def holding(self, pattern: Pattern) -> Mask:
        """Where `pattern` occurs at all."""
        return self._titles.hits(pattern.regex) | self._texts.hits(pattern.regex)

    def _place_in_title(self, buffer: bytes, start: int, end: int) -> int:
        """The same as in a text; but where a morpheme begins inside a word, it counts as one (T2)."""
        place = _place_in_word(buffer, start, end)
        if place != INSIDE:
            return place
        slot, offset = self._titles.place(start)
        return START if offset in self._inner[slot] else INSIDE


def _closed_tiers(tiers: Tiers, places: npt.NDArray[np.int8], best: int) -> None:
    """Whole word, start of a word, inside a word: three tiers from `best` on."""
    for place in (WHOLE, START, INSIDE):
        lower(tiers, places == place, best + place)


def _place_in_word(buffer: bytes, start: int, end: int) -> int:
    if buffer[start - 1] not in OPENING:
        return INSIDE
    return WHOLE if WORD_END.match(buffer, end) else START
