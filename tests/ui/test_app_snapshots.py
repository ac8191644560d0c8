"""Pictures of the screen, in Hangul and at three sizes; each is one sentence about what a person sees."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.ui.app import ReaderApp
from tests.ui import news

SIZES = ((120, 40), (80, 24), (60, 20))
Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures do not depend on who draws them."""
    for name in ("NO_COLOR", "COLORFGBG", "SSH_CONNECTION", "TMUX"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with news.files(tmp_path) as opened:
        yield opened


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Waits for the search to be ready, then presses `keys`."""

    async def run(pilot: Pilot[None]) -> None:
        for _ in range(2):  # the search, then what is counted once it is ready
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause(0.4)

    return run


@pytest.fixture(params=SIZES, ids=["120x40", "80x24", "60x20"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


def test_everything_at_the_start(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after())


def test_an_article_being_read(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("enter"))


def test_a_search_with_hits_in_list_and_text(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("slash", *"돌봄"))


def test_a_search_without_hits_leaves_dimmed_rows(
    snap_compare: Compare, library: Library, size: tuple[int, int]
) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("slash", *"돌봄ㅋㅋ"))


def test_square_brackets_in_the_box_and_in_a_headline(
    snap_compare: Compare, library: Library, size: tuple[int, int]
) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("slash", *"[/] 꺾쇠"))


def test_a_text_too_long_for_the_title_is_cut_at_its_front(
    snap_compare: Compare, library: Library, size: tuple[int, int]
) -> None:
    keys = ("slash", *"광주 동구 골목에서 만나는 느린 산책 주민 140명이 직접 고른 여덟 갈래 길")
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after(*keys))


def test_a_list_with_nothing_in_it(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("4"))


def test_the_places_with_the_keys(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("1", *["down"] * 6))


def test_the_evidence(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("w"))


def test_saved_and_said(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("j", "b"))


def test_the_help(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("question_mark"))


def test_the_palette(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("colon", *"인용"))


def test_a_place_to_be_corrected(snap_compare: Compare, library: Library) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=SIZES[1], run_before=after("c"))


def test_a_window_that_is_too_small(snap_compare: Compare, library: Library) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=(38, 9), run_before=after())


def test_a_light_terminal(snap_compare: Compare, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORFGBG", "0;15")
    assert snap_compare(ReaderApp(library), terminal_size=SIZES[0], run_before=after("slash", *"돌봄"))


def test_without_colours_nothing_is_lost(
    snap_compare: Compare, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ReaderApp(library), terminal_size=SIZES[0], run_before=after("slash", *"돌봄"))
