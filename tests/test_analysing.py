"""The analysis of archived articles: batches, giving way, and what is left when somebody is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from reader import analysing, worker
from reader.analysing import analyse
from reader.archive.articles import Archive
from reader.power import on_battery
from reader.text.morphemes import AnalyserError
from reader.turn import turn
from tests.archive.news import many, prepared, raw
from tests.fakes import TableAnalyser

ROOT = Path(__file__).parents[1]


def never() -> bool:
    return False


def filled(home: Path, count: int) -> None:
    with Archive.open(home, writable=True) as archive:
        archive.add(many(count))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path, writable=True) as opened:
        yield opened


def test_everything_is_analysed_in_batches_and_the_analyser_is_closed(archive: Archive) -> None:
    archive.add(many(analysing.BATCH * 2 + 1))
    analyser = TableAnalyser()
    steps = list(analyse(archive, lambda: analyser, never))
    assert [step.left for step in steps] == [analysing.BATCH + 1, 1, 0]
    assert analyser.is_closed
    assert archive.lexicon.words(["주민이"])["주민이"].nouns == {"주민"}


def test_nothing_is_loaded_where_nothing_is_left(archive: Archive) -> None:
    def refuse() -> TableAnalyser:
        raise AssertionError

    assert list(analyse(archive, refuse, never)) == []


def test_long_articles_make_smaller_batches(archive: Archive) -> None:
    text = "서구 주민이 마을 정원을 돌봤다. " * 1_500
    archive.add([prepared(raw(f"서구 소식 {number}", f"{number} {text}")) for number in range(5)])
    assert len(analysing.next_batch(archive.lexicon, ())) == 2


def test_it_stops_after_a_batch_when_told_to_and_goes_on_the_next_time(archive: Archive) -> None:
    archive.add(many(analysing.BATCH * 3))
    stop: list[bool] = []
    for _ in analyse(archive, TableAnalyser, lambda: bool(stop)):
        stop.append(True)
    assert archive.lexicon.count_unanalysed() == analysing.BATCH * 2
    assert sum(1 for _ in analyse(archive, TableAnalyser, never)) == 2


def test_it_stops_while_the_analyser_is_at_work(archive: Archive) -> None:
    archive.add(many(3))
    analyser = TableAnalyser(seconds=60)
    begun = time.monotonic()
    assert list(analyse(archive, lambda: analyser, lambda: time.monotonic() > begun + 0.3)) == []
    assert time.monotonic() - begun < 5
    assert analyser.is_closed


def test_whoever_waits_begins_within_a_second_and_the_analyser_stays_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, analysing.BATCH * 6)
    opened: list[TableAnalyser] = []

    def kiwi(workers: int = 0) -> TableAnalyser:
        opened.append(TableAnalyser(seconds=0.3))
        return opened[-1]

    monkeypatch.setattr(analysing, "kiwi", kiwi)
    left: list[int] = []
    running = threading.Thread(target=lambda: left.extend(step.left for step in worker.analyse(tmp_path)))
    running.start()
    while not opened or not opened[0].batches:
        time.sleep(0.01)
    begun = time.monotonic()
    with turn(tmp_path):
        waited = time.monotonic() - begun
        before = len(left)
        time.sleep(0.7)
        assert len(left) == before, "it went on while somebody else was at work"
    running.join(60)
    assert waited < 1.0
    assert left[-1] == 0
    assert len(opened) == 1


def test_the_background_work_analyses_only_after_a_while(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    asked = 0

    def stopping() -> bool:
        nonlocal asked
        asked += 1
        return asked > 20

    assert worker.run(tmp_path, stopping, date(2026, 2, 1), analyse_after=60.0)
    with Archive.open(tmp_path) as archive:
        assert archive.lexicon.count_unanalysed() == 3
    assert worker.run(tmp_path, never, date(2026, 2, 1), analyse_after=0.0)
    with Archive.open(tmp_path) as archive:
        assert archive.lexicon.count_unanalysed() == 0


def test_the_background_work_goes_on_without_an_analyser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path, 3)

    def broken(workers: int = 0) -> TableAnalyser:
        raise AnalyserError("Kiwi")

    monkeypatch.setattr(analysing, "kiwi", broken)
    assert worker.run(tmp_path, never, date(2026, 2, 1), analyse_after=0.0)
    assert list((tmp_path / "backup").glob("archive-*.db"))


WORKING = """
import sys
from pathlib import Path
from reader import analysing, worker
from tests.fakes import TableAnalyser

analysing.kiwi = lambda workers=0: TableAnalyser(seconds=0.05)
for step in worker.analyse(Path(sys.argv[1])):
    print(step.left, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("batches", [1, 3])
def test_a_killed_analysis_loses_only_what_it_had_not_finished(tmp_path: Path, batches: int) -> None:
    filled(tmp_path, analysing.BATCH * 8)
    process = subprocess.Popen(
        [sys.executable, "-c", WORKING, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    told = [int(process.stdout.readline()) for _ in range(batches)][-1]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with Archive.open(tmp_path, writable=True) as archive:
        assert archive.lexicon.count_unanalysed() <= told
        assert archive.count() == analysing.BATCH * 8
        assert archive.faults() == []
    assert list(worker.analyse(tmp_path))[-1].left == 0


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ({}, False),
        ({"AC": {"type": "Mains", "online": "1"}, "BAT0": {"type": "Battery", "status": "Charging"}}, False),
        ({"BAT0": {"type": "Battery", "status": "Discharging"}}, True),
        ({"mouse": {"type": "Battery", "scope": "Device", "status": "Discharging"}}, False),
    ],
)
def test_a_battery_is_told_by_what_the_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, supplies: dict[str, dict[str, str]], expected: bool
) -> None:
    monkeypatch.setattr("reader.power.sys.platform", "linux")
    for name, facts in supplies.items():
        (tmp_path / name).mkdir()
        for fact, value in facts.items():
            (tmp_path / name / fact).write_text(f"{value}\n")
    assert on_battery(tmp_path) is expected
    assert not on_battery(tmp_path / "nowhere")


def until(true: Callable[[], bool], seconds: float = 30.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
