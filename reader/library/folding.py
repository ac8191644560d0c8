"""Folding: what lists ask that show one row for each story, and what is told of a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.archive.articles import Archive
from reader.archive.folding import Member
from reader.archive.marks import Marks
from reader.library.catalogue import Catalogue
from reader.library.entries import entries, entries_of
from reader.library.marked import with_marks
from reader.library.values import Entry, Front
from reader.model import Article, Headline, Marked, Place, Sort

if TYPE_CHECKING:
    from reader.library.comparing import Compared, Counterpart
    from reader.library.coverage import Coverage
    from reader.store.folding import Folded

_COUNTED = 5_000
"""Up to so many articles their stories are counted before the first paint: a few milliseconds."""


class Folding:
    """Lists of stories: a result keeps its order and its number of articles, of which a row stands for several."""

    _archive: Archive
    _marks: Marks
    _catalogue: Catalogue

    def front(self, limit: int = 60, place: Place | None = None, *, fold: bool = True) -> Front:
        """What the first paint needs: the newest rows, of one place where that is given, and the counts of places."""
        places = self._archive.totals()
        total = sum(places.values())
        if not fold:
            found = with_marks(self._archive.front(limit, place), self._marks)
            alone = tuple(Entry.of(each) for each in found if place in (None, each.primary))
            return Front(total, alone, places)
        heads = self._archive.folding.heads(limit, place)
        few = (places.get(place, 0) if place else total) <= _COUNTED
        return Front(
            total,
            tuple(self._front(heads, place)),
            places,
            self._archive.folding.count(place) if few else None,
        )

    def _front(self, heads: Sequence[int], place: Place | None) -> list[Entry]:
        """Rows of the stories of `heads`, which stand for their articles of `place`, as corrected."""
        members = self._archive.folding.members(heads)
        marked = self._marks.several([member.id for member in members])
        own = [
            member
            for member in members
            if place is None or (marked.get(member.id, Marked()).place or member.place) == place
        ]
        told: dict[str, list[Member]] = {}
        for member in own:
            told.setdefault(member.story, []).append(member)
        return entries_of(self._archive, {each[0].row: each for each in told.values()}, members, marked)

    def fold(self, rows: Sequence[int], beside: Sequence[int] | None = None) -> Folded:
        """The rows of a result, and of what is shown `beside` it, with one for each story."""
        return self._catalogue.folded(rows, beside)

    def entries(
        self, rows: Sequence[int], folded: Folded | None = None, sort: Sort = Sort.NEW, kept: int | None = None
    ) -> list[Entry]:
        """What `rows` of a list say, with marks; those of `folded` stand for several articles, of which the one in
        row `kept` stays shown."""
        if folded is None:
            rows = list(map(int, rows))
            return [Entry.of(headline) for headline in with_marks(self._archive.headlines(rows), self._marks)]
        return entries(self._archive, self._marks, folded.members(rows), best=sort is Sort.BEST, kept=kept)

    def day_keys(self, rows: Sequence[int]) -> Sequence[int]:
        """The day of each of `rows` as one number: ``ordinal * 4 + 2 * month_only + estimated``, 0 for none."""
        return self._catalogue.day_keys(rows)

    def story(self, story: str) -> Coverage:
        """All articles of a story, with marks, and what is told of them; ValueError where there is none."""
        from reader.library.coverage import coverage

        return coverage(self._members(story))

    def _members(self, story: str) -> list[Headline]:
        return with_marks(self._archive.headlines(self._archive.folding.rows_of(story)), self._marks)

    def counterparts(self, headline: Headline) -> list[Counterpart]:
        """What an article can be compared with: its earlier texts, the latest first, then the others of its story."""
        from reader.library.comparing import counterparts
        from reader.library.coverage import in_order

        others = in_order(self.story(headline.story)) if headline.story else ()
        versions = self._archive.versions(headline.id)
        return counterparts(versions, [other for other in others if other.id != headline.id])

    def compared(self, article: Article, counterpart: Counterpart) -> Compared:
        """An article beside its counterpart, word by word."""
        from reader.library.comparing import compared

        other = counterpart.article
        body = counterpart.body if other is None else self._archive.article(other.id).body
        return compared(article, counterpart, body or "")

    @staticmethod
    def nearest(rows: Sequence[int], folded: Folded, index: int, by: int) -> int | None:
        """The next row of `folded` after `index` (before it: `by` -1) that stands for one of the articles `rows`."""
        from reader.store.folding import numbers

        return folded.nearest(numbers(rows), index, by)
