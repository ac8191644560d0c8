"""Whatever is killed at whatever instant: the archive stays whole, and what was acknowledged is there.

``make kills`` does this at 200 instants; a plain run of the tests at a few.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.archive.subscriptions import Subscriptions
from tests.archive.news import many
from tests.loopback import Reply, Server, feed, serving

ROOT = Path(__file__).parents[1]
INSTANTS = int(os.environ.get("GJNEWS_KILLS", "16"))
FEEDS = 4
LATEST = 2.5
"""Seconds after its beginning until which a process is killed."""

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL"),
    pytest.mark.timeout(60 + 20 * INSTANTS),
]

MARKING = """
import sys
from pathlib import Path
from reader.archive.articles import Archive
from reader.library import Library

with Library.open(Path(sys.argv[1])) as library, Archive.open(library.home) as archive:
    ids = [headline.id for headline in archive.front(40)]
    print("begun", flush=True)
    n = int(sys.argv[2])
    while True:
        for article_id in ids:
            n += 1
            library.note(article_id, f"{n}번째 메모")
            sys.stdout.write(f"{article_id} {n}\\n")
            sys.stdout.flush()
"""
FETCHING = """
import sys
from pathlib import Path
from reader.fetching import home as homes

home = Path(sys.argv[1])
with homes.Archive.open(home):
    print("begun", flush=True)
for _ in homes.fetch(home):
    pass
"""
IMPORTING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from reader import ingest, sources, worker

home, path = Path(sys.argv[1]), sys.argv[2]
print("begun", flush=True)
for _ in worker.import_streams(home, [ingest.Stream(path, sources.read(path))], datetime.now(UTC)):
    pass
"""


class Victim:
    """A process that says when it begins, and is killed some time after that."""

    def __init__(self, script: str, *arguments: object) -> None:
        command = [sys.executable, "-c", script, *map(str, arguments)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, start_new_session=True
        )  # without a buffer, in which a part of the next line would be lost to `communicate`
        self.due = 0.0

    def begin(self) -> float:
        """Waits until it is at work; the moment."""
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"begun\n", self._process.communicate()[1]
        return time.monotonic()

    def kill(self) -> list[str]:
        """SIGKILL to it and to all that it started; what it had said until then, in whole lines."""
        os.killpg(self._process.pid, signal.SIGKILL)
        said, complaints = (each.decode() for each in self._process.communicate())
        assert "Traceback" not in complaints, complaints
        return [line.removesuffix("\n") for line in said.splitlines(keepends=True) if line.endswith("\n")]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as found:
        yield found


def filled(home: Path, server: Server) -> None:
    """Some articles, and subscriptions whose feeds tell something else every time."""
    with Archive.open(home, writable=True) as archive, Marks.open(home) as marks:
        archive.add(many(40))
        for n in range(FEEDS):
            Subscriptions(marks).add(server.url(f"/{n}"), {})


def news(folder: Path, turn: int) -> Path:
    """A file of articles that were not there before."""
    path = folder / f"{turn}.jsonl"
    rows = [
        {"title": f"남구, {turn}-{n}번째 강좌", "body": f"남구는 {turn}-{n}번째 강좌를 구청에서 열었다고 밝혔다."}
        for n in range(600)
    ]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_nothing_that_was_acknowledged_is_lost_at_any_instant(tmp_path: Path, server: Server) -> None:
    home, chance = tmp_path / "home", random.Random(20261122)
    filled(home, server)
    acknowledged: dict[str, int] = {}
    killed = turn = 0
    while killed < INSTANTS:
        turn += 1
        for n in range(FEEDS):
            server.routes[f"/{n}"] = Reply(feed(f"신문{n}", 60, first=turn * 20))
        writer = Victim(FETCHING, home) if turn % 2 else Victim(IMPORTING, home, news(tmp_path, turn))
        victims = [writer, Victim(MARKING, home, max(acknowledged.values(), default=0))]
        began = [victim.begin() for victim in victims]
        for victim in victims:
            victim.due = max(began) + chance.uniform(0.0, LATEST)
        for victim in sorted(victims, key=lambda each: each.due):
            time.sleep(max(0.0, victim.due - time.monotonic()))
            told = [line.split() for line in victim.kill()]
            acknowledged |= {words[0]: int(words[1]) for words in told if len(words) == 2}
            killed += 1
            with Archive.open(home) as archive:
                assert archive.faults() == []
            with Marks.open(home) as marks:
                assert marks.faults() == []
                assert len(Subscriptions(marks).all()) == FEEDS
                lost = {name for name, n in acknowledged.items() if marks.get(name).note != f"{n}번째 메모"}
                newer = {
                    name for name in lost if int((marks.get(name).note or "0번").split("번")[0]) > acknowledged[name]
                }
                assert lost == newer, "a note that is there may be newer than the last one that was told of"
    assert acknowledged, "nobody marked anything"
    subprocess.run([sys.executable, "-c", FETCHING, str(home)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with Archive.open(home) as archive, Marks.open(home) as marks:
        counts = {memory.state.value for memory in archive.feeds.all().values()}
        assert counts <= {"ok", "unchanged"}
        assert archive.count() > 40 + FEEDS * 60
        assert archive.faults() == []
        assert set(acknowledged) <= {name for name, marked in marks.all() if marked.note}
    print(f"{killed} processes killed in {turn} turns; {len(acknowledged)} articles with acknowledged notes, none lost")
