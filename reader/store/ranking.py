"""Ranking: the tier of an article is that of its worst token, each token at its best place (T1–T10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Protocol

import numpy as np
import numpy.typing as npt

from reader.store.hits import Mask
from reader.store.patterns import Pattern, Reading
from reader.text.keystream import encode

Tiers = npt.NDArray[np.int8]
"""Shape (slots,): twice the tier, so that words adjacent in order can rank half a tier higher."""

UNMATCHED = 100

WHOLE, START, INSIDE, LOOSE = 0, 1, 2, 3
"""The place of a match in its word; `LOOSE` ends inside a syllable."""

OTHER_TIERS = {Reading.OPEN: 7, Reading.ACROSS: 8, Reading.INITIALS: 9, Reading.LAYOUT: 10, Reading.SIMILAR: 11}
"""Tiers of the readings whose place does not matter."""

JOSA = tuple(
    encode(josa)
    for josa in re.findall(
        r"\S+",
        "은 는 이 가 을 를 의 에 와 과 로 도 만 서 께 들 에서 으로 에게 부터 까지 처럼 보다 에는 에도 이나 이라 라고 "
        "이라고 하고 조차 마저 밖에 만의 들이 들의 들을",
    )
)
"""Particles that may follow a whole word (국립국어원, 표준국어대사전: 조사), as key streams."""

OPENING = b"\x00 ([<{,./:;!?~-"
"""A word begins behind one of these."""
CLOSING = b"\x00 )]>},./:;!?~-"
"""A word ends before one of these, perhaps less its particle."""
WORD_END = re.compile(b"(?:" + b"|".join(map(re.escape, JOSA)) + b"|)[" + re.escape(CLOSING) + b"]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or phrase that must match, and its readings, which are alternatives."""

    text: str
    is_open: bool
    patterns: tuple[Pattern, ...]

    def __hash__(self) -> int:
        return hash((self.text, self.is_open))  # the same text is seldom read in two ways, and patterns are large


class Words(Protocol):
    """The searchable words of a segment of articles. All results have one entry per slot."""

    def tiers(self, token: Token) -> Tiers:
        """Twice the best tier of `token`; `UNMATCHED` where it does not occur."""

    def titled(self, token: Token) -> Mask:
        """Where `token` occurs in the title."""

    def holding(self, pattern: Pattern) -> Mask:
        """Where `pattern` occurs at all."""

    def begins(self, start: bytes) -> bool:
        """Whether a word begins with `start`."""


def widest(patterns: Sequence[Pattern]) -> list[Pattern]:
    """The patterns that no other one contains: an open reading finds all that the closed one does."""
    is_open = any(pattern.reading is Reading.OPEN for pattern in patterns)
    return [pattern for pattern in patterns if not (is_open and pattern.reading is Reading.CLOSED)]


def lower(tiers: Tiers, where: Mask, tier: int) -> None:
    """Set the tiers of `where` to `tier` unless they are better."""
    np.minimum(tiers, np.int8(UNMATCHED) - where.view(np.int8) * np.int8(UNMATCHED - 2 * tier), out=tiers)


def combine(tiers: Sequence[Tiers], adjacent: Mask | None) -> Tiers:
    """The worst token's tier, half a tier higher where the words stand adjacent and in order."""
    worst: Tiers = reduce(np.maximum, tiers)
    return worst if adjacent is None else worst - (adjacent & (worst < UNMATCHED)).astype(np.int8)
