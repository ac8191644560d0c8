"""What the end of a text in the search box may become."""

from __future__ import annotations

from datetime import date

import pytest

from reader.model import Facets
from reader.query import Query
from reader.ui.completion import Completer, completion

FACETS = Facets(
    outlets={"예시일보": 5, "견본신문": 3, "예시 저널": 2, "Sample,Daily": 1, None: 4},
    months={(2026, 1): 9, (2025, 12): 1, (2025, 11): 4, (2025, 10): 2},
    days={date(2026, 1, 15): 2, date(2026, 1, 3): 1, date(2025, 11, 24): 2},
    tags={"예산": 2, "돌봄": 1},
)


def line(text: str) -> str:
    found = completion(text, FACETS)
    return found.line if found else ""


def first(text: str) -> str:
    found = completion(text, FACETS)
    return found.head + found.candidates[0] if found else ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("구:", "구: 동구 서구 남구 북구 광산구"),
        ("구:서ㄱ", "구: 서구"),
        ("구:ㅅ", "구: 서구"),
        ("구:ㄱ", "구: 광주시 광산구 기타"),
        ("구:과", "구: 광주시 광산구"),
        ("구:ㅋ", "구: 동구 서구 남구 북구 광산구"),
        ("지역:", "지역: 광주시 동구 서구 남구 북구 광산구 기타 미상"),
        ("지역:서구,", "지역: 광주시 동구 남구 북구 광산구 기타 미상"),
        ("-관련:부", "관련: 북구"),
        ("구:서구 날짜:2025-1", "날짜: 2025-12 2025-11 2025-10"),
        ("날짜:2025-1 구:", "구: 동구 서구 남구 북구 광산구"),
        ('매체:"예시 a:b" 지역:서', "지역: 서구"),
        ("place:", "place: city dong seo nam buk gwangsan elsewhere unknown"),
        ("place:ㅅ", "place: 서구"),
        ("구:s", "구: seo"),
        ("기관:ㅅㅣ", "기관: 시청 시의회"),
        ("상태:", "상태: 저장 안읽음 읽음 메모 추정"),
        ("is:un", "is: unread"),
        ("종류:", "종류: 기사 보도자료 자체"),
        ("매체:", '매체: 예시일보 견본신문 "예시 저널" "Sample,Daily" 미상'),
        ("매체:예시", '매체: 예시일보 "예시 저널"'),
        ('매체:"예시 ㅈ', '매체: "예시 저널"'),
        ("매체:sam", '매체: "Sample,Daily"'),
        ("안실은곳:ㄱ", "안실은곳: 견본신문"),
        ("태그:", "태그: 돌봄 예산"),
        (
            "날짜:",
            "날짜: 오늘 어제 최근7일 이번주 지난주 이번달 지난달 올해 작년 근무일 미상 2026-01 2025-12 2025-11 2025-10",
        ),
        ("날짜:2025-1", "날짜: 2025-12 2025-11 2025-10"),
        ("날짜:2026-01", "날짜: 2026-01 2026-01-15 2026-01-03"),
        ("날짜:이", "날짜: 이번주 이번달"),
        ("날짜:2025-10..2026", "날짜: 2026-01"),
        ("매체수:", "매체수: 2.. 3.. 5.."),
        ("기자:", ""),
        ("구:서구 ", ""),
        ("구:서구 돌봄", ""),
        ("", ""),
    ],
)
def test_the_values_of_a_filter_are_offered_by_the_keys_typed(text: str, shown: str) -> None:
    assert line(text) == shown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("지", ("지역:",)),
        ("돌봄 맻", ("매체:", "매체수:")),
        ("-기", ("기관:", "기자:")),
        ("out", ("outlet:", "outlets:")),
        ("구", ("구:",)),
        ("ㄱ", ()),
        ("돌봄", ()),
        ('"지', ()),
        ("지 ", ()),
    ],
)
def test_names_of_filters_are_offered_after_two_keys(text: str, names: tuple[str, ...]) -> None:
    found = completion(text, FACETS)
    assert (found.candidates if found else ()) == names


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("구:서ㄱ", "구:서구"),
        ("돌봄 -지역:서구,", "돌봄 -지역:서구,광주시"),
        ('매체:"예시 ', '매체:"예시 저널"'),
        ("매체:예시일보,예시", '매체:예시일보,"예시 저널"'),
        ("돌봄 -지", "돌봄 -지역:"),
        ("날짜:2025-11..2", "날짜:2025-11..2026-01"),
    ],
)
def test_a_candidate_takes_the_place_of_what_was_typed_and_nothing_else(text: str, becomes: str) -> None:
    assert first(text) == becomes


@pytest.mark.parametrize(
    "text", ["구:", "상태:ㅇ", "매체:", "태그:", "날짜:", "날짜:2026-0", "매체수:", "종류:", "is:"]
)
def test_every_candidate_means_something(text: str) -> None:
    found = completion(text, FACETS)
    assert found is not None
    assert not any(Query.parse(f"{found.head}{each} ").problems() for each in found.candidates)


def test_tab_goes_round_the_candidates_while_their_line_stays() -> None:
    completer = Completer()
    text, seen = "구:ㄱ", []
    for _ in range(4):
        text = completer.next(text, FACETS) or ""
        found = completer.look(text, FACETS)
        seen.append((text, found.line if found else ""))
    everything = "구: 광주시 광산구 기타"
    assert seen == [(f"구:{name}", everything) for name in ("광주시", "광산구", "기타", "광주시")]


def test_a_single_name_is_followed_by_its_values() -> None:
    completer = Completer()
    assert completer.next("지", FACETS) == "지역:"
    assert completer.next("지역:", FACETS) == "지역:광주시"
    assert completer.next("지역:광주시", FACETS) == "지역:동구"


def test_what_is_complete_stays() -> None:
    completer = Completer()
    assert completer.next("구:서ㄱ", FACETS) == "구:서구"
    assert completer.next("구:서구", FACETS) is None
    assert completer.next("돌봄", FACETS) is None


def test_another_key_begins_anew() -> None:
    completer = Completer()
    completer.next("구:ㄱ", FACETS)
    found = completer.look("구:남", FACETS)
    assert found is not None
    assert found.candidates == ("남구",)
