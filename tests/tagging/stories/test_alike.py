"""Pairs of invented articles: what joins them and what parts them."""

from __future__ import annotations

from datetime import date

import pytest

from reader.model import Place
from reader.tagging.stories.alike import COPIED, ONE_EVENT, VETOED, tie
from reader.tagging.stories.shingles import bands, shared, shingles
from reader.tagging.stories.traits import Account, Traits

DAY = date(2026, 12, 2)
RINK = (
    "광주 북구가 운암시장 뒤 공터에 만든 얼음썰매장을 13일부터 다음 달 말까지 운영한다고 2일 밝혔다.\n"
    "썰매 350대를 마련해 두 시간에 2천 원을 받고 빌려주며, 6세 이하와 65세 이상은 돈을 받지 않는다.\n"
    "북구 시장산업과장은 “장도 보고 썰매도 타는 겨울이 되길 바란다”고 말했다.\n"
    "지난해에는 1만 9천600명이 찾았고 시장 매출은 같은 기간 11% 늘었다."
)


def traits(
    title: str, text: str, day: date | None = DAY, *, outlet: str | None = None, place: Place = Place.BUK
) -> Traits:
    return Traits(Account(title + text[:9], outlet, title, text, day, day, True, place, (place,), None))


def alike(one: Traits, other: Traits) -> tuple[int, int]:
    found, mirrored = tie(one, other), tie(other, one)
    assert found == mirrored
    return (found.alike, found.copied) if found else (0, 0)


def test_a_text_that_was_cut_turned_round_and_given_another_headline_is_a_copy() -> None:
    lines = RINK.split("\n")
    cut = traits("장도 보고 썰매도 타고…운암시장의 겨울", "\n".join((lines[1], lines[0], lines[2])))
    _, copied = alike(traits("북구, 운암 얼음썰매장 13일 개장", RINK), cut)
    assert copied >= COPIED


def test_the_same_event_in_other_words_is_one_story_and_no_copy() -> None:
    one = traits("서구 ‘새벽 빵 나눔’ 1년", "서구가 빵집에서 팔고 남은 빵을 새벽에 모아 이웃에게 전하는 ‘새벽 빵 나눔’이 첫돌을 맞았다. "
                 "빵집 37곳이 함께했다.", place=Place.SEO)  # fmt: skip
    other = traits("빵집 37곳의 새벽 나눔", "남은 빵을 버리지 않고 건네는 서구 ‘새벽 빵 나눔’이 1년을 맞았다. 동네 빵집 37곳이 "
                   "새벽 다섯 시에 빵을 내놓는다.", place=Place.SEO)  # fmt: skip
    together, copied = alike(one, other)
    assert together >= ONE_EVENT
    assert not copied


@pytest.mark.parametrize(("one", "other"), [
    (("물 사용 일일브리핑(161일차)…저수율 31.2%", "상황실은 12일 물 사용 일일브리핑(161일차)을 열고 저수율이 31.2%라고 밝혔다."),
     ("물 사용 일일브리핑(162일차)…저수율 31.0%", "상황실은 13일 물 사용 일일브리핑(162일차)을 열고 저수율이 31.0%라고 밝혔다.")),
    (("북구 348번째 나눔가게에 분식집", "북구는 348번째 ‘나눔가게’로 동네 분식집을 지정하고 현판을 달았다."),
     ("북구 349번째 나눔가게에 미용실", "북구는 349번째 ‘나눔가게’로 동네 미용실을 지정하고 현판을 달았다.")),
    (("북구, 예시우유와 안부 확인 협약", "북구는 구청 회의실에서 예시우유대리점과 고립 가구 안부 확인 업무협약을 맺었다."),
     ("북구, 견본신문과 안부 확인 협약", "북구는 구청 회의실에서 견본신문지국과 고립 가구 안부 확인 업무협약을 맺었다.")),
    (("북구, 산불감시 기간제근로자 22명 채용", "북구가 산불감시 업무를 맡을 기간제근로자 22명을 채용한다고 밝혔다."),
     ("북구, 방문간호 기간제근로자 6명 채용", "북구가 방문간호 업무를 맡을 기간제근로자 6명을 채용한다고 밝혔다.")),
    (("현황 자료(12.2.)", "교육 분야 대응 현황 자료를 배포했다. 등교 수업은 그대로 이어진다."),
     ("현황 자료(11.30.)", "교육 분야 대응 현황 자료를 배포했다. 등교 수업은 그대로 이어진다.")),
])  # fmt: skip
def test_what_fills_the_same_form_is_not_one_event(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert alike(traits(*one), traits(*other))[0] == VETOED


def test_the_same_release_of_another_district_is_another_event() -> None:
    theirs = traits("서구, 운암 얼음썰매장 13일 개장", RINK.replace("북구", "서구"), place=Place.SEO)
    assert alike(traits("북구, 운암 얼음썰매장 13일 개장", RINK), theirs)[0] == VETOED


@pytest.mark.parametrize("places", [(Place.ELSEWHERE, Place.UNKNOWN), (Place.UNKNOWN, Place.UNKNOWN)])
def test_districts_that_the_texts_name_part_them_whatever_the_articles_are_placed_under(
    places: tuple[Place, Place],
) -> None:
    text = "{}는 작은도서관의 문을 밤까지 연다고 밝혔다. 신청은 받지 않으며 누구나 책을 빌릴 수 있다."
    ours, theirs = (
        traits("작은도서관 밤에도 연다", text.format(name), place=place)
        for name, place in zip(("광주 북구", "서구"), places, strict=True)
    )
    assert alike(ours, theirs)[0] == VETOED


def test_what_a_cut_copy_leaves_out_of_two_districts_parts_it_not_and_the_west_is_no_district() -> None:
    both = "북구와 서구는 하천 산책로를 함께 손질한다고 밝혔다. 봄까지 둑길에 의자 서른 개와 가로등을 놓는다. "
    rest = "물이 불면 저절로 닫히는 차단기도 달고 갈대밭 사이 낡은 널판은 걷어 낸다. 서구식 정원은 만들지 않는다."
    whole = traits("하천 산책로 손질", both + rest, place=Place.UNKNOWN)
    cut = traits("둑길에 의자 놓인다", both.replace("와 서구", "") + rest, place=Place.UNKNOWN)
    assert alike(whole, cut)[1] >= COPIED


def test_an_outlet_that_prints_nearly_the_same_on_another_day_prints_the_next_issue() -> None:
    first = traits("중대본 회의", RINK, outlet="예시일보")
    later = traits(
        "중대본 회의", RINK.rsplit("\n", 1)[0] + "\n새로 정한 것은 없다.", date(2026, 12, 3), outlet="예시일보"
    )
    assert alike(first, later)[0] == VETOED


@pytest.mark.parametrize(("day", "copies", "related"), [
    (date(2026, 12, 5), True, True), (date(2026, 12, 7), False, True), (date(2026, 12, 10), False, False), (None, True, True),
])  # fmt: skip
def test_copies_are_of_three_days_stories_of_seven_and_an_unknown_day_may_be_any(
    day: date | None, copies: bool, related: bool
) -> None:
    together, copied = alike(traits("북구, 얼음썰매장 개장", RINK), traits("운암시장 얼음판 열린다", RINK, day))
    assert bool(copied) == copies
    assert bool(together) == related


BELOW = (
    "\n누리집 첫 화면에서 분야별 정보, 참여 마당, 정보 공개, 알림 소식을 차례로 볼 수 있으며 전화로도 알려 준다. "
    "공공누리 출처 표시 조건에 따라 누구나 쓸 수 있고, 내용이 만족스러운지 다섯 단계로 평가할 수 있다."
)
LIBRARY = (
    "북구 도서관 세 곳이 이달부터 밤 열 시까지 불을 켠다. 퇴근길 직장인이 책을 빌리고 갈 수 있도록 사서가 번갈아 "
    "남으며, 열람실 난방도 한 시간 늘린다. 어린이실은 여덟 시에 닫는다."
)
STREAM = (
    "하천 둑길을 걷던 주민들이 쉬어 갈 의자와 가로등이 새로 놓였다. 물이 불면 저절로 닫히는 차단기도 함께 달았고 "
    "갈대밭 사이 낡은 널판은 걷어 냈다. 공사는 봄에 시작됐다."
)


def test_what_an_office_writes_below_all_its_releases_makes_no_copies_of_them() -> None:
    one, other = traits("북구 도서관 밤에도 연다", LIBRARY + BELOW), traits("북구 하천 산책로 손질", STREAM + BELOW)
    assert shared(one.runs, other.runs) * 1_000 >= COPIED * min(len(one.runs), len(other.runs))
    together, copied = alike(one, other)
    assert together < ONE_EVENT
    assert not copied


def test_texts_that_share_much_meet_in_a_band_and_others_do_not() -> None:
    whole, half = (shingles(text.replace(" ", "")) for text in (RINK, RINK[: len(RINK) * 2 // 3]))
    assert shared(whole, half) >= len(half) * 0.9
    assert set(bands(whole)) & set(bands(half))
    assert not set(bands(whole)) & set(bands(shingles("전혀 다른 이야기가 길게 이어지는 글이다 " * 9)))
