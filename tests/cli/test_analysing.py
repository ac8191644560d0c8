"""``analyse``, and what ``import`` does of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import analysing
from reader.archive.articles import Archive
from reader.text.morphemes import AnalyserError
from tests.cli.helpers import WIRE, errors, gjnews, rows


def left(home: Path) -> int:
    with Archive.open(home) as archive:
        return archive.lexicon.count_unanalysed()


def imported(home: Path, *options: str, text: str = WIRE) -> None:
    assert gjnews(home, "import", *options, "-", stdin=text.encode()).returncode == 0


def test_an_import_analyses_what_it_brought_and_nothing_else(tmp_path: Path) -> None:
    imported(tmp_path, "--later")
    assert left(tmp_path) == 2
    imported(tmp_path, text=WIRE.replace("서구", "북구").replace("남구", "동구"))
    assert left(tmp_path) == 2


def test_analyse_finishes_what_was_left_and_says_how_much(tmp_path: Path) -> None:
    imported(tmp_path, "--later")
    done = gjnews(tmp_path, "analyse")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "기사 2건의 낱말을 분석했습니다.\n", b"")
    assert left(tmp_path) == 0
    assert gjnews(tmp_path, "analyse").stdout.decode() == "분석할 기사가 없습니다.\n"
    assert rows(gjnews(tmp_path, "analyse", "--json")) == [{"analysed": 0}]


def test_without_kiwi_an_import_is_whole_and_says_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(workers: int = 0) -> None:
        raise AnalyserError("Kiwi is not there")

    monkeypatch.setattr(analysing, "kiwi", broken)
    done = gjnews(tmp_path, "import", "-", stdin=WIRE.encode())
    assert (done.returncode, errors(done)) == (0, ["gjnews: Kiwi is not there"])
    assert done.stdout.decode().startswith("새 기사 2")
    done = gjnews(tmp_path, "analyse")
    assert (done.returncode, errors(done)) == (1, ["gjnews: Kiwi is not there"])
    assert gjnews(tmp_path, "search", "--count", "청렴").stdout == b"1\n"


def test_an_analysis_that_is_interrupted_keeps_the_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(workers: int = 0) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(analysing, "kiwi", interrupted)
    done = gjnews(tmp_path, "import", "-", stdin=WIRE.encode())
    assert done.returncode == 130
    assert done.stdout.decode().startswith("새 기사 2")
    assert left(tmp_path) == 2
