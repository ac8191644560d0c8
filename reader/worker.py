"""The one writer of a home: whoever imports, fetches, analyses or cleans up holds its lock meanwhile.

A process that waits for the lock holds a second one, `worker.wait`; the holder looks there between batches and gives
way. ``python -m reader.worker HOME [SECONDS]`` does in the background what is left to do, and ends; with SECONDS it
analyses words too, that long after it began, and stays for what comes in until the reader that started it is left.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from reader import analysing, announcing, config, grouping, indexing, ingest, judging, logs
from reader.archive.articles import Archive
from reader.archive.identity import keys_of
from reader.archive.lock import FileLock
from reader.archive.marks import FILE_NAME as MARKS_NAME
from reader.archive.marks import Marks
from reader.archive.restoring import Restoring
from reader.archive.reunion import reunite
from reader.archive.upkeep import Stale
from reader.archive.values import Makers
from reader.attending import Stop, attend, tables
from reader.backing_up import back_up_daily, unless_damaged
from reader.deciding import decide
from reader.errors import ReaderError
from reader.indexing.process import Beside
from reader.intake import Progress
from reader.model import KST
from reader.power import on_battery
from reader.preparing import SELDOM
from reader.priority import lower
from reader.retaining import retain
from reader.text.morphemes import AnalyserError
from reader.turn import LOCK_NAME, PAUSE, Turn, turn

REMAKE_BATCH = 200
"""Articles made again between two looks at who waits: below a second of work."""
NICENESS = 10
GROUPED_AT_ONCE = 5_000
"""Articles of which an import finds the stories before all can be searched: a few seconds of work."""
ANALYSE_AFTER = 60.0
"""Seconds that an interface has for itself before words are analysed beside it."""

log = logging.getLogger(__name__)


def import_streams(
    home: Path, streams: Iterable[ingest.Stream], imported: datetime, waiting: Callable[[], None] | None = None
) -> Iterator[Progress]:
    """`ingest.run` into the archive of `home`, as its one writer; `waiting` is called when another one is at work.

    Before the lock is let go all can be searched; the stories of a large import, and what it announced for days gone
    by, are found later, by `analyse` or in the background. Raises DiskFullError and ArchiveError; what was reported
    before is kept then.
    """
    with (
        turn(home, waiting),
        Archive.open(home, writable=True) as archive,
        Beside(archive, home) as index,
        Restoring(archive, lambda: Marks.open(home)) as destination,
    ):
        for progress in ingest.run(destination, streams, imported):
            index.committed(progress.counts.new + progress.counts.changed)
            if progress.done:
                destination.finish()
                _reunite(home, archive)
                if archive.stories.count_ungrouped() <= GROUPED_AT_ONCE:
                    yield from (replace(progress, done=False) for _ in grouping.group(archive))
                _decide(home, archive)
                archive.shrink()  # writing an index takes some itself
                index.finish()
            yield progress


def analyse(home: Path, waiting: Callable[[], None] | None = None, since: int = 0) -> Iterator[analysing.Analysed]:
    """Finds the days and stories that an import left, and analyses the words of what changed after `since`.

    As the one writer of `home`, who gives way. Yields when a batch is kept. Raises AnalyserError: Kiwi cannot be used.
    """
    with turn(home, waiting) as mine, Archive.open(home, writable=True) as archive:
        sum(announcing.announce(archive, lambda: _pause(mine, lambda: False)))
        if sum(grouping.group(archive, lambda: _pause(mine, lambda: False))):
            _index(home, lambda: False)
        yield from analysing.analyse(archive, analysing.kiwi, lambda: _pause(mine, lambda: False), since)
        indexing.tell_morphemes(archive, home)


def start(home: Path, analyse_after: float | None = None) -> subprocess.Popen[bytes] | None:
    """Starts the background worker of `home` as a process of its own; None where somebody is at work already.

    With `analyse_after` it analyses words too, so many seconds after it began, and takes up what comes in as long as
    this process lives. `terminate()` on it makes it end after its batch.
    """
    if analyse_after is None and FileLock(home / LOCK_NAME).is_taken():
        return None
    nothing = subprocess.DEVNULL
    command = [sys.executable, "-m", "reader.worker", str(home)]
    command += [] if analyse_after is None else [str(analyse_after)]
    return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)


def run(home: Path, stopping: Callable[[], bool], today: date, analyse_after: float | None = None) -> bool:
    """What a background worker does: remakes what older makers made, finds days and stories, joins marks, backs up,
    analyses words.

    False: somebody else is at it.
    """
    _index(home, stopping)
    mine = Turn(home)
    if not mine.begin_if_free():
        return False
    begun = time.monotonic()
    try:
        with Archive.open(home, writable=True) as archive:
            remake(archive, ingest.makers(), lambda: _pause(mine, stopping))
            sum(announcing.announce(archive, lambda: _pause(mine, stopping)))
            if sum(grouping.group(archive, lambda: _pause(mine, stopping))) and not stopping():
                _index(home, stopping)
            if not stopping():
                _reunite(home, archive)
                _decide(home, archive)
                back_up_daily(home, archive, today)
                retain(home, archive, _settings(home), datetime.now(KST), lambda: _pause(mine, stopping))
            if analyse_after is not None:
                _analyse_later(home, archive, begun + analyse_after, lambda: _pause(mine, stopping))
    finally:
        mine.end()
    return True


def _index(home: Path, stopping: Callable[[], bool]) -> None:
    """Looks after the index first: someone may be waiting for the search. It has a lock of its own."""
    with contextlib.suppress(OSError):  # a full disk: the search does without
        indexing.check(home)
        indexing.update(home, stopping)


def remake(archive: Archive, makers: Makers, pausing: Callable[[], bool]) -> int:
    """Makes again what older makers made, a few articles at a time, until `pausing` says to stop; returns how many."""
    after = count = 0
    while not pausing() and (found := archive.upkeep.stale(makers, after, REMAKE_BATCH)):
        batch = whole_pages(found) if len(found) == REMAKE_BATCH else found
        archive.upkeep.revise(_remade(batch, makers))
        after, count = batch[-1][0], count + len(batch)
    return count


def whole_pages(found: Sequence[Stale]) -> Sequence[Stale]:
    """`found` without the page at its end, which may go on, unless it is all there is."""
    last = found[-1][2].page
    whole = [row for row in found if last is None or row[2].page != last]
    return whole or found


def main(arguments: Sequence[str]) -> int:
    """``python -m reader.worker HOME [SECONDS]``: quiet, at low priority; SIGTERM ends it after its batch."""
    if not 1 <= len(arguments) <= 2:
        print("usage: python -m reader.worker HOME [SECONDS]", file=sys.stderr)
        return 2
    analyse_after = float(arguments[1]) if len(arguments) == 2 else None
    stop = Stop()
    signal.signal(signal.SIGTERM, stop)
    gc.set_threshold(*SELDOM)
    lower(NICENESS)
    home = Path(arguments[0])
    logs.begin(config.log_of(home))
    try:
        with _fetching_regularly(home, stop.unwanted, wanted=analyse_after is not None):
            _work(home, stop, analyse_after)
    except ReaderError as error:
        log.warning("%s", error)
        print(f"gjnews: {error}", file=sys.stderr)
        return error.exit_status
    return 0


def _work(home: Path, stop: Stop, analyse_after: float | None) -> None:
    """Once; beside a reader, which lets words be analysed, again whenever something came in, until it is left."""
    if analyse_after is None:
        run(home, stop.asked, datetime.now(KST).date())
        return
    begin = time.monotonic() + analyse_after

    def work() -> bool:
        return run(home, stop.unwanted, datetime.now(KST).date(), max(0.0, begin - time.monotonic()))

    attend(home, work, stop.unwanted)


@contextlib.contextmanager
def _fetching_regularly(home: Path, stopping: Callable[[], bool], *, wanted: bool) -> Iterator[None]:
    """Beside the block, and after it until somebody stops it, where the settings say so."""
    settings = _settings(home)
    if not wanted or not settings.fetch_minutes:
        yield
        return
    from reader.fetching.regularly import regularly

    beside = threading.Thread(target=regularly, args=(home, settings, stopping), name="regularly")
    beside.start()
    try:
        yield
    finally:
        beside.join()


def _settings(home: Path) -> config.Settings:
    return config.load(config.settings_of(home))[0]


def _pause(mine: Turn, stopping: Callable[[], bool]) -> bool:
    if not stopping() and mine.wanted():
        mine.give_way()
    return stopping()


def _analyse_later(home: Path, archive: Archive, begin: float, pausing: Callable[[], bool]) -> None:
    """Analyses from the moment `begin` on, on half the cores, unless the machine runs on its battery.

    An edited table of places does not wait for that.
    """
    seen = tables(home)
    while archive.lexicon.count_unanalysed() and time.monotonic() < begin:
        if pausing() or tables(home) != seen:
            return
        time.sleep(PAUSE)
    if on_battery():
        return
    try:
        if any([*analysing.analyse(archive, lambda: analysing.kiwi(analysing.half_the_cores()), pausing)]):
            indexing.tell_morphemes(archive, home)
    except AnalyserError as error:
        log.warning("%s", error)


def _remade(batch: Sequence[Stale], makers: Makers) -> Iterator[tuple[int, ingest.Prepared]]:
    for _, page in groupby(batch, key=lambda row: (row[2].page or row[0], row[1])):
        rows = list(page)
        (made,) = judging.each_judged([[raw for _, _, raw in rows]], rows[0][1])
        for (row, _, raw), found in zip(rows, made, strict=True):
            if not isinstance(found, str):  # else it stays as it is
                yield row, ingest.Prepared.of(raw, *found, keys_of(raw), makers)


def _reunite(home: Path, archive: Archive) -> None:
    """Joins marks with their articles, where the home has marks at all."""
    if (home / MARKS_NAME).exists():
        with unless_damaged(), Marks.open(home) as marks:
            reunite(archive, marks)


def _decide(home: Path, archive: Archive) -> None:
    """Puts what the person decided upon the groups that were found."""
    with unless_damaged():
        decide(home, archive)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
