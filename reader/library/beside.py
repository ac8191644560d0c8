"""What others do to the same archive while it is open here: the worker, an import, a fetch, another reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.library.catalogue import Catalogue
from reader.library.values import Mode
from reader.model import Kind

if TYPE_CHECKING:
    from subprocess import Popen

    from reader.errors import ReaderError
    from reader.intake import Progress


class Beside:
    """Has others work, and is asked once a second; nothing that they did shows before `refresh`."""

    mode: Mode
    home: Path
    files: tuple[str, ...]
    kept: bool
    _archive: Archive
    _subject_archive: Archive
    _marks: Marks
    _catalogue: Catalogue
    _refused: ReaderError | None
    _worker: Popen[bytes] | None = None

    @property
    def last_change(self) -> int:
        """The number of the last change of the archive, by whomever."""
        return self._archive.seq()

    def pending(self) -> int:
        """How many articles others have committed since the last `refresh`; cheap enough for once a second."""
        return self._catalogue.pending()

    def edited(self) -> bool:
        """Whether others have only changed articles, and are done with it; ask after `pending`."""
        return self._catalogue.edited()

    def marked_elsewhere(self) -> frozenset[int]:
        """Rows that others have marked since the last call; cheap enough for once a second."""
        return self._catalogue.marked_elsewhere()

    def renewable(self) -> bool:
        """Whether `renew` may be of use; cheap enough for once a second."""
        return self._catalogue.renewable()

    def renew(self) -> bool:
        """Search what was scanned until now by a newer index; whether answers may be others now. In a thread beside."""
        return self._catalogue.renew()

    def refresh(self, most: int | None = None) -> bool:
        """Take in what others have committed, at most so many articles of it; whether there is more."""
        return self._catalogue.refresh(most)

    def import_paths(
        self,
        paths: Sequence[str],
        format: str | None = None,
        kind: Kind = Kind.ARTICLE,
        waiting: Callable[[], None] | None = None,
    ) -> Iterator[Progress]:
        """Archive files in `home`, in any thread; `waiting` is called once where another writer is at work.

        Here they are seen after `refresh` in the mode of the archive only. Raises as
        `reader.library.importing.import_files`.
        """
        from reader.library import importing

        return importing.import_files(self.home, paths, format, kind, waiting)

    def keep(self) -> Iterator[Progress]:
        """Put the files that are being read into the archive, with their marks, which last from then on.

        The same articles stay in view; their ids may have changed, and the search is to be prepared again.
        """
        yield from self.import_paths(self.files)
        self._move_in(Archive.open(self.home), Marks.open(self.home))

    def start_worker(self) -> None:
        """Start what works in the background on the archive, unless somebody is at it."""
        if self.mode is Mode.ARCHIVE and self._worker is None and self._refused is None:
            from reader import worker

            self._worker = worker.start(self.home, worker.ANALYSE_AFTER)

    def _move_in(self, home: Archive, marks: Marks) -> None:
        """Show from now on what `home` knows of the articles in view."""
        from reader.library import filing, importing

        ids = importing.same_articles(self._archive, home)
        importing.carry_over(self._marks, home, marks, ids)
        self._marks.close()
        self._archive.close()
        self._archive = filing.of_articles([home.article(there) for there in dict.fromkeys(ids.values())])
        self._subject_archive, self._marks, self.kept = home, marks, True
        self._catalogue = Catalogue(self._archive, marks)
