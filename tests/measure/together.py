"""Two readers and a fetch at once: ``python -m tests.measure.together [--seconds 60]``.

Each is a process of its own on one home: the readers search, open, mark and take back, the third fetches feeds that
tell something new every time. Whatever reaches a person as an error ends the measurement with status 1.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from reader.archive.articles import Archive
from reader.fetching import home as homes
from reader.library import Library
from reader.query import Query
from tests.archive.news import many
from tests.loopback import Reply, Server, feed, serving

ROOT = Path(__file__).parents[2]
FEEDS = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how much was done, and every error."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.together", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--as", dest="role", choices=["reader", "fetcher"], help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.role:
        print((read if asked.role == "reader" else fetch)(asked.home, asked.seconds))
        return 0
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        os.environ.pop(name, None)
    with serving() as server, tempfile.TemporaryDirectory() as folder:
        return together(server, Path(folder), asked.seconds)


def together(server: Server, home: Path, seconds: float) -> int:
    """Let them all run; 0 where none failed."""
    with Archive.open(home, writable=True) as archive:
        archive.add(many(60))
    with Library.open(home) as library:
        for n in range(FEEDS):
            library.feeds.subscribe(server.url(f"/{n}"))
    over = threading.Event()
    news = threading.Thread(target=_tell_news, args=(server, over))
    news.start()
    running = [_start(home, role, seconds) for role in ("reader", "reader", "fetcher")]
    failed = 0
    for process in running:
        said, complaints = process.communicate()
        print(said.strip() or "nothing", complaints.strip(), sep="  ")
        failed += process.returncode != 0 or bool(complaints.strip())
    over.set()
    news.join()
    with Archive.open(home) as archive:
        faults = archive.faults()
        print(f"{archive.count()} articles, faults: {faults}")
    return int(failed > 0 or bool(faults))


def read(home: Path, seconds: float) -> str:
    """Search, open, mark, take back, take in what is new."""
    turns, until = 0, time.monotonic() + seconds
    with Library.open(home) as library:
        library.prepare()
        while time.monotonic() < until:
            rows = library.find(Query.parse(("", "도서관", "잔치", "지역:서구")[turns % 4])).rows
            ids = [headline.id for headline in library.headlines(rows[:20])]
            if ids:
                library.read(ids[:1], opening=True)
                library.save(ids[:2], turns % 2 == 0)
                library.note(ids[0], f"{os.getpid()} {turns}")
                library.undo()
            library.pending()
            library.refresh()
            library.marked_elsewhere()
            turns += 1
    return f"reader: {turns} turns"


def fetch(home: Path, seconds: float) -> str:
    """Fetch again and again."""
    turns, new, until = 0, 0, time.monotonic() + seconds
    while time.monotonic() < until:
        for progress in homes.fetch(home):
            new += progress.counts.new if progress.finished else 0
        turns += 1
    return f"fetcher: {turns} fetches, {new} new articles"


def _start(home: Path, role: str, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.measure.together", "--as", role, "--home", str(home)]
    pipe = subprocess.PIPE
    return subprocess.Popen([*command, "--seconds", str(seconds)], cwd=ROOT, stdout=pipe, stderr=pipe, text=True)


def _tell_news(server: Server, over: threading.Event) -> None:
    first = 0
    while True:
        for n in range(FEEDS):
            server.routes[f"/{n}"] = Reply(feed(f"신문{n}", 20, first=first))
        if over.wait(0.5):
            return
        first += 5


if __name__ == "__main__":
    raise SystemExit(main())
