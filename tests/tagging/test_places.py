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


def test_what_is_visited_is_the_scene_also_where_its_name_is_long() -> None:
    found = placed("보건복지부 장관은 24일 광주 북구의 새 예시센터를 방문했다. 시설을 살폈다.", "겨울철 대책 논의")
    assert found.places == (Place.BUK,)
    assert placed("차관은 24일 ‘광주2호선 도시철도’ 건설현장을 찾았다.", "예시 차관, 현장 살펴").places == (Place.CITY,)
    assert placed("", "조달청장, 민생 소통 광주·전남 예시기업 방문").places == (Place.CITY,)


def test_who_tells_of_a_scene_does_not_act() -> None:
    for teller in ("광주시 소방안전본부에 따르면", "광주시교육청 등에 따르면", "광주경찰청에 따르면"):
        found = placed(f"24일 {teller} 전날 오전 광주 서구 화정동 한 가게에서 불이 났다.", "광주 도심 가게서 불")
        assert (found.primary, found.institution) == (Place.SEO, None)


def test_what_goes_on_in_three_districts_is_of_the_city() -> None:
    body = (
        "광주·전남에 많은 눈이 내렸다. 광주에서는 24일 동구 황금동 한 길에서 차가 미끄러졌다. "
        "광주 북구 운암동에서는 나무가 쓰러졌다. 광주 서구 금호동의 한 밭도 눈에 덮였다."
    )
    found = placed(body, "광주·전남 많은 눈")
    assert (found.primary, set(found.places)) == (Place.CITY, {Place.CITY, Place.DONG, Place.BUK, Place.SEO})
    own = placed("광주 서구는 24일 광주 동구, 남구, 북구와 함께 책 잔치를 열었다.", "광주 서구, 책 잔치")
    assert own.primary is Place.SEO, "one of them acts"


def test_what_goes_on_all_over_the_city_is_of_the_city() -> None:
    body = "24일부터 새 가게가 늘었다. 북구 용봉동을 시작으로 광주지역 곳곳에서 문을 연다."
    found = placed(body, "광주지역 새 가게 늘어")
    assert found.places == (Place.CITY, Place.BUK)


def test_a_tour_of_landmarks_in_two_districts_is_of_the_city() -> None:
    body = "정당 대표가 24일 호남을 찾는다. 광주 전일빌딩에서 간담회를 하고 풍암저수지에서 당원들을 만난다."
    assert placed(body, "표심 잡아라… 총력전").primary is Place.CITY
    assert placed("광주 전일빌딩에서 24일 책 잔치가 열렸다.").primary is Place.DONG


def test_the_office_of_a_district_in_passing_does_not_carry_what_the_headline_tells_of_the_city() -> None:
    body = "광주광역시 5월부터 소음 줄이기를 돕고 북구청에선 측정기도 빌려준다."
    assert placed(body, "광주광역시에서 소음 줄이기 시범사업").primary is Place.CITY
    assert placed("그는 지지를 호소했다.", "예시인 광주 서구청장 출마").primary is Place.SEO


def test_a_district_only_mentioned_below_the_lead_does_not_carry_an_article_whose_headline_names_the_city() -> None:
    body = "국민권익위원회는 24일 예시 회의를 열었다. 회의에는 광주광역시 북구청, 예시공단 등이 함께했다."
    found = placed(body, "현장의 소리 듣는다… 광주 예시산단 편")
    assert found.places == (Place.CITY, Place.BUK)


def test_in_a_release_of_the_state_a_later_sentence_names_no_acting_institution() -> None:
    body = "국무총리는 24일 긴급히 지시했다. 광주시장은 피해를 살피라고 했다. 예산도 늘린다."
    fields = Fields("광주 예시 사고 긴급 지시", False, body, False, "국무조정실", None, None)
    assert place(fields, date(2025, 11, 24)).institution is None


def test_who_is_present_where_the_state_acts_is_not_the_institution() -> None:
    body = "법무부는 24일 광주광역시 북구 문흥동에서 문인 광주광역시 북구청장 등이 참석한 가운데 개관식을 열었다."
    fields = Fields("법무부, 예시관 개관식", False, body, False, "법무부", None, None)
    assert place(fields, date(2025, 11, 24)).institution is None
    assert placed(body).institution is Institution.DISTRICT_OFFICE


def test_citizens_are_no_city_hall() -> None:
    assert placed("24일 광주시 동구 금남로에 모인 광주시민이 환호했다.").institution is None


def test_where_a_body_of_the_city_acts_who_comes_along_is_not_the_institution() -> None:
    body = "광주교통공사는 24일 봉사에 나섰다. 이날 광주시의회 예시인 의원이 함께했다."
    assert placed(body, "광주교통공사, 봉사 나서").institution is None


def test_a_caption_counts_as_the_lead_where_the_body_tells_nothing() -> None:
    caption = "강기정 광주시장이 24일 서구 5·18기념문화센터에서 축사를 하고 있다."
    found = placed("2025.11.24/예시뉴스", "예시전 개관식", captions=(caption,))
    assert (found.primary, found.institution) == (Place.CITY, Institution.CITY_HALL)


def test_a_headline_that_lists_places_names_no_actor() -> None:
    found = placed("24일 광주와 여수에서 모임이 열렸다.", "광주·여수 두 곳서 모임")
    assert [why.reason for why in found.evidence if why.where == "title" and why.value == "city"] == ["언급"]
    both = placed("24일 협약이 맺어졌다.", "광주시·예시공단, 협약")
    assert both.institution is Institution.CITY_HALL


BODIES = [
    ("예시당 광주시당이 24일 광주시의회에서 기자회견을 열었다. 광주 북구 운정동에서 생긴 일이다.", Place.CITY, None),
    ("광주시당국은 24일 길을 막았다.", Place.CITY, Institution.CITY_HALL),
    ("광주시청사 울타리를 뚫은 운전자가 24일 붙잡혔다.", Place.CITY, None),
    ("광주광역시경찰청은 24일 A씨를 붙잡았다. 그는 전날 밤 광산구 소촌동에서 문을 부쉈다.", Place.GWANGSAN, None),
]


@pytest.mark.parametrize(("text", "where", "who"), BODIES)
def test_a_longer_name_of_a_body_is_not_the_office_that_it_begins_with(
    text: str, where: Place, who: Institution | None
) -> None:
    found = placed(text)
    assert (found.primary, found.institution) == (where, who)


@pytest.mark.parametrize("name", ["광주대성초병설유치원", "광주대동고", "전남대책회의", "전남대표", "광주대구고속도로"])
def test_a_word_that_begins_like_a_university_is_none(name: str) -> None:
    found = placed(f"24일 {name} 앞에서 책 잔치가 열렸다.")
    assert not {Place.NAM, Place.BUK} & {found.primary, *found.places}


def test_the_hospital_of_another_province_s_name_lies_in_gwangju() -> None:
    spans = [why.span for why in placed("광주 전남대병원에서 24일 모임이 열렸다.").evidence]
    assert spans == ["광주 전남대병원에서"]


def test_the_military_airport_that_shall_move_is_a_matter_of_the_city() -> None:
    found = placed("광주 군공항이 24일 옮겨 갈 곳을 찾았다. 정부와 광주시가 합의했다.", "광주 군공항, 이전 합의")
    assert found.places == (Place.CITY,)


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


def test_the_bare_name_of_the_city_is_not_its_hall() -> None:
    body = "광주에서 24일 예시 사업이 시작됐다."
    assert placed(body, "[단독] 광주, 예시 사업 시작").institution is None
    assert placed("광주시는 24일 예시 사업을 시작했다.", "광주, 예시 사업 시작").institution is Institution.CITY_HALL
    assert placed("비가 그쳤다.", "광주·전남, 밤사이 많은 비").institution is None


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
