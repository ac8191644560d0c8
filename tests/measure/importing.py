"""What an import costs: ``python -m tests.measure.importing [ARTICLES.jsonl] [-n N] [--chars N] [--home HOME]``.

Runs ``gjnews import --later`` on a file, else on the multiplied sample, into a new home. Printed are the seconds until
all is searchable, the processor's seconds of all processes, and of each process the most memory of its own (RssAnon).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from reader.bench.corpus import Corpus

LOOK = 0.05
"""Seconds between two looks at the processes."""


def write(path: Path, corpus: Corpus) -> None:
    """The articles of `corpus` as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for row in corpus.rows():
            told = {"title": row.title, "body": row.text, "outlet": row.outlet, "published": row.published.text}
            file.write(json.dumps({**told, "url": f"https://example.com/{row.row}"}, ensure_ascii=False) + "\n")


def processes(root: int) -> Iterator[tuple[int, str, float]]:
    """Each process below `root` and it: its number, what it runs, and its RssAnon in MiB."""
    waiting = [root]
    while waiting:
        number = waiting.pop()
        try:
            folder = Path(f"/proc/{number}")
            command = (folder / "cmdline").read_text().split("\0")
            anonymous = next(line for line in (folder / "status").read_text().splitlines() if "RssAnon" in line)
            waiting += map(int, (folder / "task" / str(number) / "children").read_text().split())
        except (OSError, StopIteration):  # it has ended meanwhile
            continue
        yield number, _called(command), int(anonymous.split()[1]) / 1024


def _called(command: list[str]) -> str:
    return command[command.index("-m") + 1] if "-m" in command else command[0]


def measure(path: Path, home: Path) -> None:
    """Import and print."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    peaks: dict[tuple[int, str], float] = {}
    command = [sys.executable, "-m", "reader", "import", "--later", str(path)]
    running = subprocess.Popen(command, env={**os.environ, "GJNEWS_HOME": str(home)})
    while running.poll() is None:
        for number, name, anonymous in processes(running.pid):
            peaks[number, name] = max(anonymous, peaks.get((number, name), 0.0))
        time.sleep(LOOK)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    load = os.getloadavg()[1]
    print(f"searchable after {seconds:.1f} s; the processor's time {worked:.1f} s (load of the machine {load:.1f})")
    for (_, name), anonymous in peaks.items():
        print(f"most memory of its own: {anonymous:.0f} MiB {name}")


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path, help="JSON Lines; else the sample is multiplied")
    parser.add_argument("-n", type=int, default=100_000)
    parser.add_argument("--chars", type=int, default=1_000)
    parser.add_argument("--home", type=Path, help="kept; else a temporary one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.articles
        if path is None:
            path = Path(folder) / "articles.jsonl"
            write(path, Corpus(None, options.n, options.chars))
        measure(path, options.home or Path(folder) / "home")


if __name__ == "__main__":
    main()
