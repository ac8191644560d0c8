"""How long keys take while the reader's home is busy, beside an idle one: ``python -m tests.measure.hanging``.

Without more, fifty feeds are fetched from a loopback server of its own process, and most of them are no good: nothing
new, errors, silence, half answers, bombs, bad certificates. With ``--group HOME`` the stories of all articles of a copy
of HOME are found again by the background worker. The reader is under a pseudo-terminal; keys move in the list and type
in the search box, in turn while its helpers are stopped (idle) and while they work (busy), so that whatever else the
machine is doing is the same for both. A key's time is that from writing it to the arrival of the bytes that show what
it made.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import os
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import numpy as np
import trustme

from reader.archive.articles import Archive
from reader.archive.values import Prepared
from reader.bench.corpus import Corpus
from reader.bench.typing import WORDS
from reader.library import Library
from reader.tagging.stories import GROUPER_VERSION
from reader.text.hangul import Composer, keystrokes, to_latin
from reader.turn import turn
from tests.loopback import Reply, Route, endless, feed, half, hang, nonsense, redirect, serving
from tests.measure.keys import CLEAR, F8, Program
from tests.measure.many import prepared

ROOT = Path(__file__).parents[2]
HOME = "\x1b[H"
MOVES = 10
"""Rows that the cursor goes down, and up again."""
SETTLED = 12.0
"""Seconds until the index is open and warm, and the worker has nothing left to do."""
Times = dict[str, list[float]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print p50, p95 and the worst of both, and what became of the work meanwhile."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.hanging", description=__doc__)
    parser.add_argument("--keys", type=int, default=200, help="of each kind, at most")
    parser.add_argument("--articles", type=int, default=2_000, help="in the home before the feeds are fetched")
    parser.add_argument("--group", type=Path, metavar="HOME", help="find the stories of a copy of HOME meanwhile")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.serve:
        return serve()
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # the worker ends after its batch
        home = Path(folder) / "home"
        idle, busy, told = grouping(asked, home) if asked.group else fetching(asked, home)
    for kind in idle:
        report(f"{kind}, idle", idle[kind])
        report(f"{kind}, busy", busy[kind])
    print(told)
    return 0


def fetching(asked: argparse.Namespace, home: Path) -> tuple[Times, Times, str]:
    """Fifty feeds at once."""
    with Archive.open(home, writable=True) as archive:
        articles: list[Prepared] = list(prepared(Corpus(None, asked.articles, 400).rows()))
        archive.add(articles)
    with served() as urls, Library.open(home) as library:
        for url in urls:
            library.feeds.subscribe(url)
        with reading(home) as reader:
            reader.press("r", "받고 있습니다")
            began = time.perf_counter()
            idle, busy = pressed(reader, asked.keys, lambda: is_over(library, len(urls)))
            took = time.perf_counter() - began
        states = Counter(str(each.state) for each in library.feeds.all())
    return idle, busy, f"{took:.0f} s of {len(urls)} feeds: {', '.join(f'{n} {name}' for name, n in states.items())}"


def is_over(library: Library, feeds: int) -> bool:
    """Whether something came of every feed."""
    return sum(feed.tried is not None for feed in library.feeds.all()) == feeds


def grouping(asked: argparse.Namespace, home: Path) -> tuple[Times, Times, str]:
    """All stories of a home again."""
    shutil.copytree(asked.group, home, ignore=shutil.ignore_patterns("backup", "worker.*"))
    with turn(home), Archive.open(home, writable=True) as archive:
        archive.stories.redo_older(GROUPER_VERSION + 1)
        waiting = archive.stories.count_ungrouped()
    with reading(home) as reader, Archive.open(home) as archive:
        first, began = archive.stories.count_ungrouped(), time.perf_counter()
        idle, busy = pressed(reader, asked.keys, lambda: not archive.stories.count_ungrouped())
        left, took = archive.stories.count_ungrouped(), time.perf_counter() - began
    return idle, busy, f"{waiting} articles to be grouped; {first - left} of them were in the {took:.0f} s of the keys"


@contextmanager
def reading(home: Path) -> Iterator[Program]:
    """A reader of `home` whose search box composes Hangul, once it has settled."""
    reader = Program([sys.executable, "-m", "reader"], str(home))
    try:
        reader.press("", "최신순")
        time.sleep(SETTLED)
        reader.rest()
        reader.press("/", "/ ")
        reader.press(F8, "한글 바로 입력")
        reader.rest()
        reader.press("\x1b", "Enter 열기")
        reader.rest()
        yield reader
    finally:
        reader.end()


def pressed(reader: Program, keys: int, is_over: Callable[[], bool]) -> tuple[Times, Times]:
    """Seconds of each of about `keys` keys in the list and as many in the box, idle and busy; fewer where `is_over`."""
    idle: Times = {"list": [], "box": []}
    busy: Times = {"list": [], "box": []}
    for word in cycle(WORDS):
        for signalled, times in ((signal.SIGSTOP, idle), (signal.SIGCONT, busy)):
            to_helpers(reader.pid, signalled)
            times["list"] += moved(reader)
            times["box"] += typed(reader, word)
        if is_over() or min(map(len, busy.values())) >= keys:
            return idle, busy
    raise AssertionError


def to_helpers(pid: int, signalled: signal.Signals) -> None:
    """Send a signal to the helpers of a reader and to those of theirs: each leads a session of its own."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(path.read_text().rpartition(")")[2].split()[1]) == pid:
                os.killpg(int(path.parent.name), signalled)


def moved(reader: Program) -> Iterator[float]:
    """Down from the first row, and up again."""
    reader.send(HOME)
    reader.rest()
    for key, rows in (("j", range(2, MOVES + 2)), ("k", range(MOVES, 0, -1))):
        for row in rows:
            yield reader.press(key, f"기사 {row}/")
            reader.rest()


def typed(reader: Program, word: str) -> Iterator[float]:
    """A word, letter by letter, and out of the box again."""
    reader.send("/")
    reader.rest()
    composer = Composer()
    for key in keystrokes(word):
        composer.press(key)
        if key == " ":  # which the title leaves out
            reader.send(key)
        else:
            yield reader.press(to_latin(key), f" {composer.text} — ")
        reader.rest()
    reader.press(CLEAR, " 전체 — ")
    reader.rest()
    reader.press("\x1b", "Enter 열기")
    reader.rest()


def report(name: str, seconds: Sequence[float]) -> None:
    """One line."""
    p50, p95, worst = np.percentile(np.array(seconds) * 1000, (50, 95, 100))
    late = sum(each > 0.050 for each in seconds)
    print(
        f"{name:<12} p50 {p50:6.1f}  p95 {p95:6.1f}  worst {worst:6.1f} ms a key; {late} of {len(seconds)} above 50 ms"
    )


@contextmanager
def served() -> Iterator[list[str]]:
    """The addresses of fifty feeds, served by a process of its own."""
    command = [sys.executable, "-m", "tests.measure.hanging", "--serve"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def serve() -> int:
    """Say the addresses, and serve them until standard input ends. Each feed has an address of the loopback network
    to itself, so that as many are asked at once as there may be."""
    certificate = trustme.CA().issue_cert("127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    with serving("0.0.0.0") as server, serving(context=context) as secure:
        for number, route in enumerate(routes()):
            server.routes[f"/{number}"] = route
        addresses = [server.url(f"/{number}", f"127.0.0.{number + 1}") for number in range(len(server.routes))]
        secure.routes["/"] = Reply(feed("비밀", 10))
        print(json.dumps([*addresses, secure.url("/1"), secure.url("/2")]), flush=True)
        sys.stdin.read()
    return 0


def routes() -> list[Route]:
    """Forty-eight feeds; two more are behind certificates that nobody vouches for."""
    bomb = Reply(gzip.compress(b" " * (200 << 20), 1), headers={"Content-Encoding": "gzip"})
    return [
        *(Reply(feed(f"신문{n}", 50, length=150)) for n in range(18)),
        *[Reply(status=304)] * 5,
        *[Reply(b"no", 500)] * 5,
        *[hang] * 6,
        *(half(feed(f"반쪽{n}", 50, length=150)) for n in range(4)),
        *[bomb] * 3,
        *[endless(100 << 20)] * 3,
        *(redirect(f"/{41 + n}") for n in range(2)),
        *[nonsense] * 2,
    ]


if __name__ == "__main__":
    raise SystemExit(main())
