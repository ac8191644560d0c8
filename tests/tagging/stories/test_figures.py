from __future__ import annotations

import pytest

from reader.tagging.stories.figures import days, figures, ordinals


@pytest.mark.parametrize(("text", "amount"), [
    ("라면 100상자를 기탁했다", ("상자", "100")),
    ("어르신 3만 8천 명에게", ("명", "38000")),
    ("1천500명이 걸었다", ("명", "1500")),
    ("2천870건을 처리했다", ("건", "2870")),
    ("3억5천만 원을 들여", ("원", "350000000")),
    ("저수율이 30.7%라고", ("%", "30.7")),
    ("마을 12곳", ("개", "12")),
])  # fmt: skip
def test_amounts_are_the_same_however_they_are_written(text: str, amount: tuple[str, str]) -> None:
    assert amount in figures(text)


@pytest.mark.parametrize(("text", "number"), [
    ("제14회 사진 공모전", ("nth", "14")),
    ("348번과 349번째 협약", ("nth", "348")),
    ("일일브리핑(161일차)", ("nth", "161")),
    ("일일브리핑(162차)", ("nth", "162")),
    ("마을만들기 2차 공모", ("nth", "2")),
    ("제2기 수료식", ("class", "2")),
    ("10월 셋째 주 물가", ("week", "3")),
    ("97주년을 맞아", ("jubilee", "97")),
    ("2026 달빛걷기", ("year", "2026")),
    ("상반기 장학금", ("half", "상")),
])  # fmt: skip
def test_what_counts_a_series_is_an_ordinal(text: str, number: tuple[str, str]) -> None:
    assert number in ordinals(text)


@pytest.mark.parametrize("text", ["세 차례 열었다", "2기업이 참여했다", "010-2025-1234", "15년 만에", "쌀 50포"])
def test_other_numbers_are_no_ordinals(text: str) -> None:
    assert not {kind for kind, _ in ordinals(text)} & {"nth", "class", "week"}


def test_a_day_on_which_something_was_said_is_none_of_the_event() -> None:
    assert days("구는 14일 협약을 맺었다고 15일 밝혔다. 16일 서구에 따르면 17일까지 받는다") == {("일", "14")}
