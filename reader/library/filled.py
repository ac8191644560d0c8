"""Filling a store: from an index, with what came since, and with what the person added to articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.errors import NotFoundError
from reader.export import corrected
from reader.library.marked import store_row
from reader.model import Marked, StoreRow

if TYPE_CHECKING:
    from reader.store.search import Store
    from reader.store.snapshot import Snapshot

_PART = 500


class Filling:
    """Makes stores of one archive and its marks, in any thread."""

    def __init__(self, archive: Archive, marks: Marks) -> None:
        self._archive = archive
        self._marks = marks
        self.stopped = False

    def stop(self) -> None:
        """Nobody will ask any more."""
        self.stopped = True

    def store(
        self, snapshot: Snapshot | None, seq: int, progress: Callable[[float], None] = lambda _: None
    ) -> Store | None:
        """A store that knows the archive up to its change `seq`, without marks; None where it was stopped."""
        from reader.store.search import Store

        store, since = (snapshot.store, snapshot.seq) if snapshot is not None else (Store(), 0)
        store.starts = self.starts
        rows, total, done = self._archive.changes(since, seq), max(self._archive.count_changes(since), 1), 0
        while not self.stopped and (part := list(islice(rows, _PART))):
            store.apply(part)
            done += len(part)
            progress(min(done / total, 1.0))
        if self.stopped:
            return None
        store.apply((), self._archive.gone(since) if since else ())
        return store

    def take_over_marks(self, store: Store) -> set[str]:
        """Give `store` all marks; returns which articles have a corrected place."""
        marked = {article_id: marks for article_id, marks in self._marks.all() if marks != Marked()}
        replaced = {article_id for article_id, marks in marked.items() if marks.place}
        store.apply(list(self.rows(replaced)))
        for article_id, row in self._archive.rows_of(marked).items():
            store.mark(row, marked[article_id])
        return replaced

    def rows(self, ids: Iterable[str]) -> Iterator[StoreRow]:
        """The articles of `ids` as the store has them, with the places that the person gave them."""
        for article_id in ids:
            try:
                article = self._archive.article(article_id)
                row = self._archive.row_of(article_id)
            except NotFoundError:
                continue
            yield store_row(row, corrected(article, self._marks.get(article.id)))

    def starts(self, words: Sequence[str]) -> Mapping[str, int]:
        """Where morphemes begin inside `words`, of those that were analysed."""
        return {word: known.starts for word, known in self._archive.lexicon.words(words).items() if known.starts}
