"""One row for each story: what it stands for, which of its articles it shows, and the first picture of the list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.library.values import Entry
from reader.model import Place, Sort
from reader.query import Query
from tests.ui import told


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with told.archive(tmp_path, tmp_path / "home") as opened:
        yield opened


def rows(library: Library, query: str = "", sort: Sort = Sort.NEW) -> list[Entry]:
    folded = library.fold(library.find(Query.parse(query), sort).rows)
    return library.entries(folded.rows, folded, sort)


def titles(entries: list[Entry]) -> list[str]:
    return [entry.headline.title for entry in entries]


def test_a_row_stands_for_the_articles_of_its_story_and_shows_own_reporting(library: Library) -> None:
    first, second, *others = rows(library)
    assert first.headline.title == "밤 8시, 작은도서관에 불이 켜졌다"
    assert (len(first.rows), first.size) == (4, 4)
    assert first.outlets == ("표본매일", "예시일보", "견본신문")
    assert (len(second.rows), second.unknown, second.outlets) == (2, 2, ())
    assert [(len(entry.rows), entry.size) for entry in others] == [(1, 1), (1, 1)]


def test_a_search_folds_only_what_it_found(library: Library) -> None:
    (found,) = rows(library, "작은도서관 -사서들은 -연장", Sort.BEST)
    assert (len(found.rows), found.size) == (2, 4)
    assert found.headline.title == "서구, 작은도서관 열두 곳 밤 9시까지 연다", "the first by relevance, then by time"


def test_a_copy_is_shown_before_the_release_and_of_texts_of_one_length_the_newest(library: Library) -> None:
    (found,) = rows(library, "매체:예시일보,견본신문,서구청 작은도서관")
    assert found.headline.title == "“밤에도 책을” 서구 작은도서관 연장 운영"
    (found,) = rows(library, "매체:예시일보,서구청 작은도서관", Sort.OLD)
    assert found.headline.title == "서구, 작은도서관 열두 곳 밤 9시까지 연다"


QUERIES = [
    "",
    "작은도서관",
    "돌봄",
    "place:seo",
    "매체:예시일보",
    "종류:자체",
    "-작은도서관",
    "서구 -종류:보도자료",
    "예시방송",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(QUERIES), max_size=2), st.sampled_from([None, *Sort]), st.integers(0, 4))
def test_the_table_of_stories_is_led_by_what_the_list_shows(
    library: Library, typed: list[str], sort: Sort | None, limit: int
) -> None:
    query = Query.parse(" ".join(typed))
    shown = rows(library, " ".join(typed), sort or (Sort.BEST if query.has_words else Sort.NEW))
    told_of = library.reports.stories(query, sort, limit)
    assert [story.lead for story in told_of] == [entry.headline for entry in shown[: limit or None]]
    for story in told_of:
        assert story.lead in (*story.articles, story.release)


def test_a_longer_text_is_shown_before_a_cut_one(library: Library) -> None:
    cut, whole = "이웃 돌봄에 나설 주민 찾습니다", "서구 돌봄 모임 200명 모집"
    assert titles(rows(library, "돌봄"))[0] == whole
    assert cut in {each.title for each in library.story(rows(library, "돌봄")[0].headline.story).articles}


def test_a_row_is_unread_until_all_its_articles_are_read(library: Library) -> None:
    first = rows(library)[0]
    ids = [headline.id for headline in library.headlines(first.rows)]
    library.read(ids[:3])
    assert rows(library)[0].unread
    library.read(ids)
    assert not rows(library)[0].unread
    library.save(ids[-1:])
    assert rows(library)[0].saved


@pytest.mark.parametrize("place", [None, Place.SEO, Place.BUK])
def test_the_first_picture_is_the_later_one(library: Library, place: Place | None) -> None:
    front = library.front(place=place)
    assert list(front.entries) == rows(library, f"place:{place.value}" if place else "")
    assert front.stories == len(front.entries)


def test_a_large_story_does_not_fill_the_first_picture(library: Library) -> None:
    assert titles(list(library.front(2).entries)) == titles(rows(library))[:2]


def test_without_folding_every_article_has_a_row(library: Library) -> None:
    assert len(library.front(fold=False).entries) == 8
    found = library.find(Query(), Sort.NEW).rows
    assert [entry.rows for entry in library.entries(found)] == [(row,) for row in found]


def test_what_comes_in_joins_the_row_of_its_story(library: Library, tmp_path: Path) -> None:
    rows(library)
    story = "북구 시민농장 300구획 분양"
    told.add(tmp_path / "home", tmp_path, story, title="북구 농장 분양 시작", body="북구 농장.", published="2024-03-15")
    library.refresh()
    first, *others = rows(library)
    assert (first.headline.title, len(first.rows)) == ("북구 농장 분양 시작", 2)
    assert len(others) == 3


def test_the_story_of_an_article_tells_who_was_first(library: Library) -> None:
    story = library.story(rows(library)[0].headline.story)
    assert story.release is not None
    assert story.first is not None
    assert [each.outlet for each in story.articles] == ["예시일보", "견본신문", "표본매일"]
    assert story.first.outlet == "예시일보"


def test_an_article_is_compared_with_the_others_of_its_story(library: Library) -> None:
    shown = rows(library, "야간")[0].headline
    others = library.counterparts(shown)
    assert [other.article.outlet for other in others if other.article] == ["서구청", "견본신문", "표본매일"]
    compared = library.compared(library.article(shown.id), others[0])
    assert (compared.body.added, compared.body.removed) == (1, 1)


def test_an_article_is_compared_with_its_earlier_texts_the_latest_first(library: Library, tmp_path: Path) -> None:
    url = "https://news.example/6"
    for number, text in enumerate(
        ("광주 북구가 시민농장 320구획을 분양한다.", "광주 북구가 시민농장 340구획을 분양한다.")
    ):
        again = [{"title": "북구 시민농장 분양", "body": text, "url": url, "published": "2024-03-12"}]
        for _ in library.import_paths([str(told.news.write(tmp_path / f"again{number}.jsonl", again))]):
            pass
    library.refresh()
    headline = rows(library, "시민농장")[0].headline
    assert headline.versions == 3
    found = library.counterparts(headline)
    assert [(other.edit, other.body) for other in found] == [
        (1, "광주 북구가 시민농장 320구획을 분양한다."),
        (0, "광주 북구가 시민농장 300구획을 분양한다."),
    ]
    assert not library.compared(library.article(headline.id), found[0]).is_same
