from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.config import Settings
from reader.errors import DiskFullError
from reader.fetching import home as homes
from reader.fetching.regularly import FIRST_AFTER, LOOK_EVERY, anything_due, regularly
from reader.intake import ImportCounts
from reader.library import Library
from reader.sources.asking import FetchProgress, Memory, State
from tests.fakes import TableOfAnswers

ROOT = Path(__file__).parents[2]
URL = "https://news.example/rss"
OFTEN = Settings(fetch_minutes=30)


class Clock:
    """Counts how long was waited, and stops after some turns."""

    def __init__(self, turns: int) -> None:
        self.waited: list[float] = []
        self._turns = turns

    def wait(self, seconds: float, _stopping: Callable[[], bool]) -> None:
        self.waited.append(seconds)

    def stopping(self) -> bool:
        return len(self.waited) > self._turns


class Fetched:
    """A fetch that only counts, or fails."""

    def __init__(self, error: Exception | None = None) -> None:
        self.times = 0
        self._error = error

    def __call__(self, home: Path, *, interval: int | None, stopping: Callable[[], bool]) -> Iterator[FetchProgress]:
        self.times += 1
        if self._error:
            raise self._error
        yield FetchProgress("", "", State.OK, "", ImportCounts(), 1, 1, finished=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Library.open(tmp_path) as library:
        library.feeds.subscribe(URL)
    return tmp_path


def test_nothing_is_asked_in_the_first_minute_and_then_what_is_due(home: Path) -> None:
    clock, fetched = Clock(3), Fetched()
    regularly(home, OFTEN, clock.stopping, fetch=fetched, wait=clock.wait, battery=lambda: False)
    assert clock.waited == [FIRST_AFTER, *[LOOK_EVERY] * 3]
    assert fetched.times == 3


@pytest.mark.parametrize(("asked", "times"), [(False, 0), (True, 2)])
def test_on_battery_it_fetches_only_where_that_is_asked_for(home: Path, asked: bool, times: int) -> None:
    clock, fetched = Clock(2), Fetched()
    settings = Settings(fetch_minutes=30, fetch_on_battery=asked)
    regularly(home, settings, clock.stopping, fetch=fetched, wait=clock.wait, battery=lambda: True)
    assert fetched.times == times


def test_a_failure_waits_for_the_next_time(home: Path) -> None:
    clock, fetched = Clock(2), Fetched(DiskFullError("full"))
    regularly(home, OFTEN, clock.stopping, fetch=fetched, wait=clock.wait, battery=lambda: False)
    assert fetched.times == 2


def test_a_feed_is_due_when_its_time_has_come_and_a_paused_one_never(home: Path) -> None:
    now = int(time.time())
    assert anything_due(home, 1_800, now)
    with Archive.open(home, writable=True) as archive:
        archive.feeds.keep(Memory(URL, tried=now, succeeded=now, state=State.OK))
    assert not anything_due(home, 1_800, now + 60)
    assert anything_due(home, 1_800, now + 2_000)
    with Library.open(home) as library:
        library.feeds.pause(library.feeds.all()[0].id)
    assert not anything_due(home, 1_800, now + 2_000)


def test_of_several_feeds_only_the_due_ones_are_asked(home: Path) -> None:
    other = "https://other.example/rss"
    with Library.open(home) as library:
        library.feeds.subscribe(other)
    now = int(time.time())
    with Archive.open(home, writable=True) as archive:
        archive.feeds.keep(Memory(URL, tried=now, succeeded=now, state=State.OK))
    table = TableOfAnswers({})
    list(homes.fetch(home, interval=1_800, retriever=table))
    assert [request.url for request in table.asked] == [other]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGTERM")
def test_a_worker_that_fetches_by_itself_stays_until_it_is_told_to_end(home: Path) -> None:
    (home / "config.toml").write_text("fetch_minutes = 30\n")
    environment = {**os.environ, "GJNEWS_HOME": str(home)}
    with subprocess.Popen(
        [sys.executable, "-m", "reader.worker", str(home), "0"], cwd=ROOT, env=environment
    ) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(4)
        running.terminate()
        assert running.wait(30) == 0
