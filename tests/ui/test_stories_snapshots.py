"""Pictures of stories: folded, unfolded and compared, at three sizes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.ui.app import ReaderApp
from tests.ui import told
from tests.ui.test_app_snapshots import SIZES, Compare, after, plain_terminal, size

__all__ = ["plain_terminal", "size"]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with told.archive(tmp_path, tmp_path / "home") as opened:
        yield opened


def test_stories_have_one_row_each(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("j"))


def test_an_unfolded_story(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("v", "j", "j"))


def test_a_part_of_a_story_in_a_search(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("slash", *"야간", "enter", "v"))


def test_two_texts_compared(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("v", "j", "j", "d", "1"))


def test_two_texts_compared_without_colours(
    snap_compare: Compare, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    keys = ("v", "j", "j", "d", "1")
    assert snap_compare(ReaderApp(library), terminal_size=SIZES[1], run_before=after(*keys))


def test_the_texts_to_compare_with(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("d"))
