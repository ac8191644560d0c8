"""What an article announces, from its text and the days it names."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings

from reader.intake import RawArticle
from reader.model import KST, Article, Basis, Kind, Place, Published
from reader.tagging.announced import Announced, announced, told
from reader.tagging.mentions import mentions
from tests.tagging.test_any_text import DAYS, TEXTS

ON = date(2026, 3, 12)


def article(body: str, title: str = "", on: date = ON) -> Article:
    text = f"{title}\n{body}" if title else body
    return Article(
        id="",
        kind=Kind.ARTICLE,
        title=title or body[:20],
        title_derived=not title,
        body=body,
        truncated=False,
        outlet=None,
        reporter=None,
        agency=None,
        url=None,
        source="page",
        primary=Place.SEO,
        places=(Place.SEO,),
        institution=None,
        published=Published(on.isoformat(), on, on, Basis.GIVEN, True),
        dates=mentions(text, on),
    )


def days(*found: Announced) -> list[tuple[str, str, str]]:
    return [(f"{each.first:%m-%d}", f"{each.last:%m-%d}", each.role.value) for each in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("광주 서구는 오는 19일 서구청 들불홀에서 돌봄 포럼을 연다고 12일 밝혔다.", [("03-19", "03-19", "event")]),
        ("동구는 20일부터 22일까지 동명동 일대에서 책 잔치를 연다.", [("03-20", "03-22", "period")]),
        ("참가 신청은 27일까지 누리집에서 받는다.", [("03-27", "03-27", "deadline")]),
        ("남구는 4월14일부터 6월13일까지 주민 해설사를 모집한다.", [("04-14", "06-13", "period")]),
        ("북구는 12일 오후 2시 구청에서 설명회를 연다.", [("03-12", "03-12", "event")]),
        ("북구는 12일 골목 해설사를 늘린다고 밝혔다.", []),
        ("북구는 지난 11일 구청에서 설명회를 열었다.", []),
        ("서구는 이달부터 상담 인력을 늘린다. 다음 달에는 더 늘린다.", []),
        ("서구 인구는 31일 기준 2천 명이 늘 전망이다.", []),
        ("추위는 14일 낮부터 풀리겠다.", []),
    ],
)
def test_only_days_to_come_on_which_something_happens_are_announced(
    body: str, expected: list[tuple[str, str, str]]
) -> None:
    assert days(*announced(article(body))) == expected


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("광주 서구는 오는 19일 서구청 들불홀에서 ‘돌봄 포럼’을 연다고 12일 밝혔다.", "서구, ‘돌봄 포럼’"),
        (
            "동구는 책방 열네 곳과 함께 ‘골목 책 잔치’ 행사를 20일부터 22일까지 동명동 일대에서 연다고 밝혔다.",
            "동구, 책방 열네 곳과 함께 ‘골목 책 잔치’ 행사",
        ),
        (
            "서구는 오는 16일부터 동네를 돌며 주민 설명회를 열고, 의견을 계획에 반영할 예정이다.",
            "서구, 동네를 돌며 주민 설명회",
        ),
        ("남구는 노선을 바꾸기로 하고 다음 달 12일부터 권역별 시민 공청회를 연다.", "권역별 시민 공청회"),
        ("돌봄단을 모은다. 신청은 오는 27일까지 서구청에서 받는다.", "신청, 서구청에서 받는다"),
        ("쓰레기는 25일과 26일에는 거두지 않는다.", "쓰레기는 25일과 26일에는 거두지 않는다"),
    ],
)
def test_what_happens_is_the_clause_without_its_day_and_who_said_so(body: str, what: str) -> None:
    assert announced(article(body))[0].what == what


def test_the_clause_as_printed_is_kept_with_its_day() -> None:
    body = "서구는 주민을 모은다. 서구는 오는 19일 서구청 들불홀에서 돌봄 포럼을 연다고 12일 밝혔다. 돌봄은 이어진다."
    found = announced(article(body))[0]
    assert found.words == "서구는 오는 19일 서구청 들불홀에서 돌봄 포럼을 연다"
    assert found.venue == "서구청 들불홀"


def test_items_of_a_list_are_announced_one_by_one_behind_their_head() -> None:
    body = "공청회는 ▲19일 동구·남구(동구청 대회의실) ▲20일 서구(서구문화센터) 순으로 열린다."
    found = announced(article(body))
    assert [(each.first.day, each.what, each.venue) for each in found] == [
        (19, "공청회, 동구·남구(동구청 대회의실)", "동구청 대회의실"),
        (20, "공청회, 서구(서구문화센터) 순으로 열린다", "서구문화센터"),
    ]


def test_a_headline_speaks_first_and_the_text_gives_its_venue() -> None:
    found = announced(article("광주 서구는 오는 19일 서구청 들불홀에서 포럼을 연다.", "서구, 19일 ‘돌봄 포럼’ 개최"))
    assert [(each.what, each.venue) for each in found] == [("서구, ‘돌봄 포럼’ 개최", "서구청 들불홀")]


def test_the_day_that_opens_a_period_is_not_announced_beside_it() -> None:
    found = announced(article("동구는 20일부터 22일까지 책 잔치를 연다.", "동구 책 잔치 20일 개막"))
    assert days(*found) == [("03-20", "03-22", "period")]


def test_days_that_come_back_are_expected_for_a_year() -> None:
    found = announced(article("서구는 매월 11일과 22일 감정 존중의 날 행사를 연다."))
    assert [(each.repeats, each.first, each.last) for each in found] == [
        ("monthly:11,22", date(2026, 3, 22), date(2027, 3, 22))
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("서구는 매주 토요일 서구청 들불홀에서 책 장터를 연다.",
         [("weekly:sat", "03-14", "06-06", "서구, 매주 토요일 책 장터", "서구청 들불홀")]),
        ("동구는 4월 4일부터 5월 31일까지 매주 토·일요일 골목 장터를 연다고 밝혔다.",
         [("weekly:sat,sun", "04-04", "05-31", "동구, 4월 4일부터 5월 31일까지 매주 토·일요일 골목 장터", None)]),
        ("남구는 매월 둘째 주 수요일 구청에서 상담을 받는다.",
         [("monthly:2wed", "04-08", "04-08", "남구, 매월 둘째 주 수요일 상담을 받는다", "구청")]),
        ("매주 수요일 모이는 회원들이 상을 받았다.", []),
        ("서구는 매주 화요일 상담실을 운영하고 있다.", []),
        ("전시는 4월 4일부터 31일까지 열리고, 매주 월요일은 쉰다.", []),
    ],
)  # fmt: skip
def test_weekdays_that_come_back_are_announced_once_instead_of_their_period(
    body: str, expected: list[tuple[str, str, str, str, str | None]]
) -> None:
    found = [each for each in announced(article(body)) if each.repeats]
    told = [(each.repeats, f"{each.first:%m-%d}", f"{each.last:%m-%d}", each.what, each.venue) for each in found]
    assert told == expected
    assert not expected or len(announced(article(body))) == 1


def test_an_event_in_a_digest_is_announced_from_its_headline() -> None:
    body = "광주 동구는 시민의 뜻을 듣는 자리를... 참석은 누구나 할 수 있다."
    found = announced(article(body, "‘두 도시 행정통합’ 공청회, 동구청서 19일 개최"))
    assert [(each.first, each.what, each.venue) for each in found] == [
        (date(2026, 3, 19), "‘두 도시 행정통합’ 공청회, 동구청서 개최", "동구청")
    ]


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, DAYS)
def test_any_text_announces_days_not_before_its_own_in_words_of_its_own(title: str, body: str, on: date) -> None:
    made = article(body, title.replace("\n", " "), on)
    for each in told(made):
        assert each.first <= each.last
        assert each.last >= on
        assert each.what
        assert each.words


def test_what_makes_the_pipeline_stumble_keeps_no_article_out() -> None:
    late = article("서구는 매월 11일 행사를 연다.", on=date(9999, 12, 1))
    assert announced(late) == ()


def test_the_pipeline_finds_what_a_file_announces(tmp_path: object) -> None:
    from reader.ingest import Prepared, articles

    text = "광주 서구는 오는 19일 서구청 들불홀에서 포럼을 연다고 12일 밝혔다."
    raw = RawArticle("page", 1, "서구, 돌봄 포럼", text, published="2026-03-12")
    made = list(articles([raw], datetime(2026, 3, 12, 9, tzinfo=KST)))
    assert [days(*each.agenda) for each in made if isinstance(each, Prepared)] == [[("03-19", "03-19", "event")]]
