"""What also concerns a chosen place: the line after the last row, and the view behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Place
from reader.query import Field, Filter
from reader.ui.alongside import view_alongside
from reader.ui.facet_rows import place_choice
from reader.ui.view import View
from tests.ui import news
from tests.ui.test_app import reading

SEO = place_choice(Place.SEO)
BESIDE = (Filter(Field.ABOUT, ("서구",)), Filter(Field.PLACE, ("서구",), excluded=True))
DAY = Filter(Field.DATE, ("2024-03-14",))
LINE = "함께 다룬 기사 2건: 서구"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    both = [
        {
            "title": f"광주 동구, 이웃 구와 {what} 협약",
            "body": f"광주 동구는 서구와 {what} 협약을 맺었다고 밝혔다. 광주 서구도 함께한다.",
            "published": "2024-03-09",
            "outlet": "예시일보",
        }
        for what in ("산책길", "돌봄")
    ]
    path = news.write(tmp_path / "both.jsonl", [*news.articles(), *both])
    with Library.open_files([str(path)]) as opened:
        yield opened


@pytest.mark.parametrize(
    ("chosen", "beside"),
    [
        (SEO, BESIDE),
        ((*SEO, DAY), (*BESIDE, DAY)),
        ((), None),
        ((DAY,), None),
        ((Filter(Field.PLACE, ("서구", "동구")),), None),
        ((*SEO, Filter(Field.INSTITUTION, ("구청",))), None),
        (BESIDE, None),
    ],
)
def test_only_the_view_of_one_place_has_another_beside_it(
    chosen: tuple[Filter, ...], beside: tuple[Filter, ...] | None
) -> None:
    found = view_alongside(View(chosen, "돌봄"))
    assert found == (None if beside is None else View(beside, "돌봄"))


async def test_what_also_concerns_the_place_stands_after_the_last_row_and_is_none(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("1", *["down"] * 6)
        assert reader.title == "서구 — 2건"
        assert await reader.shows(LINE)
        await reader.press("enter", "end")
        assert reader.main.headlines.cursor == 1
        assert reader.main.headlines.position == (2, 2)
        await reader.press("down", "enter")
        assert reader.title == "함께 다룬 기사: 서구 — 2건"
        assert len(reader.main.headlines.rows) == 2
        assert not reader.sees(LINE)


async def test_a_search_within_the_place_counts_what_also_concerns_it_by_its_words(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("1", *["down"] * 6)
        await reader.type("돌봄")
        assert await reader.shows("함께 다룬 기사 1건: 서구")
        await reader.press("0")
        assert not reader.sees("함께 다룬")


async def test_a_place_with_nothing_beside_it_has_no_such_line(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("1", *["down"] * 7)
        assert reader.title == "남구 — 1건"
        assert not reader.sees("함께 다룬")


async def test_today_without_news_says_that_there_is_none_yet() -> None:
    with Library.sample() as library:
        async with reading(library) as reader:
            reader.main.draw(reader.main.session.show(View((Filter(Field.DATE, ("오늘",)),))), keep=False)
            assert reader.main.headlines.empty == "오늘 들어온 기사가 아직 없습니다."
