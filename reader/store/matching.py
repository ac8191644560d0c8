"""Matching: from the words of a query to tokens and the slots in which all of them hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from reader.query import Field, Filter, Query, Term
from reader.store.hits import Mask
from reader.store.patterns import (
    Pattern,
    adjacent_pattern,
    excluded_pattern,
    layout_patterns,
    other_layout,
    patterns,
    phrase_pattern,
    tokens,
)
from reader.store.ranking import Token
from reader.store.segments import Segment
from reader.text.normal import normalise

Segments = Sequence[Segment[Any, Any]]


@dataclass(frozen=True, slots=True)
class Matched:
    """What the words of a query match: a mask for each segment, and the tokens behind them for the ranking."""

    hits: tuple[Mask, ...]
    tokens: tuple[Token, ...]
    layout: str | None

    @property
    def adjacent(self) -> Pattern | None:
        """All tokens behind each other; None for a single one."""
        return adjacent_pattern([(token.text, token.is_open) for token in self.tokens])


def words_of(query: Query) -> tuple[tuple[Term | Filter, bool], ...]:
    """The parts of `query` that are looked for in texts, each with whether it is open."""
    wanted = (part for part in query.parts if isinstance(part, Term) or part.field is Field.TITLE)
    return tuple((part, part is query.open_part) for part in wanted)


def match(query: Query, segments: Segments, widened: Callable[[Token], Token] = lambda token: token) -> Matched:
    """Where every word and phrase of `query` and every `제목:` filter holds; living slots only.

    `widened` may let words (not phrases) hold where others do.
    """
    hits = [segment.columns["alive"].copy() for segment in segments]
    wanted: list[Token] = []
    layout = None
    for term in query.terms:
        is_open = term is query.open_part
        if term.excluded:
            _narrow(hits, [~mask for mask in _excluded(term, segments)])
            continue
        for token, other, found in _read(term, segments, is_open=is_open):
            layout = other or layout
            wanted.append(token if term.phrase else widened(token))
            _narrow(hits, found if wanted[-1] is token else _hits(wanted[-1], segments))
    for part in query.filters:
        if part.field is Field.TITLE:
            _narrow(hits, _in_titles(part, segments, is_open=part is query.open_part))
    return Matched(tuple(hits), tuple(wanted), layout)


def _narrow(hits: list[Mask], masks: Iterable[Mask]) -> None:
    for own, mask in zip(hits, masks, strict=True):
        own &= mask


def _read(term: Term, segments: Segments, *, is_open: bool) -> Iterator[tuple[Token, str | None, list[Mask]]]:
    """The tokens of a term, and where each holds; the other layout joins where the word has no hit (R10, R11)."""
    if term.phrase:
        normal = normalise(term.text).lstrip() if is_open else normalise(term.text).strip()
        if normal:
            token = Token(normal, is_open, (phrase_pattern(normal, is_open=is_open),))
            yield token, None, _hits(token, segments)
        return
    for text, token_open in tokens(term.text, is_open=is_open):
        token = Token(text, token_open, patterns(text, is_open=token_open))
        found = _hits(token, segments)
        if _is_any(found):
            yield token, None, found
            continue
        raw = term.text if normalise(term.text).strip() == text else text
        other = other_layout(raw, is_open=token_open)
        read = Token(normalise(other or ""), token_open, layout_patterns(raw, is_open=token_open))
        instead = _hits(read, segments) if read.patterns else []
        yield (read, other, instead) if _is_any(instead) else (token, None, found)


def _hits(token: Token, segments: Segments) -> list[Mask]:
    return [segment.hits(token) for segment in segments]


def _is_any(masks: Iterable[Mask]) -> bool:
    return any(mask.any() for mask in masks)


def _excluded(term: Term, segments: Segments) -> list[Mask]:
    """Slots with every token of an excluded word; nothing for a lone minus or one before bare jamo."""
    parts = [normalise(term.text).strip()] if term.phrase else normalise(term.text).split()
    found = [pattern for part in parts if (pattern := excluded_pattern(part))]
    if not found:
        return [np.zeros(segment.columns.size, np.bool_) for segment in segments]
    return [reduce(np.logical_and, (segment.holding(pattern) for pattern in found)) for segment in segments]


def _in_titles(part: Filter, segments: Segments, *, is_open: bool) -> list[Mask]:
    """Slots whose title holds a value of `part`, or none where they are excluded; no value says nothing."""
    values = [
        [
            Token(text, token_open, patterns(text, is_open=token_open))
            for text, token_open in tokens(value, is_open=is_open)
        ]
        for value in part.values
        if value
    ]
    if not values:
        return [np.ones(segment.columns.size, np.bool_) for segment in segments]
    found = [reduce(np.logical_or, (_titled(segment, value) for value in values)) for segment in segments]
    return [~mask for mask in found] if part.excluded else found


def _titled(segment: Segment[Any, Any], value: Sequence[Token]) -> Mask:
    mask = np.ones(segment.columns.size, np.bool_)
    for token in value:
        mask &= segment.titled(token)
    return mask
