"""Catalogue: keeps the store in step with archive and marks, and asks it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.library.filled import Filling
from reader.library.indexed import MANY, HomeIndex
from reader.library.marked import placed
from reader.library.numbering import StoryNumbers
from reader.library.turns import BetweenKeys, Turns
from reader.model import Marked, Sort
from reader.query import Query

if TYPE_CHECKING:
    from reader.store.folding import Folded
    from reader.store.offers import Offers
    from reader.store.search import Found, Store
    from reader.store.snapshot import Snapshot

_PART = 500
_SCANNED = 300
"""Articles outside the index that keys hardly feel."""
_COMMIT_SECONDS = 10
"""How long before its commit a mark of another process may have been dated."""


class Catalogue:
    """The articles of one archive, searchable once `prepare` has run; safe to be used from two threads."""

    def __init__(self, archive: Archive, marks: Marks, home: Path | None = None, *, builds: bool = True) -> None:
        """`home`: where an index of `archive` may be, or may be made, if `builds`."""
        self._archive = archive
        self._marks = marks
        self._index = HomeIndex(archive, home, builds=builds) if home else None
        self._filling = Filling(archive, marks)
        self._snapshot: Snapshot | None = None
        self._lock = Turns()
        self._building = threading.Lock()
        self._store: Store | None = None
        self._stories = StoryNumbers()
        self._seq = archive.seq()
        self._newest = 0
        """The row of the newest article that the store has."""
        self._archive_version = archive.data_version()
        self._marks_version = marks.data_version()
        self._marks_seen = int(time.time())
        self._waiting = 0
        self._at_rest = self._edited = False
        self._late: set[str] = set()
        """Marked while the store was being built."""
        self._marked_elsewhere: set[int] = set()
        """Rows that `marked_elsewhere` has not told of yet."""
        self._changes = 0
        """Of the store, by whomever."""
        self._corrected: set[str] = set()
        """Articles that stand in the store under a place that the person gave them."""
        self.progress = 0.0
        """The part of `prepare` that is done."""

    @property
    def ready(self) -> bool:
        """Whether `find` has something to ask."""
        return self._store is not None

    def prepare(self, progress: Callable[[float], None] | None = None, *, once: bool = False) -> None:
        """Open or build the store; in any thread, and only once. `progress` is told the part that is done, 0 to 1.

        `once`: one question will be asked, no more.
        """

        def tell(done: float) -> None:
            self.progress = done
            if progress is not None:
                progress(done)

        with self._building:
            if self._store is None:
                self._build(tell, once)

    def warm(self) -> None:
        """Have the index in the system's memory, so that no key waits for the disk."""
        if self._snapshot is not None:
            self._snapshot.warm()
        with self._lock:
            if self._store is not None:
                self._store.warm()

    def stop(self) -> None:
        """Prepare no longer: nobody will ask."""
        self._filling.stop()
        if self._index is not None:
            self._index.stop()

    def _build(self, progress: Callable[[float], None], once: bool) -> None:
        snapshot = self._index.awaited(progress, once=once) if self._index is not None else None
        if self._filling.stopped:
            return
        seq, newest = self._archive.seq(), self._archive.newest()
        store = self._filling.store(snapshot, seq, progress)
        if store is None:
            return
        corrected = self._filling.take_over_marks(store)
        self._stories.count(store)
        progress(1.0)
        with self._lock:
            self._seq, self._waiting, self._store, self._corrected = seq, 0, store, corrected
            self._newest = newest
            self._snapshot = snapshot
            self.marked(self._late)
            self.placed(self._late)

    def renewable(self) -> bool:
        """Whether `renew` may be of use; cheap enough for once a second."""
        return (
            self._store is not None
            and self._store.scanned > _SCANNED
            and self._index is not None
            and not self._building.locked()
            and self._index.is_newer(self._edition)
        )

    def renew(self) -> bool:
        """Go on with a newer index, so that less is scanned; whether that was done. For a thread beside.

        The answers stay the same: what waits for `refresh` still does, and as long as it does, or where anything
        changes meanwhile, this is left for another time.
        """
        with self._building:
            with self._lock:
                changes, seq = self._changes, self._seq
            snapshot = self._index.opened(self._edition) if self._index is not None else None
            if snapshot is None or snapshot.seq > seq or self._archive.seq() > seq:
                return False
            store = self._filling.store(snapshot, seq)
            if store is None:
                return False
            corrected, stories = self._filling.take_over_marks(store), StoryNumbers()
            stories.count(store)
            snapshot.warm()
            store.warm()
            with self._lock:
                if changes != self._changes:
                    return False
                self._store, self._snapshot, self._corrected, self._stories = store, snapshot, corrected, stories
            return True

    def find(self, query: Query, sort: Sort | None, today: date) -> Found:
        """What matches; prepares first where nobody has."""
        self.prepare()
        with self._lock:
            assert self._store is not None
            self._take_in_marks_of_others()
            return self._store.find(query, order_of(query, sort), today)

    def day_keys(self, rows: Sequence[int]) -> Sequence[int]:
        """The day of each of `rows` as one number, by `Store.day_keys`; prepares first where nobody has."""
        self.prepare()
        with self._lock:
            assert self._store is not None
            return cast("Sequence[int]", self._store.day_keys(rows))  # an array, which mypy knows as no sequence

    def folded(self, rows: Sequence[int], beside: Sequence[int] | None) -> Folded:
        """`rows`, and those `beside` them, with one for each story; prepares first where nobody has."""
        self.prepare()
        with self._lock:
            assert self._store is not None
            return self._stories.fold(self._store, rows, beside)

    def offers(self, query: Query, sort: Sort | None, today: date) -> Offers:
        """What can be taken below the result of `query`; no key waits for more than a part of it."""
        from reader.library.similar import alternatives
        from reader.store.offers import offers

        self.prepare()
        assert self._store is not None
        store, lexicon, turns = BetweenKeys(self._store, self._lock), self._archive.lexicon, self._lock

        def others(words: Sequence[str]) -> Mapping[str, Sequence[str]]:
            return turns.between(lambda: alternatives(words, lexicon))

        return offers(store, query, others, order_of(query, sort), today)

    def marked(self, ids: Iterable[str]) -> None:
        """Take over the marks of `ids`, which have changed."""
        with self._lock:
            self._changes += 1
            if self._store is None:
                self._late.update(ids)
                return
            changed = list(ids)
            rows, marks = self._archive.rows_of(changed), self._marks.several(changed)
            for article_id, row in rows.items():
                self._store.mark(row, marks.get(article_id, Marked()))

    def placed(self, ids: Iterable[str]) -> None:
        """Take over corrected places of `ids`, or that they are no longer corrected."""
        with self._lock:
            self._changes += 1
            if self._store is None:
                self._late.update(ids)
                return
            changed = list(ids)
            corrected = {article_id for article_id, marks in self._marks.several(changed).items() if marks.place}
            touched = corrected | self._corrected.intersection(changed)
            self._corrected = self._corrected - touched | corrected
            if touched:
                self._store.apply(list(self._filling.rows(touched)))

    def regrouped(self, rows: Sequence[int]) -> None:
        """Take over the groups of `rows`, which are others now."""
        with self._lock:
            self._changes += 1
            if self._store is None or not rows:
                return
            changed = list(self._filling.rows(self._archive.ids_of(rows).values()))
            self._store.apply(changed)
            self._stories.put(changed)
            self.marked([row.id for row in changed])

    def pending(self) -> int:
        """New articles that `refresh` would take in; microseconds where nothing happened.

        One that was only edited, or put into another story, is taken in with them and is none.
        """
        version = self._archive.data_version()
        self._at_rest = version == self._archive_version
        if not self._at_rest:
            self._archive_version = version
            self._waiting = self._archive.count_new(self._seq, self._newest)
            self._edited = not self._waiting and self._archive.count_changes(self._seq) > 0
        return self._waiting

    def edited(self) -> bool:
        """Whether others have changed articles, added none, and have come to rest between two calls of `pending`."""
        return self._store is not None and self._at_rest and self._edited

    def marked_elsewhere(self) -> frozenset[int]:
        """Rows that others have marked since the last call; microseconds where nobody has."""
        with self._lock:
            self._take_in_marks_of_others()
            rows, self._marked_elsewhere = frozenset(self._marked_elsewhere), set()
        return rows

    def refresh(self, most: int | None = None) -> bool:
        """Take in what others have committed, `most` articles of it at a time; whether there is more."""
        with self._lock:
            if self._store is None:
                return False
            self._changes += 1
            self._archive_version = self._archive.data_version()
            if self._archive.count_changes(self._seq) > _PART:
                self._reopen()
            since, until = self._seq, self._archive.seq_of_change(self._seq, most or MANY)
            rows = list(self._archive.changes(since, until))
            marked = self._marks.several([row.id for row in rows])
            self._store.apply([placed(row, marked) for row in rows], self._archive.gone(since))
            self._stories.put(rows)
            self._newest = max((self._newest, *(row.row for row in rows)))
            self._seq, self._waiting = until, self._archive.count_new(until, self._newest)
            left = self._archive.count_changes(until)
            self._edited = not self._waiting and left > 0
            self.marked([row.id for row in rows])
            return left > 0

    def _reopen(self) -> None:
        """Go on with a newer generation of the index where there is one."""
        snapshot = self._index.opened(self._edition) if self._index is not None else None
        if snapshot is None or snapshot.seq <= self._seq:
            return
        snapshot.store.starts = self._filling.starts
        self._corrected = self._filling.take_over_marks(snapshot.store)
        self._store, self._seq, self._snapshot = snapshot.store, snapshot.seq, snapshot
        self._stories.count(snapshot.store)

    @property
    def _edition(self) -> tuple[int, int]:
        return self._snapshot.edition if self._snapshot is not None else (0, 0)

    def _take_in_marks_of_others(self) -> None:
        version = self._marks.data_version()
        if version == self._marks_version:
            return
        seen = int(time.time()) - _COMMIT_SECONDS
        ids = [article_id for article_id, _ in self._marks.all(since=self._marks_seen)]
        self._marks_version, self._marks_seen = version, seen
        self._marked_elsewhere.update(self._archive.rows_of(ids).values())
        self.marked(ids)
        self.placed(ids)


def order_of(query: Query, sort: Sort | None) -> Sort:
    """By relevance where words are looked for, else the newest first, unless `sort` says otherwise."""
    return sort or (Sort.BEST if query.has_words else Sort.NEW)
