"""Offers: what stands below a result and never is a part of it, of its count or of its facets (R10, R12, R13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from reader.model import Sort
from reader.query import Query, Term
from reader.store.forgiving import near
from reader.store.patterns import other_layout, patterns, similar_pattern, tokens
from reader.store.ranking import Token
from reader.store.search import Found

MOST_TRIED = 12
"""Words of which the articles are counted."""
MOST_OFFERED = 3


class Reason(StrEnum):
    """Why another word is offered."""

    LAYOUT = "layout"
    """The same keys on the other layout (R10)."""
    KEY = "key"
    """One key was wrong (R12)."""


@dataclass(frozen=True, slots=True)
class Maybe:
    """Another query that was perhaps meant: 혹시 ‘w’?"""

    word: str
    query: Query
    """What was typed, with `word` in its place; `str()` of it goes into the box."""
    total: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be taken below a result."""

    rows: Sequence[int] = ()
    """비슷한 말로 찾은 기사: in display order, none of them in the result."""
    total: int = 0
    words: tuple[str, ...] = ()
    """The other forms and names that were looked for, for highlights."""
    maybe: tuple[Maybe, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.total or self.maybe)


class Asked(Protocol):
    """A store, perhaps one that is asked by turns."""

    def find(self, query: Query, sort: Sort, today: date) -> Found:
        """The living articles that match."""

    def beside(
        self, query: Query, widened: Callable[[Token], Token], sort: Sort, today: date
    ) -> tuple[Sequence[int], int]:
        """Rows that match only where words are `widened`."""

    def occurs(self, token: Token) -> bool:
        """Whether any living article holds `token`."""

    def begins(self, start: bytes) -> bool:
        """Whether a word begins with `start`."""


Alternatives = Callable[[Sequence[str]], Mapping[str, Sequence[str]]]
"""From normalised words to the other forms and names of each, also normalised."""


def offers(store: Asked, query: Query, alternatives: Alternatives, sort: Sort, today: date) -> Offers:
    """All offers for `query`; tens of milliseconds, so not for every key."""
    others = alternatives([text for text, _, _ in _typed(query)])
    rows, total = store.beside(query, _widening(others), sort, today) if any(others.values()) else ((), 0)
    words = tuple(dict.fromkeys(other for each in others.values() for other in each))
    return Offers(rows, total, words if total else (), tuple(_maybe(store, query, today, forgiving=not total)))


def _widening(others: Mapping[str, Sequence[str]]) -> Callable[[Token], Token]:
    def widened(token: Token) -> Token:
        names = others.get(token.text)
        return replace(token, patterns=(*token.patterns, similar_pattern(names))) if names else token

    return widened


def _typed(query: Query) -> Iterator[tuple[str, bool, Term]]:
    """The tokens of the words that must match, each with whether it is open and the term that it stands in."""
    for term in query.terms:
        if not (term.excluded or term.phrase):
            for text, is_open in tokens(term.text, is_open=term is query.open_part):
                yield text, is_open, term


def _maybe(store: Asked, query: Query, today: date, *, forgiving: bool) -> Iterator[Maybe]:
    """Other readings of the words: on the other layout where they have hits too, one key away where they have none.

    A word of which another form is found was typed right: then nothing is `forgiving`.
    """
    forgiving = forgiving and not store.find(query, Sort.NEW, today).total
    found: list[Maybe] = []
    for text, is_open, term in _typed(query):
        occurs = store.occurs(Token(text, is_open, patterns(text, is_open=is_open)))
        if occurs and (other := _on_other_layout(text, is_open=is_open)):
            found.append(_counted(store, _with(query, term, other), other, Reason.LAYOUT, today))
        if forgiving and not occurs:
            words = near(text, store.begins, is_open=is_open)
            found += [
                _counted(store, _with(query, term, word), word, Reason.KEY, today)
                for _, word in zip(range(MOST_TRIED), words, strict=False)
            ]
    best = sorted((maybe for maybe in found if maybe.total), key=lambda maybe: -maybe.total)
    yield from best[:MOST_OFFERED]


def _on_other_layout(text: str, *, is_open: bool) -> str | None:
    """What Latin letters type in Hangul; the other direction is for words without hits only (R11)."""
    return other_layout(text, is_open=is_open) if text.isascii() else None


def _counted(store: Asked, query: Query, word: str, reason: Reason, today: date) -> Maybe:
    return Maybe(word, query, store.find(query, Sort.NEW, today).total, reason)


def _with(query: Query, term: Term, word: str) -> Query:
    """`query` with `word` for what stood in `term`."""
    parts = tuple(Term(word) if part is term else part for part in query.parts)
    return replace(query, parts=parts)
