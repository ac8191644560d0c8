from __future__ import annotations

from datetime import date

import pytest

from reader import i18n
from reader.library.reasons import in_words
from reader.model import Evidence, Fields, Place
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


def test_where_nothing_speaks_for_a_place_nothing_is_told() -> None:
    assert in_words("동구", Place.DONG, [Evidence("place", "광주", "lead", "city", 1.5, "언급")]) == ""
    assert in_words("동구", Place.DONG, []) == ""
