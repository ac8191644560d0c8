"""Segments: articles that are searched in one way, with the last answers kept so that Backspace costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from reader.store.columns import Columns
from reader.store.hits import Mask
from reader.store.patterns import Pattern
from reader.store.ranking import UNMATCHED, Tiers, Token, Words

C = TypeVar("C", bound=Columns, covariant=True)
W = TypeVar("W", bound=Words, covariant=True)
_V = TypeVar("_V")

_KEPT = 48


class Segment(Generic[C, W]):
    """Columns and words over the same slots."""

    def __init__(self, columns: C, words: W) -> None:
        self.columns = columns
        self.words = words
        self._answers: dict[object, object] = {}

    def tiers(self, token: Token) -> Tiers:
        """Twice the best tier of `token` in each slot; `UNMATCHED` where it does not occur."""
        return self._kept(token, lambda: self.words.tiers(token))

    def hits(self, token: Token) -> Mask:
        """Living slots in which `token` occurs at all."""
        hits: Mask = self.tiers(token) < UNMATCHED
        hits &= self.columns["alive"]
        return hits

    def titled(self, token: Token) -> Mask:
        """Where `token` occurs in the title."""
        return self._kept(("title", token), lambda: self.words.titled(token))

    def holding(self, pattern: Pattern) -> Mask:
        """Where `pattern` occurs at all."""
        return self._kept(pattern, lambda: self.words.holding(pattern))

    def forget(self) -> None:
        """Drop the kept answers: the texts have changed."""
        self._answers.clear()

    def _kept(self, key: object, answer: Callable[[], _V]) -> _V:
        if key not in self._answers:
            if len(self._answers) >= _KEPT:
                del self._answers[next(iter(self._answers))]
            self._answers[key] = answer()
        return self._answers[key]  # type: ignore[return-value]
