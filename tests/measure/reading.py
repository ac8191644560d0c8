"""What a reader of a large archive costs: ``python -m tests.measure.reading --home HOME [--fill ARTICLES.jsonl]``.

In a process of its own a library is opened and prepared, and the states of typing some queries are asked for; then
another process commits one article, and again, and the time is taken from the question what changed to the answer
that has it. Printed are seconds, and the memory that is the process's own (RssAnon) beside what is mapped (RssFile).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from reader import ingest, worker
from reader.archive.articles import Archive
from reader.intake import RawArticle
from reader.library import Library
from reader.query import Query
from reader.sources import read
from reader.text.hangul import Composer, keystrokes
from reader.ui import garbage

QUERIES = ("통합돌봄", "서구 골목", "행정통합 공청회", "지역:서구 어르신", "ㄱㅈㄱㅇㅅ")
COMMITS = 20


def memory() -> dict[str, int]:
    """MiB of this process, as Linux counts them."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return {
        name: int(value.split()[0]) >> 10
        for name, _, value in (line.partition(":") for line in lines)
        if name.startswith("Rss")
    }


def fill(home: Path, path: str) -> None:
    """Import the articles of `path` as the command does."""
    began = time.perf_counter()
    for progress in worker.import_streams(home, [ingest.Stream(path, read(path))], datetime.now(UTC)):
        counts = progress.counts
    print(f"imported and searchable: {counts.new} articles in {time.perf_counter() - began:.1f} s")


def states(query: str) -> list[str]:
    """What stands in the box while `query` is typed."""
    composer, typed = Composer(), list[str]()
    for key in keystrokes(query):
        composer.press(key)
        typed.append(composer.text)
    return typed


def read_it(home: Path) -> None:
    """Open, prepare, type, and take in what is committed meanwhile; garbage is looked for as in the interface."""
    garbage.rest()
    began = time.perf_counter()
    with Library.open(home) as library:
        library.front()
        front = time.perf_counter() - began
        garbage.wake()
        library.prepare()
        garbage.settle()
        ready = time.perf_counter() - began
        keys = []
        for state in (state for query in QUERIES for state in states(query)):
            since = time.perf_counter()
            rows = library.find(Query.parse(state)).rows
            library.headlines(rows[:50])
            keys.append(time.perf_counter() - since)
        total = library.find(Query.parse("")).total
        print(f"{total} articles: front after {front:.2f} s, search ready after {ready:.2f} s")
        print(f"find and 50 rows, {len(keys)} keys: median {median(keys) * 1e3:.1f} ms, worst {max(keys) * 1e3:.1f} ms")
        print("memory, MiB:", ", ".join(f"{name} {value}" for name, value in memory().items()))
        print("committed by another process, until it is found:", _follow(home, library))
        print("memory, MiB:", ", ".join(f"{name} {value}" for name, value in memory().items()))


def _follow(home: Path, library: Library) -> str:
    taken = []
    for number in range(COMMITS):
        word = f"새소식{os.getpid()}{'가나다라마바사아자차'[number % 10] * (number // 10 + 1)}"
        subprocess.run(
            [sys.executable, "-m", "tests.measure.reading", "--home", str(home), "--commit", word], check=True
        )
        since, worked = time.perf_counter(), time.process_time()
        assert library.pending() == 1
        library.refresh()
        assert library.find(Query.parse(word)).total == 1
        taken.append((time.perf_counter() - since, time.process_time() - worked))
    wall, own = zip(*taken, strict=True)
    both = (f"median {median(each) * 1e3:.1f} ms, worst {max(each) * 1e3:.1f} ms" for each in (wall, own))
    return "; the processor's time alone: ".join(both) + f" (of {COMMITS})"


def commit(home: Path, word: str) -> None:
    """One new article of the words of an old one."""
    with Archive.open(home, writable=True) as archive:
        known = archive.article(archive.front(1)[0].id)
        raw = RawArticle(known.source, 0, f"{known.title} {word}", known.body, outlet=known.outlet)
        raw = replace(raw, url=f"https://example.com/{word}", published=known.published.text)
        archive.add([each for each in ingest.articles([raw], datetime.now(UTC)) if isinstance(each, ingest.Prepared)])


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", required=True, type=Path)
    parser.add_argument("--fill", help="articles to import before")
    parser.add_argument("--commit", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.commit:
        commit(options.home, options.commit)
        return
    if options.fill:
        fill(options.home, options.fill)
    if not options.home.is_dir():
        parser.error(f"{options.home}: no home; fill it first")
    read_it(options.home) if not options.fill else subprocess.run(
        [sys.executable, "-m", "tests.measure.reading", "--home", str(options.home)], check=True
    )


if __name__ == "__main__":
    main()
