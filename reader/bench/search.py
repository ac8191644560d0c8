"""Search, measured: how long each key of a fixed list takes, beside what the index costs to build, keep and open."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from reader.bench.corpus import Corpus
from reader.bench.rivals import RIVALS, plain
from reader.bench.typing import states
from reader.model import Sort
from reader.query import Query
from reader.store.files import open_folder
from reader.store.search import Store
from reader.store.snapshot import build_index, open_index

_BIRTH = 1
_TODAY = date(2026, 7, 1)
_SHOWN = 50
_MANY, _SHARE = 50_000, 3
"""Where there are so many articles, rivals are asked one of so many keys: each takes them up to half a second."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds a key."""

    p50: float
    p99: float
    worst: float
    keys: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Times:
        """Of measured seconds."""
        each = np.array(seconds) * 1000
        p50, p99, worst = (round(float(np.percentile(each, part)), 2) for part in (50, 99, 100))
        return cls(p50, p99, worst, len(each))


@dataclass(frozen=True, slots=True)
class Measured:
    """One way to search: its times on the keys that all can answer, and what it costs. Sizes in MiB."""

    name: str
    times: Times
    cpu: Times
    """The same of the processor's time alone: what other work on the machine takes is not in it."""
    same: int
    """Keys that it answers with as many articles as the reader."""
    build: float
    """Seconds."""
    disk: float
    anonymous: float
    """Memory of its own (RssAnon) while it answers."""
    mapped: float
    """Memory shared with the page cache (RssFile)."""
    peak: float
    """Anonymous memory while it was built."""


@dataclass(frozen=True, slots=True)
class Report:
    """All of a run."""

    articles: int
    words: int
    """Distinct words in the texts, as printed between spaces and normalised."""
    opening: float
    """Milliseconds to open the index."""
    all_keys: Times
    all_cpu: Times
    able: int
    """Keys that all can answer, of which the rivals were asked some, evenly."""
    slowest: tuple[tuple[str, float], ...]
    ways: tuple[Measured, ...]
    """The reader first."""


@dataclass(frozen=True, slots=True)
class _Answers:
    """What a process that was asked brings back."""

    seconds: list[float]
    cpu: list[float]
    totals: list[int]
    started: float
    """Seconds until it could be asked."""
    anonymous: float
    mapped: float
    peak: float


def measure(
    corpus: Corpus, folder: Path, *, rivals: bool, tell: Callable[[str], None], kept: Path | None = None
) -> Report:
    """Build, open and type, then the rivals on the keys that they can answer; each in a process of its own.

    `folder` is an empty one; `tell` is told the name of each step before it begins. `kept` is where the index goes, or
    lies since an earlier run, to be measured again as it is.
    """
    typed = states()
    able = plain(typed)
    asked = able[:: _SHARE if corpus.count >= _MANY else 1]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as processes:
        tell("index")
        index = kept or folder / "index"
        build, peak, words = processes.submit(_built, corpus, index).result()
        tell("gjnews")
        own = processes.submit(_opened, index, typed).result()
        of_key = dict(zip(typed, zip(own.seconds, own.cpu, own.totals, strict=True), strict=True))
        seconds, cpu, totals = (list(each) for each in zip(*(of_key[key] for key in asked), strict=True))
        common = replace(own, seconds=seconds, cpu=cpu, totals=totals)
        ways = [_measured("gjnews", common, common.totals, _size(index), build, peak)]
        for name in RIVALS if rivals else ():
            tell(name)
            place = folder / f"rival-{len(ways)}"
            place.mkdir()
            other = processes.submit(_rival, name, corpus, place, asked).result()
            ways.append(_measured(name, other, common.totals, _size(place), other.started, other.peak))
    slowest = sorted(zip(typed, own.seconds, strict=True), key=lambda key: -key[1])[:8]
    return Report(
        articles=corpus.count,
        words=words,
        opening=round(own.started * 1000, 1),
        all_keys=Times.of(own.seconds),
        all_cpu=Times.of(own.cpu),
        able=len(able),
        slowest=tuple((key, round(seconds * 1000, 2)) for key, seconds in slowest),
        ways=tuple(ways),
    )


def _measured(name: str, found: _Answers, truth: list[int], disk: float, build: float, peak: float) -> Measured:
    same = sum(one == other for one, other in zip(found.totals, truth, strict=True))
    times, cpu = Times.of(found.seconds), Times.of(found.cpu)
    return Measured(name, times, cpu, same, round(build, 1), round(disk, 1), found.anonymous, found.mapped, peak)


def _built(corpus: Corpus, folder: Path) -> tuple[float, float, int]:
    """Build the index, unless there is one; seconds, the most anonymous memory, distinct words in the texts."""
    with _watched() as peak:
        begun = time.perf_counter()
        known = open_index(folder, _BIRTH)
        generation = known.edition[0] if known else build_index(corpus.rows(), folder, birth=_BIRTH, seq=corpus.count)
        seconds = 0.0 if known else time.perf_counter() - begun
    words = len(open_folder(folder / str(generation)).arrays["text_word_at"]) - 2
    return seconds, peak[0], words


def _opened(folder: Path, typed: list[str]) -> _Answers:
    """Open the index and type; the first answer of a process, which imports what it needs, is not counted."""
    Store().find(Query.parse(typed[0]), Sort.BEST, _TODAY)
    begun = time.perf_counter()
    snapshot = open_index(folder, _BIRTH)
    started = time.perf_counter() - begun
    if snapshot is None:
        raise FileNotFoundError(folder)
    snapshot.warm()
    snapshot.store.warm()

    def answer(key: str) -> int:
        found = snapshot.store.find(Query.parse(key), Sort.BEST, _TODAY)
        list(found.rows[:_SHOWN])
        dict(found.facets.outlets)  # made when the sidebar shows them, as it does; all other counts are there
        return found.total

    return _asked(answer, typed, started, 0.0)


def _rival(name: str, corpus: Corpus, folder: Path, typed: list[str]) -> _Answers:
    with _watched() as peak:
        begun = time.perf_counter()
        answer = RIVALS[name](corpus, folder)
        started = time.perf_counter() - begun
    return _asked(answer, typed, started, peak[0])


def _asked(answer: Callable[[str], int], typed: list[str], started: float, peak: float) -> _Answers:
    seconds, cpu, totals = [], [], []
    for key in typed:
        begun, worked = time.perf_counter(), time.process_time()
        totals.append(answer(key))
        cpu.append(time.process_time() - worked)
        seconds.append(time.perf_counter() - begun)
    return _Answers(seconds, cpu, totals, started, _memory("RssAnon"), _memory("RssFile"), peak)


@contextmanager
def _watched() -> Iterator[list[float]]:
    """The most anonymous memory of this process until the end of the block, in MiB."""
    peak, is_over = [0.0], threading.Event()

    def watch() -> None:
        while not is_over.wait(0.05):
            peak[0] = max(peak[0], _memory("RssAnon"))

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield peak
    finally:
        is_over.set()
        watching.join()


def _memory(kind: str) -> float:
    """A line of /proc/self/status in MiB; 0 where there is none (macOS)."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((round(int(line.split()[1]) / 1024, 1) for line in lines if line.startswith(kind)), 0.0)


def _size(folder: Path) -> float:
    """All files below `folder`, in MiB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / (1 << 20)
