"""One form for query and text alike, so that what looks the same matches (rules N1–N7 of the search)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from reader.text.hangul import INITIALS

_SEPARATORS = "·‧・ㆍ･•∙⋅"
_QUOTES = "\"'`´“”‘’‚„‹›«»「」『』＂＇▲△"
_CONJOINING_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CONJOINING_FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_HALF_CONSONANTS = "ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"

DOTTED_NAMES = ("3·1", "4·3", "4·16", "4·19", "5·18", "6·10", "6·15", "6·25", "8·15", "10·4", "12·3", "12·12")
"""Days that became names of events, written with and without their separator (N5)."""

_DOTTED = re.compile(rf"(?<!\d)(?:{'|'.join(DOTTED_NAMES)})(?!\d)")

_LOOSE = re.compile(r"(?<!\d)·+|·+(?!\d)")
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_SPACES = re.compile(r"  +")


def _jamo_table() -> dict[int, str]:
    """Conjoining and half-width jamo → compatibility jamo (N2)."""
    return {
        **{0x1100 + i: char for i, char in enumerate(INITIALS)},
        **{0x1161 + i: char for i, char in enumerate(_CONJOINING_VOWELS)},
        **{0x11A8 + i: char for i, char in enumerate(_CONJOINING_FINALS)},
        **{0xFFA1 + i: char for i, char in enumerate(_HALF_CONSONANTS)},
        **{
            base + i: char
            for base, chars in (
                (0xFFC2, "ㅏㅐㅑㅒㅓㅔ"),
                (0xFFCA, "ㅕㅖㅗㅘㅙㅚ"),
                (0xFFD2, "ㅛㅜㅝㅞㅟㅠ"),
                (0xFFDA, "ㅡㅢㅣ"),
            )
            for i, char in enumerate(chars)
        },
    }


_JAMO = _jamo_table()


class _Fold(dict[int, str]):
    """A translation table that learns each character at first sight."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    code = ord(char)
    if char in _SEPARATORS:
        return "·"
    if code in _JAMO:
        return _JAMO[code]
    if 0x3131 <= code <= 0x318E or 0x1100 <= code <= 0x11FF or 0xA960 <= code <= 0xA97F or 0xD7B0 <= code <= 0xD7FF:
        return char
    if char in _QUOTES or char.isspace():
        return " "
    category = unicodedata.category(char)
    if category in ("Cf", "Cs") or 0xFE00 <= code <= 0xFE0F:
        return ""
    if category == "Cc":
        return " "
    wide = unicodedata.normalize("NFKC", char).casefold()
    return wide if wide == char else "".join(map(_fold, wide))


_FOLD = _Fold()


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text and, for each of its characters, the span of the original that it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for the normalised characters `start`…`end` (end exclusive, not empty)."""
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> str:
    """`text` in the form in which it is searched; spaces at its ends are kept as one."""
    folded = unicodedata.normalize("NFC", text).translate(_FOLD)
    if "·" in folded:
        folded = _LOOSE.sub("", _DOTTED.sub(lambda match: match[0].replace("·", ""), folded))
    if "," in folded:
        folded = _COMMA.sub("", folded)
    return _SPACES.sub(" ", folded)


def normalise_mapped(text: str) -> Normal:
    """`normalise`, with the way back to the characters of `text`. For what is on the screen: it is slower."""
    kept: list[tuple[str, int, int]] = []
    for start, end in _clusters(text):
        folded = unicodedata.normalize("NFC", text[start:end]).translate(_FOLD)
        kept.extend((char, start, end) for char in folded)
    for pattern, dropped in ((_DOTTED, "·"), (_LOOSE, "·"), (_COMMA, ","), (_SPACES, " ")):
        kept = _without(kept, pattern, dropped)
    return Normal(
        "".join(char for char, _, _ in kept),
        tuple(start for _, start, _ in kept),
        tuple(end for _, _, end in kept),
    )


def _without(chars: list[tuple[str, int, int]], pattern: re.Pattern[str], dropped: str) -> list[tuple[str, int, int]]:
    """`chars` less each `dropped` inside a match of `pattern`; of spaces the first one stays."""
    plain = "".join(char for char, _, _ in chars)
    gone = {
        i
        for match in pattern.finditer(plain)
        for i in range(match.start() + (dropped == " "), match.end())
        if plain[i] == dropped
    }
    return [entry for i, entry in enumerate(chars) if i not in gone] if gone else chars


def is_separator(char: str) -> bool:
    """Whether it separates two words and may be left out, unless it stands between digits (N5)."""
    return char in _SEPARATORS


def is_dotted_beginning(text: str) -> bool:
    """Whether `text` ends like the unfinished beginning of a dotted name: ``5·1`` on the way to ``5·18``."""
    tail = re.search(r"(?<!\d)\d+·\d*$", text)
    return tail is not None and any(name.startswith(tail[0]) for name in DOTTED_NAMES)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans of `text` that NFC may join: a character and the marks or conjoining jamo behind it."""
    if unicodedata.is_normalized("NFC", text):
        return [(i, i + 1) for i in range(len(text))]
    starts = [i for i, char in enumerate(text) if i == 0 or not _joins(char)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _joins(char: str) -> bool:
    return unicodedata.combining(char) != 0 or 0x1160 <= ord(char) <= 0x11FF
