from __future__ import annotations

import random
from collections import Counter

import pytest

from reader.tagging.likeness import Likeness, stems

TEXTS = [
    "서구는 방문의료 재택의료센터 협약을 체결했다. 재택의료센터는 3월에 생긴다.",
    "광주 서구, 재택의료센터 방문의료 협약",
    "동구 도서관에서 어린이 독서 교실을 연다",
    "남구는 골목 상점가의 축제를 준비한다",
    "북구 도서관이 어린이 독서 교실 참가자를 모집한다",
]


def test_texts_of_one_event_are_alike_both_ways_and_others_are_not() -> None:
    likeness = Likeness(TEXTS)
    (alike, other), (again, back) = likeness.nearest(0)[0], likeness.nearest(1)[0]
    assert (other, back) == (1, 0)
    assert alike == pytest.approx(again)
    assert 0.3 < alike < 1
    assert [index for _, index in likeness.nearest(2)] == [4]
    assert likeness.nearest(3) == []


def test_equal_texts_are_wholly_alike() -> None:
    assert Likeness([TEXTS[0], TEXTS[0], *TEXTS[2:]]).nearest(0)[0] == (pytest.approx(1.0), 1)


def test_what_most_texts_say_makes_none_alike() -> None:
    assert Likeness(["공통된 문장 하나", "공통된 문장 둘째", "공통된 문장 셋째", "공통된 문장 넷째"]).nearest(0) == []


@pytest.mark.parametrize(("text", "found"), [
    ("도서관에서는 도서관을 도서관", {"도서관": 3}),
    ("‘좋다’이라며 12일 AI로", {"좋다": 1, "이라며": 1, "12": 1, "AI": 1}),
    ("책은 물이 5 A 가", {}),
    ("(오는)에서 에게는 7월9일까지다", {"에서": 1, "에게는": 1, "일까지다": 1}),
    ("도시로는 A4용지에도 3D라며 12명으로", {"도시로": 1, "용지": 1, "라며": 1, "12": 1}),
])  # fmt: skip
def test_words_lose_their_last_particle_and_single_letters_are_none(text: str, found: dict[str, int]) -> None:
    assert Counter(stem[::-1] for stem in stems(text) if stem) == Counter(found)


@pytest.mark.parametrize("least", [0.18, 0.25, 0.4])
def test_whether_any_is_alike_is_told_as_by_looking_at_all(least: float) -> None:
    chance = random.Random(5)
    words = [f"{first}{second}" for first in "가나다라마바사아자차카타파하" for second in "강산들길"]
    told = set()
    for _ in range(60):
        likeness = Likeness([" ".join(chance.choices(words, k=chance.randint(1, 40))) for _ in range(6)])
        nearest = max(alike for one in (0, 1) for alike, other in [*likeness.nearest(one), (0.0, 5)] if other > 1)
        told.add(likeness.any_alike([0, 1], [2, 3, 4, 5], least))
        assert likeness.any_alike([0, 1], [2, 3, 4, 5], least) is (nearest >= least)
    assert told == {True, False}
