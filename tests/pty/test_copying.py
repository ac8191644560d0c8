"""Copying inside tmux as it comes, where OSC 52 alone reaches no buffer: what was said to be copied can be pasted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui import news

pytestmark = [
    pytest.mark.pty,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
ROOT = Path(__file__).parents[2]


class Tmux:
    """A server of its own with its default settings, and the reader in its one window."""

    def __init__(self, home: Path, path: Path, **env: str) -> None:
        self._name = f"gjnews-test-{os.getpid()}-{id(self)}"
        wanted = {"GJNEWS_HOME": str(home), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **env}
        said = [f"{name}={value}" for name, value in wanted.items()]
        unset = [part for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "STY") for part in ("-u", name)]
        program = ["env", *unset, *said, sys.executable, "-m", "reader", "open", str(path)]
        self.run("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", *program)

    def run(self, *arguments: str) -> str:
        not_ours = ("TMUX", "SSH_CONNECTION", "COLUMNS", "LINES")
        outside = {name: value for name, value in os.environ.items() if name not in not_ours}
        command = ["tmux", "-L", self._name, *arguments]
        done = subprocess.run(command, capture_output=True, env={**outside, "LANG": "C.UTF-8"}, check=True, timeout=10)
        return done.stdout.decode()

    def wait(self, words: str) -> None:
        end = time.monotonic() + 30
        while words not in (screen := self.run("capture-pane", "-p")):
            assert time.monotonic() < end, f"{words!r} never stood on the screen:\n{screen}"
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    @property
    def buffer(self) -> str:
        return self.run("show-buffer")

    def end(self) -> None:
        self.run("kill-server")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return news.write(tmp_path / "news.jsonl", news.articles())


@pytest.fixture
def tmux(tmp_path: Path, path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path / "home", path)
    yield server
    server.end()


@pytest.fixture
def over_ssh(tmp_path: Path, path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path / "home", path, SSH_CONNECTION="192.0.2.1 50000 192.0.2.2 22")
    yield server
    server.end()


def test_a_citation_and_an_address_are_in_the_buffer_once_they_are_said_to_be_copied(tmux: Tmux) -> None:
    tmux.wait("안 읽음          8")
    tmux.press("'")
    tmux.wait("인용 문구를 복사했습니다.")
    assert tmux.buffer == (
        "박예시, “광주 서구, 이웃 돌봄 모임 200명 모집”, 예시일보, 2024. 3. 14., https://news.example/1"
    )
    tmux.press("y")
    tmux.wait("주소를 복사했습니다.")
    assert tmux.buffer == "https://news.example/1"


def test_without_an_address_that_is_said_and_the_citation_is_in_the_buffer(tmux: Tmux) -> None:
    tmux.wait("안 읽음          8")
    tmux.press("j")
    tmux.press("y")
    tmux.wait("원문 주소가 없어 인용 문구를 복사했습니다.")
    assert tmux.buffer == "“서구 작은도서관, 밤 9시까지 연다”, 매체 미상, 2024. 3. 14."


def test_over_ssh_without_a_browser_opening_copies_and_says_so(over_ssh: Tmux) -> None:
    over_ssh.wait("안 읽음          8")
    over_ssh.press("o")
    over_ssh.wait("원격 접속이라 브라우저를 열 수 없어 주소를 복사했습니다.")
    assert over_ssh.buffer == "https://news.example/1"
