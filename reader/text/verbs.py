"""Stems of verbs behind the forms in which they are written: 돌보 in 돌봤다, by what vowels and finals merge into."""

from __future__ import annotations

from collections.abc import Iterator

from reader.text.hangul import is_syllable, jamo, syllable

_MERGED = {"ㅘ": "ㅗ", "ㅝ": "ㅜ", "ㅕ": "ㅣ", "ㅙ": "ㅚ", "ㅓ": "ㅡ", "ㅐ": "ㅏ"}
"""Vowel of a stem with 아 or 어 behind it → its own (한글 맞춤법, 제34–38항)."""
_PAST = "ㅆ"
_ENDINGS = frozenset(("ㄴ", "ㄹ", "ㅁ", "ㅂ"))
"""Finals that are endings of their own: 돌본, 돌볼, 돌봄, 돌봅니다."""


def stems(word: str) -> Iterator[str]:
    """What may be the stem of the verb that `word` begins with, longest first; most of them are no verbs."""
    for i in range(len(word) - 1, -1, -1):
        if is_syllable(word[i]):
            yield from (word[:i] + last for last in dict.fromkeys((word[i], *_bases(word[i]))))


def past_stems(word: str) -> tuple[str, ...]:
    """The stems of a word in the past tense, of two syllables or more; none where it is in no past tense."""
    for i, char in enumerate(word[:-1]):
        if i and is_syllable(char) and jamo(char)[2] == _PAST:
            return tuple(word[:i] + last for last in _bases(char))
    return ()


def _bases(char: str) -> Iterator[str]:
    initial, vowel, final = jamo(char)
    if final in ("", _PAST) and vowel in _MERGED:
        yield syllable(initial, _MERGED[vowel])
    if final == _PAST or final in _ENDINGS:
        yield syllable(initial, vowel)
