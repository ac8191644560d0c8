"""The agenda of a library: each event once, on its days, with the article behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.agenda import entries, next_of_each
from reader.model import Basis, DayRole, Headline, Place, Published
from reader.query import Query
from reader.tagging.announced import Announced
from tests.cli.helpers import SEEDS

D = date(2026, 3, 19)
SPRING = date(2026, 3, 1), date(2026, 5, 31)
FORUM = "서구, ‘이웃을 살피는 마을’ 돌봄 포럼"


def event(what: str = FORUM, first: date = D, last: date | None = None, **stated: object) -> Announced:
    role = DayRole.PERIOD if last else DayRole.EVENT
    return Announced(
        **{
            "first": first,
            "last": last or first,
            "role": role,
            "certain": True,
            "what": what,
            "words": what,
            **stated,
        }  # type: ignore[arg-type]
    )


def article(row: int, story: str = "", place: Place = Place.SEO, outlet: str | None = "예시일보") -> Headline:
    published = Published("2026-03-12", date(2026, 3, 12), date(2026, 3, 12), Basis.GIVEN, True)
    return Headline(row, f"id{row}", "서구, 돌봄 포럼", outlet, place, None, published, story=story or f"id{row}")


def told(*pairs: tuple[Announced, Headline]) -> list[tuple[str, int]]:
    return [(entry.what, entry.articles) for entry in entries(pairs, *SPRING)]


def test_articles_of_one_story_announce_an_event_once_whatever_their_words() -> None:
    pairs = (event(), article(1, "a")), (event("돌봄을 말하는 자리"), article(2, "a")), (event(), article(3, "a"))
    assert told(*pairs) == [(FORUM, 3)]


def test_without_a_story_the_same_day_the_same_place_and_a_similar_clause_are_one_event() -> None:
    same = event("광주 서구, ‘이웃을 살피는 마을’ 돌봄 포럼 개최")
    assert told((event(), article(1)), (same, article(2))) == [(FORUM, 2)]
    assert len(told((event(), article(1)), (same, article(2, place=Place.DONG)))) == 2
    assert len(told((event(), article(1)), (event("서구 마을버스 새 노선 첫 운행"), article(2)))) == 2
    assert len(told((event(), article(1)), (event(first=date(2026, 3, 20)), article(2)))) == 2


def test_an_event_keeps_the_venue_that_any_of_its_articles_names() -> None:
    found = entries([(event(), article(1)), (event(venue="들불홀"), article(2))], *SPRING)
    assert [(entry.venue, entry.article.id) for entry in found] == [("들불홀", "id1")]


def test_the_first_day_of_a_period_of_the_same_story_is_no_event_of_its_own() -> None:
    festival = event("동구 책 잔치", D, date(2026, 3, 22)), article(1, "a")
    assert told(festival, (event("책 잔치 개막"), article(2, "a"))) == [("동구 책 잔치", 1)]
    assert len(told(festival, (event("서구 마을버스 첫 운행"), article(3)))) == 2


def test_what_comes_back_does_so_within_what_is_asked_for_and_never_before_it_was_announced() -> None:
    monthly = event("감정 존중의 날", date(2026, 3, 22), date(2027, 3, 22), repeats="monthly:11,22")
    found = entries([(monthly, article(1))], date(2026, 3, 1), date(2026, 4, 30))
    assert [f"{entry.first:%m-%d}" for entry in found] == ["03-22", "04-11", "04-22"]
    assert all(entry.first == entry.last for entry in found)


def test_of_days_that_come_back_the_next_one_is_told_with_the_last() -> None:
    sunday = event("서구, 매주 일요일 장터", date(2026, 4, 5), date(2026, 5, 31), repeats="weekly:sun")
    monthly = event("감정 존중의 날", date(2026, 3, 22), date(2027, 3, 22), repeats="monthly:11,22")
    pairs = [(sunday, article(1)), (sunday, article(2)), (monthly, article(3))]
    found = next_of_each(entries(pairs, date(2026, 4, 11), date(2026, 5, 23)))
    assert [(f"{entry.first:%m-%d}", f"{entry.until:%m-%d}", entry.articles) for entry in found if entry.until] == [
        ("04-11", "05-22", 1),
        ("04-12", "05-17", 2),
    ]
    assert {entry.begun for entry in found} == {sunday.first, monthly.first}


def test_the_last_day_that_one_article_of_a_story_states_is_that_of_all() -> None:
    stated = event("서구, 5월까지 매주 일요일 장터", date(2026, 4, 5), date(2026, 5, 31), repeats="weekly:sun")
    bare = event("매주 일요일 장터", date(2026, 4, 12), date(2026, 7, 5), repeats="weekly:sun")
    pairs = [(stated, article(1, "a")), (bare, article(2, "a"))]
    assert [entry.until for entry in next_of_each(entries(pairs, *SPRING))] == [date(2026, 5, 31)]
    assert entries(pairs, date(2026, 6, 1), date(2026, 7, 31)) == []


def test_days_that_come_back_stand_beside_the_period_of_their_story() -> None:
    market = event("동구 토요 장터", date(2026, 4, 4), date(2026, 5, 31)), article(1, "a")
    saturday = event("매주 토요일 책 장터", date(2026, 4, 4), date(2026, 5, 30), repeats="weekly:sat"), article(2, "a")
    found = next_of_each(entries([market, saturday], *SPRING))
    assert [entry.what for entry in found] == ["매주 토요일 책 장터", "동구 토요 장터"]


NEWS = """\
예시일보 박예시 기자 | 광주 서구는 오는 19일 서구청 들불홀에서 ‘이웃을 살피는 마을’ 돌봄 포럼을 연다고 12일 밝혔다.
견본신문 이견본 기자 | 광주 서구는 오는 19일 서구청 들불홀에서 ‘이웃을 살피는 마을’ 돌봄 포럼을 개최한다고 밝혔다.
예시일보 박예시 기자 | 광주 동구는 4월 2일부터 5일까지 동명동 일대에서 ‘골목 책 잔치’를 연다고 12일 밝혔다.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "wire.jsonl"
    rows = [
        {"body": line.partition("| ")[2], "outlet": line.split()[0], "published": "2026-03-12"}
        for line in NEWS.splitlines()
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    with Library.open_files([str(path)]) as opened:
        yield opened


def test_a_library_tells_its_agenda_by_day_and_by_query(library: Library) -> None:
    found = library.agenda(*SPRING)
    assert [(f"{entry.first:%m-%d}", f"{entry.last:%m-%d}", entry.place, entry.articles) for entry in found] == [
        ("03-19", "03-19", Place.SEO, 2),
        ("04-02", "04-05", Place.DONG, 1),
    ]
    assert [entry.place for entry in library.agenda(*SPRING, Query.parse("지역:동구 "))] == [Place.DONG]
    assert library.agenda(date(2026, 3, 20), date(2026, 3, 31)) == []
    assert len(library.agenda(date(2026, 4, 4), date(2026, 4, 4))) == 1, "a period is there on each of its days"


def test_an_entry_stands_under_the_place_that_the_person_gave_its_article(library: Library) -> None:
    library.correct_place(library.agenda(*SPRING)[1].article.id, Place.NAM)
    assert library.agenda(*SPRING)[1].place is Place.NAM


def test_the_sample_edition_has_an_agenda() -> None:
    with Library.sample() as library:
        coming = library.agenda(library.today, date(2026, 11, 30))
    assert len(coming) >= 8
    assert any("골목책방 이레" in entry.what and entry.articles > 2 for entry in coming)


@pytest.mark.skipif(not SEEDS, reason="the seed files are not part of the repository")
def test_the_hearing_of_the_digest_is_an_event_of_its_day() -> None:
    with Library.open_files(SEEDS) as library:
        found = library.agenda(date(2026, 1, 19), date(2026, 1, 19))
    events = [entry for entry in found if entry.first == date(2026, 1, 19)]
    assert [(entry.role, "공청회" in entry.what) for entry in events] == [(DayRole.EVENT, True)]


@pytest.mark.parametrize(
    ("today", "coming", "past"), [("2026-03-01", 2, 0), ("2026-03-25", 1, 1), ("2029-01-01", 0, 2)]
)
def test_what_is_over_is_looked_for_as_far_back_as_it_takes(
    library: Library, today: str, coming: int, past: int
) -> None:
    found = library.reports.agenda_around(date.fromisoformat(today))
    assert tuple(map(len, found)) == (coming, past)


def test_what_a_large_file_announces_for_days_gone_by_is_found_when_the_agenda_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ingest.SOON", 0)
    body = "광주 서구는 오는 19일 서구청에서 돌봄 포럼을 연다고 12일 밝혔다."
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"title": "서구, 돌봄 포럼", "body": body, "published": "2026-03-12"}), encoding="utf-8")
    with Library.open_files([str(path)]) as library:
        assert library.agenda(*SPRING) == []
        assert library.reports.unprepared() == 0
        assert len(library.agenda(*SPRING)) == 1


def test_of_days_that_came_back_only_the_last_is_among_what_is_over(tmp_path: Path) -> None:
    body = "광주 서구는 매월 11일과 22일 감정 존중의 날 행사를 연다고 12일 밝혔다."
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"title": "서구", "body": body, "published": "2026-03-12"}), encoding="utf-8")
    with Library.open_files([str(path)]) as library:
        coming, past = library.reports.agenda_around(date(2026, 6, 1))
    assert [f"{entry.first:%m-%d}" for entry in past] == ["05-22"]
    assert [f"{entry.first:%m-%d}" for entry in coming] == ["06-11"]
