"""Saved searches, past searches, completion and quoted passages, as a person meets them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.ui.keymap import Pane
from tests.ui import news
from tests.ui.test_app import Reading, reading


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with news.archive(tmp_path, tmp_path / "home") as opened:
        yield opened


async def to_saved(reader: Reading) -> None:
    """Put the cursor on the first saved search."""
    await reader.press("1")
    for _ in range(60):
        if reader.main.sidebar.chosen and reader.main.sidebar.chosen[0] in reader.main.library.searches.saved():
            return
        await reader.press("down")
    raise AssertionError("no saved search in the sidebar")


def names(library: Library) -> list[str]:
    return [search.name for search in library.searches.saved()]


async def test_a_search_is_saved_counted_chosen_renamed_removed_and_all_of_it_taken_back(library: Library) -> None:
    async with reading(library) as reader:
        assert reader.sees("Ctrl+S로 저장")
        await reader.type("돌봄")
        await reader.press("ctrl+s")
        assert reader.sees("검색을 저장했습니다: 돌봄  Ctrl+Z 되돌리기")
        assert reader.main.pane is Pane.SEARCH
        assert await reader.shows("   돌봄             2")
        await reader.press("enter")
        await reader.pilot.pause(0.25)
        await reader.press("enter")
        assert await reader.shows("   돌봄             1")
        await reader.press("0")
        await to_saved(reader)
        assert reader.title == "돌봄 — 2건"
        await reader.press("f2", *" 소식", "enter")
        await reader.pilot.pause(0.1)
        assert (names(library), reader.title) == (["돌봄 소식"], "돌봄 소식 — 2건")
        await reader.press("delete")
        assert (names(library), reader.title) == ([], "전체 — 8건")
        await reader.press("ctrl+z")
        assert reader.sees("되돌렸습니다: 저장한 검색을 지웠습니다: 돌봄 소식")
        await reader.press("ctrl+z", "ctrl+z")
        assert names(library) == []
        await reader.press("ctrl+y")
        assert names(library) == ["돌봄"]


async def test_what_asks_for_nothing_is_not_saved_and_other_rows_are_not_removed(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("ctrl+s")
        assert reader.sees("저장할 것이 없습니다.")
        await reader.press("1", "delete")
        assert reader.sees("왼쪽의 저장한 검색에 커서를 두고 누르세요.")


async def test_where_one_of_two_saved_searches_is_removed_the_other_is_chosen(library: Library) -> None:
    async with reading(library) as reader:
        for text in ("돌봄", "도서관"):
            await reader.type(text)
            await reader.press("ctrl+s", "escape")
        await to_saved(reader)
        await reader.press("delete")
        assert reader.title == "도서관 — 1건"
        assert reader.main.sidebar.current is not None
        assert reader.main.sidebar.current.label == "도서관"


async def test_arrows_walk_through_past_searches_also_those_of_the_session_before(library: Library) -> None:
    library.searches.remember("마을버스")
    async with reading(library) as reader:
        await reader.type("돌봄")
        await reader.press("enter", "escape")
        await reader.type("모ㅇ")
        seen = []
        for key in ("up", "up", "up", "down", "down"):
            await reader.press(key)
            seen.append((reader.main.line.box.value, reader.title))
        assert seen == [
            ("돌봄", "돌봄 — 2건"),
            ("마을버스", "마을버스 — 1건"),
            ("마을버스", "마을버스 — 1건"),
            ("돌봄", "돌봄 — 2건"),
            ("모ㅇ", "모ㅇ — 1건"),
        ]
        await reader.press("down")
        assert reader.main.pane is Pane.LIST
        await reader.pilot.pause(0.1)
    assert library.searches.past() == ["마을버스", "돌봄", "모ㅇ"]


async def test_tab_completes_names_and_values_and_leaves_the_box_where_nothing_is_left_to_complete(
    library: Library,
) -> None:
    async with reading(library) as reader:
        await reader.type("지ㅇ")
        assert reader.sees("Tab 지역:")
        await reader.press("tab")
        assert reader.main.line.box.value == "지역:"
        await reader.press(*"ㅅ")
        assert reader.sees("지역: 서구")
        await reader.press("tab")
        assert (reader.main.line.box.value, reader.title) == ("지역:서구", "지역:서구 — 2건")
        assert reader.main.line.box.cursor_position == len("지역:서구")
        await reader.press("tab")
        assert reader.main.pane is Pane.LIST


async def test_a_passage_stands_in_the_second_line_where_only_the_text_matches(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("살피는")
        assert await reader.shows("…살피는 이웃 돌봄…  본문  03.14 예시일보")
