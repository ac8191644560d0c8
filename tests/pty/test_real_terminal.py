"""The program itself in a real terminal: what is acknowledged on screen survives being killed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal
from tests.ui import news

pytestmark = pytest.mark.pty
PROGRAM = [sys.executable, "-m", "reader"]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"GJNEWS_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}


def test_a_mark_that_was_acknowledged_survives_being_killed(tmp_path: Path, env: dict[str, str]) -> None:
    path = news.write(tmp_path / "news.jsonl", news.articles())
    subprocess.run([*PROGRAM, "import", str(path)], env={"PATH": "", **env}, check=True, capture_output=True)
    with Terminal(PROGRAM, env) as term:
        term.wait("전체 — 8건")
        term.wait("안 읽음          8")
        term.press("/")
        term.press("통합돏")
        term.wait("통합돏 — 1건")
        term.press("\r")
        time.sleep(0.4)
        term.press("b")
        term.wait("나중에 읽기에 담았습니다.")
        time.sleep(0.05)
        term.kill()
    with Terminal(PROGRAM, env) as term:
        term.wait("나중에 읽기      1")
        term.press("4")
        term.wait("나중에 읽기 — 1건")
        term.wait("* 광주시, 통합돌봄 성과 나눈다")


def test_q_leaves_the_terminal_as_it_was(tmp_path: Path, env: dict[str, str]) -> None:
    path = news.write(tmp_path / "news.jsonl", news.articles())
    with Terminal([*PROGRAM, "open", str(path)], env) as term:
        term.wait("전체 — 8건")
        term.press("q")
        assert term.ended() == 0
        assert term.written.rindex(b"\x1b[?1049l") > term.written.rindex(b"\x1b[?1049h")
        assert term.written.rindex(b"\x1b[?25h") > term.written.rindex(b"\x1b[?25l")


def test_a_hundred_keys_in_one_write_are_all_taken(tmp_path: Path, env: dict[str, str]) -> None:
    path = news.write(tmp_path / "news.jsonl", news.articles())
    with Terminal([*PROGRAM, "open", str(path)], env, columns=80, rows=24) as term:
        term.wait("[전체 8]")
        term.press("jk" * 45 + "jjj")
        term.wait("기사 4/8")


def test_a_search_and_its_enter_in_one_write_keep_their_order(tmp_path: Path, env: dict[str, str]) -> None:
    path = news.write(tmp_path / "news.jsonl", news.articles())
    with Terminal([*PROGRAM, "open", str(path)], env) as term:
        term.wait("안 읽음          8")
        term.press("/돌봄\r\r")
        term.wait("돌봄 — 2건")
        time.sleep(0.4)
        term.press("jb")
        term.wait("담았습니다.")
        assert any(">" in line and "*" in line and "통합돌봄 성과" in line for line in term.lines)
