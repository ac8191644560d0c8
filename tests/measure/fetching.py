"""A first fetch: ``python -m tests.measure.fetching [--feeds 10] [--articles 100]``.

Feeds are served on the loopback interface to a fresh home. Printed is the time from the wish to fetch (as by r: a
child process of a reader that is open) until every article is found by a search, and what the processes used.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from reader.fetching import home as homes
from reader.library import Library
from reader.query import Query
from reader.sources.asking import Answer
from tests.fakes import TableOfAnswers
from tests.loopback import Reply, feed, serving


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.fetching", description=__doc__)
    parser.add_argument("--feeds", type=int, default=10)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--words", type=int, default=150, help="words of an article")
    asked = parser.parse_args(arguments)
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        os.environ.pop(name, None)
    with serving() as server, tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        for n in range(asked.feeds):
            server.routes[f"/{n}"] = Reply(feed(f"신문{n}", asked.articles, length=asked.words))
            library.feeds.subscribe(server.url(f"/{n}"))
        library.prepare()
        began = time.perf_counter()
        first = 0.0
        for progress in library.feeds.fetch():
            first = first or (time.perf_counter() - began if progress.counts.new else 0.0)
        told = time.perf_counter() - began
        library.refresh()
        found = library.find(Query.parse("마을 잔치")).total
        done = time.perf_counter() - began
        kiwi = "kiwipiepy" in sys.modules
    print(f"{asked.feeds} feeds of {asked.articles} articles of {asked.words} words")
    print(f"first feed archived after {first:.1f} s, all told after {told:.1f} s, {found} found after {done:.1f} s")
    print(f"Kiwi was loaded: {kiwi}; CPU time of the same in this process {_cpu(asked):.1f} s")
    return 0 if found == asked.feeds * asked.articles else 1


def _cpu(asked: argparse.Namespace) -> float:
    """What it costs without network and child process, until the last step is told: for machines that are busy."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        answers = {}
        for n in range(asked.feeds):
            url = f"https://{n}.example/"
            library.feeds.subscribe(url)
            answers[url] = Answer(200, url, {}, feed(f"신문{n}", asked.articles, length=asked.words))
        steps = homes.fetch(library.home, retriever=TableOfAnswers(answers))
        began = time.process_time()
        next(step for step in steps if step.finished)
        return time.process_time() - began


if __name__ == "__main__":
    raise SystemExit(main())
