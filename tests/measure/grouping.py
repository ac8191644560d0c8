"""How long the stories of an archive take from nothing: ``python -m tests.measure.grouping FILE``, Linux only.

The file is imported into a fresh home by the command; then the stories of all are found anew, in helper processes too,
as the background worker finds them. Printed are the articles, the time by the clock
and of the processors, and the most memory of its own that the process had after a batch.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from reader import grouping
from reader.archive.articles import Archive
from reader.preparing import SELDOM
from reader.tagging.stories import GROUPER_VERSION
from tests.measure.importing import ROOT, anonymous


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.grouping", description=__doc__)
    parser.add_argument("path")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "GJNEWS_HOME": home, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-m", "reader", "import", "--later", asked.path], env=environment, check=True)
        with Archive.open(Path(home), writable=True) as archive:
            gc.set_threshold(*SELDOM)  # as the worker does
            archive.stories.redo_older(GROUPER_VERSION + 1)
            print(regrouped(archive))
    return 0


def regrouped(archive: Archive) -> str:
    """Finds all groups of `archive` anew, and says what that took."""
    articles, most = 0, 0.0
    began, used = time.perf_counter(), _processors()
    for done in grouping.group(archive):
        articles += done
        most = max(most, anonymous(os.getpid()))
    clock, processors = time.perf_counter() - began, _processors() - used
    return (
        f"{articles} articles in {clock:.1f} s, {processors:.1f} s of processors ({articles / processors:.0f} a second); "
        f"at most {most:.0f} MiB of its own"
    )


def _processors() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    raise SystemExit(main())
