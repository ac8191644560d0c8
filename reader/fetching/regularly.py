"""Fetching by itself, every so often, while a reader is open."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from reader.archive.articles import FILE_NAME, Archive
from reader.archive.marks import Marks
from reader.archive.subscriptions import Subscriptions
from reader.config import Settings
from reader.errors import ReaderError
from reader.fetching import home as homes
from reader.intake import ImportCounts
from reader.power import on_battery
from reader.sources.asking import FetchProgress, Memory, is_due

FIRST_AFTER = 60.0
"""Seconds that a reader has for itself before anything is asked of the network."""
LOOK_EVERY = 30.0
"""Seconds between two looks at what is due."""
_TICK = 0.5

log = logging.getLogger(__name__)


class Fetch(Protocol):
    """`reader.fetching.home.fetch`."""

    def __call__(self, home: Path, *, interval: int | None, stopping: Callable[[], bool]) -> Iterator[FetchProgress]:
        """Fetches what is due."""


def regularly(
    home: Path,
    settings: Settings,
    stopping: Callable[[], bool],
    *,
    fetch: Fetch = homes.fetch,
    wait: Callable[[float, Callable[[], bool]], None] | None = None,
    battery: Callable[[], bool] = on_battery,
) -> None:
    """Fetches each feed every `fetch_minutes` until `stopping` says so; not in the first minute, and on battery only
    where the settings ask for it. What fails waits for the next time."""
    wait = wait or _wait
    interval = settings.fetch_minutes * 60
    wait(FIRST_AFTER, stopping)
    while not stopping():
        try:
            if (settings.fetch_on_battery or not battery()) and anything_due(home, interval, int(time.time())):
                _fetch(home, interval, stopping, fetch)
        except ReaderError as error:
            log.warning("%s", error)
        wait(LOOK_EVERY, stopping)


def anything_due(home: Path, interval: int, now: int) -> bool:
    """Whether any feed is to be asked; takes no lock."""
    with Marks.open(home) as marks:
        wanted = [each.url for each in Subscriptions(marks).all() if not each.paused]
    if not wanted or not (home / FILE_NAME).exists():
        return bool(wanted)
    with Archive.open(home) as archive:
        known = archive.feeds.all()
    return any(is_due(known.get(url, Memory(url)), interval, now) for url in wanted)


def _fetch(home: Path, interval: int, stopping: Callable[[], bool], fetch: Fetch) -> None:
    counts, failed, total = ImportCounts(), 0, 0
    for progress in fetch(home, interval=interval, stopping=stopping):
        counts, failed, total = progress.counts, progress.failed, progress.total
    log.info("fetched %d feeds, %d failed; new %d, changed %d", total, failed, counts.new, counts.changed)


def _wait(seconds: float, stopping: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stopping():
        time.sleep(_TICK)
