"""What an import takes and holds in memory: ``python -m tests.measure.importing FILE``, Linux only.

The file is imported into a fresh home by the command; printed is the most that the import and the processes it
started had as memory of their own (RssAnon) at one moment, together and each. A plain loop is timed before and after:
where the clock of a machine varies, the time of the import is told by that, too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOKS = 0.1
"""Seconds between two looks."""
ADDITIONS = 10_000_000
"""Of the plain loop."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the peak."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.importing", description=__doc__)
    parser.add_argument("path")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "GJNEWS_HOME": home, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "reader", "import", "--later", asked.path]
        before = plain()
        began, most = time.perf_counter(), [0.0]
        with subprocess.Popen(command, env=environment) as running:
            while running.poll() is None:
                most = max(most, sorted(map(anonymous, family(running.pid)), reverse=True), key=sum)
                time.sleep(LOOKS)
    seconds = time.perf_counter() - began
    each, used, loop = " + ".join(f"{mib:.0f}" for mib in most), os.times(), (before + plain()) / 2
    processor = used.children_user + used.children_system
    print(f"{seconds:.1f} s, {processor:.1f} s of processors; at most {sum(most):.0f} MiB together ({each})")
    print(f"{seconds / loop:.0f} times a loop of {ADDITIONS:,} additions, which took {loop:.2f} s")
    return running.returncode


def plain() -> float:
    """Seconds of a plain loop: of the interpreter, with nothing else."""
    began, total = time.perf_counter(), 0
    for number in range(ADDITIONS):
        total += number
    return time.perf_counter() - began


def family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def anonymous(pid: int) -> float:
    """MiB of memory of its own."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon")), 0.0)


if __name__ == "__main__":
    raise SystemExit(main())
