from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.ui import garbage
from reader.ui.app import ReaderApp


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)


def test_waking_leaves_out_what_was_made_while_it_rested() -> None:
    garbage.rest()
    assert not gc.isenabled()
    garbage.wake()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_waking_a_collector_that_did_not_rest_freezes_nothing() -> None:
    frozen = gc.get_freeze_count()
    garbage.wake()
    assert gc.get_freeze_count() == frozen


async def test_the_first_paint_wakes_it(tmp_path: Path) -> None:
    garbage.rest()
    with Library.open(tmp_path) as library:
        async with ReaderApp(library).run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert gc.isenabled()


def test_garbage_is_looked_for_while_nobody_types() -> None:
    garbage.rest()
    garbage.wake()
    gc.collect()
    kept = [[n] for n in range(garbage.OFTEN[0] * (garbage.SOME + 2))]
    assert gc.get_count()[1] > garbage.SOME
    garbage.tidy()
    assert gc.get_count()[1] < garbage.SOME
    assert kept
