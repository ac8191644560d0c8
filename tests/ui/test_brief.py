"""The briefing on the screen: made when it opens, the own district first, copied with y."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from reader.config import Settings
from reader.library import Library
from reader.library.briefing import Line
from reader.ui.app import ReaderApp
from reader.ui.screens.brief import BriefScreen
from reader.ui.widgets.brief_page import BriefPage
from tests.ui import news
from tests.ui.drawn import Alone, lines, trimmed
from tests.ui.test_agenda import ANNOUNCING, plain_terminal, size
from tests.ui.test_app import Reading, reading
from tests.ui.test_app_snapshots import after

__all__ = ["plain_terminal", "size"]

Compare = Callable[..., bool]
SEO = Settings(place="seo")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(Library, "today", date(2024, 3, 14))
    told = [
        {"title": title, "body": body, "published": f"2024-03-{day}", "outlet": "예시일보"}
        for title, body, day in ANNOUNCING
    ]
    path = news.write(tmp_path / "news.jsonl", [*news.articles(), *told])
    with Library.open_files([str(path)]) as opened:
        yield opened


async def opened(reader: Reading) -> BriefScreen:
    await reader.press("6")
    assert await reader.shows("□ 서구")
    screen = reader.app.screen
    assert isinstance(screen, BriefScreen)
    return screen


async def test_6_makes_the_briefing_since_the_last_working_day(library: Library) -> None:
    async with reading(library, settings=SEO) as reader:
        await opened(reader)
        assert reader.sees("서구 아침 브리핑 — 2024년 3월 14일(목)")
        assert reader.sees("□ 서구 — 소식 3건, 기사 3건")
        assert reader.sees(" ○ 광주 서구, 이웃 돌봄 모임 200명 모집 (예시일보, 3. 14.)")
        assert reader.sees("   - https://news.example/1")
        await reader.press("escape")
        assert reader.app.screen is reader.main


async def test_y_copies_it_as_it_is_pasted_into_a_message(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("reader.ui.clipboard.copy", lambda text, write: copied.append(text) or True)
    async with reading(library, settings=SEO) as reader:
        await opened(reader)
        await reader.press("y")
        assert reader.sees("복사했습니다.")
    (text,) = copied
    assert text.startswith("서구 아침 브리핑 — 2024년 3월 14일(목)\n3. 13.(수)~3. 14.(목) · ")
    assert "\n□ 앞으로의 일정 (3. 20.(수)까지) — 2건\n" in text


async def test_it_is_scrolled_by_the_usual_keys_and_by_jamo(library: Library) -> None:
    async with reading(library, (80, 12), settings=SEO) as reader:
        screen = await opened(reader)
        await reader.press("ㅓ", "j")
        assert screen.page.scroll_offset.y == 2
        await reader.press("home")
        assert screen.page.scroll_offset.y == 0
        await reader.press("space")
        assert screen.page.scroll_offset.y == screen.page.page_lines - 1
        await reader.press("end", "ㅂ")
        assert reader.app.screen is reader.main


async def test_enter_on_its_row_in_the_sidebar_opens_it(library: Library) -> None:
    async with reading(library, settings=SEO) as reader:
        assert await reader.shows("아침 브리핑")
        await reader.press("1")
        for _ in range(40):
            row = reader.main.sidebar.current
            if row is not None and row.opens == "brief":
                break
            await reader.press("down")
        await reader.press("enter")
        assert isinstance(reader.app.screen, BriefScreen)


async def test_lines_are_broken_between_words_and_hang_below_their_marks() -> None:
    page = BriefPage("브리핑")
    async with Alone(page).run_test(size=(30, 12)) as pilot:
        page.show(
            [
                Line(0, "제목"),
                Line(1, "서구"),
                Line(2, "서구, 이웃을 살피는 모임 회원을 모집한다"),
                Line(3, "https://a.example/1"),
            ]
        )
        await pilot.pause()
        assert trimmed(page)[1:] == [
            "",
            " □ 서구",
            "  ○ 서구, 이웃을 살피는 모임",
            "    회원을 모집한다",
            "    - https://a.example/1",
        ]
        assert lines(page)


@pytest.mark.usefixtures("plain_terminal")
def test_the_briefing_in_a_picture(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library, SEO), terminal_size=size, run_before=after("6"))
