"""How attempts to fetch a feed are told: what happened and what to do about it, in a line."""

from __future__ import annotations

import pytest

from reader.library.feed_words import words
from reader.sources.asking import HEALTHY, State

FAILURES = [state for state in State if state not in (*HEALTHY, State.NEVER)]


@pytest.mark.parametrize("state", FAILURES)
def test_a_failure_says_what_the_person_or_the_program_does_next(state: State) -> None:
    told = words(state, "news.example")
    assert "\n" not in told
    assert told.endswith(("하세요.", "적으세요.", "받습니다."))
    assert len(told) < 100


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("10", "인증서의 기한이 지났습니다: news.example — "),
        ("9", "아직 쓸 때가 아닌 인증서입니다: news.example — "),
        ("62", "다른 누리집의 인증서입니다: news.example — "),
        ("19", "누가 보증하는지 모르는 인증서입니다: news.example — "),
        ("(WRONG_VERSION_NUMBER)", "안전한 연결을 맺지 못했습니다: news.example (WRONG_VERSION_NUMBER) — "),
    ],
)
def test_what_is_wrong_with_a_certificate_is_told_in_words(number: str, told: str) -> None:
    assert words(State.TLS, f"news.example {number}").startswith(told)


def test_what_a_server_says_is_cut_and_on_one_line() -> None:
    told = words(State.REDIRECTS, "https://news.example/" + "x" * 9_000 + "\n\x1b[2J")
    assert len(told) < 200
    assert told.isprintable()
