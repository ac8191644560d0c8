"""How long a key takes to the screen, above what it takes in an empty Textual app: ``python -m tests.measure.keys``.

Both programs run at the same time, each under a pseudo-terminal of its own, and get words in turn: gjnews in the
search box, keys composed by itself (F8), an app with nothing but an `Input` the same letters. A key's time is that
from writing it to the arrival of the bytes that show what it made: the title of the list with the new text, or the
letters in the `Input`. The search is exact in each of these states, so the title's count is that of the result.
"""

from __future__ import annotations

import argparse
import os
import select
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import numpy as np

from reader.bench.typing import WORDS
from reader.text.hangul import Composer, keystrokes, to_latin
from tests.measure.start import ESCAPES, spawned

EMPTY_APP = """
from textual.app import App
from textual.widgets import Input
class Empty(App):
    def compose(self):
        yield Input(placeholder="ready-to-type", select_on_focus=False)
Empty().run()
"""
PAUSE = 0.05
"""Seconds without output after which the next key is written."""
F8 = "\x1b[19~"
CLEAR = "\x15"
"""Ctrl+u, which takes away what stands before the cursor."""


class Program:
    """A program on its own 120×40 terminal."""

    def __init__(self, argv: Sequence[str], home: str) -> None:
        self.pid, self._fd = spawned(argv, home)

    def press(self, keys: str, wanted: str, timeout: float = 60.0) -> float:
        """Seconds from writing `keys` to the arrival of `wanted`."""
        began = time.perf_counter()
        self.send(keys)
        seen, text = b"", wanted.encode()
        while time.perf_counter() - began < timeout:
            if select.select([self._fd], [], [], 0.5)[0]:
                seen += os.read(self._fd, 1 << 16)
                if text in ESCAPES.sub(b"", seen):
                    return time.perf_counter() - began
        raise TimeoutError(f"{wanted!r} never came; the last output was {seen[-300:]!r}")

    def send(self, keys: str) -> None:
        """Write `keys`."""
        os.write(self._fd, keys.encode())

    def rest(self) -> None:
        """Until nothing has been written for `PAUSE`."""
        while select.select([self._fd], [], [], PAUSE)[0]:
            os.read(self._fd, 1 << 16)

    def end(self) -> None:
        """Without ceremony."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)


@contextmanager
def both(home: str, arguments: Sequence[str]) -> Iterator[tuple[Program, Program]]:
    """The empty app and gjnews, ready to be typed into."""
    empty = Program([sys.executable, "-c", EMPTY_APP], home)
    ours = Program([sys.executable, "-m", "reader", *arguments], home)
    try:
        empty.press("", "ready-to-type")
        ours.press("", "최신순")
        time.sleep(5)  # the index is opened and warmed, the worker has begun
        for program in (empty, ours):
            program.rest()
        ours.press("/", "/ ")
        ours.press(F8, "한글 바로 입력")
        ours.rest()
        yield empty, ours
    finally:
        empty.end()
        ours.end()


def measure(home: str, arguments: Sequence[str], keys: int) -> tuple[list[float], list[float]]:
    """Seconds of each of `keys` keys in the empty app and in gjnews."""
    with both(home, arguments) as (empty, ours):
        theirs, mine = [], []
        for word in cycle(WORDS):
            composer, typed = Composer(), ""
            for key in keystrokes(word):
                composer.press(key)
                letter = to_latin(key)
                typed += letter
                if key == " ":  # which the title leaves out
                    ours.press(letter, letter)
                    typed = empty.press(letter, letter) and typed
                else:
                    theirs.append(empty.press(letter, typed))
                    mine.append(ours.press(letter, f" {composer.text} — "))
                empty.rest()
                ours.rest()
                if len(mine) == keys:
                    return theirs, mine
            empty.press(CLEAR, "ready-to-type")
            ours.press(CLEAR, " 전체 — ")
            ours.rest()
    raise AssertionError


def main() -> None:
    """Print the medians and the 95th of a hundred, and how much ours are above the empty app's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", help="an archive's home; a new, empty one (the sample edition) by default")
    parser.add_argument("-n", "--keys", type=int, default=300)
    parser.add_argument("arguments", nargs="*", help="arguments of gjnews, such as: open FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as empty_home:
        home = str(Path(options.home).resolve()) if options.home else empty_home
        theirs, mine = measure(home, options.arguments, options.keys)
    at = (50, 95, 100)
    base, ours = (np.percentile(np.array(times) * 1000, at) for times in (theirs, mine))
    for name, found in (("empty app", base), ("gjnews", ours), ("above", ours - base)):
        values = "  ".join(f"p{p} {value:6.1f}" for p, value in zip(at, found, strict=True))
        print(f"{name:<10} {values}  ms a key, {len(mine)} keys")


if __name__ == "__main__":
    main()
