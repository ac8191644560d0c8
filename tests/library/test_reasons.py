from __future__ import annotations

from datetime import date

import pytest

from reader import i18n
from reader.intake import Fields
from reader.library.reasons import in_words
from reader.model import Evidence, Place
from reader.tagging.places import place

BODY = "광주 서구는 24일 서울 강남구에서 협약을 맺었다. 김이강 서구청장은 환영했다."


def told(body: str, name: str) -> str:
    found = place(Fields("", False, body, False, None, None, None), date(2025, 11, 24))
    return in_words(name, found.primary, found.evidence)


def test_the_reason_of_a_place_is_one_sentence() -> None:
    assert (
        told(BODY, "서구")
        == "서구: 첫 문장의 ‘광주 서구는’(주체), 김이강 서구청장(2022-07~); 서울 강남구는 장소라 제외"
    )


def test_it_is_told_in_english_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_lang", "en")
    assert told(BODY, "Seo-gu") == (
        "Seo-gu: ‘광주 서구는’ in the first sentence (acting), 김이강 서구청장 (2022-07~); 서울 강남구 left out (scene)"
    )


def test_a_holder_alone_is_told_with_the_part_that_the_name_plays() -> None:
    assert told("김이강 서구청장은 환영했다.", "서구").startswith("서구: 첫 문장의 ‘")


ELSEWHERE = [
    ("‹인사› 광주 서구", "◇ 과장 승진 ▲ 예시인", "기타: 제목의 ‘‹인사›’(알림란)"),
    ("[부음] 예시인 별세", "▲ 예시인 별세, 광주 남구 과장 부친상", "기타: 제목의 ‘[부음]’(알림란)"),
    ("봄꽃 소식", "남쪽 섬에 꽃이 피었다.", "기타: 광주의 곳이나 기관이 나오지 않습니다"),
    ("살림 소식", "값이 올랐다. 장을 덜 본다. 모두 그렇다. 예시인은 광주 출신이다.",
     "기타: 광주는 지나가는 말입니다(본문의 ‘광주’)"),
    ("길 소식", "서울시는 24일 길을 넓혔다.", "기타: 첫 문장의 ‘서울시는’(주체)"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "sentence"), ELSEWHERE)
def test_what_belongs_elsewhere_says_why_too(title: str, body: str, sentence: str) -> None:
    found = place(Fields(title, False, body, False, None, None, None), date(2025, 11, 24))
    assert found.primary is Place.ELSEWHERE
    assert in_words("기타", found.primary, found.evidence) == sentence


def test_where_nothing_speaks_for_a_place_nothing_is_told() -> None:
    assert in_words("동구", Place.DONG, [Evidence("place", "광주", "lead", "city", 1.5, "언급")]) == ""
    assert in_words("동구", Place.DONG, []) == ""
