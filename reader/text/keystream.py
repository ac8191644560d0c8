"""The key stream: a normalised text as the bytes of the keys that type it, in which search finds every state of typing.

Initials, vowels and finals have bytes of their own, so that a match can only begin where a syllable begins. A vowel
or final of two keys is two bytes; any other character is its UTF-8 bytes, counts as one syllable and starts one. The
bytes of jamo are those that normalised UTF-8 never holds: control codes, capitals and 0x7F.
"""

from __future__ import annotations

from reader.text.hangul import INITIALS, is_consonant, is_syllable, is_vowel, jamo, split

_SINGLE_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"
_SINGLE_FINALS = "ㄱㄲㄴㄷㄹㅁㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

END = b"\0"
"""Stands between the streams of two texts; no stream holds it."""
BARE_VOWEL = "\x7f"
"""Stands before a vowel that belongs to no syllable."""

INITIAL_CODES = {key: chr(0x01 + i) for i, key in enumerate(INITIALS)}
VOWEL_CODES = {key: chr(0x14 + i) if i < 12 else chr(0x59 + i - 12) for i, key in enumerate(_SINGLE_VOWELS)}
FINAL_CODES = {key: chr(0x41 + i) for i, key in enumerate(_SINGLE_FINALS)}

VOWEL_CLASS = rb"[\x14-\x1fYZ]"
FINAL_CLASS = rb"[A-P]"
INSIDE_CLASS = rb"[\x14-\x1fYZA-P]"
"""Bytes that continue a syllable."""


def syllable_codes(char: str) -> str:
    """The codes of a whole syllable: initial, one or two vowels, none to two finals."""
    initial, vowel, final = jamo(char)
    return (
        INITIAL_CODES[initial]
        + "".join(VOWEL_CODES[key] for key in split(vowel))
        + "".join(FINAL_CODES[key] for key in split(final))
    )


def char_codes(char: str) -> str:
    """The codes of any normalised character, one character (below 256) a byte."""
    if is_syllable(char):
        return syllable_codes(char)
    if is_consonant(char):
        return "".join(INITIAL_CODES[key] for key in split(char))
    if is_vowel(char):
        return BARE_VOWEL + "".join(VOWEL_CODES[key] for key in split(char))
    return char.encode("utf-8").decode("latin-1")


class _Codes(dict[int, str]):
    def __missing__(self, code: int) -> str:
        codes = self[code] = char_codes(chr(code))
        return codes


_CODES = _Codes({code: chr(code) for code in range(0x20, 0x41)})


def encode(normal: str) -> bytes:
    """The key stream of a text from `reader.text.normal.normalise`."""
    return normal.translate(_CODES).encode("latin-1")


def boundaries(normal: str) -> list[int]:
    """For each byte of `encode(normal)`, the index of the character that it belongs to; one more at the end."""
    indices = [i for i, char in enumerate(normal) for _ in _CODES[ord(char)]]
    indices.append(len(normal))
    return indices
