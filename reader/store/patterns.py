"""From a typed word to regular expressions over key streams (rules R2–R11 of the search).

A `Pattern` is one way to read a token; how it was read decides the best tier that its matches can have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from reader.text.hangul import compose, is_consonant, is_syllable, is_vowel, jamo, split, to_hangul, to_latin
from reader.text.keystream import FINAL_CODES, INITIAL_CODES, INSIDE_CLASS, VOWEL_CLASS, char_codes
from reader.text.normal import is_dotted_beginning, normalise


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


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression over key streams, matched bytes and nothing around them."""

    reading: Reading
    source: bytes

    @property
    def regex(self) -> re.Pattern[bytes]:
        """Compiled, and kept for the next key."""
        return _compiled(self.source)


@lru_cache(maxsize=512)
def _compiled(source: bytes) -> re.Pattern[bytes]:
    return re.compile(source, re.DOTALL)


_ENDED = b"(?!" + INSIDE_CLASS + b")"


def tokens(text: str, *, is_open: bool) -> list[tuple[str, bool]]:
    """The tokens of a typed word, each with whether it is open: quotation marks and ▲ split one word into several."""
    normal = normalise(text)
    if is_open:
        normal = re.sub(r"(?<=\d),$", "", normal)
    parts = normal.split()
    last_open = is_open and not normal.endswith(" ")
    return [(part, last_open and i == len(parts) - 1) for i, part in enumerate(parts)]


@lru_cache(maxsize=512)
def patterns(token: str, *, is_open: bool) -> tuple[Pattern, ...]:
    """All direct readings of a normalised token: literal, open, across a space, initials. Not the other layout."""
    if _is_initials(token, is_open=is_open):
        return (Pattern(Reading.INITIALS, _initials(_joined(token), is_open=is_open)),)
    return tuple(_literal(_joined(token), is_open=is_open))


def layout_patterns(raw: str, *, is_open: bool) -> tuple[Pattern, ...]:
    """`raw` as if it was typed on the other layout (R10, R11); empty where that makes no sense."""
    other = other_layout(raw, is_open=is_open)
    if other is None:
        return ()
    direct = patterns(normalise(other), is_open=is_open)
    return tuple(Pattern(Reading.LAYOUT, p.source) for p in direct if p.reading is not Reading.ACROSS)


def other_layout(raw: str, *, is_open: bool) -> str | None:
    """The text that the keys of `raw` type on the other layout, if it is a plausible one; else None."""
    if raw.isascii() and raw.isalpha():
        hangul = to_hangul(raw)
        whole = hangul[:-1] if is_open and not is_syllable(hangul[-1]) else hangul
        return hangul if len(whole) >= 2 and all(map(is_syllable, whole)) else None
    if raw and all(is_syllable(c) or is_consonant(c) or is_vowel(c) for c in raw):
        return to_latin(raw)
    return None


def phrase_pattern(normal: str, *, is_open: bool) -> Pattern:
    """A normalised phrase, matched to the letter; an unclosed one is open at its end."""
    if is_open:
        return Pattern(Reading.OPEN, _open(normal))
    return Pattern(Reading.CLOSED, _closed(normal))


def excluded_pattern(token: str) -> Pattern | None:
    """What ``-token`` excludes: closed matches, of Latin letters and digits whole runs; None for bare jamo."""
    if not token or all(is_consonant(c) or is_vowel(c) for c in token):
        return None
    source = _closed(token)
    if token[0].isascii() and token[0].isalnum():
        source = b"(?<![0-9a-z])" + source
    if token[-1].isascii() and token[-1].isalnum():
        source += b"(?![0-9a-z])"
    return Pattern(Reading.CLOSED, source)


def _joined(token: str) -> str:
    """Adjacent bare jamo that form a syllable joined (ㅎㅏㄴ → 한), fused consonants left apart (R5, R6)."""
    keys = re.sub(r"[ㄱ-ㅎㅏ-ㅣ]+", lambda run: compose("".join(map(split, run[0]))), token)
    return "".join(split(char) if is_consonant(char) else char for char in keys)


def _is_initials(token: str, *, is_open: bool) -> bool:
    joined = _joined(token)
    bare = [i for i, char in enumerate(joined) if is_consonant(char)]
    if not bare:
        return False
    return bare[0] < len(joined) - 1 or len(joined) == 1 or not is_open


def _literal(token: str, *, is_open: bool) -> Iterator[Pattern]:
    if not (token and is_consonant(token[-1])):
        yield Pattern(Reading.CLOSED, _closed(token))
    if is_open:
        yield Pattern(Reading.OPEN, _open(token))
    if len(token) >= 3:
        across = list(_across(token, is_open=is_open))
        if across:
            yield Pattern(Reading.ACROSS, b"(?:" + b"|".join(across) + b")")


def _across(token: str, *, is_open: bool) -> Iterator[bytes]:
    """The token with one space inside, at least two keys behind it (R9)."""
    for i in range(1, len(token)):
        left, right = token[:i], token[i:]
        if len("".join(map(char_codes, right))) >= 2:
            yield _closed(left) + b" " + (_open(right) if is_open else _closed(right))


def _codes(text: str) -> bytes:
    return re.escape("".join(map(char_codes, text)).encode("latin-1"))


def _closed(text: str) -> bytes:
    """`text` as whole syllables."""
    return _codes(text) + (_ENDED if text and is_syllable(text[-1]) else b"")


def _open(text: str) -> bytes:
    """`text` whose last key may still become something else."""
    if is_dotted_beginning(text):
        return _codes(text).replace(_codes("·"), b"(?:" + _codes("·") + b")?")
    last = text[-1:]
    if is_consonant(last):
        return _codes(text[:-1]) + _either(last)
    if is_syllable(last) and (final := jamo(last)[2]):
        return _codes(text)[: -len(_codes(FINAL_CODES[split(final)[-1]]))] + _either(split(final)[-1])
    return _codes(text)


def _either(consonant: str) -> bytes:
    """A consonant that may be the final of this syllable or the initial of the next."""
    codes = [INITIAL_CODES[consonant], FINAL_CODES.get(consonant, "")]
    return b"[" + b"".join(re.escape(code.encode("latin-1")) for code in codes if code) + b"]"


def _initials(token: str, *, is_open: bool) -> bytes:
    """초성: each bare consonant is a syllable with that initial or itself; one space of the text may be skipped."""
    parts = [_initial_part(char, is_open=is_open and i == len(token) - 1) for i, char in enumerate(token)]
    ways = [b"".join(parts), *(_spaced(parts, i) for i in range(1, len(parts)))]
    return b"(?:" + b"|".join(ways) + b")"


def _spaced(parts: Sequence[bytes], at: int) -> bytes:
    return b"".join(parts[:at]) + b" " + b"".join(parts[at:])


def _initial_part(char: str, *, is_open: bool) -> bytes:
    if is_consonant(char):
        return re.escape(INITIAL_CODES[char].encode("latin-1")) + VOWEL_CLASS + b"*[A-P]*"
    return _open(char) if is_open else _closed(char)
