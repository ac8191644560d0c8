"""What stands between a person and the first headline: facts about it, for its time depends on the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.sample import build

UNTIL_THE_FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from reader.config import Settings
from reader.library import Library
from reader.ui.app import ReaderApp
from reader.ui.background import Background

begin = Background.begin

def painted(self):
    headlines = self.screen.headlines
    print("first headline:", "".join(headlines.render_line(y).text for y in range(1, 4)))
    print("loaded:", *sorted(sys.modules))
    begin(self)

Background.begin = painted

async def paint(library):
    async with ReaderApp(library, Settings()).run_test(size=(120, 40)) as pilot:
        await pilot.pause()

with Library.open(Path(sys.argv[1])) if sys.argv[1:] else Library.sample() as library:
    asyncio.run(paint(library))
"""

LATER = (
    *("numpy", "kiwipiepy", "httpx", "json", "tomllib", "hashlib", "multiprocessing", "holidays"),
    *(
        "reader.store",
        "reader.worker",
        "reader.ingest",
        "reader.judging",
        "reader.archive.days",
        "reader.tagging",
        "reader.sources",
        "reader.text.clean",
    ),
    *("reader.text.morphemes", "reader.text.outlets", "reader.text.bylines", "reader.sample.build"),
    *("feedparser", "trafilatura", "lxml", "python_calamine", "csv", "xml", "reader.archive.addresses"),
    *(
        "reader.i18n.cli",
        "reader.i18n.ko_topics",
        "reader.ui.commands",
        "reader.ui.searching",
        "reader.ui.offering",
        "reader.ui.dispatch",
    ),
    *("reader.ui.page", "reader.ui.lines", "reader.ui.typography", "reader.ui.article_blocks"),
    *(f"reader.{name}" for name in ("fetching", "errands", "attending", "backing_up", "retaining", "checkup", "logs")),
    *(f"reader.library.{name}" for name in ("subscribing", "feed_words", "feed_values", "feed_lists", "errand")),
    *(f"reader.archive.{name}" for name in ("feeds", "pages", "retention", "subscriptions", "history", "stated")),
    *("reader.turn", "reader.intake"),
    *("reader.grouping", "reader.deciding", "reader.preparing", "reader.archive.stories", "reader.archive.traces"),
    *("icalendar", "reader.archive.agenda", "reader.ui.reporting", "reader.ui.coverage_lines"),
    *(f"reader.library.{name}" for name in ("reports", "agenda", "briefing", "brief_forms", "calendar")),
    *(f"reader.ui.screens.{name}" for name in ("agenda", "brief", "report")),
    *(f"reader.ui.screens.{name}" for name in ("ask", "choose", "help", "palette", "feeds", "links", "suggest")),
    *(f"reader.ui.{name}" for name in ("rare", "errands", "exporting", "piping", "fetching", "subscribing", "pages")),
    "reader.ui.feed_rows",
    *(f"reader.library.{name}" for name in ("exporting", "linking", "subscribing", "feed_values")),
    *("reader.library.coverage", "reader.library.comparing", "reader.text.comparing"),
    *(f"reader.ui.{name}" for name in ("moves", "opening", "views")),
    *(f"reader.ui.{name}" for name in ("stories", "around", "same_blocks", "compared_blocks")),
    *("csv", "reader.export.writing", "reader.export.values", "reader.archive.restoring"),
)
"""Modules that the first paint does not need; a package stands for all that is in it."""


def printed(*arguments: str) -> dict[str, str]:
    run = subprocess.run(
        [sys.executable, "-c", UNTIL_THE_FIRST_PAINT, *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
    )
    return dict(line.split(": ", 1) for line in run.stdout.splitlines())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    with Archive.open(folder, writable=True) as archive:
        archive.add(list(build.prepared())[:40], build.RECEIVED)
    return folder


def test_the_first_paint_of_the_sample_needs_nothing_heavy() -> None:
    _needs_nothing_heavy(printed())


def test_the_first_paint_of_an_archive_needs_nothing_heavy(home: Path) -> None:
    _needs_nothing_heavy(printed(str(home)))


def _needs_nothing_heavy(said: dict[str, str]) -> None:
    assert "11월" in said["first headline"], "nothing was painted"
    loaded = said["loaded"].split()
    assert "reader.archive.reading" in loaded
    assert not [name for name in loaded if any(name == late or name.startswith(f"{late}.") for late in LATER)]


def test_the_front_is_read_by_index_and_counted_beforehand(home: Path) -> None:
    """Neither an archive's newest headlines nor its counts may take longer because there are a million articles."""
    asked: list[str] = []
    with Archive.open(home) as archive:
        archive._db.set_trace_callback(asked.append)
        archive.front()
        archive.totals()
        archive._db.set_trace_callback(None)
        plans = [row[3] for query in asked for row in archive._db.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert len(asked) == 2
    assert plans == ["SCAN article USING INDEX article_order", "SCAN total"]
