"""Library: the one façade of the interface and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.archive.articles import FILE_NAME as ARCHIVE_NAME
from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.errors import NotFoundError, ReaderError
from reader.export import citation, corrected
from reader.library.beside import Beside
from reader.library.catalogue import Catalogue
from reader.library.folding import Folding
from reader.library.marked import with_marks
from reader.library.marking import Marking
from reader.library.values import Mode
from reader.model import Article, Headline, Kind, Marked, Sort, kst_day
from reader.query import Query

if TYPE_CHECKING:
    from reader.archive.values import Version
    from reader.intake import Problem
    from reader.library.agenda import AgendaEntry
    from reader.library.reports import Reports
    from reader.store.offers import Offers
    from reader.store.search import Found
    from reader.store.snippet import Snippet


class Library(Beside, Folding, Marking):
    """Articles of an archive, of some files or of the sample, with the marks of the person.

    `prepare` may run in any thread beside the others; all else belongs to one thread and answers quickly.
    """

    def __init__(
        self,
        mode: Mode,
        archive: Archive,
        marks: Marks,
        *,
        home: Path | None = None,
        files: Sequence[str] = (),
        problems: tuple[Problem, ...] = (),
        last_day: date | None = None,
        refused: ReaderError | None = None,
    ) -> None:
        """For `open`, `open_files` and `sample`."""
        self.mode = mode
        self.home = home or _home()
        """Where imports and, in the mode of the archive, marks go."""
        self.files = tuple(files)
        self.problems = problems
        """What of the files could not be read."""
        self.kept = False
        """Whether the files that are being read were put into the archive, so that marks on them last."""
        self._archive = archive
        self._subject_archive = archive
        self._marks = marks
        self._last_day = last_day
        self._refused = refused
        """Why nothing can be written in the home."""
        place = self.home if mode is Mode.ARCHIVE else None
        self._catalogue = Catalogue(archive, marks, place, builds=refused is None)

    @classmethod
    def open(cls, home: Path | None = None, *, make: bool = True) -> Self:
        """The archive of `home`, else of this person, with its marks.

        Where there is none, it is made, or with `make` False is empty. Where nothing can be written (a full disk, a
        read-only medium) or the marks are damaged, what is there is read, and `warning` says so.
        """
        from reader.archive.at_hand import open_archive, open_marks

        home = home or _home()
        if not make and not (home / ARCHIVE_NAME).exists():
            return cls(Mode.ARCHIVE, Archive.memory(), Marks.memory(), home=home)
        archive, refused = open_archive(home)
        try:
            return cls(Mode.ARCHIVE, archive, open_marks(home), home=home, refused=refused)
        except BaseException:
            archive.close()
            raise

    @classmethod
    def open_files(cls, paths: Sequence[str], format: str | None = None, kind: Kind = Kind.ARTICLE) -> Self:
        """The articles of `paths` only, in memory. Raises as `reader.library.filing.of_files`."""
        from reader.library import filing  # an archive opens without the pipeline of files

        marks = Marks.memory()
        archive, problems = filing.of_files(paths, format, kind, marks)
        return cls(Mode.FILES, archive, marks, files=paths, problems=problems)

    @classmethod
    def sample(cls) -> Self:
        """The bundled edition; its today is its own last day."""
        from reader import sample

        return cls(Mode.SAMPLE, Archive.packaged(sample.EDITION), Marks.memory(), last_day=sample.TODAY)

    @property
    def today(self) -> date:
        """The day in Seoul; in the sample edition its last."""
        return self._last_day or kst_day(datetime.now(UTC))

    @property
    def file_count(self) -> int:
        """How many files are being read in the mode of files."""
        return len(self.files)

    @property
    def warning(self) -> str:
        """Why what is done here is not kept, in a line for the person; empty where it is."""
        return str(self._refused or self._marks.refused or "")

    @property
    def is_empty(self) -> bool:
        """Whether there is no article at all."""
        return not self._archive.count()

    # Reading.

    def prepare(self, progress: Callable[[float], None] | None = None, *, once: bool = False) -> None:
        """Make the search ready; may take seconds, runs in any thread, and does its work once.

        Files that are only read are grouped first; an archive was when they came in. `once`: for one question only,
        which an archive of some thousands answers sooner without an index.
        """
        if self.mode is Mode.FILES and not self.ready:
            from reader.library import filing

            filing.group(self._archive, self._marks)
        self._catalogue.prepare(progress, once=once)

    @property
    def ready(self) -> bool:
        """Whether `find` answers at once."""
        return self._catalogue.ready

    def warm(self) -> None:
        """After `prepare`, in its thread: have what the search needs in memory, for someone who is going to type."""
        self._catalogue.warm()

    @property
    def progress(self) -> float:
        """The part of `prepare` that is done, 0 to 1."""
        return self._catalogue.progress

    def find(self, query: Query, sort: Sort | None = None) -> Found:
        """Rows that match in display order, their number and the sidebar's counts.

        Without `sort`: by relevance where the query has words, else the newest first.
        """
        return self._catalogue.find(query, sort, self.today)

    @property
    def reports(self) -> Reports:
        """What is told of articles together: the agenda, who covered what, the briefing."""
        from reader.library.reports import Reports

        return Reports(self, self._archive)

    def agenda(self, first: date, last: date, query: Query | None = None) -> list[AgendaEntry]:
        """What is announced for any day from `first` to `last`, each event once; with `query`, by its articles only."""
        return self.reports.agenda(first, last, query)

    def offers(self, query: Query, sort: Sort | None = None) -> Offers:
        """What stands below the result and is no part of it: similar words (R13), a word perhaps meant (R10, R12)."""
        return self._catalogue.offers(query, sort, self.today)

    def headlines(self, rows: Sequence[int]) -> list[Headline]:
        """The list rows of `rows`, in their order, with marks; a row that is gone by now is left out."""
        return with_marks(self._archive.headlines(rows), self._marks)

    def article(self, article_id: str, *, whole: bool = False) -> Article:
        """The article of an id, also one that it had before, with the person's place; `NotFoundError`.

        `whole`: with the days that it names, also where those are still to be found, which takes a moment.
        """
        article = self._archive.article(article_id, whole=whole)
        return corrected(article, self._marks.get(article.id))

    def articles(self, rows: Sequence[int]) -> Iterator[tuple[Article, Marked]]:
        """Whole articles with their marks, in the order of `rows`, read one by one."""
        for headline in self.headlines(rows):
            yield corrected(self._archive.article(headline.id, whole=True), headline.marked), headline.marked

    def rows_in_file_order(self) -> list[int]:
        """All rows as they came in; meant for files, not for an archive."""
        return sorted(row.row for row in self._archive.changes())

    def marked(self, article_id: str) -> Marked:
        """What the person added to an article."""
        return self._marks.get(article_id)

    def versions(self, article_id: str) -> list[Version]:
        """All states of an article, oldest first; `NotFoundError`."""
        return self._archive.versions(article_id)

    def known(self, ids: Iterable[str]) -> tuple[list[str], list[NotFoundError]]:
        """The present ids of those of `ids` that there are, each once, and an error for each other."""
        known: dict[str, None] = {}
        missing: list[NotFoundError] = []
        for article_id in ids:
            try:
                known[self._archive.article(article_id).id] = None
            except NotFoundError as error:
                missing.append(error)
        return list(known), missing

    def highlights(self, query: Query, text: str) -> list[tuple[int, int]]:
        """Spans of characters of `text` that the words of `query` match."""
        return self.highlighter(query)(text)

    def highlighter(self, query: Query, similar: Sequence[str] = ()) -> Callable[[str], list[tuple[int, int]]]:
        """What gives those of each of many texts, with those of `similar` words."""
        from reader.store.highlight import highlighter

        return highlighter(query, similar)

    def snippet(self, query: Query, article_id: str) -> Snippet | None:
        """The passage of an article's text that matches best; None where only the title does, or nothing."""
        from reader.store.snippet import snippet

        article = self._archive.article(article_id)
        return snippet(query, "\n".join((article.body, *article.captions, *article.credits)))

    def citation(self, article: Article) -> str:
        """The article as a source in someone's text."""
        return citation(article)

    def close(self) -> None:
        """Let go of the files, and of the worker after its batch; calling it twice does no harm."""
        if self._feeds is not None:
            self._feeds.cancel()
        if self._worker is not None:
            self._worker.terminate()
            self._worker = None
        self._catalogue.stop()
        self._subject_archive.close()
        self._marks.close()
        self._archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _home() -> Path:
    from reader.config import directories

    return directories().data
