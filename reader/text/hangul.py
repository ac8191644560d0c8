"""Hangul as keys: what a person's fingers type for a text on the 두벌식 layout (KS X 5002), and back."""

from __future__ import annotations

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
"""Jamo in the order of Unicode's syllable block (Unicode 15, 3.12)."""

FUSED = {
    **dict(
        zip(
            "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
            ("ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ"),
            strict=True,
        )
    ),
    **dict(zip("ㅘㅙㅚㅝㅞㅟㅢ", ("ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅡㅣ"), strict=True)),
}
"""Jamo typed with two keys."""

_PAIRS = {pair: jamo for jamo, pair in FUSED.items()}

_LAYOUT = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        strict=True,
    )
)
"""The 33 keys: Latin key → jamo; other capitals type what their small letters do."""

KEYS = "".join(dict.fromkeys(_LAYOUT.values()))
"""The jamo of the 33 keys."""

_LATIN = {jamo: latin for latin, jamo in _LAYOUT.items()}

_FIRST, _LAST = 0xAC00, 0xD7A3


def is_syllable(char: str) -> bool:
    """Whether `char` is a whole syllable (가–힣)."""
    return _FIRST <= ord(char) <= _LAST


def is_consonant(char: str) -> bool:
    """Whether `char` is a bare consonant, fused ones included."""
    return "ㄱ" <= char <= "ㅎ"


def is_vowel(char: str) -> bool:
    """Whether `char` is a bare vowel, fused ones included."""
    return "ㅏ" <= char <= "ㅣ"


def jamo(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final ('' where there is none) of a whole syllable."""
    index = ord(syllable) - _FIRST
    return INITIALS[index // 588], VOWELS[index // 28 % 21], FINALS[index % 28]


def syllable(initial: str, vowel: str, final: str = "") -> str:
    """The syllable of three jamo."""
    index = (INITIALS.index(initial) * 21 + VOWELS.index(vowel)) * 28 + FINALS.index(final)
    return chr(_FIRST + index)


def split(jamo_char: str) -> str:
    """The one or two keys' jamo of `jamo_char`: ㅘ is ㅗㅏ, ㄳ is ㄱㅅ, ㄲ is itself."""
    return FUSED.get(jamo_char, jamo_char)


def keystrokes(text: str) -> str:
    """`text` taken apart into the jamo of its keys; what is not Hangul stays."""
    return "".join("".join(map(split, jamo(char))) if is_syllable(char) else split(char) for char in text)


def to_latin(text: str) -> str:
    """The Latin letters on the keys that type `text`: 광주 is rhkdwn, 허 is gj. What is not Hangul stays."""
    return "".join(_LATIN.get(key, key) for key in keystrokes(text))


def to_hangul(text: str) -> str:
    """What the keys of `text` type on the Hangul layout: rhkdwn is 광주. What has no jamo on its key stays."""
    return compose("".join(_LAYOUT.get(char) or _LAYOUT.get(char.lower(), char) for char in text))


def compose(keys: str) -> str:
    """Join a run of jamo into syllables as a 두벌식 IME does; a final that a vowel follows moves on to it."""
    composer = Composer()
    for key in keys:
        composer.press(key)
    return composer.text


class Composer:
    """A 두벌식 IME: keys in, text out; one `backspace` takes back one key of the syllable being composed."""

    def __init__(self) -> None:
        self._done = ""
        self._initial = self._vowel = self._final = ""

    @property
    def composing(self) -> str:
        """The syllable or jamo that the next key may still change."""
        if self._initial and self._vowel:
            return syllable(self._initial, self._vowel, self._final)
        return self._initial or self._vowel

    @property
    def text(self) -> str:
        """All text so far, with the syllable being composed."""
        return self._done + self.composing

    def press(self, key: str) -> None:
        """Take one key's jamo; any other character ends the syllable and stands for itself."""
        if is_vowel(key):
            self._press_vowel(key)
        elif is_consonant(key):
            self._press_consonant(key)
        else:
            self.commit()
            self._done += key

    def commit(self) -> None:
        """End the syllable being composed."""
        self._done = self.text
        self._initial = self._vowel = self._final = ""

    def backspace(self) -> None:
        """Take back one key: of the syllable being composed, or else the last character."""
        if self._final:
            self._final = split(self._final)[:-1]
        elif self._vowel:
            self._vowel = split(self._vowel)[:-1]
        elif self._initial:
            self._initial = ""
        else:
            self._done = self._done[:-1]

    def _press_vowel(self, key: str) -> None:
        if self._final:
            stays, moves = split(self._final)[:-1], split(self._final)[-1]
            self._final = stays
            self.commit()
            self._initial, self._vowel = moves, key
        elif self._vowel + key in _PAIRS:
            self._vowel = _PAIRS[self._vowel + key]
        else:
            if self._vowel:
                self.commit()
            self._vowel = key

    def _press_consonant(self, key: str) -> None:
        if self._initial and self._vowel:
            joined = _PAIRS.get(self._final + key, "") if self._final else key
            if joined in FINALS and joined:
                self._final = joined
                return
        self.commit()
        self._initial = key
