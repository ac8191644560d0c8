"""The real Kiwi, in its own process."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import analysing
from reader.text.morphemes import AnalyserError, Kiwi, Names
from reader.text.words import Analysis

pytestmark = pytest.mark.kiwi

TEXT = """서구, 통합돌봄국 신설
서구는 24일 통합돌봄국을 신설하고 이웃을 돌봤다고 밝혔다. 김이강 서구청장은 “돌보는 이웃이 아름답다”고 말했다.
광주교육청은 5·18민주화운동 계기 교육을 넓힌다."""


def answer(kiwi: Kiwi, *texts: str) -> Analysis:
    kiwi.submit(texts)
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if (analysis := kiwi.result(0.1)) is not None:
            return analysis
    raise TimeoutError


@pytest.fixture(scope="module")
def kiwi() -> Iterator[Kiwi]:
    opened = Kiwi(analysing.names(), 1)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def analysis(kiwi: Kiwi) -> Analysis:
    return answer(kiwi, TEXT)


def test_verbs_become_their_dictionary_form(analysis: Analysis) -> None:
    assert analysis.words["돌봤다고"].verbs == {"돌보다"}
    assert analysis.words["돌보는"].verbs == {"돌보다"}
    assert {("돌보다", "돌봤"), ("돌보다", "돌보")} <= analysis.forms


def test_nouns_lose_their_particles_and_show_what_they_are_made_of(analysis: Analysis) -> None:
    assert analysis.words["통합돌봄국을"].nouns == {"통합돌봄국"}
    assert analysis.words["통합돌봄국을"].starts == 0b10100
    assert analysis.words["신설하고"].nouns == {"신설"}


def test_names_of_the_gazetteer_stay_whole_and_bodies_keep_their_parts(analysis: Analysis) -> None:
    assert analysis.words["김이강"].starts == 0
    assert analysis.words["광주교육청은"].nouns == {"광주교육청"}
    assert analysis.words["광주교육청은"].starts & 0b100


def test_words_without_spaces_and_odd_texts_do_no_harm(kiwi: Kiwi) -> None:
    odd = ["", " \n ", "가" * 5_000, "https://example.com/" + "a" * 3_000, "\ud800 \x00 돌봄을", "돌봄을 " * 40_000]
    assert "돌봄을" in answer(kiwi, *odd).words


def test_a_sentence_that_was_met_is_not_analysed_again(kiwi: Kiwi) -> None:
    answer(kiwi, "구는 골목 정원을 가꿨다. 주민이 모였다.")
    again = answer(kiwi, "구는 골목 정원을 가꿨다. 주민이 떠났다.").words
    assert "떠났다" in again
    assert "골목" not in again


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_kiwi_is_told_in_one_line() -> None:
    kiwi = Kiwi(Names(), 1)
    kiwi.submit(["돌봄을"])
    assert kiwi._child.pid is not None
    os.kill(kiwi._child.pid, signal.SIGKILL)
    with pytest.raises(AnalyserError) as told:
        answer(kiwi, "돌봄을")
    assert len(str(told.value).splitlines()) == 1
    kiwi.close()


def test_a_missing_model_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    broken = tmp_path / "kiwipiepy.py"
    broken.write_text("raise ImportError('no model here')")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(AnalyserError, match="no model here") as told:
        answer(Kiwi(Names(), 1), "돌봄을")
    assert len(str(told.value).splitlines()) == 1


def test_a_closed_kiwi_leaves_no_process() -> None:
    kiwi = Kiwi(Names(), 1)
    kiwi.close()
    assert not kiwi._child.is_alive()
