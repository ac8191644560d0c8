"""What stands below the result on the screen, how it is reached, and what taking it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.ui.keymap import Pane
from tests.ui import news
from tests.ui.test_app import Reading
from tests.ui.test_app import reading as started


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with news.files(tmp_path) as opened:
        yield opened


async def down(reader: Reading) -> None:
    """Out of the box; an Enter that follows at once would be the echo of an IME."""
    await reader.press("down")
    await reader.pilot.pause(0.35)


async def test_similar_words_are_offered_below_the_result_and_their_rows_follow_it(library: Library) -> None:
    async with started(library) as reading:
        await reading.type("산책길을")
        assert await reading.shows("산책길을 — 1건")
        assert not reading.sees("비슷한 말로")
        await reading.press("backspace", *"은")
        assert await reading.shows("비슷한 말로 찾은 기사 1건")
        assert reading.sees("산책길은 — 0건")


async def test_with_no_results_down_reaches_the_offer_and_enter_takes_it(library: Library) -> None:
    async with started(library) as reading:
        await reading.type("산책길은")
        assert await reading.shows("비슷한 말로 찾은 기사 1건")
        await reading.press("enter")
        assert reading.main.pane is Pane.SEARCH
        await down(reading)
        assert reading.main.pane is Pane.LIST
        await reading.press("enter")
        assert await reading.shows("산책길은 — 0건, 비슷한 말로 찾은 기사 1건")
        assert [int(row) for row in reading.main.headlines.rows] == [int(reading.main.headlines.row or 0)]
        assert not reading.main.session.shown.dimmed


async def test_a_word_that_was_perhaps_meant_comes_into_the_box(library: Library) -> None:
    async with started(library) as reading:
        await reading.type("마을버즈")
        assert await reading.shows("혹시 ‘마을버스’? 1")
        await down(reading)
        await reading.press("enter")
        assert await reading.shows("마을버스 — 1건")
        assert reading.main.line.box.value == "마을버스"
        assert reading.main.pane is Pane.LIST


async def test_an_offer_is_gone_with_the_text_that_it_was_made_for(library: Library) -> None:
    async with started(library) as reading:
        await reading.type("마을버즈")
        assert await reading.shows("혹시 ‘마을버스’?")
        await reading.press("backspace")
        assert not reading.sees("혹시")
        await reading.press("escape")
        assert not reading.sees("혹시")


async def test_taken_articles_can_be_opened_and_escape_gives_the_list_back(library: Library) -> None:
    async with started(library) as reading:
        total = reading.main.session.shown.total
        await reading.type("산책길은")
        assert await reading.shows("비슷한 말로 찾은 기사 1건")
        await down(reading)
        await reading.press("enter", "enter")
        assert reading.main.pane is Pane.READ
        await reading.press("escape", "escape")
        assert reading.main.session.shown.total == total
        assert not reading.sees("비슷한 말로")
