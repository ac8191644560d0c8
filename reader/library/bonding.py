"""The person decides about stories: an article is split off, two rows are joined, and both can be taken back."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable
from pathlib import Path

from reader.archive import values as stored
from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.errors import ArchiveError, ReaderError
from reader.i18n import t
from reader.library.catalogue import Catalogue
from reader.library.values import Change, Mode
from reader.model import Headline


class Bonding:
    """Decisions are kept with the marks; the archive's groups follow at once, or when whoever writes it gives way."""

    mode: Mode
    home: Path
    kept: bool
    _archive: Archive
    _subject_archive: Archive
    _marks: Marks
    _catalogue: Catalogue

    def split(self, article_id: str) -> Change:
        """Take an article out of its story; nothing changes where it is alone.

        Raises NotFoundError, and ArchiveError for the sample, which nobody can change.
        """
        self._refuse_in_the_sample()
        own = self._archive.article(article_id).id
        others = [each for each in self.members(own) if each != own]
        if not others:
            return Change("split", (), t("bond.alone"))
        subjects = [self._subject_archive.subject(each) for each in others]
        return self._bonded(self._marks.bonds.split(self._subject_archive.subject(own), subjects))

    def join(self, article_id: str, other_id: str) -> Change:
        """Make the stories of two articles one; nothing changes where they are. Raises as `split`."""
        self._refuse_in_the_sample()
        ours, theirs = (self.members(self._archive.article(each).id) for each in (article_id, other_id))
        if ours == theirs:
            return Change("joined", (), t("bond.same"))
        one, other = ([self._subject_archive.subject(each) for each in ids] for ids in (ours, theirs))
        return self._bonded(self._marks.bonds.join(one, other))

    def members(self, story: str) -> list[str]:
        """The articles of a story in the order of publication; also by the id of any article in it."""
        rows = self._archive.folding.rows_of(story)
        ids = self._archive.ids_of(rows)
        return [ids[row] for row in reversed(rows)]

    def related(self, article_id: str) -> list[str]:
        """Articles of other stories that have to do with its own, the most alike first; NotFoundError."""
        return self._archive.stories.related(self._archive.row_of(article_id))

    def joinable(self, headline: Headline, near: Iterable[Headline]) -> list[Headline]:
        """What the story of an article may be made one with, an article of each story: what has to do with it, then
        what is `near`."""
        rows = [self._archive.row_of(each) for each in self.related(headline.id)]
        found: dict[str, Headline] = {}
        for each in (*self._archive.headlines(rows), *near):
            found.setdefault(each.story, each)
        return [each for story, each in found.items() if story != headline.story]

    def _bonded(self, change: stored.Change, *, back: bool = False) -> Change:
        """What was decided, or taken back, with a line for the person."""
        self._follow()
        label = t(f"bond.{change.kind}")
        ids, left = (tuple(dict.fromkeys(each.split()[0] for each in some)) for some in (change.ids, change.left))
        return Change(change.kind, ids, label.rstrip(".") if back else label, left)

    def _follow(self) -> None:
        """Put the archive in view into the groups that stand now, and that of the home when its turn comes."""
        if self.mode is not Mode.ARCHIVE:
            self._catalogue.regrouped(self._archive.stories.decide(self._marks.bonds.standing()))
        if self.mode is Mode.ARCHIVE or self.kept:
            from reader import deciding

            rows = deciding.at_once(self.home)
            if rows is None:
                threading.Thread(target=self._follow_later, daemon=True).start()
            elif self.mode is Mode.ARCHIVE:
                self._catalogue.regrouped(rows)

    def _follow_later(self) -> None:
        from reader import deciding

        with contextlib.suppress(ReaderError):  # what was decided is kept; the next run does it
            rows = deciding.in_turn(self.home)
            if self.mode is Mode.ARCHIVE:
                self._catalogue.regrouped(rows)

    def _refuse_in_the_sample(self) -> None:
        if self.mode is Mode.SAMPLE:
            raise ArchiveError(t("bond.sample"))
