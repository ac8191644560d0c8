"""Fetching onto a disk that fills up."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.library import Library
from tests.archive.news import many
from tests.loopback import Reply, Server, feed, serving
from tests.test_unwritable import mounts

ROOT = Path(__file__).parents[2]
FETCH = (
    "mount -t tmpfs -o size=3m none {disk} && cp -r {home} {disk}/home && "
    "{python} -m reader fetch >{home}/out 2>{home}/err; echo $?; rm -rf {home}/after; cp -r {disk}/home {home}/after"
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as found:
        yield found


@mounts
def test_a_disk_that_fills_up_is_one_clear_line_and_nothing_is_lost(tmp_path: Path, server: Server) -> None:
    home, disk = tmp_path / "home", tmp_path / "disk"
    disk.mkdir()
    server.routes |= {f"/{n}": Reply(feed(f"신문{n}", 200, length=500)) for n in range(3)}
    with Archive.open(home, writable=True) as archive, Marks.open(home) as marks:
        archive.add(many(40))
        marks.save([archive.subject(headline.id) for headline in archive.front(5)])
    with Library.open(home) as library:
        for n in range(3):
            library.feeds.subscribe(server.url(f"/{n}"))
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", FETCH.format(disk=disk, home=home, python=sys.executable)],
        env={**os.environ, "GJNEWS_HOME": f"{disk}/home", "PYTHONPATH": str(ROOT)},
        cwd=ROOT, capture_output=True, text=True, timeout=110,
    )  # fmt: skip
    errors = (home / "err").read_text()
    assert done.stdout.split() == ["3"], (done.stderr, errors)
    assert len(errors.splitlines()) == 1
    assert "디스크가 가득 차" in errors
    after = home / "after"
    with Archive.open(after) as archive, Marks.open(after) as marks:
        assert archive.faults() == []
        assert marks.faults() == []
        assert archive.count() >= 40
        assert sum(marked.saved for _, marked in marks.all()) == 5
        read_whole = [url for url, memory in archive.feeds.all().items() if memory.succeeded]
        assert len(read_whole) < 3, "what was not archived is not taken for read"
    with Library.open(after) as library:
        *_, last = library.feeds.fetch()
        assert (last.failed, last.total) == (0, 3)
    with Archive.open(after) as archive:
        assert archive.count() == 40 + 600
