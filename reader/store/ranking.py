"""Ranking: the tier of an article is that of its worst token, each token at its best place (T1–T10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from reader.store.columns import Mask
from reader.store.patterns import Pattern, Reading
from reader.store.texts import Streams
from reader.text.keystream import INSIDE_CLASS, encode

Tiers = npt.NDArray[np.int8]
"""Shape (slots,): twice the tier, so that words adjacent in order can rank half a tier higher."""

UNMATCHED = 100

_READING_TIERS = {Reading.OPEN: 7, Reading.ACROSS: 8, Reading.INITIALS: 9, Reading.LAYOUT: 10}

_JOSA = re.findall(
    r"\S+",
    "은 는 이 가 을 를 의 에 와 과 로 도 만 서 께 들 에서 으로 에게 부터 까지 처럼 보다 에는 에도 이나 이라 라고 "
    "이라고 하고 조차 마저 밖에 만의 들이 들의 들을",
)
"""Particles that may follow a whole word (국립국어원, 표준국어대사전: 조사)."""

_OPENING = frozenset(b"\x00 ([<{,./:;!?~-")
"""A word begins behind one of these."""
_WORD_END = re.compile(b"(?:" + b"|".join(re.escape(encode(josa)) for josa in _JOSA) + rb"|)[\x00 )\]>},./:;!?~-]")
"""A word ends, perhaps less its particle."""


@dataclass(frozen=True, slots=True)
class Token:
    """The readings of one token; all of them are alternatives."""

    patterns: tuple[Pattern, ...]


def token_hits(token: Token, titles: Streams, texts: Streams) -> Mask:
    """The slots in which `token` occurs at all."""
    masks = [streams.hits(pattern.regex) for pattern in widest(token.patterns) for streams in (titles, texts)]
    return reduce(np.logical_or, masks)


def widest(patterns: Sequence[Pattern]) -> list[Pattern]:
    """The patterns that no other one contains: an open reading finds all that the closed one does."""
    is_open = any(pattern.reading is Reading.OPEN for pattern in patterns)
    return [pattern for pattern in patterns if not (is_open and pattern.reading is Reading.CLOSED)]


def token_tiers(token: Token, titles: Streams, texts: Streams) -> Tiers:
    """Twice the best tier of `token` in each slot; `UNMATCHED` where it does not occur."""
    tiers = np.full(len(titles), UNMATCHED, np.int8)
    for pattern in token.patterns:
        if pattern.reading is Reading.CLOSED:
            _closed_tiers(tiers, pattern, titles, 1)
            _closed_tiers(tiers, pattern, texts, 4)
        else:
            for streams in (titles, texts):
                _lower(tiers, streams.hits(pattern.regex), _READING_TIERS[pattern.reading])
    return tiers


def _closed_tiers(tiers: Tiers, pattern: Pattern, streams: Streams, best: int) -> None:
    """Whole word, start of a word, inside a word: three tiers from `best` on."""
    places = streams.best_places(pattern.regex, _place_in_word)
    for place in range(3):
        _lower(tiers, places == place, best + place)


def _place_in_word(buffer: bytes, start: int, end: int) -> int:
    """0 where a match is a whole word, 1 where it begins one, 2 inside."""
    if buffer[start - 1] not in _OPENING:
        return 2
    return 0 if _WORD_END.match(buffer, end) else 1


def _lower(tiers: Tiers, where: Mask, tier: int) -> None:
    np.minimum(tiers, 2 * tier, out=tiers, where=where)


def combine(tiers: Sequence[Tiers], adjacent: Mask | None) -> Tiers:
    """The worst token's tier, half a tier higher where the words stand adjacent and in order."""
    worst: Tiers = reduce(np.maximum, tiers)
    return worst if adjacent is None else worst - adjacent.astype(np.int8)


def adjacent_pattern(tokens: Sequence[Token]) -> Pattern | None:
    """All tokens behind each other with one space or none between; None for a single token."""
    if len(tokens) < 2:
        return None
    parts = [b"(?:" + b"|".join(p.source for p in widest(token.patterns)) + b")" for token in tokens]
    return Pattern(Reading.CLOSED, (INSIDE_CLASS + b"* ?").join(parts))
