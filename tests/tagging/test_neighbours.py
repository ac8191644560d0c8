"""What the names and brackets around a name say of it: lists, addresses, cities before their districts."""

from __future__ import annotations

from datetime import date

import pytest

from reader.intake import Fields
from reader.model import Institution, Place
from reader.tagging.places import Placed, place


def placed(body: str, title: str = "", outlet: str | None = None) -> Placed:
    return place(Fields(title, False, body, False, outlet, None, None), date(2025, 11, 24))


STATE = "보건복지부는 24일 예시 사업을 알렸다. "
VENUES = [
    ("보건복지부는 24일 광주광역시 김대중컨벤션센터에서 설명회를 연다.", "보건복지부", (Place.SEO,)),
    ("보건복지부는 24일 예시회관(광주광역시 남구)에서 설명회를 연다.", "보건복지부", (Place.NAM,)),
    ("보건복지부 차관은 24일 예시마을(광주 북구 예시로 33)을 방문했다.", None, (Place.BUK,)),
    (f"{STATE}설명은 세 곳에서 한다. 예시놀이(2.25.~27./광주광역시 남구 예시터)도 본다.", None, (Place.NAM,)),
    (f"{STATE}예산을 늘린다. 무등예시관(광주 북구)은 지난해 문을 열었다.", None, ()),
]


@pytest.mark.parametrize(("body", "outlet", "where"), VENUES)
def test_where_the_state_holds_something_is_named_also_in_brackets(
    body: str, outlet: str | None, where: tuple[Place, ...]
) -> None:
    assert placed(body, outlet=outlet).places == where


def test_a_room_that_an_office_of_gwangju_hires_is_not_named_below_its_lead() -> None:
    body = "책 잔치를 연다. 잔치는 24일 5·18기념문화센터에서 한다."
    assert placed(body, outlet="광주시교육청").places == (Place.CITY,)


LISTS = [
    (f"{STATE}대전과 함께 연다. 서울 은평구, 부산 사상구, 광주 서구, 대구 남구가 뽑혔다.", ()),
    (f"{STATE}상을 준다. ▲강원 삼척시 ▲충남 청양군 ▲광주 서구가 받는다.", ()),
    (f"{STATE}상을 준다. 제주시는 으뜸상을, 강원 삼척시는 버금상을, 광주 서구는 새싹상을 받는다.", (Place.SEO,)),
]


@pytest.mark.parametrize(("body", "where"), LISTS)
def test_one_of_a_list_is_not_named_but_one_that_speaks_for_itself_is(body: str, where: tuple[Place, ...]) -> None:
    assert placed(body).places == where


def test_one_of_so_many_that_are_not_named_is_not_named_either() -> None:
    text = "국토교통부는 24일 광주 북구(예시역 일대) 등 총 47곳을 뽑았다."
    assert placed(text, outlet="국토교통부").places == ()
    assert placed("광주 북구 등 2곳에서 24일 책 잔치가 열렸다.").places == (Place.BUK,)


def test_a_district_given_as_a_case_speaks_for_itself() -> None:
    for case in ("경우 예시 사업이 끝났다.", "사례처럼 예시 사업이 끝난 곳도 있다."):
        assert placed(f"{STATE}예산을 늘린다. 광주 남구의 {case}").places == (Place.NAM,)
    assert placed(f"{STATE}예산을 늘린다. 광주 남구의 예산도 오른다.").places == ()


TOUCHED = [
    (f"{STATE}예산으로 광주 예시관도 돕는다.", "보건복지부", ()),
    ("보건복지부는 24일 광주 예시 사고와 관련해 회의를 열었다. 대책을 논의했다.", "보건복지부", (Place.CITY,)),
    ("보건복지부는 24일 광주, 대전 예시 사고와 관련해 회의를 열었다.", "보건복지부", ()),
    (f"{STATE}설명회는 25일 광주테크노파크에서 연다.", "보건복지부", (Place.CITY,)),
    (f"{STATE}권역형(광주광역시) 한 곳을 정한다.", "보건복지부", (Place.CITY,)),
]


@pytest.mark.parametrize(("body", "outlet", "where"), TOUCHED)
def test_the_only_region_that_the_head_names_has_a_part_in_what_the_state_does(
    body: str, outlet: str, where: tuple[Place, ...]
) -> None:
    assert placed(body, "예시 대책 논의", outlet=outlet).places == where


def test_two_cities_together_are_no_list() -> None:
    for towns, where in (("광주·세종", (Place.CITY,)), ("부산·광주·세종", ())):
        found = placed(f"보건복지부는 24일 예시 사업을 {towns}에서 시작한다고 밝혔다.", f"예시 사업, {towns}에서 시작")
        assert found.places == where


def test_a_city_that_has_districts_is_not_the_one_in_gyeonggi() -> None:
    body = "광주 동구청은 24일 협약을 맺었다. 경기 동두천시와 경기도 성남시, 강원 춘천시도 뒤따른다."
    found = placed(body, "보건복지부-광주 동구청, 협약")
    assert (found.primary, found.institution) == (Place.DONG, Institution.DISTRICT_OFFICE)
    assert placed("광주시는 24일 길을 넓힌다며 경기도에 예산을 청했다.").primary is Place.ELSEWHERE
    assert placed("광주에서 24일 경기가 열렸다. 관중이 몰렸다.").primary is Place.CITY, "경기 is also a match"


def test_a_road_between_two_names_is_no_scene_and_province_halves_are_regions() -> None:
    assert (
        placed("조달청은 24일 ‘용연~덕남 수관로’ 입찰을 알렸다. 광주광역시가 청했다.", "조달청, 입찰 알려").places == ()
    )
    found = placed("예시부 차관은 24일 전남도청에서 광주·전라·제주 권역 회의를 열었다.", "광주·전라·제주 권역 회의")
    assert (found.primary, found.places) == (Place.ELSEWHERE, ())


ASIDES = [
    "광주 서구는 24일 모임을 열었다. 주민이 모였다. 모두 즐거웠다. 상은 남구자원봉사센터 예시인 씨가 받았다.",
    "광주 서구는 24일 모임을 열었다. 주민이 모였다. 모두 즐거웠다. 상은 광주남부소방서 예시인 소방장이 받았다.",
    "광주 서구는 24일 모임을 열었다. 주민이 모였다. 모두 즐거웠다. 상은 예시인 진월동 예시봉사단장이 받았다.",
    "광주 서구는 24일 모임을 열었다. 주민이 모였다. 광주 남구에 사는 예시인 씨도 왔다.",
    "광주 서구는 24일 모임을 열었다. 예시인 씨는 1954년 광주 남구 일대에서 셋째 딸로 태어났다.",
]


@pytest.mark.parametrize("body", ASIDES)
def test_whose_somebody_is_and_where_somebody_lives_or_was_born_are_no_places_of_it(body: str) -> None:
    assert placed(body).places == (Place.SEO,)


def test_who_watches_something_is_no_city_hall() -> None:
    assert placed("광주에서 찍은 영상을 시청할 수 있다. 시청자 반응이 뜨겁다.").institution is None
    found = placed("예시방송은 24일 시청률을 알렸다. 광주 등에서 시청하는 이가 늘었다.")
    assert [why.span for why in found.evidence] == ["광주"]
