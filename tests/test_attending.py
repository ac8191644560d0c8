"""A worker takes up what comes in as long as its reader is open."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader import worker
from reader.archive.articles import Archive
from reader.attending import Stop, attend
from tests.archive.news import many

ROOT = Path(__file__).parents[1]
NEWS = many(80)


class Rounds:
    """Work that is played: what it does each time, until there is nothing more."""

    def __init__(self, home: Path, *does: str) -> None:
        self.home = home
        self._does = list(does)
        self.done: list[str] = []

    def work(self) -> bool:
        """Changes the archive, does nothing, or cannot because somebody else is at it."""
        does = self._does.pop(0) if self._does else "nothing"
        self.done.append(does)
        if does == "change":
            with Archive.open(self.home, writable=True) as archive:
                archive.add(NEWS[10 + len(self.done) :][:1])
        return does != "busy"

    def over(self) -> bool:
        """When the last round was followed by two looks without another one."""
        return not self._does and self.done[-1:] == ["nothing"]


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.attending.LOOK_EVERY", 0.02)
    monkeypatch.setattr("reader.attending._TICK", 0.01)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Archive.open(tmp_path, writable=True) as archive:
        archive.add(NEWS[:2])
    return tmp_path


def test_it_works_again_after_a_change_and_when_somebody_else_was_at_it(home: Path) -> None:
    rounds = Rounds(home, "busy", "change", "nothing")
    attend(home, rounds.work, rounds.over)
    assert rounds.done == ["busy", "change", "nothing"]


def test_without_a_change_it_works_once(home: Path) -> None:
    rounds, looks = Rounds(home), iter([*[False] * 20, *[True] * 9])
    attend(home, rounds.work, lambda: next(looks))
    assert rounds.done == ["nothing"]


def test_what_came_from_elsewhere_is_taken_up(home: Path) -> None:
    rounds = Rounds(home)
    looks = 0

    def over() -> bool:
        nonlocal looks
        looks += 1
        if looks == 10:
            with Archive.open(home, writable=True) as archive:
                archive.add(NEWS[50:51])
        return looks > 40

    attend(home, rounds.work, over)
    assert rounds.done == ["nothing", "nothing"]


def test_a_table_of_places_that_is_edited_is_taken_up(home: Path) -> None:
    rounds, looks = Rounds(home), iter(range(100))
    table = home / "gazetteer" / "mine.toml"
    table.parent.mkdir()

    def over() -> bool:
        look = next(looks)
        if look in (10, 25):
            table.write_text("#" * look, encoding="utf-8")
        return look > 60

    attend(home, rounds.work, over)
    assert rounds.done == ["nothing"] * 3


def test_an_edited_table_does_not_wait_for_words_to_be_analysed(home: Path) -> None:
    asked = 0

    def pausing() -> bool:
        nonlocal asked
        asked += 1
        if asked == 3:
            (home / "gazetteer").mkdir()
            (home / "gazetteer" / "mine.toml").touch()
        return asked > 20

    with Archive.open(home, writable=True) as archive:
        assert archive.lexicon.count_unanalysed()
        worker._analyse_later(home, archive, time.monotonic() + 600, pausing)
    assert asked == 3


def test_a_signal_or_the_end_of_the_reader_is_heard() -> None:
    stop = Stop()
    assert not stop.unwanted()
    stop(15, None)
    assert stop.asked()
    assert stop.unwanted()


@pytest.mark.kiwi
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGTERM")
def test_words_of_what_comes_in_are_analysed_beside_a_reader(tmp_path: Path) -> None:
    with Archive.open(tmp_path, writable=True) as archive:
        process = worker.start(tmp_path, 0.0)
        assert process is not None
        try:
            time.sleep(2)
            archive.add(NEWS[:2])
            deadline = time.monotonic() + 90
            while archive.lexicon.count_unanalysed() and time.monotonic() < deadline:
                time.sleep(0.1)
            assert archive.lexicon.count_unanalysed() == 0
        finally:
            process.terminate()
        assert process.wait(30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="another process is asked for its parent otherwise")
def test_a_worker_whose_reader_was_killed_ends(home: Path) -> None:
    starting = (
        "import sys; from pathlib import Path; from reader import worker; "
        "print(worker.start(Path(sys.argv[1]), 600.0).pid, flush=True); sys.stdin.read()"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", starting, str(home)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    pid = int(reader.stdout.readline())
    time.sleep(2)
    reader.kill()
    reader.communicate()
    deadline = time.monotonic() + 30
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not alive(pid)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state != "Z"
