"""``gjnews brief`` as a shell sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.helpers import errors, gjnews
from tests.cli.test_stories import ARTICLES, RELEASES, jsonl

DAY = ("--day", "2026-03-12")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    gjnews(folder, "import", "--later", "--format", "jsonl", "--kind", "release", "-", stdin=jsonl(RELEASES))
    gjnews(folder, "import", "--later", "--format", "jsonl", "-", stdin=jsonl(ARTICLES))
    return folder


def printed(home: Path, *arguments: str) -> str:
    done = gjnews(home, "brief", *arguments)
    assert done.returncode == 0
    return done.stdout.decode("utf-8")


def test_a_day_is_told_story_by_story_with_what_nobody_ran(home: Path) -> None:
    told = printed(home, *DAY)
    assert "□ 서구 — 소식 1건, 기사 2건\n ○ “이웃의 눈이 가장 빠르다” 서구 돌봄 모임 (견본신문 외 1곳, 3. 12. " in told
    assert "   - 제목 바꿈: 견본신문 ‘“이웃의 눈이 가장 빠르다” 서구 돌봄 모임’\n" in told
    assert "□ 실은 곳이 없는 보도자료 — 1건\n ○ 동구, 골목 나무 주민이 고른다 (동구청, 3. 12. 08:40)\n" in told
    assert "홀로 사는 주민" not in told, "no texts unless asked"


def test_the_place_asked_for_stands_first_else_that_of_the_settings(home: Path, tmp_path: Path) -> None:
    assert printed(home, *DAY, "--place", "남구").startswith("남구 아침 브리핑 — 2026년 3월 12일(목)\n")
    (home / "config.toml").write_text('place = "서구"\n', encoding="utf-8")
    try:
        assert printed(home, *DAY).startswith("서구 아침 브리핑")
    finally:
        (home / "config.toml").unlink()
    assert printed(home, *DAY).startswith("아침 브리핑")


def test_each_form_is_written(home: Path) -> None:
    assert printed(home, *DAY, "--to", "md").startswith("# 아침 브리핑")
    assert printed(home, *DAY, "--to", "html").startswith("<!DOCTYPE html>")
    (line,) = printed(home, *DAY, "--to", "json").splitlines()
    assert [section["place"] for section in json.loads(line)["sections"]] == ["seo"]
    assert "   광주 서구는 홀로 사는 주민을" in printed(home, *DAY, "--bodies")


def test_a_span_of_days_reaches_until_today(home: Path) -> None:
    told = printed(home, "--since", "2026-03-01")
    assert "소식 1건, 기사 2건" in told
    assert "3. 1.(일)~" in told.splitlines()[1]


def test_days_without_anything_are_status_1(home: Path) -> None:
    done = gjnews(home, "brief", "--day", "2024-01-01")
    assert done.returncode == 1
    assert "알려진 일정이 없습니다." in done.stdout.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--day", "언제"], "--day에 없는 날입니다: 언제"),
        (["--since", "2999-01-01"], "--since에 없는 날입니다: 2999-01-01"),
        (["--day", "어제", "--since", "어제"], "--day와 --since 가운데 하나만"),
        (["--to", "hwp"], "--to에 없는 값입니다"),
    ],
)
def test_wrong_usage_is_named(home: Path, wrong: list[str], said: str) -> None:
    done = gjnews(home, "brief", *wrong)
    assert done.returncode == 2
    assert said in errors(done)[0]


def test_an_empty_home_says_how_to_begin(tmp_path: Path) -> None:
    done = gjnews(tmp_path, "brief")
    assert done.returncode == 1
    assert "보관함이 비었습니다" in errors(done)[0]
