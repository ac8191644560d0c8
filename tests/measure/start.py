"""How long a person waits for the first headline, as a ratio to an empty Textual app: ``python -m tests.measure.start``.

Both programs run in turn under a pseudo-terminal of their own; what counts is the time from the start of the process
to the arrival of the bytes that draw a given text. The medians of the alternating runs and their ratio are printed.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from statistics import median

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready-to-read")
Empty().run()
"""

ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")


def spawned(argv: Sequence[str], home: str) -> tuple[int, int]:
    """The process of `argv` and the other end of its own 120×40 terminal; `home` is that of gjnews."""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", GJNEWS_HOME=home)
        ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.execvp(argv[0], list(argv))
    return pid, fd


def seconds_until(argv: Sequence[str], text: str, *, home: str, timeout: float = 30.0) -> float:
    """Seconds from the start of `argv` to the arrival of `text` on its 120×40 terminal."""
    began = time.perf_counter()
    pid, fd = spawned(argv, home)
    try:
        return _wait(fd, text.encode(), began, timeout)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def _wait(fd: int, wanted: bytes, began: float, timeout: float) -> float:
    seen = b""
    while time.perf_counter() - began < timeout:
        if select.select([fd], [], [], 0.5)[0]:
            try:
                seen += os.read(fd, 1 << 16)
            except OSError:
                break
            if wanted in ESCAPES.sub(b"", seen):
                return time.perf_counter() - began
    raise TimeoutError(f"{wanted.decode()!r} never came; the last output was {seen[-300:]!r}")


def measure(text: str, home: str, arguments: Sequence[str], runs: int) -> tuple[list[float], list[float]]:
    """Seconds of the empty app and of gjnews, alternating; one run of each before goes uncounted."""
    empty = [sys.executable, "-c", EMPTY_APP]
    ours = [sys.executable, "-m", "reader", *arguments]
    pairs = [
        (seconds_until(empty, "ready-to-read", home=home), seconds_until(ours, text, home=home))
        for _ in range(runs + 1)
    ]
    return [a for a, _ in pairs[1:]], [b for _, b in pairs[1:]]


def main() -> None:
    """Print the medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", required=True, help="a piece of the first headline, without a space")
    parser.add_argument("--home", help="an archive's home; a new, empty one (the sample edition) by default")
    parser.add_argument("-n", "--runs", type=int, default=9)
    parser.add_argument("arguments", nargs="*", help="arguments of gjnews, such as: open FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as empty_home:
        home = str(Path(options.home).resolve()) if options.home else empty_home
        base, ours = measure(options.text, home, options.arguments, options.runs)
    print(f"empty Textual app   median {median(base):.3f} s   {min(base):.3f}–{max(base):.3f}   {options.runs} runs")
    print(f"gjnews              median {median(ours):.3f} s   {min(ours):.3f}–{max(ours):.3f}")
    print(f"ratio of medians    {median(ours) / median(base):.2f}")


if __name__ == "__main__":
    main()
