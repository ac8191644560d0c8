"""The briefing of some days: the own district first, what is told of each story, what nobody ran, what is coming."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from reader import i18n
from reader.library import Library
from reader.library.agenda import AgendaEntry
from reader.library.brief_forms import facts, rendered
from reader.library.briefing import Briefing, Section, Story, arranged, lines, ran_by
from reader.library.coverage import coverage
from reader.model import DayRole, Headline, Place
from tests.test_coverage import member, release

DAY = date(2026, 3, 14)


def at(place: Place, headline: Headline) -> Headline:
    return replace(headline, primary=place, story=f"s{place.value}", reprints=f"s{place.value}")


OWN = member(3, "2026-03-14T11:00:00+09:00", "예시방송", "서구 도서관에 가 보니", reprints="id3")
CARE = coverage(
    [
        release(),
        member(1, "2026-03-14T09:10:00+09:00"),
        member(2, "2026-03-14T10:00:00+09:00", "견본신문", "“밤에도 책을” [서구]"),
        OWN,
    ],
    lead=OWN,
)
FARM = coverage([at(Place.BUK, member(4, outlet=None, title="북구, 시민농장 연다", certain=False))])
FORUM = AgendaEntry(
    first=date(2026, 3, 19),
    last=date(2026, 3, 19),
    role=DayRole.EVENT,
    certain=True,
    what="돌봄 포럼",
    words="돌봄 포럼을 연다",
    venue="서구청 들불홀",
    repeats=None,
    article=member(1),
)
UNRUN = coverage([at(Place.DONG, replace(release(8), title="동구, 골목 나무 고른다", outlet="동구청"))])


def briefing(mine: Place | None = Place.SEO, **changes: object) -> Briefing:
    told = [Story(FARM), Story(CARE, "https://yesi.example/1"), Story(UNRUN)]
    made = Briefing(
        first=date(2026, 3, 13),
        last=DAY,
        mine=mine,
        sections=arranged(told, mine),
        unrun=(told[2],),
        agenda=(FORUM,),
        until=date(2026, 3, 20),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


TEXT = """\
서구 아침 브리핑 — 2026년 3월 14일(토)
3. 13.(금)~3. 14.(토) · 소식 2건, 기사 4건

□ 서구 — 소식 1건, 기사 3건
 ○ 서구 도서관에 가 보니 (예시방송 외 2곳, 3. 14. 11:00)
   - 첫 보도: 예시일보 3. 14. 09:10
   - 제목 바꿈: 견본신문 ‘“밤에도 책을” [서구]’
   - 자체 기사: 예시방송
   - 보도자료: 서구청 3. 14. 08:30
   - https://yesi.example/1

□ 북구 — 소식 1건, 기사 1건
 ○ 북구, 시민농장 연다 (매체 미상, 3. 14. 추정)

□ 실은 곳이 없는 보도자료 — 1건
 ○ 동구, 골목 나무 고른다 (동구청, 3. 14. 08:30)

□ 앞으로의 일정 (3. 20.(금)까지) — 1건
 ○ 3. 19.(목) 돌봄 포럼 (서구청 들불홀)
"""


def test_the_text_can_be_pasted_into_a_message() -> None:
    assert rendered(briefing(), "text") == TEXT


def test_the_own_district_stands_first_even_where_it_has_nothing() -> None:
    told = [Story(CARE), Story(FARM)]
    assert [section.place for section in arranged(told, Place.NAM)] == [Place.NAM, Place.SEO, Place.BUK]
    assert [section.place for section in arranged(told, None)] == [Place.SEO, Place.BUK]
    assert " ○ 새 소식이 없습니다.\n" in rendered(briefing(Place.NAM), "text")


def test_the_story_that_most_outlets_ran_stands_first_in_its_section() -> None:
    alone = coverage([member(7, title="서구, 화단 정리", reprints="id7")])
    (section,) = arranged([Story(alone), Story(CARE)], Place.SEO)
    assert [len(story.coverage.outlets) for story in section.stories] == [3, 1]


def test_stories_of_elsewhere_are_counted_only() -> None:
    far = coverage([at(Place.ELSEWHERE, member(5))])
    assert arranged([Story(far)], None) == ()
    assert rendered(briefing(elsewhere=2), "text").endswith("이 밖에 기타 지역과 지역 미상의 소식 2건\n")


@pytest.mark.parametrize(
    ("outlets", "told"),
    [
        (["예시일보"], "예시일보"),
        (["예시일보", "견본신문", "예시방송"], "예시일보 외 2곳"),
        (["예시일보", None, None], "예시일보 등 3건"),
        ([None, None], "매체 미상 2건"),
        ([None], "매체 미상"),
    ],
)
def test_who_ran_a_story_is_said_as_in_the_list(outlets: list[str | None], told: str) -> None:
    assert ran_by(coverage([member(row, outlet=outlet) for row, outlet in enumerate(outlets, 1)])) == told


def test_texts_are_told_only_where_they_were_asked_for() -> None:
    story = Story(CARE, None, "첫 문단이다.\n둘째 문단이다.")
    told = rendered(briefing(sections=(Section(Place.SEO, (story,)),)), "text")
    assert "   첫 문단이다.\n   둘째 문단이다.\n" in told
    assert "문단" not in rendered(briefing(), "text")


def test_markdown_makes_links_and_nothing_else_of_headlines() -> None:
    told = rendered(briefing(), "md")
    assert told.startswith("# 서구 아침 브리핑 — 2026년 3월 14일(토)\n")
    assert "- [서구 도서관에 가 보니 (예시방송 외 2곳, 3. 14. 11:00)](<https://yesi.example/1>)\n" in told
    assert r"\[서구\]" in told
    assert "\n## 서구 — 소식 1건, 기사 3건\n" in told


def test_the_page_is_well_formed_and_escapes_what_articles_say() -> None:
    evil = coverage([member(1, title="<script>alert(1)</script> & ‘제목’")])
    told = rendered(briefing(sections=(Section(Place.SEO, (Story(evil, "javascript:alert(1)"), Story(CARE))),)), "html")
    assert "<script>" not in told
    assert "javascript:" not in told
    body = told[told.index("<body>") :].removesuffix("</html>\n")
    items = ElementTree.fromstring(body).findall("ul/li")
    assert len(items) == 4


def test_json_holds_the_facts() -> None:
    told = json.loads(rendered(briefing(), "json"))
    assert told == json.loads(json.dumps(facts(briefing())))
    (care,) = told["sections"][0]["stories"]
    assert (told["from"], told["to"], told["place"]) == ("2026-03-13", "2026-03-14", "seo")
    assert care["outlets"] == ["예시일보", "견본신문", "예시방송"]
    assert care["lead"]["url"] == "https://yesi.example/1"
    assert care["lead"]["body"] is None
    assert told["unrun"][0]["release"]["outlet"] == "동구청"
    assert told["agenda"][0]["start"] == "2026-03-19"


def test_an_address_that_is_none_of_the_web_is_not_told() -> None:
    told = list(lines(briefing(sections=(Section(Place.SEO, (Story(CARE, "file:///etc/passwd"),)),))))
    assert all(not line.url for line in told)


def test_it_speaks_english_too() -> None:
    i18n.use("en")
    assert "morning briefing" in rendered(briefing(), "text")


def test_the_sample_has_a_briefing_of_its_last_working_day() -> None:
    with Library.sample() as library:
        found = library.reports.since_working_day(Place.SEO)
    assert (found.first, found.last) == (date(2026, 11, 2), date(2026, 11, 3))
    assert found.sections[0].place is Place.SEO
    assert found.stories > 10
    assert found.agenda
