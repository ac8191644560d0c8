"""Letters by a table are those of the normalised text, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tagging.stories.letters import flat, letters, spelt, told
from reader.text.normal import normalise


@given(st.text(st.characters(codec="utf-8")))
def test_the_letters_of_any_text_are_those_of_the_normalised_one(text: str) -> None:
    assert letters(text) == flat(normalise(text))


@pytest.mark.parametrize(("text", "words"), [
    ("동구·서구, 12㎏ ‘쌀’ 나눔", ["동구서구", "12kg", "쌀", "나눔"]),
    ("1,000명이 3·1절에", ["1", "000명이", "31절에"]),
    ("\u1100\u1161\u11ab Ｇｗａｎｇｊｕ", ["간", "gwangju"]),
])  # fmt: skip
def test_signs_part_words_and_dots_join_them(text: str, words: list[str]) -> None:
    assert told(spelt(text)).split() == words
