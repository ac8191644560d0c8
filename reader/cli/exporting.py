"""``gjnews export``: articles as a document, a table, a page, or lines that can be imported again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from reader.cli.finding import refuse_wrong_values, typed
from reader.cli.output import Meter, complain, say, warn
from reader.cli.parser import Parser
from reader.cli.run import DONE, NOT_ALL
from reader.cli.words import t
from reader.config import Settings
from reader.errors import UsageError
from reader.export.values import Exported, Format, Heading
from reader.export.writing import format_of, pieces, write
from reader.library import Library
from reader.model import Sort
from reader.query import Query
from reader.query.spoken import spoken


def export(arguments: list[str], _settings: Settings) -> int:
    """Write the articles that match."""
    asked = _parser().read(arguments, dashed_words=True)
    if asked.limit < 0:
        raise UsageError(t("usage.limit"))
    form, query = _format(asked), typed(asked.query, whole=asked.whole)
    with Library.sample() if asked.sample else Library.open(make=False) as library:
        warn(library)
        refuse_wrong_values(query, library)
        if library.is_empty:
            complain(t("error.empty"))
            return NOT_ALL
        library.prepare()
        rows = library.find(query, Sort(asked.sort)).rows[: asked.limit or None]
        items, total = library.exported(rows), len(rows)
        if asked.corrected:
            chosen = [item for item in items if item.inferred]
            items, total = iter(chosen), len(chosen)
        if not total:
            complain(t("error.none"))
            return NOT_ALL
        _write(asked.out, pieces(form, _told(items, total), Heading(_name(query), total, library.today)), total)
    return DONE


def _parser() -> Parser:
    parser = Parser("export")
    parser.words("query", nargs="*")
    parser.option("--to", choices=[form.value for form in Format])
    parser.option("--out", metavar="FILE")
    parser.option("--limit", type=int, default=0)
    parser.option("--sort", choices=[sort.value for sort in (Sort.NEW, Sort.OLD, Sort.BEST)], default=Sort.NEW.value)
    for name in ("--whole", "--corrected", "--sample"):
        parser.option(name, action="store_true")
    return parser


def _format(asked: argparse.Namespace) -> Format:
    """What was asked for, else what the name of the file says."""
    form = Format(asked.to) if asked.to else format_of(Path(asked.out)) if asked.out else None
    if form is None:
        raise UsageError(t("usage.see", what=t("usage.export_to"), command="export"))
    return form


def _name(query: Query) -> str:
    return spoken(query.closed()).strip() or t("side.all")


def _told(items: Iterator[Exported], total: int) -> Iterator[Exported]:
    """`items`, with a line on how many have been read, where standard error is a terminal and the output is not."""
    meter = None if sys.stdout.isatty() else Meter()
    for count, item in enumerate(items):
        if meter is not None and count % 100 == 0:
            meter.show(t("export.run", a=count, b=total))
        yield item
    if meter is not None:
        meter.clear()


def _write(out: str | None, text: Iterator[str], total: int) -> None:
    if out is None or out == "-":
        _print(text)
        return
    path = Path(out).expanduser()
    write(path, text, replace=True)
    say(t("export.written", n=total, path=path))


def _print(text: Iterator[str]) -> None:
    """Pieces as they are: each is made of cleaned text, in which no terminal finds anything to obey."""
    for piece in text:
        sys.stdout.write(piece)
    sys.stdout.flush()
