"""How long the stories of an archive take from nothing: ``python -m tests.measure.grouping FILE``, Linux only.

The file is imported into a fresh home by the command; then the stories of all are found anew, in helper processes too,
as the background worker finds them. Printed are the articles, the time by the clock
and of the processors, and the most memory of its own that the process had after a batch. With ``--copies N`` so many
outlets run one notice besides, each with a sentence of its own; with ``--equal`` too, all of them the same words.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
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
    parser.add_argument("--copies", type=int, default=0, metavar="N")
    parser.add_argument("--equal", action="store_true")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "GJNEWS_HOME": home, "PYTHONPATH": str(ROOT)}
        copies = Path(home) / "copies.jsonl"
        copies.write_text("".join(copied(asked.copies, equal=asked.equal)), encoding="utf-8")
        paths = [asked.path, *([str(copies)] if asked.copies else [])]
        subprocess.run([sys.executable, "-m", "reader", "import", "--later", *paths], env=environment, check=True)
        with Archive.open(Path(home), writable=True) as archive:
            gc.set_threshold(*SELDOM)  # as the worker does
            archive.stories.redo_older(GROUPER_VERSION + 1)
            print(regrouped(archive))
    return 0


def copied(count: int, *, equal: bool) -> Iterator[str]:
    """One notice in `count` outlets, as lines of JSON."""
    desks = ("여권", "주차", "세금", "건축", "위생", "청소", "공원", "하천", "도서관", "체육", "돌봄", "일자리")
    notice = "\n".join(f"{desk} 창구에서는 서류를 접수하고 그날 안에 처리 결과를 문자로 알린다." for desk in desks)
    for n in range(count):
        own = "" if equal else f"\n매체{n} 독자 모임 누리집에서 더 볼 수 있다."
        told = {"title": "서구, 민원실 창구 다시 나눈다", "body": notice + own, "outlet": f"매체{n}"}
        yield json.dumps({**told, "published": "2026-01-14", "url": f"https://example.org/{n}"}) + "\n"


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
