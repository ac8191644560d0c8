"""Comparing two texts word by word: what stands in both, what in one alone. A word is what stands between spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from reader.frozen import frozen

MOST_WORDS = 1_000
"""Texts whose different parts are longer are compared by sentences first; it would take seconds by words alone."""
_TOKEN = re.compile(r"\n|\S+")
_SENTENCE = re.compile(r"\n|[^\n]+?(?:[.?!][\"'”’)]*(?=\s)|(?=\n)|$)")
_QUOTES = str.maketrans("“”‘’′″", "\"\"'''\"")

_Words = Sequence[str]
_Told = Iterator[tuple["Side", str]]
"""Words with where they stand."""


class Side(StrEnum):
    """Where a stretch of text stands."""

    BOTH = "both"
    ADDED = "added"
    REMOVED = "removed"


@frozen
class Stretch:
    """Words that stand in the same texts."""

    side: Side
    text: str


@frozen
class Comparison:
    """The second text by paragraphs, with what the first one has instead; an empty paragraph is none."""

    paragraphs: tuple[tuple[Stretch, ...], ...]
    added: int
    """Words that only the second text has."""
    removed: int
    """Words that only the first one has."""

    @property
    def is_same(self) -> bool:
        """Whether the texts have the same words, quotation marks of any form and spaces apart."""
        return not self.added and not self.removed


def compare(before: str, now: str) -> Comparison:
    """`now` compared with `before`. Milliseconds for an article, and bounded for any text."""
    told = list(_sides(_TOKEN.findall(before), _TOKEN.findall(now)))
    counts = {side: sum(word != "\n" for each, word in told if each is side) for side in Side}
    return Comparison(tuple(_paragraphs(told)), counts[Side.ADDED], counts[Side.REMOVED])


def _sides(before: _Words, now: _Words) -> _Told:
    """Every word of both with where it stands, in the order of the second."""
    start = _common(before, now)
    end = _common(before[start:][::-1], now[start:][::-1])
    yield from ((Side.BOTH, word) for word in now[:start])
    yield from _middle(before[start : len(before) - end], now[start : len(now) - end])
    yield from ((Side.BOTH, word) for word in now[len(now) - end :])


def _middle(before: _Words, now: _Words) -> _Told:
    if max(len(before), len(now)) <= MOST_WORDS:
        yield from _by_tokens(before, now, _words_alone)
    else:
        yield from _by_tokens(_sentences(before), _sentences(now), _inside)


def _by_tokens(before: _Words, now: _Words, changed: Callable[[_Words, _Words], _Told]) -> _Told:
    """By words, or by sentences, whose changed stretches `changed` tells in words."""
    keys = [each.translate(_QUOTES) for each in before], [each.translate(_QUOTES) for each in now]
    for kind, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ((Side.BOTH, word) for word in _words(now[k:m]))
        else:
            yield from changed(_words(before[i:j]), _words(now[k:m]))


def _words_alone(before: _Words, now: _Words) -> _Told:
    yield from ((Side.REMOVED, word) for word in before)
    yield from ((Side.ADDED, word) for word in now)


def _inside(before: _Words, now: _Words) -> _Told:
    """A changed stretch of sentences, by words where it is short enough."""
    if max(len(before), len(now)) <= MOST_WORDS:
        yield from _by_tokens(before, now, _words_alone)
    else:
        yield from _words_alone(before, now)


def _common(one: _Words, other: _Words) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _sentences(words: _Words) -> list[str]:
    text = " ".join(words).replace(" \n ", "\n")
    return [match[0] for match in _SENTENCE.finditer(text) if match[0] == "\n" or match[0].strip()]


def _words(tokens: Iterable[str]) -> list[str]:
    return [word for token in tokens for word in _TOKEN.findall(token)]


def _paragraphs(told: Iterable[tuple[Side, str]]) -> Iterator[tuple[Stretch, ...]]:
    paragraph: list[tuple[Side, str]] = []
    for side, word in told:
        if word != "\n":
            paragraph.append((side, word))
        elif side is not Side.REMOVED and paragraph:
            yield _stretches(paragraph)
            paragraph = []
    if paragraph:
        yield _stretches(paragraph)


def _stretches(paragraph: Iterable[tuple[Side, str]]) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(side, " ".join(word for _, word in words)) for side, words in groupby(paragraph, lambda each: each[0])
    )
