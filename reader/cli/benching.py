"""``gjnews bench search``: how long each key takes on this machine, and what else it costs."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.output import complain, print_json, say
from reader.cli.parser import Parser
from reader.cli.run import DONE
from reader.cli.words import t
from reader.config import Settings
from reader.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from reader.bench.search import Measured, Report

_COLUMNS = ("name", "p50", "p99", "worst", "cpu50", "cpu99", "same", "build", "disk", "anon", "mapped", "peak")


def bench(arguments: list[str], _settings: Settings) -> int:
    """Measure on a temporary copy; nothing of the person's is read or written."""
    parser = Parser("bench")
    parser.words("what")
    parser.words("path", nargs="?")
    parser.option("-n", type=int, default=10_000)
    parser.option("--chars", type=int, default=1_000)
    parser.option("--keep", metavar="FOLDER")
    parser.option("--alone", action="store_true")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    if asked.what != "search":
        raise UsageError(t("bench.only", what=asked.what))
    path = Path(asked.path).absolute() if asked.path else None
    if path is not None and not path.is_file():
        raise UnreadableError(t("bench.missing", where=asked.path))
    kept = Path(asked.keep).absolute() if asked.keep else None
    from reader.bench.corpus import Corpus
    from reader.bench.search import measure

    with tempfile.TemporaryDirectory(prefix="gjnews-bench-") as folder:
        corpus = Corpus(path, max(asked.n, 1), max(asked.chars, 20))
        report = measure(corpus, Path(folder), rivals=not asked.alone, tell=_step, kept=kept)
    if asked.json:
        print_json([asdict(report)])
    else:
        _print(report)
    return DONE


def _step(what: str) -> None:
    complain(t("bench.step", what=what))


def _print(report: Report) -> None:
    say(t("bench.size", articles=report.articles, words=report.words, opening=report.opening))
    say(t("bench.all", **asdict(report.all_keys)))
    say(t("bench.cpu", **asdict(report.all_cpu)))
    say(t("bench.slow", keys=", ".join(f"{key} {milliseconds}" for key, milliseconds in report.slowest)))
    say(t("bench.common", keys=report.ways[0].times.keys, able=report.able))
    say(t("bench.head", **dict(zip(_COLUMNS, t("bench.columns").split(), strict=True))))
    for way in report.ways:
        say(t("bench.head", **_cells(way)))


def _cells(way: Measured) -> dict[str, object]:
    times = way.times
    sizes = (way.build, way.disk, way.anonymous, way.mapped, way.peak)
    return dict(
        zip(
            _COLUMNS,
            (way.name, times.p50, times.p99, times.worst, way.cpu.p50, way.cpu.p99, way.same, *sizes),
            strict=True,
        )
    )
