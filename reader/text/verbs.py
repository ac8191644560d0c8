"""Stems of verbs behind the forms in which they are written: 돌보 in 돌봤다, by what vowels and finals merge into."""

from __future__ import annotations

from collections.abc import Iterator

from reader.text.hangul import is_syllable, jamo, syllable

_MERGED = {"ㅘ": "ㅗ", "ㅝ": "ㅜ", "ㅕ": "ㅣ", "ㅙ": "ㅚ", "ㅓ": "ㅡ", "ㅐ": "ㅏ"}
"""Vowel of a stem with 아 or 어 behind it → its own (한글 맞춤법, 제34–38항)."""
_PAST = "ㅆ"
_BEHIND = {
    "ㅆ": "다 던 고 으며 으면 지만 을 는데 다고 다는 다며 습니다 으나 기 음 으니 거나 으므로 을까 었다 었던",
    "ㄴ": "- 다 다고 다는 다며 다면 데 지 가",
    "ㄹ": "- 까 지 게 수록 뿐 수",
    "ㅁ": "- 에 으로 을 은 이",
    "ㅂ": "니다 니까 시다",
    "": "- 서 야 도 라 라고 요",
}
"""What may stand behind a syllable into which an ending has merged, by its final; - is nothing."""
_ENDINGS = (
    "다 는 고 며 면 지 게 던 도록 은 을 기 려 려고 려는 자 면서 지만 거나 는데 니 나 을까 "
    "으며 으면 으면서 는지 기로 기도 고자 네 더니 자고 자는 다가 "
    "았다 었다 았던 었던 았고 었고 습니다 아 어 아서 어서 아야 어야 므로 으므로"
)
"""Endings behind a stem that stays as it is (국립국어원, 표준국어대사전: 어미)."""


def stems(word: str) -> Iterator[str]:
    """What may be the stem of the verb that `word` is a form of, longest first; most of them are no verbs."""
    for i in range(len(word) - 1, -1, -1):
        if is_syllable(word[i]):
            behind = word[i + 1 :] or "-"
            if behind in _ENDINGS.split():
                yield word[: i + 1]
            if behind in _BEHIND.get(jamo(word[i])[2], "").split():
                yield from (word[:i] + last for last in dict.fromkeys(_bases(word[i])))


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
    if final and final in _BEHIND:
        yield syllable(initial, vowel)
