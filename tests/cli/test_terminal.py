"""What differs on a terminal: progress on standard error, lines cut to its width, Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.output import width
from tests.cli.helpers import ROOT, WIRE, gjnews

pytestmark = [pytest.mark.pty, pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")]


def environment(home: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "GJNEWS_HOME": str(home), "TERM": "xterm-256color"}


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """(our end, the program's end) of a terminal of 60 columns."""
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 60))
    yield ours, theirs
    os.close(ours)


def shown(ours: int, theirs: int) -> str:
    os.close(theirs)
    text = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            part = b""
        if not part:
            return text.decode("utf-8").replace("\r\n", "\n")
        text += part


def test_progress_is_drawn_on_a_terminal_and_leaves_an_empty_line(tmp_path: Path, terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    command = [sys.executable, "-m", "reader", "import", "-"]
    done = subprocess.run(
        command, input=WIRE.encode(), stdout=subprocess.PIPE, stderr=theirs, env=environment(tmp_path), check=True
    )
    drawn = shown(ours, theirs)
    assert "새 기사 2" in drawn
    assert drawn.endswith(" \r")
    assert done.stdout.decode() == "새 기사 2 · 바뀐 기사 0 · 같은 기사 0 · 실패 0\n"


def test_a_list_fits_the_terminal(tmp_path: Path, terminal: tuple[int, int]) -> None:
    gjnews(tmp_path, "import", "-", stdin=WIRE.encode())
    ours, theirs = terminal
    command = [sys.executable, "-m", "reader", "search", "--limit", "1"]
    subprocess.run(command, stdout=theirs, stderr=theirs, env=environment(tmp_path), check=True)
    first, more, rest = shown(ours, theirs).split("\n")
    assert width(first) <= 60
    assert "…" in first
    assert more.startswith("1건이 더 있습니다.")
    assert rest == ""


def test_ctrl_c_ends_with_one_line_and_what_was_committed_stays(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reader", "import", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path)
    ) as running:
        deadline = time.monotonic() + 30
        while not (tmp_path / "worker.lock").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, errors = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, b"")
    assert errors.decode() == "gjnews: 그만두었습니다.\n"


def test_a_dumb_terminal_is_told_to_use_the_search(tmp_path: Path, terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    env = {**environment(tmp_path), "TERM": "dumb"}
    done = subprocess.run(
        [sys.executable, "-m", "reader"], stdin=theirs, stdout=theirs, stderr=theirs, env=env, check=False
    )
    assert done.returncode == 2
    assert "gjnews search" in shown(ours, theirs)


def test_a_passage_stands_below_an_article_that_matches_in_its_text_alone(
    tmp_path: Path, terminal: tuple[int, int]
) -> None:
    gjnews(tmp_path, "import", "-", stdin=WIRE.encode())
    ours, theirs = terminal
    command = [sys.executable, "-m", "reader", "search", "직원"]
    subprocess.run(command, stdout=theirs, stderr=theirs, env=environment(tmp_path), check=True)
    line, passage, _ = shown(ours, theirs).split("\n")
    assert "직원" not in line
    assert passage.strip().startswith("…밝혔다. 직원 50여 명이")
    assert width(passage) <= 60
