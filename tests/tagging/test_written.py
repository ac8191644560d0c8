from __future__ import annotations

import pytest

from reader.tagging import written
from reader.tagging.forms import forms

NUMBERS = [
    ("4일", (None, 4, None, None)),
    ("4 일(월)", (None, 4, None, 0)),
    ("4일 월요일", (None, 4, None, 0)),
    ("4일(화)~7일(금)", (None, 4, 7, 1)),
    ("16~22일", (None, 16, 22, None)),
    ("16일-22일", (None, 16, 22, None)),
    ("3월", (3, None, None, None)),
    ("1~2월", (1, None, 2, None)),
    ("1월∼2월", (1, None, 2, None)),
    ("3월 4일", (3, 4, None, None)),
    ("12월24일(수요일)", (12, 24, None, 2)),
    ("3월 4일~7일", (3, 4, 7, None)),
    ("3월 4~7일", (3, 4, 7, None)),
    ("3.4.", (3, 4, None, None)),
    ("3. 4일", (3, 4, None, None)),
    ("3/4(목)", (3, 4, None, 3)),
    ("3.4~7.", (3, 4, 7, None)),
    ("3.4.(금)~7.(월)", (3, 4, 7, 4)),
]


@pytest.mark.parametrize(("words", "when"), NUMBERS)
def test_a_number_is_found_in_a_text_as_it_is_read_by_itself(words: str, when: tuple[int | None, ...]) -> None:
    number = written.number(words)
    assert number is not None
    assert number.when == when
    [form] = forms(f"구는 2026년 {words} 접수를 시작한다")
    assert (form.month, form.day, form.until, form.weekday) == when
    assert form.text == f"2026년 {words}"


@pytest.mark.parametrize("words", ["13월 1일", "0일", "3월 32일", "4일간", "3월 4", "일"])
def test_what_no_calendar_has_is_no_number(words: str) -> None:
    assert written.number(words) is None


@pytest.mark.parametrize(("words", "said"), [
    ("올 하반기", ("올", "하반기")), ("지난해 상반기", ("지난해", "상반기")), ("다음 날", ("", "다음날")),
])  # fmt: skip
def test_a_word_is_read_without_its_spaces_and_behind_the_year_that_places_it(
    words: str, said: tuple[str, str]
) -> None:
    assert written.word(words) == said
    [form] = forms(f"구는 {words}까지 마친다")
    assert (form.text, form.relative, form.word) == (words, *said)


def test_words_and_numbers_come_from_left_to_right_and_no_word_from_within_a_number() -> None:
    assert [form.text for form in forms("내일부터 지난달 3일에 이어 오늘, 9일과 모레")] == [
        "내일", "지난달 3일", "오늘", "9일", "모레",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["‘오늘’을 연다", "“내일, 9일 말고 모레” 간다", "『이날까지』", "‘빛\n나는 “오늘도” 간다"]
)
def test_words_do_not_speak_in_quotations(text: str) -> None:
    assert [form for form in forms(text) if form.word] == []


def test_a_quotation_ends_with_its_line() -> None:
    assert [form.text for form in forms("‘빛고을\n오늘도’ 간다")] == ["오늘"]
