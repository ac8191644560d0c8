"""Pieces: what a word of the text must hold, as bytes of its key stream and as a regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from reader.text.hangul import is_consonant, is_syllable, jamo, split
from reader.text.keystream import FINAL_CODES, INITIAL_CODES, INSIDE_CLASS, VOWEL_CLASS, encode
from reader.text.normal import is_dotted_beginning

_ENDED = b"(?!" + INSIDE_CLASS + b")"
_RUN = b"[0-9a-z]"
"""What a run of Latin letters or digits consists of, once normalised."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Syllables to the letter, or up to the key that was typed last."""

    starts: tuple[bytes, ...]
    """Alternatives: the last consonant of an open word is a final or the initial of the next syllable."""
    is_closed: bool
    """Whether no byte may follow that continues the syllable."""
    run: tuple[bool, bool] = (False, False)
    """Whether no letter or digit may stand before and behind it (of a word that is excluded)."""

    @classmethod
    def closed(cls, text: str) -> Self:
        """`text` as whole syllables."""
        return cls((codes(text),), True)

    @classmethod
    def open(cls, text: str) -> Self:
        """`text` whose last key may still become something else."""
        return cls(_beginnings(text), False)

    @classmethod
    def in_run(cls, text: str, *, before: bool, behind: bool) -> Self:
        """`text` as whole syllables; where it begins or ends in Latin letters or digits, no other ones beside it."""
        run = before and _is_run(text[0]), behind and _is_run(text[-1])
        return cls((codes(text),), True, run)

    @property
    def source(self) -> bytes:
        """A regular expression for it."""
        before = b"(?<!" + _RUN + b")" if self.run[0] else b""
        behind = (_ENDED if self.is_closed else b"") + (b"(?!" + _RUN + b")" if self.run[1] else b"")
        starts = b"|".join(map(re.escape, self.starts))
        return before + (starts if len(self.starts) == 1 else b"(?:" + starts + b")") + behind


@dataclass(frozen=True, slots=True)
class Initials:
    """초성: consecutive syllables, of some only the initial; whatever else stands in `text` is itself."""

    text: str
    is_open: bool

    @property
    def key(self) -> bytes:
        """What is left of a match when the bytes that continue a syllable are taken out."""
        return re.sub(INSIDE_CLASS, b"", codes(self.text))

    @property
    def is_pure(self) -> bool:
        """Whether `key` says everything: nothing stands in it but bare consonants and what has no inside."""
        return self.key == codes(self.text)

    @property
    def source(self) -> bytes:
        """A regular expression for it."""
        last = len(self.text) - 1
        return b"".join(_initial(char, is_open=self.is_open and i == last) for i, char in enumerate(self.text))


Piece = Literal | Initials


def _is_run(char: str) -> bool:
    return char.isascii() and char.isalnum()


def codes(text: str) -> bytes:
    """The key stream of a normalised piece of text."""
    return encode(text)


def _beginnings(text: str) -> tuple[bytes, ...]:
    whole = codes(text)
    if is_dotted_beginning(text):
        return whole, whole.replace(codes("·"), b"")
    last = text[-1:]
    if last and is_consonant(last):
        return _either(codes(text[:-1]), last)
    if last and is_syllable(last) and (final := jamo(last)[2]):
        return _either(whole[:-1], split(final)[-1])
    return (whole,)


def _either(before: bytes, consonant: str) -> tuple[bytes, ...]:
    """A consonant that may be the final of this syllable or the initial of the next."""
    ways = [FINAL_CODES.get(consonant, "")] if before else []
    return tuple(before + way.encode("latin-1") for way in (*ways, INITIAL_CODES[consonant]) if way)


def _initial(char: str, *, is_open: bool) -> bytes:
    if is_consonant(char):
        return re.escape(INITIAL_CODES[char].encode("latin-1")) + VOWEL_CLASS + b"*[A-P]*"
    return (Literal.open(char) if is_open else Literal.closed(char)).source
