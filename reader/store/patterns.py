"""From a typed word to its readings over key streams (rules R2–R11 of the search).

A `Pattern` is one way to read a token; how it was read decides the best tier that its matches can have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from reader.store.pieces import Initials, Literal, Piece
from reader.text.hangul import compose, is_consonant, is_syllable, is_vowel, split, to_hangul, to_latin
from reader.text.keystream import encode
from reader.text.normal import normalise


class Reading(IntEnum):
    """How a pattern reads its token, best first."""

    CLOSED = 0
    """Ends with a whole syllable."""
    OPEN = 1
    """Stops inside a syllable, or where one may go on (T7)."""
    ACROSS = 2
    """Across one space of the text (T8)."""
    INITIALS = 3
    """초성 (T9)."""
    LAYOUT = 4
    """On the other keyboard layout (T10)."""
    SIMILAR = 5
    """Another form or name of the word (T11); in offers only."""


Way = tuple[Piece, ...]
"""Pieces of words that follow each other, one space of the text between each two."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Alternatives to look for, and how they read the token."""

    reading: Reading
    ways: tuple[Way, ...]

    @property
    def regex(self) -> re.Pattern[bytes]:
        """Over key streams, matching the found bytes and nothing around them; compiled once."""
        return _compiled(self.ways)


@lru_cache(maxsize=512)
def _compiled(ways: tuple[Way, ...]) -> re.Pattern[bytes]:
    sources = [b" ".join(piece.source for piece in way) for way in ways]
    return re.compile(b"|".join(sources) if sources else b"(?!)", re.DOTALL)


def tokens(text: str, *, is_open: bool) -> list[tuple[str, bool]]:
    """The tokens of a typed word, each with whether it is open: quotation marks and ▲ split one word into several."""
    normal = normalise(text)
    if is_open:
        normal = re.sub(r"(?<=\d),$", "", normal)
    parts = normal.split()
    last_open = is_open and not normal.endswith(" ")
    return [(part, last_open and i == len(parts) - 1) for i, part in enumerate(parts)]


LONGEST_SPLIT = 40
"""A longer token is looked for in one piece only: each place for a space is one more way, and nobody types that."""


@lru_cache(maxsize=512)
def patterns(token: str, *, is_open: bool) -> tuple[Pattern, ...]:
    """All direct readings of a normalised token: literal, open, across a space, initials. Not the other layout."""
    joined = _joined(token)
    if _is_initials(joined, is_open=is_open):
        cuts = range(1, len(joined)) if len(joined) <= LONGEST_SPLIT else ()
        spaced = [(_part(joined[:i], is_open=False), _part(joined[i:], is_open=is_open)) for i in cuts]
        return (Pattern(Reading.INITIALS, ((Initials(joined, is_open),), *spaced)),)
    return tuple(_literal(joined, is_open=is_open))


def layout_patterns(raw: str, *, is_open: bool) -> tuple[Pattern, ...]:
    """`raw` as if it was typed on the other layout (R10, R11); empty where that makes no sense."""
    other = other_layout(raw, is_open=is_open)
    if other is None:
        return ()
    direct = patterns(normalise(other), is_open=is_open)
    return tuple(Pattern(Reading.LAYOUT, p.ways) for p in direct if p.reading is not Reading.ACROSS)


def other_layout(raw: str, *, is_open: bool) -> str | None:
    """The text that the keys of `raw` type on the other layout, if it is a plausible one; else None."""
    if raw.isascii() and raw.isalpha():
        hangul = to_hangul(raw)
        whole = hangul[:-1] if is_open and not is_syllable(hangul[-1]) else hangul
        return hangul if len(whole) >= 2 and all(map(is_syllable, whole)) else None
    if raw and all(is_syllable(c) or is_consonant(c) or is_vowel(c) for c in raw):
        return to_latin(raw)
    return None


def similar_pattern(names: Sequence[str]) -> Pattern:
    """Any of some normalised names or beginnings of words, each as whole syllables."""
    ways = (p.ways for name in names if " " not in name for p in patterns(name, is_open=False))
    spaced = (phrase_pattern(name, is_open=False).ways for name in names if " " in name)
    return Pattern(Reading.SIMILAR, tuple(dict.fromkeys(way for found in (*ways, *spaced) for way in found)))


def phrase_pattern(normal: str, *, is_open: bool) -> Pattern:
    """A normalised phrase, matched to the letter; an unclosed one is open at its end."""
    words = normal.split(" ")
    last = Literal.open(words[-1]) if is_open else Literal.closed(words[-1])
    return Pattern(Reading.OPEN if is_open else Reading.CLOSED, ((*map(Literal.closed, words[:-1]), last),))


def excluded_pattern(token: str) -> Pattern | None:
    """What ``-token`` excludes: closed matches, of Latin letters and digits whole runs; None for bare jamo."""
    if not token or all(is_consonant(c) or is_vowel(c) for c in token):
        return None
    words = token.split(" ")
    last = len(words) - 1
    pieces = (Literal.in_run(word, before=i == 0, behind=i == last) for i, word in enumerate(words))
    return Pattern(Reading.CLOSED, (tuple(pieces),))


def adjacent_pattern(texts: Sequence[tuple[str, bool]]) -> Pattern | None:
    """Several tokens behind each other, each two with one space or nothing between; None for a single token.

    Of more than four tokens only all with spaces are looked for: the ways double with each.
    """
    if len(texts) < 2:
        return None
    words = [_joined(text) for text, _ in texts]
    joints = [" "] if len(words) > 4 else [" ", ""]
    rows = words[:1]
    for word in words[1:]:
        rows = [row + joint + word for row in rows for joint in joints]
    return Pattern(Reading.CLOSED, tuple(_row(row, is_open=texts[-1][1]) for row in rows))


def _row(text: str, *, is_open: bool) -> Way:
    words = text.split(" ")
    return tuple(_piece(word, is_open=is_open and i == len(words) - 1) for i, word in enumerate(words))


def _piece(word: str, *, is_open: bool) -> Piece:
    if _is_initials(word, is_open=is_open):
        return Initials(word, is_open)
    return Literal.open(word) if is_open else Literal.closed(word)


def _part(text: str, *, is_open: bool) -> Piece:
    """A piece of a token of initials."""
    if any(map(is_consonant, text)):
        return Initials(text, is_open)
    return Literal.open(text) if is_open else Literal.closed(text)


def _joined(token: str) -> str:
    """Adjacent bare jamo that form a syllable joined (ㅎㅏㄴ → 한), fused consonants left apart (R5, R6)."""
    keys = re.sub(r"[ㄱ-ㅎㅏ-ㅣ]+", lambda run: compose("".join(map(split, run[0]))), token)
    return "".join(split(char) if is_consonant(char) else char for char in keys)


def _is_initials(joined: str, *, is_open: bool) -> bool:
    bare = [i for i, char in enumerate(joined) if is_consonant(char)]
    if not bare:
        return False
    return bare[0] < len(joined) - 1 or len(joined) == 1 or not is_open


def _literal(token: str, *, is_open: bool) -> Iterator[Pattern]:
    if not (token and is_consonant(token[-1])):
        yield Pattern(Reading.CLOSED, ((Literal.closed(token),),))
    if is_open:
        yield Pattern(Reading.OPEN, ((Literal.open(token),),))
    if 3 <= len(token) <= LONGEST_SPLIT:
        across = tuple(_across(token, is_open=is_open))
        if across:
            yield Pattern(Reading.ACROSS, across)


def _across(token: str, *, is_open: bool) -> Iterator[Way]:
    """The token with one space inside, at least two keys behind it (R9)."""
    for i in range(1, len(token)):
        left, right = token[:i], token[i:]
        if len(encode(right)) >= 2:
            yield Literal.closed(left), Literal.open(right) if is_open else Literal.closed(right)
