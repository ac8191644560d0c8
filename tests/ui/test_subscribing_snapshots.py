"""Pictures of exports, subscriptions and links, in Hangul and at three sizes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from reader.library import Library
from reader.ui.app import ReaderApp
from reader.ui.screens import feeds as feeds_screen
from tests.ui import news
from tests.ui.feeds import NOW, SEVERAL, Played
from tests.ui.test_app_snapshots import SIZES, Compare, after


class StoppedClock(datetime):
    """A quarter past six in Seoul, on the day of the news."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return NOW.replace(minute=15)


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "COLORFGBG", "SSH_CONNECTION", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(feeds_screen, "datetime", StoppedClock)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(Library, "today", NOW.date())
    with news.archive(tmp_path, tmp_path / "home") as opened:
        yield opened


@pytest.fixture(params=SIZES, ids=["120x40", "80x24", "60x20"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


def test_the_subscriptions_with_one_that_is_late(
    snap_compare: Compare, library: Library, size: tuple[int, int]
) -> None:
    Played(library).shown = SEVERAL
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("7", "j", "j"))


def test_no_subscriptions_yet(snap_compare: Compare, library: Library) -> None:
    Played(library)
    assert snap_compare(ReaderApp(library), terminal_size=SIZES[1], run_before=after("7"))


def test_what_a_first_run_offers(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    Played(library)
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("a", "1", "j"))


def test_what_to_export(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("e"))


def test_where_to_export_it(
    snap_compare: Compare, library: Library, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("e", "1"))


def test_the_links_of_an_article(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("semicolon"))
