import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import hangul

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=8)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("허", "gj"), ("ㅞ", "np"), ("ㅝ", "nj"), ("ㅘ", "hk"), ("ㅚ", "hl"), ("ㅢ", "ml"), ("ㄳ", "rt"), ("가", "rk"),
     ("까", "Rk"), ("광주", "rhkdwn"), ("값", "rkqt"), ("24시", "24tl"), ("/", "/")],
)  # fmt: skip
def test_hangul_is_taken_apart_into_the_keys_that_type_it(typed: str, keys: str) -> None:
    assert hangul.to_latin(typed) == keys


@pytest.mark.parametrize(
    ("keys", "text"),
    [("rhkdwn", "광주"), ("xhdgkqehfqha", "통합돌봄"), ("xhdgkqehf", "통합돌"), ("ekfr", "닭"), ("ekfrh", "달고"),
     ("rkqt", "값"), ("rkqtl", "갑시"), ("xxx", "ㅌㅌㅌ"), ("Rkcl", "까치"), ("FKEL", "라띠"), ("Qkd", "빵"), ("wkEk", "자따")],
)  # fmt: skip
def test_keys_compose_as_an_ime_composes_them(keys: str, text: str) -> None:
    assert hangul.to_hangul(keys) == text


@given(SYLLABLES)
def test_typing_a_text_gives_that_text(text: str) -> None:
    assert hangul.to_hangul(hangul.to_latin(text)) == text


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_each_backspace_takes_back_one_key(syllable: str) -> None:
    composer = hangul.Composer()
    states = []
    for key in hangul.keystrokes(syllable):
        states.append(composer.text)
        composer.press(key)
    while states:
        composer.backspace()
        assert composer.text == states.pop()


def test_backspace_after_the_syllable_is_done_takes_the_whole_character() -> None:
    composer = hangul.Composer()
    for key in "ㄱㅏㄱㅏ":
        composer.press(key)
    composer.commit()
    composer.backspace()
    assert composer.text == "가"


def test_a_vowel_without_a_consonant_stays_bare() -> None:
    assert hangul.compose("ㅏㅏ") == "ㅏㅏ"
    assert hangul.compose("ㅗㅏ") == "ㅘ"
