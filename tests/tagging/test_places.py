from __future__ import annotations

from datetime import date

import pytest

from reader.intake import Fields
from reader.model import Institution, Place
from reader.tagging.places import Placed, place


def placed(
    body: str, title: str = "", *, on: date | None = date(2025, 11, 24), captions: tuple[str, ...] = ()
) -> Placed:
    return place(Fields(title, False, body, False, None, None, None, captions=captions), on)


ACTING = [
    ("광주광역시 서구는 24일 서울 강남구에서 예시기업과 협약을 체결했다.", Place.SEO, Institution.DISTRICT_OFFICE),
    ("광주시의회 환경위원회는 21일 동구의 전시관을 방문해 운영을 점검했다.", Place.CITY, Institution.CITY_COUNCIL),
    ("광주시교육청은 올해 도서관 사업이 우수 사례로 뽑혔다고 밝혔다.", Place.CITY, Institution.EDUCATION_OFFICE),
    ("광주광역시는 24일 시청에서 전남대학교, 조선대학교와 선포식을 열었다.", Place.CITY, Institution.CITY_HALL),
    (
        "광주 북구가 겨울철 대책을 마련했다. 24일 북구에 따르면 내년 3월까지 이어진다.",
        Place.BUK,
        Institution.DISTRICT_OFFICE,
    ),
    ("광주 광산구가 지난 20일 국회에서 상을 받았다.", Place.GWANGSAN, Institution.DISTRICT_OFFICE),
    ("광주 남구는 골목 정원을 가꾸는 모임을 돕는다.", Place.NAM, Institution.DISTRICT_OFFICE),
    ("광주 동구의회는 임시회를 열고 조례안을 다뤘다.", Place.DONG, Institution.DISTRICT_COUNCIL),
    ("전남광주 북구는 7월부터 도서관 문을 늦게까지 연다.", Place.BUK, Institution.DISTRICT_OFFICE),
]


@pytest.mark.parametrize(("text", "where", "who"), ACTING)
def test_the_acting_institution_outweighs_the_venue(text: str, where: Place, who: Institution) -> None:
    found = placed(text)
    assert (found.primary, found.institution) == (where, who)


SCENES = [
    ("23일 오후 광주 광산구 용곡동의 한 저수지에서 불이 나 소방대가 껐다.", Place.GWANGSAN),
    ("22일 광주 서부경찰서는 다친 사람이 없다고 밝혔다. 사고는 광주 서구의 한 가게에서 났다.", Place.SEO),
    ("광주 도심에 많은 비가 내렸다. 광주지방기상청에 따르면 비는 밤까지 이어진다.", Place.CITY),
    ("광주 북구 우산동의 한 골목에서 벽화 그리기가 이어졌다.", Place.BUK),
    ("광주 광산구 우산동의 한 골목에서 벽화 그리기가 이어졌다.", Place.GWANGSAN),
]


@pytest.mark.parametrize(("text", "where"), SCENES)
def test_an_event_belongs_where_it_happened(text: str, where: Place) -> None:
    found = placed(text)
    assert (found.primary, found.institution) == (where, None)


ELSEWHERE = [
    "대구 서구는 24일 도서관에서 책 잔치를 열었다.",
    "부산 남구청은 골목 정원을 가꾸는 모임을 돕는다.",
    "대전 동구의 한 가게에서 불이 났다. 동구는 피해를 살폈다.",
    "경기 광주시는 24일 시청에서 설명회를 열었다. 광주시는 오포읍 길을 넓힌다.",
    "광주시는 도시관리계획안을 경기도에 신청했다. 광주시 곤지암읍 일대가 대상이다.",
    "서구 사회는 산업혁명을 거치며 도시를 키웠다. 서구식 정원도 그때 생겼다.",
    "보건복지부는 시범사업 지역을 뽑았다. 서울 강북구, 부산 금정구, 대구 달성군, 광주 서구, 대전 동구, 울산 울주군이다.",
    "문체부는 순회공연을 연다고 밝혔다. 서울, 대구, 광주, 대전, 부산에서 차례로 연다.",
    "전남광주통합특별시 목포시는 24일 항구 축제를 열었다. 목포시는 배를 띄웠다.",
    "나주예시중학교가 광주·전남 최초로 인증을 받았다. 나주 학생들이 기뻐했다.",
    "동구릉에서 가을 음악회가 열린다. 숲길도 걷는다.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_namesakes_and_lists_do_not_make_an_article_of_gwangju(text: str) -> None:
    assert placed(text).primary is Place.ELSEWHERE


STATE = [
    "중앙예시회의는 24일 대책을 논의했다. 보건복지부는 지난달 광주 예시병원에서 나온 의견도 살폈다고 밝혔다.",
    "산림청은 봄철 산불 대책을 내놓았다. 장비도 늘린다. 지난해 광주 북구의 한 야산에서도 불이 났다.",
]


@pytest.mark.parametrize("text", STATE)
def test_what_a_body_of_the_state_says_of_gwangju_below_the_lead_is_said_in_passing(text: str) -> None:
    assert placed(text, "겨울철 대책 논의").primary is Place.ELSEWHERE


def test_the_ministry_that_publishes_a_release_acts_in_it() -> None:
    body = "이번 대책은 광주 등에서 시범으로 한다. 예산을 늘리고 장비를 갖춘다."
    fields = Fields("겨울철 대책 마련", False, body, False, "보건복지부", None, None)
    assert place(fields, date(2025, 12, 19)).primary is Place.ELSEWHERE


def test_where_a_minister_goes_is_the_scene() -> None:
    found = placed("장관은 24일 시설을 둘러보았다.", "보건복지부 장관, 광주 북구 예시센터 방문")
    assert found.places == (Place.BUK,)
    assert placed("", "법무부 장관, 광주스마일센터 방문").primary is Place.CITY


def test_a_court_says_who_judges_and_not_where_it_happened() -> None:
    text = (
        "광주지법 형사1부는 예시인에게 벌금을 물렸다. 재판은 두 달 걸렸다. 그는 반성했다. "
        "그는 지난 5월 광주 광산구의 한 길에서 간판을 부쉈다."
    )
    assert placed(text).primary is Place.GWANGSAN


def test_two_who_act_together_both_act() -> None:
    found = placed("광주시와 북구는 24일 골목 정원을 열었다.")
    assert (found.primary, set(found.places)) == (Place.BUK, {Place.BUK, Place.CITY})
    both = placed("광주시교육청과 예시공단은 24일 협약을 맺었다.")
    assert both.institution is Institution.EDUCATION_OFFICE


def test_what_only_a_later_sentence_of_the_body_names_is_not_the_acting_institution() -> None:
    text = "광주 서구의 한 가게에서 불이 났다. 손님은 없었다. 주인은 놀랐다. 가게는 닫혔다. 서구는 길을 막았다."
    assert placed(text).institution is None


def test_the_ends_of_a_road_are_no_scenes() -> None:
    found = placed("새 차로 길을 달렸다. 서울 중구부터 광주 동구까지 이어지는 길이다.", "예시차 타 보니")
    assert (found.primary, found.places) == (Place.ELSEWHERE, ())


def test_an_address_in_brackets_that_tells_where_something_lies_adds_its_district() -> None:
    text = "고용노동부는 회사 72곳을 뽑았다. 이 가운데 예시커피(광주광역시 동구 소재)는 책을 나눈다."
    assert placed(text).places == (Place.DONG,)


def test_a_district_of_another_city_is_one_place_with_it() -> None:
    spans = [why.span for why in placed("서울 강남구에서 모임이 열렸다.").evidence]
    assert spans == ["서울 강남구에서"]


def test_three_heads_together_are_the_city_and_the_districts_named() -> None:
    found = placed(
        "간담회에는 강기정 광주시장, 임택 동구청장, 김이강 서구청장, 김병내 남구청장이 참석했다.",
        "광주시·자치구, 협력 강화",
    )
    assert found.primary is Place.CITY
    assert set(found.places) == {Place.CITY, Place.DONG, Place.SEO, Place.NAM}
    assert found.institution is Institution.CITY_HALL


def test_a_bare_district_without_any_anchor_is_unknown_not_guessed() -> None:
    assert placed("서구는 24일 도서관에서 책 잔치를 열었다. 서구는 책을 나눴다.").primary is Place.UNKNOWN


def test_a_dong_of_two_districts_decides_nothing_alone() -> None:
    found = placed("광주 우산동의 한 골목에서 벽화 그리기가 이어졌다.")
    assert found.primary is Place.CITY
    assert found.places == (Place.CITY,)


def test_the_bare_name_of_the_city_is_its_hall_only_where_a_headline_begins_with_it() -> None:
    body = "광주에서 24일 예시 사업이 시작됐다."
    assert placed(body, "[단독] 광주, 예시 사업 시작").institution is Institution.CITY_HALL
    assert placed(body, "예시 사업 광주, 담양서 시작").institution is None


def test_a_candidacy_has_no_acting_institution() -> None:
    found = placed("그는 행정 전문가라며 지지를 호소했다.", "예시인 광주 서구청장 출마 선언")
    assert (found.primary, found.institution) == (Place.SEO, None)


def test_an_office_holder_counts_only_in_the_term_of_office() -> None:
    body = "강기정 시장은 회의를 열어 대책을 살폈다."
    assert placed(body, on=date(2026, 6, 1)).primary is Place.CITY
    assert placed(body, on=date(2026, 8, 1)).primary is not Place.CITY


def test_a_holder_of_two_offices_is_told_by_the_day() -> None:
    body = "광주 도심에서 잔치가 열렸다. 신수정 의장이 참석했다."
    assert placed(body, on=date(2025, 11, 24)).primary is Place.CITY
    assert placed("신수정 북구청장은 골목을 살폈다.", on=date(2026, 8, 1)).primary is Place.BUK


def test_a_common_word_that_is_also_a_name_needs_its_title() -> None:
    assert placed("그는 시를 쓰는 문인 가운데 한 사람으로 책을 냈다.").evidence == ()


def test_an_article_that_is_only_a_caption_is_judged_by_it() -> None:
    found = placed("", "협약 체결", captions=("김이강 광주 서구청장이 14일 서울 강남구에서 협약을 체결하고 있다.",))
    assert found.primary is Place.SEO


def test_the_heads_in_a_caption_do_not_decide() -> None:
    caption = "(왼쪽부터) 박병규 광산구청장, 김이강 서구청장, 임택 동구청장."
    assert (
        placed("주민 300여 명이 온다.", "통합 공청회, 광주 동구청서 19일 개최", captions=(caption,)).primary
        is Place.DONG
    )


def test_death_notices_belong_nowhere() -> None:
    assert placed("▲ 예시인 별세, 광주광역시 남구 과장 부친상", "[부음] 예시인 별세").primary is Place.ELSEWHERE


@pytest.mark.parametrize(
    "title", ["인사청문회 앞둔 광주 서구청장", "인사 나누는 광주 서구 주민", "알림판 새로 단 광주 서구"]
)
def test_a_word_that_begins_like_a_column_is_none(title: str) -> None:
    assert placed("광주 서구는 24일 모임을 열었다.", title).primary is Place.SEO


def test_the_outlet_of_a_release_is_its_institution() -> None:
    fields = Fields("특수학급 상담 마쳐", False, "상담은 네 번 열렸다.", False, "광주광역시동부교육지원청", None, None)
    found = place(fields, date(2025, 12, 19))
    assert (found.primary, found.institution) == (Place.CITY, Institution.EDUCATION_OFFICE)


def test_places_never_hold_elsewhere_or_unknown() -> None:
    for text in (*ELSEWHERE, *(text for text, _ in SCENES)):
        assert not {Place.ELSEWHERE, Place.UNKNOWN} & set(placed(text).places)


def test_evidence_names_the_words_that_decided() -> None:
    first = placed("광주 서구는 24일 책 잔치를 열었다.").evidence[0]
    assert (first.span, first.value, first.reason, first.about) == ("광주 서구는", "seo", "주체", "place")


def test_evidence_has_terms_of_office_and_what_speaks_against() -> None:
    body = "광주 서구는 24일 서울 강남구에서 협약을 맺었다. 김이강 서구청장은 환영했다."
    told = {(why.span, why.reason, why.weight > 0) for why in placed(body).evidence}
    assert ("김이강 서구청장은", "주체 · 2022-07~", True) in told
    assert ("서울 강남구에서", "장소라 제외", False) in told
