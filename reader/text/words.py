"""Words and what they are made of: the pure part of the analysis, from morphemes to stems.

A word is a run of Hangul, letters and digits in a normalised text, as the search sees it: 통합돌봄국을.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.text.normal import normalise

LONGEST_WORD = 30
"""Longer runs are no words but addresses, keys and lists without spaces."""
LONGEST_RUN = 200
"""Kiwi gets slow at longer runs without a space, so they are cut."""

_WORD = re.compile(r"[가-힣0-9a-z]*[가-힣][가-힣0-9a-z]*")
_RUN = re.compile(rf"(\S{{{LONGEST_RUN}}})(?=\S)")

_NOMINAL = frozenset(("NNG", "NNP", "NNB", "NR", "NP", "XPN", "XR", "XSN", "SL", "SN", "SH", "W_SERIAL"))
_INNER = frozenset(
    ("NNG", "NNP", "NNB", "NR", "NP", "XPN", "XR", "SL", "SN", "SH", "MM", "MAG", "MAJ", "IC", "VV", "VA")
)
"""Tags of morphemes at which someone may begin to read inside a word; not particles, endings and suffixes."""
_PLURAL = "들"


class Token(Protocol):
    """A morpheme as Kiwi tells it."""

    @property
    def form(self) -> str:
        """As in a dictionary, less the 다 of a verb."""

    @property
    def tag(self) -> str:
        """Part of speech (세종 tag set), perhaps with ``-I`` or ``-R`` for how it is inflected."""

    @property
    def start(self) -> int:
        """First character in the text."""

    @property
    def len(self) -> int:
        """Characters in the text; those of a contraction belong to both of its morphemes."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a word, over all the places where it was met."""

    starts: int = 0
    """Bit n: a morpheme begins at character n > 0."""
    nouns: frozenset[str] = frozenset()
    """What is left of it without particles: 돌봄 of 돌봄을. Empty where it is its own stem."""
    verbs: frozenset[str] = frozenset()
    """Dictionary forms of the verbs and adjectives it begins with: 돌보다 of 돌봤다."""

    def __or__(self, other: Word) -> Word:
        return Word(self.starts | other.starts, self.nouns | other.nouns, self.verbs | other.verbs)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was learnt from some texts."""

    words: Mapping[str, Word]
    forms: frozenset[tuple[str, str]]
    """(dictionary form, beginning of a word in which it appears): (돌보다, 돌봤)."""


def prepared(text: str) -> str:
    """`text` as it is analysed: its words are those of the search, its lines stay lines, no run is too long."""
    lines = (normalise(line).strip() for line in text.split("\n"))
    return _RUN.sub(r"\1 ", "\n".join(filter(None, lines)))


def words_of(normal: str) -> Iterator[str]:
    """The words of a normalised text, as often as they stand there."""
    return (match[0] for match in _WORD.finditer(normal) if len(match[0]) <= LONGEST_WORD)


def as_word(name: str) -> str:
    """`name` as the one word that it is where it is written together; empty where it cannot be one."""
    word = normalise(name).replace(" ", "")
    return word if _WORD.fullmatch(word) and 2 <= len(word) <= LONGEST_WORD else ""


def placed_words(normal: str) -> Iterator[tuple[int, str]]:
    """The words of a normalised text, each with its first character."""
    return ((match.start(), match[0]) for match in _WORD.finditer(normal) if len(match[0]) <= LONGEST_WORD)


def inner_characters(starts: int) -> list[int]:
    """The characters at which `Word.starts` says that a morpheme begins."""
    return [character for character in range(1, LONGEST_WORD) if starts >> character & 1]


class Gathering:
    """Collects what the morphemes of texts say of words; `compounds` are names with the starts inside them."""

    def __init__(self, compounds: Mapping[str, int]) -> None:
        self._compounds = compounds
        self._met: set[tuple[str, int, str, str]] = set()
        self._forms: set[tuple[str, str]] = set()

    def add(self, text: str, tokens: Iterable[Token]) -> None:
        """Take in the morphemes of a `prepared` text."""
        left = iter(tokens)
        token = next(left, None)
        for match in _WORD.finditer(text):
            begin, end = match.span()
            own: list[Token] = []
            while token is not None and token.start < end:
                if token.start >= begin:
                    own.append(token)
                token = next(left, None)
            if own and end - begin <= LONGEST_WORD:
                self._take(match[0], begin, own)

    def result(self) -> Analysis:
        """All that was collected."""
        words: dict[str, Word] = {}
        for word, starts, noun, verb in self._met:
            found = Word(starts, frozenset((noun,) if noun else ()), frozenset((verb,) if verb else ()))
            words[word] = words[word] | found if word in words else found
        return Analysis(words, frozenset(self._forms))

    def _take(self, word: str, begin: int, tokens: Sequence[Token]) -> None:
        noun, verb = _noun(word, begin, tokens), _verb(tokens[0])
        if verb and len(word) > 1:
            self._forms.add((verb, word[: max(2, tokens[0].start + tokens[0].len - begin)]))
        self._met.add((word, self._starts(begin, tokens), noun if noun != word else "", verb))

    def _starts(self, begin: int, tokens: Sequence[Token]) -> int:
        starts = 0
        for token in tokens:
            at, tag = token.start - begin, token.tag
            if at and tag.partition("-")[0] in _INNER:
                starts |= 1 << at
            if tag == "NNP" and token.form in self._compounds:
                starts |= self._compounds[token.form] << at
        return starts


def inner_starts(tokens: Iterable[Token]) -> int:
    """`Word.starts` of a text that is one word."""
    return sum(1 << token.start for token in tokens if token.start and token.tag.partition("-")[0] in _INNER)


def _verb(token: Token) -> str:
    return f"{token.form}다" if token.tag.startswith(("VV", "VA")) else ""


def _noun(word: str, begin: int, tokens: Sequence[Token]) -> str:
    """The nominal beginning of a word; the plural's 들 is not part of it."""
    end = 0
    for token in tokens:
        if token.tag not in _NOMINAL or (token.tag == "XSN" and token.form == _PLURAL):
            break
        end = token.start + token.len - begin
    return word[:end]
