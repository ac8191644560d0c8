"""Stories in the interface: rows that fold articles, what unfolds, what is read, saved and compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from reader.library import Library
from reader.query import Query
from tests.ui import told
from tests.ui.test_app import Reading, reading


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with told.archive(tmp_path, tmp_path / "home") as opened:
        yield opened


def rows(reader: Reading) -> list[str]:
    """The lines of the list that are rows, without the separators of days."""
    lines = [line.split("|")[1] for line in reader.screen[2:-1] if line.count("|") >= 2]
    return [line.rstrip() for line in lines if line.strip() and not line.startswith(" 3월")]


async def test_a_list_has_one_row_for_each_story_and_counts_both(library: Library) -> None:
    async with reading(library) as reader:
        assert reader.title == "전체 — 8건, 4묶음"
        assert reader.sees("표본매일 외 2곳")
        assert reader.sees("매체 미상 2건")
        assert reader.main.headlines.position == (1, 4)
        await reader.press("end")
        assert reader.under_cursor() == "남구, 마을버스 노선 둘 놓는다"
        assert reader.main.headlines.position == (4, 4)


async def test_v_unfolds_a_story_in_the_order_of_publication_and_folds_it_again(library: Library) -> None:
    async with reading(library) as reader:
        before = reader.screen
        await reader.press("v")
        assert [row[4:] for row in rows(reader) if row[4:6] == "- "] == [
            "- 09:00  서구청  보도자료",
            "- 10:20  예시일보  첫 보도  제목 바꿈",
            "- 13:05  견본신문  제목 바꿈",
            "- 18:40  표본매일  자체 기사",
        ]
        assert reader.main.headlines.cursor == 0
        assert reader.main.headlines.position == (1, 4)
        await reader.press("v")
        assert reader.screen[:-1] == before[:-1]


async def test_v_on_an_article_of_a_story_leads_back_to_its_row(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("v", "j", "j")
        assert reader.main.reading.article is not None
        assert reader.main.reading.article.outlet == "예시일보"
        await reader.press("v")
        assert reader.main.headlines.cursor == 0
        assert reader.main.headlines.listing.lines == 8 + 4


async def test_v_says_where_there_is_nothing_to_unfold(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("end", "v")
        assert reader.footer == "같은 소식이 더 없습니다."


async def test_in_a_search_a_row_tells_its_part_and_unfolds_into_the_whole_story(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("야간")
        assert reader.title == "야간 — 1건"
        assert reader.sees("1/4건")
        await reader.press("enter", "v")
        assert len(reader.main.headlines.rows) == 5


async def test_opening_a_folded_row_reads_all_its_articles_and_one_under_it_itself_alone(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("enter")
        assert library.find(Query.parse("상태:읽음 ")).total == 4
        await reader.press("2", "j", "v", "j", "enter")
        assert library.find(Query.parse("상태:읽음 ")).total == 5


async def test_u_marks_the_story_and_undo_takes_it_back_as_one_step(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("u")
        assert reader.footer.startswith("4건을 읽음으로 표시했습니다.")
        await reader.press("u")
        assert library.find(Query.parse("상태:안읽음 ")).total == 8
        await reader.press("ctrl+z")
        assert library.find(Query.parse("상태:안읽음 ")).total == 4


async def test_saving_is_of_the_article_shown(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("b", "v", "j", "b")
        saved = library.find(Query.parse("상태:저장 ")).rows
        assert {headline.outlet for headline in library.headlines(saved)} == {"표본매일", "서구청"}


async def test_n_goes_over_stories_and_passes_what_is_unfolded(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("v", "n")
        assert reader.under_cursor() == "서구 돌봄 모임 200명 모집"
        await reader.press("p")
        assert reader.main.headlines.cursor == 0
        assert library.find(Query.parse("상태:읽음 ")).total == 6
        await reader.press("n", "n", "n")
        assert reader.under_cursor() == "남구, 마을버스 노선 둘 놓는다"
        assert reader.footer == "안 읽은 기사가 없습니다."


async def test_what_comes_in_leaves_the_cursor_and_what_is_unfolded_in_place(library: Library, tmp_path: Path) -> None:
    async with reading(library, (120, 24)) as reader:
        await reader.press("j", "v", "j", "j")
        under = reader.under_cursor()
        story = "작은도서관 열두 곳, 밤 9시까지"
        told.add(tmp_path / "home", tmp_path, story, title="작은도서관 밤 연장", body="밤.", published="2024-03-15")
        await reader.press("r")
        assert reader.title == "전체 — 9건, 4묶음"
        assert reader.under_cursor() == under
        assert reader.main.headlines.listing.is_open(1)


async def test_the_article_that_is_being_read_stays_shown_when_its_story_goes_on(
    library: Library, tmp_path: Path
) -> None:
    async with reading(library, (120, 24)) as reader:
        await reader.press("j", "enter", "2")
        under = reader.under_cursor()
        newer = "돌봄 모임에 300명이 왔다"
        told.add(tmp_path / "home", tmp_path, under, title=newer, body="모였다.", published="2024-03-16")
        await reader.press("r")
        assert reader.title == "전체 — 9건, 4묶음"
        assert reader.main.headlines.cursor == 0
        assert reader.under_cursor() == under
        assert reader.sees("03.13 매체 미상 3건")
        await reader.press("0", "j", "4", "0")
        assert reader.sees(newer)


async def test_s_gives_every_article_its_own_row_and_folds_again_on_the_same_story(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("j", "s")
        assert reader.title == "전체 — 8건"
        assert len(reader.main.headlines.rows) == 8
        assert reader.under_cursor() == "서구 돌봄 모임 200명 모집"
        await reader.press("v")
        assert "s를 누르면" in reader.footer
        await reader.press("s")
        assert reader.title == "전체 — 8건, 4묶음"
        assert reader.under_cursor() == "서구 돌봄 모임 200명 모집"


async def test_s_stays_on_the_article_that_a_row_shows_even_where_it_is_not_the_newest() -> None:
    with Library.sample() as library:
        async with reading(library) as reader:
            entry = reader.main.headlines.entry(0)
            assert entry.row != entry.headline.row
            await reader.press("s")
            assert reader.under_cursor() == entry.headline.title


async def test_the_others_are_told_below_the_text_and_stay_in_sight(library: Library) -> None:
    async with reading(library, (80, 24)) as reader:
        await reader.press("j")
        assert reader.sees(" v 같은 소식 1건 더  매체 미상 ‘이웃 돌봄에 나설 주민 찾습니다’")
        await reader.press("k")
        assert reader.screen[-2].startswith(" v 같은 소식 3건 더")
        await reader.press("3", "end")
        assert reader.sees("03.14 10:20  예시일보 ‘서구, 작은도서관 열두 곳 밤 9시까지 연다’")


async def test_d_offers_the_others_by_number_and_shows_what_they_have_instead(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("v", "j", "j", "d")
        assert reader.sees("견줄 글을 고르세요")
        await reader.press("1")
        assert reader.sees("견준 글: 서구청 ‘작은도서관 열두 곳, 밤 9시까지’")
        assert reader.sees("{+야간+}")
        assert reader.sees("[-더-]")
        await reader.press("d")
        assert not reader.sees("견준 글")


async def test_d_compares_at_once_where_there_is_one_other_and_escape_leads_back(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("j", "d")
        assert reader.sees("견준 글: 매체 미상 ‘이웃 돌봄에 나설 주민")
        await reader.press("escape")
        assert not reader.sees("견준 글")
        await reader.press("end", "d")
        assert reader.footer.startswith("견줄 글이 없습니다.")


async def by_palette(reader: Reading, words: str) -> None:
    await reader.press(":")
    reader.app.screen.query_one(Input).value = words
    await reader.pilot.pause()
    await reader.press("enter")


async def test_an_article_is_taken_out_of_its_story_and_put_back(library: Library) -> None:
    async with reading(library) as reader:
        before = rows(reader)
        await by_palette(reader, "묶음에서 떼기")
        assert reader.title == "전체 — 8건, 5묶음"
        assert reader.sees("기사를 묶음에서 떼었습니다.  Ctrl+Z 되돌리기")
        await reader.press("ctrl+z")
        assert rows(reader) == before
        await reader.press("end")
        await by_palette(reader, "묶음에서 떼기")
        assert reader.sees("묶음에 다른 기사가 없습니다.")


async def test_two_rows_are_joined_by_choosing_the_other_and_parted_again(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("end")
        await by_palette(reader, "한 묶음으로 합치기")
        assert reader.sees("어느 소식과 합칠지 고르세요: 남구, 마을버스 노선 둘 놓는다")
        assert reader.sees("1  예시일보 ‘북구 시민농장 300구획 분양’")
        await reader.press("1")
        assert reader.title == "전체 — 8건, 3묶음"
        assert reader.sees("두 묶음을 합쳤습니다.  Ctrl+Z 되돌리기")
        await reader.press("ctrl+z")
        assert reader.title == "전체 — 8건, 4묶음"
        await reader.press("ctrl+y")
        assert reader.title == "전체 — 8건, 3묶음"
