"""Makes the packaged edition anew of its sources, in a checkout: ``python -m reader.sample.build [--check]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from reader import grouping, ingest, sources
from reader.archive.articles import Archive
from reader.archive.values import Prepared, Version
from reader.errors import ReaderError
from reader.intake import Problem, RawArticle
from reader.model import KST, Article
from reader.sample import EDITION, TODAY
from reader.tagging.announced import Announced

SOURCES = Path(__file__).parents[2] / "fixtures" / "edition"
RECEIVED = datetime.combine(TODAY, time(18), KST)
"""When the sources are said to have been imported."""


def made(folder: Path = SOURCES) -> Archive:
    """An archive in memory of the files in `folder`, newest first, ties in the order of the files.

    Raises `ValueError` for a part of a file that cannot be read.
    """
    archive = Archive.memory()
    archive.add(
        sorted(prepared(folder), key=lambda each: each.article.published.first or date.min, reverse=True), RECEIVED
    )
    for _ in grouping.group(archive):
        pass
    return archive


def contents(archive: Archive) -> list[tuple[int, Article, list[Version]]]:
    """All that `archive` tells of its articles, by row."""
    rows = sorted((row.row, row.id) for row in archive.changes())
    return [(row, archive.article(article_id), archive.versions(article_id)) for row, article_id in rows]


def announced(archive: Archive) -> list[tuple[int, Announced]]:
    """All that `archive` has of its agenda."""
    return list(archive.agenda.between(date.min, date.max))


def is_current(edition: Path, archive: Archive) -> bool:
    """Whether the file `edition` holds what `archive` does; a file that cannot be read does not."""
    try:
        with closing(Archive.packaged(edition)) as packaged:
            return contents(packaged) == contents(archive) and announced(packaged) == announced(archive)
    except ReaderError:
        return False


def main(arguments: Sequence[str] | None = None, edition: Path = EDITION) -> int:
    """Writes `edition` where it is another; with ``--check`` only says so (status 1)."""
    parser = argparse.ArgumentParser(prog="python -m reader.sample.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 if the packaged file differs")
    check = parser.parse_args(arguments).check
    with closing(made()) as archive:
        current = is_current(edition, archive)  # the same articles never become other bytes
        if check:
            return int(not current)
        if not current:
            archive.back_up(edition)
        print(f"{archive.count()} articles", file=sys.stderr)
    return 0


def prepared(folder: Path = SOURCES) -> Iterator[Prepared]:
    """What the pipeline makes of the files in `folder`, in their order; the archive gives the ids."""
    for path in sorted(folder.iterdir()):
        for each in ingest.articles(_anywhere(path), RECEIVED):
            if isinstance(each, Problem):
                raise ValueError(f"{path.name}:{each.line}: {each.reason}")
            yield each


def _anywhere(path: Path) -> Iterator[RawArticle | Problem]:
    """What `path` says, under a name that is the same in every checkout."""
    name = f"sample/{path.name}"
    for raw in sources.read(str(path)):
        yield replace(raw, source=name, page=name) if isinstance(raw, RawArticle) else raw


if __name__ == "__main__":
    sys.exit(main())
