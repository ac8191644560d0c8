"""Saved searches, past searches and snippets, through the façade."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.library import Library
from reader.query import Query
from tests.test_library import article, fill
from tests.ui import news


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    fill(tmp_path, article(0), article(1))
    with Library.open(tmp_path) as opened:
        yield opened


def names(library: Library) -> list[str]:
    return [search.name for search in library.searches.saved()]


def test_a_search_is_saved_closed_and_keeps_today_unresolved(library: Library) -> None:
    change = library.searches.save(Query.parse("마을정ㅇ 날짜:오늘"))
    assert change.label == "검색을 저장했습니다: 마을정ㅇ 날짜:오늘"
    (saved,) = library.searches.saved()
    assert saved.query == Query.parse("마을정ㅇ 날짜:오늘 ")
    assert not saved.query.open


def test_what_today_means_in_a_saved_search_changes_from_day_to_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, article(0), article(1))
    with Library.open(tmp_path) as library:
        library.searches.save(Query.parse("날짜:오늘"), "오늘 것")
    for day, count in ((date(2026, 1, 14), 1), (date(2026, 1, 13), 1), (date(2026, 1, 1), 0)):
        with Library.open(tmp_path) as library:
            monkeypatch.setattr(Library, "today", day)
            (saved,) = library.searches.saved()
            assert library.find(saved.query).total == count


def test_saving_renaming_and_removing_say_what_they_did_and_so_does_taking_them_back(library: Library) -> None:
    said = [library.searches.save(Query.parse("마을정원"), " 정원 \n 소식 ").label]
    (saved,) = library.searches.saved()
    said += [library.searches.rename(saved.id, "정원").label, library.searches.remove(saved.id).label]
    for _ in range(3):
        undone = library.undo()
        assert undone is not None
        said.append(undone.label)
    redone = library.redo()
    assert redone is not None
    assert [*said, redone.label] == [
        "검색을 저장했습니다: 정원 소식",
        "저장한 검색의 이름을 고쳤습니다: 정원 소식 → 정원",
        "저장한 검색을 지웠습니다: 정원",
        "저장한 검색을 지웠습니다: 정원",
        "저장한 검색의 이름을 고쳤습니다: 정원 소식 → 정원",
        "검색을 저장했습니다: 정원 소식",
        "검색을 저장했습니다: 정원 소식",
    ]
    assert names(library) == ["정원 소식"]


def test_the_same_search_is_not_saved_twice_and_its_name_is_told(library: Library) -> None:
    library.searches.save(Query.parse("마을정원"), "정원")
    change = library.searches.save(Query.parse("마을정원 "), "다른 이름")
    assert (change.ids, change.label) == ((), "이미 저장한 검색입니다: 정원")


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "저장할 것이 없습니다."), ("날짜:2026-13", "없는 날짜입니다: 2026-13"), ("지역:없구", "없는 값입니다: 없구")],
)
def test_nothing_and_what_means_nothing_is_not_saved(library: Library, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        library.searches.save(Query.parse(text))
    assert names(library) == []


def test_an_empty_name_is_no_name(library: Library) -> None:
    library.searches.save(Query.parse("마을정원"), "  ")
    (saved,) = library.searches.saved()
    assert saved.name == "마을정원"
    assert library.searches.rename(saved.id, " ").ids == ()
    assert names(library) == ["마을정원"]


def test_past_searches_are_kept_in_an_archive(library: Library, tmp_path: Path) -> None:
    for text in ("마을", "정원 ", " ", "마을"):
        library.searches.remember(text)
    with Library.open(tmp_path) as again:
        assert again.searches.past() == ["정원", "마을"]


def test_searches_among_files_are_forgotten_but_those_saved_move_into_the_archive_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GJNEWS_HOME", str(tmp_path / "home"))
    with news.files(tmp_path) as library:
        library.searches.remember("돌봄")
        assert library.searches.past() == []
        change = library.searches.save(Query.parse("돌봄"))
        assert change.label == "검색을 저장했습니다. 이 화면을 닫으면 사라집니다: 돌봄"
        for _ in library.keep():
            pass
        assert names(library) == ["돌봄"]
        assert library.searches.save(Query.parse("이웃")).label == "검색을 저장했습니다: 이웃"
    with Library.open(tmp_path / "home") as library:
        assert names(library) == ["돌봄", "이웃"]
        assert library.searches.past() == []


def test_a_snippet_comes_from_the_text_and_not_from_the_title(library: Library) -> None:
    (row,) = library.find(Query.parse("1번째")).rows
    (headline,) = library.headlines([row])
    found = library.snippet(Query.parse("나무를"), headline.id)
    assert found is not None
    assert found.text == "…10명이 함께 나무를 심고 물을 주었다."
    assert [found.text[start:end] for start, end in found.spans] == ["나무를"]
    assert library.snippet(Query.parse("열어 "), headline.id) is None
