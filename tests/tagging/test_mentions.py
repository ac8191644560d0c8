from __future__ import annotations

from datetime import date

import pytest

from reader.model import DayRole
from reader.tagging.mentions import mentions
from tests.tagging.day_cases import DATED, MONDAY, NOT_DAYS, NOT_RETURNING, RETURNING


def told(text: str, anchor: str) -> list[str]:
    found = mentions(text, date.fromisoformat(anchor))
    return [f"{one.repeats or one.role} {one.start}" + ("" if one.start == one.end else f" {one.end}") for one in found]


@pytest.mark.parametrize(("text", "anchor", "meant"), DATED)
def test_a_day_is_the_one_that_tense_weekday_and_frame_allow(text: str, anchor: str, meant: list[str]) -> None:
    assert told(text, anchor) == meant


@pytest.mark.parametrize("text", NOT_DAYS)
def test_numbers_and_quoted_words_are_not_days(text: str) -> None:
    assert told(text, MONDAY) == []


def test_the_tables_hold_at_least_150_cases() -> None:
    assert len(DATED) + len(NOT_DAYS) >= 150


def test_days_of_every_month_are_one_mention_that_repeats() -> None:
    (found,) = mentions("매월 11일과 22일은 감정 존중의 날이다.", date(2025, 11, 21))
    assert (found.text, found.repeats) == ("매월 11일과 22일", "monthly:11,22")
    assert found.start == date(2025, 11, 22)


@pytest.mark.parametrize(("text", "anchor", "meant"), RETURNING)
def test_weekdays_come_back_from_the_next_one_to_the_last_that_is_stated(
    text: str, anchor: str, meant: list[str]
) -> None:
    assert told(text, anchor) == meant


@pytest.mark.parametrize("text", NOT_RETURNING)
def test_what_used_to_be_what_is_closed_and_what_names_no_day_does_not_come_back(text: str) -> None:
    assert [one.repeats for one in mentions(text, date.fromisoformat(MONDAY)) if one.repeats] == []


def test_days_that_come_back_are_as_certain_as_the_day_they_are_counted_from() -> None:
    text = "서구는 매주 토·일요일 벼룩시장을 연다."
    told = [mentions(text, date(2026, 3, 12), sure=sure)[0] for sure in (True, False)]
    assert [(one.text, one.role, one.certain) for one in told] == [
        ("매주 토·일요일", DayRole.EVENT, True),
        ("매주 토·일요일", DayRole.EVENT, False),
    ]


def test_a_mention_is_the_text_as_it_stands_there() -> None:
    text = "신청은 내년 3월 15일까지, 행사는 지난 4월14일부터 6월13일까지였다."
    assert [one.text for one in mentions(text, date(2025, 11, 24))] == [
        "내년 3월 15일까지",
        "지난 4월14일부터 6월13일까지",
    ]


def test_a_bare_day_is_certain_only_where_the_month_is_said() -> None:
    bare, full = mentions("24일 열고, 2025년 12월 3일 닫는다.", date(2025, 11, 24), sure=False)
    assert (bare.certain, full.certain) == (False, True)


def test_this_day_means_nothing_where_only_the_month_is_known() -> None:
    assert mentions("이날 행사를 열었다.", date(2026, 1, 31), day_known=False) == ()


def test_a_day_at_the_beginning_of_a_line_is_one_also_behind_a_full_stop() -> None:
    told = mentions("서구는 15일 행사를 열었다.\n24일 동구에서도 열린다.", date(2025, 11, 20))
    assert [one.text for one in told] == ["15일", "24일"]
