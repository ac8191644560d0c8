"""Helpers: the same comes out, in the same order, whoever did it and however they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import ingest, preparing
from reader.ingest import Prepared, articles
from reader.intake import Problem, RawArticle
from reader.preparing import Helpers
from tests.test_ingest import IMPORTED, wire

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two helpers from the first article on, whatever this machine has."""
    monkeypatch.setattr(preparing, "ALONE", 0)
    monkeypatch.setattr(preparing, "_cores", lambda: 2)


def mixed() -> list[RawArticle | Problem]:
    """Pages, articles that stand for themselves, one twice, and problems in between."""
    made: list[RawArticle | Problem] = [*wire(120)]
    alone = [RawArticle(**{**_stated(raw), "page": None}) for raw in wire(130)]
    made += [Problem("/a", 3, "broken"), *alone, alone[7], Problem("/a", 9, "broken again")]
    return made


def _stated(raw: RawArticle) -> dict[str, object]:
    return {name: getattr(raw, name) for name in RawArticle.__slots__}


def test_helpers_make_of_articles_what_is_made_without_them() -> None:
    alone = list(articles(mixed(), IMPORTED))
    helped = list(articles(mixed(), IMPORTED, helped=True))
    assert helped == alone
    assert [each for each in alone if isinstance(each, Prepared) and each.keys.nth]


def test_results_come_in_the_order_of_the_jobs_and_only_a_few_jobs_are_taken_ahead() -> None:
    taken: list[int] = []

    def jobs() -> Iterator[int]:
        for job in range(50):
            taken.append(job)
            yield job

    helpers = Helpers[int, int](abs, 2)
    results = helpers.results(jobs(), lambda _: 1)
    assert next(results) == (0, 0)
    assert len(taken) < 10
    assert [result for _, result in results] == list(range(1, 50))
    helpers.close()
    assert all(process.poll() is not None for process in helpers._processes)


def test_an_error_of_a_job_comes_to_whoever_asked() -> None:
    helpers = Helpers[object, int](len, 2)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        list(helpers.results([[1], 5], lambda _: 1))
    helpers.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_helper_that_is_killed_is_done_without() -> None:
    helpers = Helpers[int, int](abs, 2)
    results = helpers.results(range(200), lambda _: 1)
    begun = [next(results) for _ in range(3)]
    for process in helpers._processes:
        process.send_signal(signal.SIGKILL)
    assert [result for _, result in (*begun, *results)] == list(range(200))
    helpers.close()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_an_import_that_is_left_in_the_middle_leaves_no_helpers() -> None:
    others = set(_children(os.getpid()))  # of tests before this one in the same process
    made = articles(mixed(), IMPORTED, helped=True)
    next(made)
    helpers = set(_children(os.getpid())) - others
    assert helpers
    made.close()  # type: ignore[attr-defined]
    assert not helpers & set(_children(os.getpid()))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
@pytest.mark.parametrize(("size", "helped"), [(ingest.LARGE, False), (ingest.LARGE + 1, True)])
def test_a_large_source_has_helpers_from_its_first_article_on(
    monkeypatch: pytest.MonkeyPatch, size: int, helped: bool
) -> None:
    monkeypatch.setattr(preparing, "ALONE", 400)
    others = set(_children(os.getpid()))
    made = articles(mixed(), IMPORTED, helped=True, size=size)
    next(made)
    assert bool(set(_children(os.getpid())) - others) is helped
    made.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_helpers_end_when_the_import_is_killed() -> None:
    code = (
        "import sys, time; from reader.preparing import Helpers; from reader import preparing; preparing.ALONE = 0\n"
        "helpers = Helpers(abs, 2); next(helpers.results(range(99), lambda _: 1)); print(*[p.pid for p in helpers._processes], flush=True)\n"
        "time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    helpers = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(helpers) == 2
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    deadline = time.monotonic() + 10
    while any(_lives(pid) for pid in helpers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(_lives(pid) for pid in helpers)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


def test_small_imports_are_done_without_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "ALONE", 1_000)
    monkeypatch.setattr(subprocess, "Popen", None)
    assert len(list(articles(mixed(), IMPORTED, helped=True))) == len(mixed())
    assert ingest.LOT < 1_000
