"""Typing faster than anybody: what stands under the box belongs to what stands in it."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty
ROOT = Path(__file__).parents[2]
KEYS = "서구 돌봄\x15골목상권\x15청년 정책\x15통합돌봄\x15ㅌㅎㄷㅂ\x15어르신 일자리"
"""Words, each taken away by Ctrl+u."""
PLACEHOLDER = "낱말, 초성"
"""How the words begin that stand in an empty box."""
EVERY = 0.04
"""Seconds from key to key: 25 a second."""
_TITLE = re.compile(r"(\S.*?) — \d+건")


def box_and_title(lines: list[str]) -> tuple[str, str]:
    """What is typed, and what the title of the list says was searched."""
    panes = (line.split("|", 1)[1] for line in lines[1:3] if "|" in line)
    title = next(filter(None, map(_TITLE.search, panes)), None)
    return lines[0].removeprefix(" / ").split("   ")[0].strip(), title[1].strip() if title else ""


def is_behind(box: str, title: str) -> bool:
    """Whether the list is of another text than the one in the box."""
    return bool(box) and not box.startswith(PLACEHOLDER) and title != box


@pytest.mark.parametrize("seconds", [0.0, 0.4, 0.8])
def test_what_is_typed_before_there_is_anything_to_see_is_done_in_its_order(tmp_path: Path, seconds: float) -> None:
    env = {"GJNEWS_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    with Terminal([sys.executable, "-m", "reader"], env) as term:
        time.sleep(seconds)
        term.press("jjjjjkk")
        term.wait("기사 4/")
    with Terminal([sys.executable, "-m", "reader"], env) as term:
        time.sleep(seconds)
        term.press("/돌봄")
        term.wait("돌봄 — ")


def test_at_25_keys_a_second_the_list_keeps_up_with_the_box(tmp_path: Path) -> None:
    env = {"GJNEWS_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    with Terminal([sys.executable, "-m", "reader"], env) as term:
        term.wait("최신순")
        time.sleep(3)
        term.press("/")
        term.wait("Enter 목록으로")
        seen: list[tuple[str, str]] = []
        term.watch = lambda lines: seen.append(box_and_title(lines))
        began = time.monotonic()
        for number, key in enumerate(KEYS):
            term.press(key)
            while time.monotonic() < began + (number + 1) * EVERY:
                _ = term.lines
                time.sleep(0.002)
        term.wait("어르신 일자리 — ")
    typed = {box for box, title in seen if title}
    assert len(typed) > 1
    assert not {frame for frame in seen if is_behind(*frame)}
