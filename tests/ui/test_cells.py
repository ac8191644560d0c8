"""How many cells a text takes, and cutting, filling and breaking it by them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.cells import ambiguous, cells, ellipsis, fit, fit_front, pad, safe, use_ambiguous, wrap

TEXT = "서구, ‘7년의 돌봄’ AI·VR 성과공유회…"


@pytest.fixture
def wide() -> Iterator[None]:
    use_ambiguous(2)
    yield
    use_ambiguous(1)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("서구", 4),
        ("㎞", 2),
        ("▪▸▾*>|-+?", 9),
        ("e\u0301", 1),
        ("‘·…’", 4),
        ("家", 2),
        ("ㅌㅎ", 4),
    ],
)
def test_cells_are_counted_as_a_terminal_draws_them(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize(
    ("text", "width"), [("‘·…’", 8), ("서구", 4), ("▪▸▾*>|-+?", 9), ("abc", 3), ("│─", 4), ("e\u0301", 1)]
)
def test_ambiguous_characters_take_two_cells_once_that_is_set(text: str, width: int) -> None:
    assert cells(text) == width
    assert cells(text) == sum(wcwidth.wcwidth(char, ambiguous_width=2) for char in text)


def test_the_setting_can_be_taken_back() -> None:
    use_ambiguous(2)
    use_ambiguous(1)
    assert ambiguous() == 1
    assert cells("·") == 1


@pytest.mark.usefixtures("wide")
def test_no_ellipsis_of_uncertain_width_is_put_where_that_is_set() -> None:
    assert ellipsis() == ".."
    assert fit("돌봄 성과공유회", 8) == "돌봄.."


@pytest.mark.parametrize("width", range(30))
def test_a_cut_text_never_ends_in_half_a_syllable(width: int) -> None:
    cut = fit(TEXT, width)
    assert cells(cut) <= width
    assert TEXT.startswith(cut.removesuffix("…")) or cut == ""


@pytest.mark.parametrize("width", range(30))
def test_a_text_cut_at_its_front_keeps_its_end(width: int) -> None:
    cut = fit_front(TEXT, width)
    assert cells(cut) <= width
    assert TEXT.endswith(cut.removeprefix("…"))


def test_a_text_cut_at_an_ellipsis_of_its_own_has_one() -> None:
    assert fit("광주 서구…돌봄 성과", 12) == "광주 서구…"
    assert fit_front("광주 서구…돌봄", 7) == "…돌봄"


def test_combining_marks_stay_with_their_letter() -> None:
    assert fit("ae\u0301\u0301bcd", 3) == "ae\u0301\u0301…"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\tb\r\nc", "a b  c"),
        ("\u202e거꾸로\u202c", "거꾸로"),
        ("보\u200b이지\ufeff않는", "보이지않는"),
        ("\u1109\u1165\u1100\u116e", "서구"),
        ("👍🏽", "👍"),
        ("🇰🇷", "KR"),
        ("❤\ufe0f", "❤"),
        ("\u0301머리", "머리"),
        ("\ud800x", "x"),
        ("\u3164가", " 가"),
        ("\x9b31m", "31m"),
        ("[/] [bold]", "[/] [bold]"),
    ],
)
def test_what_would_harm_a_terminal_does_not_pass(raw: str, clean: str) -> None:
    assert safe(raw) == clean


@given(st.text(max_size=60))
def test_whatever_comes_is_as_wide_as_an_independent_measure_says(text: str) -> None:
    clean = safe(text)
    assert cells(clean) == sum(max(0, wcwidth.wcwidth(char)) for char in clean)
    assert not any(wcwidth.wcwidth(char) < 0 for char in clean)


@given(st.text(max_size=60), st.integers(0, 40))
def test_whatever_comes_can_be_brought_to_a_width(text: str, width: int) -> None:
    clean = safe(text)
    assert cells(pad(clean, width)) == width
    assert cells(pad(clean, width, right=True)) == width
    assert cells(fit_front(clean, width)) <= width


def test_lines_break_between_words() -> None:
    text = "서구는 전국 기초지자체 최초로 통합돌봄국을 신설했다."
    assert [text[a:b] for a, b in wrap(text, 22)] == ["서구는 전국 기초지자체", "최초로 통합돌봄국을", "신설했다."]


def test_later_lines_may_have_another_width() -> None:
    text = "하나 둘 셋 넷"
    assert [text[a:b] for a, b in wrap(text, 10, 5)] == ["하나 둘 셋", "넷"]
    assert [text[a:b] for a, b in wrap(text, 7, 5)] == ["하나 둘", "셋 넷"]


def test_a_word_wider_than_a_line_is_broken_between_characters() -> None:
    text = "https://example.org/기사번호"
    lines = [text[a:b] for a, b in wrap(text, 9)]
    assert "".join(lines) == text
    assert all(cells(line) <= 9 for line in lines)


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 10) == wrap("   ", 10) == [(0, 0)]


@given(st.text(max_size=200), st.integers(2, 40), st.integers(2, 40))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int, later: int) -> None:
    clean = safe(text)
    lines = wrap(clean, width, later)
    assert all(cells(clean[a:b]) <= (later if index else width) for index, (a, b) in enumerate(lines))
    assert "".join(clean[a:b] for a, b in lines).replace(" ", "") == "".join(clean.split())
