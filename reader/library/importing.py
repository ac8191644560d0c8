"""From files to the archive of a home, through the worker's lock; and marks made in memory along with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.archive.values import Subject
from reader.errors import UnreadableError, UsageError
from reader.i18n import t
from reader.intake import Problem, Progress, RawArticle
from reader.model import Kind, Marked


def import_files(
    home: Path, paths: Sequence[str], form: str | None, kind: Kind, waiting: Callable[[], None] | None
) -> Iterator[Progress]:
    """Archive the articles of `paths` in `home`; `waiting` is called when another writer is at work.

    Raises:
        UsageError: one of `paths` is a folder; then nothing is imported.
        UnreadableError: nothing could be read at all.
    """
    from reader.ingest import Stream
    from reader.worker import import_streams

    refuse_folders(paths)
    streams = [Stream(path, raws(path, form, kind, alone=len(paths) == 1), _size(path)) for path in paths]
    yield from import_streams(home, streams, datetime.now(UTC), waiting)


def refuse_folders(paths: Sequence[str]) -> None:
    """Before anything is read: a folder among files is a mistake of the person's, not of a part of the input."""
    for path in paths:
        if Path(path).is_dir():
            raise UsageError(t("source.folder", path=path.rstrip("/") or "/"))


def raws(path: str, form: str | None, kind: Kind, *, alone: bool) -> Iterator[RawArticle | Problem]:
    """The articles of one file; among others, one of a format that is not read yet does not stop them."""
    from reader.sources import read

    try:
        yield from read(path, form, kind)
    except UsageError as error:
        if alone:
            raise
        raise UnreadableError(str(error)) from error


def same_articles(memory: Archive, home: Archive) -> Mapping[str, str]:
    """id in `memory` → id in `home`, of the articles that are there too, in the order of their files."""
    ids = [row.id for row in sorted(memory.changes(), key=lambda row: row.row)]
    keys = {article_id: memory.subject(article_id).keys for article_id in ids}
    known = home.ids_by_keys({key for each in keys.values() for key in each})
    found = {article_id: next((known[key] for key in keys[article_id] if key in known), None) for article_id in ids}
    return {article_id: there for article_id, there in found.items() if there is not None}


def carry_over(marks: Marks, home: Archive, to: Marks, ids: Mapping[str, str]) -> None:
    """Do to the articles of `home` what was done to those in memory, and keep the searches that were saved."""
    for article_id, marked in list(marks.all()):
        if article_id in ids and marked != Marked():
            _mark(to, [home.subject(ids[article_id])], marked)
    for search in marks.searches():
        to.save_search(search.name, search.query)


def _mark(to: Marks, subject: list[Subject], marked: Marked) -> None:
    if marked.read:
        to.read(subject, opening=True)
    if marked.saved:
        to.save(subject)
    if marked.note and marked.note not in (to.get(subject[0].id).note or ""):
        to.note(subject, marked.note)
    if marked.tags:
        to.tag(subject, marked.tags)
    if marked.place:
        to.place(subject, marked.place)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:  # standard input, or a file that reading will complain about
        return 0
