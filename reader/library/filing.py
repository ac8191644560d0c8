"""Archives in memory, of files that are only read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from itertools import islice

from reader.archive.articles import Archive
from reader.archive.identity import keys_of
from reader.archive.marks import Marks
from reader.archive.restoring import Restoring
from reader.archive.values import Makers, Prepared
from reader.errors import UnreadableError
from reader.intake import Fields, Problem, RawArticle
from reader.library.importing import raws, refuse_folders
from reader.model import Article, Kind

_PART = 500
_NEVER_REMADE = Makers(0, 0, 0)


def of_files(paths: Sequence[str], form: str | None, kind: Kind, marks: Marks) -> tuple[Archive, tuple[Problem, ...]]:
    """The articles of `paths` as an import would make them, and what could not be read.

    Marks that one of our own exports states are put into `marks`.

    Raises:
        UsageError: a folder, or a format that is unknown or not read yet.
        UnreadableError: nothing could be read at all; it is that of the first file.
    """
    refuse_folders(paths)
    archive, problems = Archive.memory(), list[Problem]()
    refused: list[UnreadableError] = []
    imported = datetime.now(UTC)
    try:
        destination = Restoring(archive, lambda: nullcontext(marks), step=False)
        for path in paths:
            try:
                _file(destination, raws(path, form, kind, alone=len(paths) == 1), imported, problems)
            except UnreadableError as error:
                refused.append(error)
                problems.append(Problem(path, 0, str(error)))
        destination.finish()
        if refused and not archive.count():
            raise refused[0]
    except BaseException:
        archive.close()
        raise
    return archive, tuple(problems)


def _file(
    destination: Restoring, found: Iterable[RawArticle | Problem], imported: datetime, problems: list[Problem]
) -> None:
    from reader.ingest import articles

    made = articles(found, imported)
    while part := list(islice(made, _PART)):
        problems.extend(each for each in part if isinstance(each, Problem))
        destination.add([each for each in part if isinstance(each, Prepared)], imported)


def group(archive: Archive, marks: Marks) -> None:
    """Find the stories in an archive in memory, as far as `marks` do not say otherwise."""
    from reader import grouping

    for _ in grouping.group(archive):
        pass
    archive.stories.decide(marks.bonds.standing())


def of_articles(articles: Sequence[Article]) -> Archive:
    """Articles that were parsed before."""
    archive = Archive.memory()
    archive.add(list(prepared(articles)))
    return archive


def prepared(articles: Sequence[Article]) -> Iterator[Prepared]:
    """What the archive takes of articles that need no parsing; their ids stay."""
    for article in articles:
        raw = RawArticle(
            article.source,
            0,
            article.title,
            article.body,
            article.outlet,
            article.reporter,
            article.agency,
            article.url,
        )
        fields = Fields(
            article.title,
            article.title_derived,
            article.body,
            article.truncated,
            article.outlet,
            article.reporter,
            article.agency,
            article.captions,
            article.credits,
        )
        yield Prepared.of(raw, fields, article, keys_of(raw), _NEVER_REMADE)
