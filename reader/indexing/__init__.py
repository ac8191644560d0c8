"""The index of a home, built by one process at a time; whoever reads maps what is there and need not wait for it.

It is derived from the archive and has a lock of its own, so that nobody who writes articles waits for it. Small
archives have none: a few articles are found as quickly without. What comes later is put into a small index beside the
large one, its addition, until it is worth writing the large one anew.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader.archive.articles import Archive
from reader.archive.lock import FileLock
from reader.i18n import t
from reader.model import StoreRow

if TYPE_CHECKING:
    from reader.store.snapshot import Snapshot

FOLDER = "index"
LOCK_NAME = "lock"
PROGRESS_NAME = "progress"
CHECKED_NAME = "checked"
FEW = 300
"""Articles that need no index, and that may be missing from it: scanning them costs a hundredth of a second a key."""
FEWEST_ADDED, MOST_ADDED, SHARE_ADDED = 1_000, 10_000, 10
"""What an addition has at most: a tenth of the archive, within these limits. Of more a new generation is written."""
PAUSE = 0.2
"""Seconds between two looks at the archive or a lock."""
_LOOK = 500
"""Articles between two looks at whether to stop."""
_NAMED = 3
"""Damaged parts that are told by name."""
_CHECK_SECONDS = 86_400
_GATHERING = 0.8
"""The part of the work that is over when all articles were read."""

Stopping = Callable[[], bool]


class _StoppedError(Exception):
    """The building was told to end."""


def behind(archive: Archive, home: Path) -> int:
    """How many articles the newest sound index and its addition lack; all of them where there is none."""
    snapshot = _opened(archive, home)
    return _changed(archive, snapshot.seq) if snapshot else archive.count()


def is_due(archive: Archive, home: Path) -> bool:
    """Whether searching without a newer index, or addition, would be slow."""
    return archive.count() > FEW and behind(archive, home) > FEW


def is_much(archive: Archive, articles: int) -> bool:
    """Whether so many articles, new or changed, are worth a new generation."""
    return articles > FEWEST_ADDED and articles > min(archive.count() // SHARE_ADDED, MOST_ADDED)


def newer(home: Path, edition: tuple[int, int]) -> bool:
    """Whether there is an index, or an addition, that came after `edition`: a look at the names of a folder."""
    from reader.store.snapshot import newest_edition

    return newest_edition(home / FOLDER) > edition


def update(home: Path, stopping: Stopping = lambda: False, *, patient: bool = False) -> bool:
    """Build a new generation, or an addition, where one is due; False where another process is at it, or this one was
    stopped.

    `patient` waits for the other one, and looks again. What stands on the disk is always whole: a full disk, or an
    end in the middle, leaves the older generation.
    """
    with Archive.open(home) as archive:
        if not is_due(archive, home):
            return True
        with _alone(home, patient=patient) as is_alone:
            if not is_alone:
                return False
            if not is_due(archive, home):
                return True
            since, seq = _whole(archive, home), archive.seq()
            added = bool(since) and not is_much(archive, _changed(archive, since))
            return _build(archive, home, since, archive.changes(since, seq), lambda: seq, stopping, added=added)


def _opened(archive: Archive, home: Path) -> Snapshot | None:
    from reader.store.snapshot import open_index

    return open_index(home / FOLDER, archive.birth())


def _whole(archive: Archive, home: Path) -> int:
    """The last change that the newest sound generation knows of; 0 where there is none."""
    snapshot = _opened(archive, home)
    return snapshot.whole if snapshot else 0


def _changed(archive: Archive, since: int) -> int:
    return archive.count_changes(since) + len(archive.gone(since))


def follow(home: Path, is_over: Callable[[float], bool], stopping: Stopping) -> bool:
    """Build a new generation beside a running import, of what it commits, until `is_over` (asked with seconds to wait).

    False where another process is at it, or this one was stopped.
    """
    with Archive.open(home) as archive, _alone(home) as is_alone:
        if not is_alone:
            return False
        since = _whole(archive, home)
        following = _Following(archive, since, is_over, stopping)
        return _build(archive, home, since, following.rows(), lambda: following.seq, stopping)


class _Following:
    """What is committed, as it comes."""

    def __init__(self, archive: Archive, since: int, is_over: Callable[[float], bool], stopping: Stopping) -> None:
        self._archive = archive
        self._is_over = is_over
        self._stopping = stopping
        self.seq = since

    def rows(self) -> Iterator[StoreRow]:
        """Each article, again where it changed, until all is over and told."""
        is_last = False
        while not is_last:
            is_last = self._is_over(PAUSE)
            if self._stopping():
                raise _StoppedError
            until = self._archive.seq()
            yield from self._archive.changes(self.seq, until)
            self.seq = until


def _build(
    archive: Archive,
    home: Path,
    since: int,
    rows: Iterator[StoreRow],
    seq: Callable[[], int],
    stopping: Stopping,
    *,
    added: bool = False,
) -> bool:
    """Write the generation that has also `rows`, which came after the change `since`, or with `added` an addition of
    them; `since` is 0 where there is no generation to go on from.
    """
    from reader.store.snapshot import add_to_index, build_index, extend_index, remove_old

    folder = home / FOLDER
    _tell(folder, 0.0)
    total = max(archive.count_changes(since), 1)
    try:
        (add_to_index if added else extend_index if since else build_index)(
            _until_stopped(rows, stopping),
            folder,
            birth=archive.birth(),
            seq=seq,
            gone=lambda: archive.gone(since),
            progress=lambda done: _tell(folder, min(done / total, 1.0) * _GATHERING),
        )
    except _StoppedError:
        return False
    tell_morphemes(archive, home)
    remove_old(folder)
    return True


def tell_morphemes(archive: Archive, home: Path) -> None:
    """Lay beside the newest generation what the analysis of words says by now of morphemes inside them."""
    if (home / FOLDER).is_dir():
        from reader.store.snapshot import add_morphemes

        add_morphemes(home / FOLDER, archive.birth(), archive.lexicon.starts())


def check(home: Path) -> list[str]:
    """Compare the checksums of the newest generation, once a day; a damaged one is removed, and named."""
    from reader.store.snapshot import verify

    folder = home / FOLDER
    seen = folder / CHECKED_NAME
    if not folder.is_dir() or (seen.exists() and 0 <= time.time() - seen.stat().st_mtime < _CHECK_SECONDS):
        return []
    faults = verify(folder)
    if faults:
        remove(home)
    seen.touch()
    return faults


def remove(home: Path) -> None:
    """Remove all generations; a reader that has one open keeps it until it closes."""
    for path in (home / FOLDER).iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def faults(archive: Archive, home: Path) -> list[str]:
    """What is wrong with the newest generation, in a line: blocks, or articles other than those of the archive."""
    from reader.store.snapshot import verify

    damaged = verify(home / FOLDER)
    snapshot = _opened(archive, home)
    if damaged:
        return [", ".join([*damaged[:_NAMED], *("…" for _ in damaged[_NAMED : _NAMED + 1])])]
    if snapshot is None:
        return []
    snapshot.store.apply(archive.changes(snapshot.seq), archive.gone(snapshot.seq))
    found, there = len(snapshot.store), archive.count()
    if snapshot.seq <= archive.seq() and found == there:
        return []
    return [t("fault.index", stored=found, counted=there)]


def progress(home: Path) -> float:
    """How far the building is, 0 to 1; 0 where nobody builds."""
    try:
        return min(max(float((home / FOLDER / PROGRESS_NAME).read_text()), 0.0), 1.0)
    except (OSError, ValueError):
        return 0.0


def is_built(home: Path) -> bool:
    """Whether somebody is at it."""
    folder = home / FOLDER
    return folder.is_dir() and FileLock(folder / LOCK_NAME).is_taken()


@contextlib.contextmanager
def _alone(home: Path, *, patient: bool = False) -> Iterator[bool]:
    """The lock of the index for a block; False where it is taken. Who only looks at it holds it for a moment."""
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK_NAME)
    until = time.monotonic() + 10 * PAUSE
    while not lock.take() and (patient or time.monotonic() < until):
        time.sleep(PAUSE / 4)
    try:
        yield lock.held
    finally:
        if lock.held:
            (folder / PROGRESS_NAME).unlink(missing_ok=True)
        lock.release()


def _until_stopped(rows: Iterable[StoreRow], stopping: Stopping) -> Iterator[StoreRow]:
    for number, row in enumerate(rows):
        if number % _LOOK == 0 and stopping():
            raise _StoppedError
        yield row


def _tell(folder: Path, done: float) -> None:
    with contextlib.suppress(OSError):  # nobody needs it to go on
        (folder / PROGRESS_NAME).write_text(f"{done:.3f}")
