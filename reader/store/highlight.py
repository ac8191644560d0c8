"""Highlights: which characters of a text made it match, in the text as it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from reader.query import Query, Term
from reader.store.patterns import Pattern, layout_patterns, patterns, phrase_pattern, similar_pattern, tokens
from reader.store.ranking import widest
from reader.text.keystream import boundaries, encode
from reader.text.normal import Normal, normalise, normalise_mapped

Span = tuple[int, int]
"""Characters `start` (inclusive) to `end` (exclusive)."""


def highlights(query: Query, text: str, similar: Sequence[str] = ()) -> list[Span]:
    """Spans of `text` that the words of `query` match, in order and without overlaps; with those of `similar` words."""
    return highlighter(query, similar)(text)


def highlighter(query: Query, similar: Sequence[str] = ()) -> Callable[[str], list[Span]]:
    """`highlights` of many texts: what is looked for is made ready once."""
    words = [_Word(ways) for ways in _ways(query)] if query.has_words else []
    if words and similar:
        words.append(_Word([(similar_pattern(similar),)]))

    def spans_of(text: str) -> list[Span]:
        if not words:
            return []
        normal, stream, chars = _searchable(text)
        return _merged([_original(normal, chars, *span) for word in words for span in word.spans(stream)])

    return spans_of


class _Word:
    """The readings of one word, each compiled when the ones before it have found nothing."""

    def __init__(self, ways: list[Sequence[Pattern]]) -> None:
        self._ways = ways
        self._compiled: list[list[re.Pattern[bytes]]] = []

    def spans(self, stream: bytes) -> list[Span]:
        """Where the first reading that is in `stream` stands."""
        for place, readings in enumerate(self._ways):
            if place == len(self._compiled):
                self._compiled.append([pattern.regex for pattern in readings])
            found = [match.span() for regex in self._compiled[place] for match in regex.finditer(stream) if match[0]]
            if found:
                return found
        return []


@lru_cache(512)
def _searchable(text: str) -> tuple[Normal, bytes, list[int]]:
    """`text` normalised, as keys, and where its characters begin in them. Kept: with the next key most of the same
    texts stand on the screen."""
    normal = normalise_mapped(text)
    return normal, encode(normal.text), boundaries(normal.text)


@lru_cache(8)
def _ways(query: Query) -> tuple[list[Sequence[Pattern]], ...]:
    """For each token its readings, the direct ones before the other layout."""
    terms = (term for term in query.terms if not term.excluded)
    return tuple(ways for term in terms for ways in _term_ways(term, is_open=term is query.open_part))


def _term_ways(term: Term, *, is_open: bool) -> Iterator[list[Sequence[Pattern]]]:
    if term.phrase:
        normal = normalise(term.text).lstrip() if is_open else normalise(term.text).strip()
        if normal:
            yield [(phrase_pattern(normal, is_open=is_open),)]
        return
    for text, token_open in tokens(term.text, is_open=is_open):
        raw = term.text if normalise(term.text).strip() == text else text
        yield [widest(patterns(text, is_open=token_open)), layout_patterns(raw, is_open=token_open)]


def _original(normal: Normal, chars: list[int], start: int, end: int) -> Span:
    """Whole characters: a match that stops inside a syllable marks all of it."""
    return normal.original(chars[start], chars[end - 1] + 1)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
