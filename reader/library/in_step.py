"""In step: the store of an archive, made and kept equal to what archive, marks and index say by now."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.library.filled import Filling
from reader.library.indexed import MANY, HomeIndex
from reader.library.marked import placed
from reader.library.numbering import StoryNumbers
from reader.library.turns import Turns
from reader.model import Marked, StoreRow

if TYPE_CHECKING:
    from reader.store.search import Store
    from reader.store.snapshot import Snapshot

_FEW = 300
"""Articles outside the index that keys hardly feel."""
_COMMIT_SECONDS = 10
"""How long before its commit a mark of another process may have been dated."""


class InStep:
    """The articles of one archive, in the store once `prepare` has run; safe to be used from two threads."""

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
        self._edits = 0
        """Of articles that the store knows, as far as they are counted; where new ones wait, that is not asked."""
        self._at_rest = False
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
            and self._index is not None
            and not self._waiting
            and (self._store.scanned > _FEW or self._edits > _FEW)
            and not self._building.locked()
            and self._index.is_newer(self._edition)
        )

    def renew(self) -> bool:
        """Go on with a newer index, by which what was scanned is searched; whether others' edits came with it.

        For a thread beside. As long as new articles wait for `refresh`, or where the store changes meanwhile, it is
        left for another time.
        """
        with self._building:
            with self._lock:
                changes, seq, newest = self._changes, self._seq, self._newest
            snapshot = self._newer_index()
            until = self._archive.seq()
            if snapshot is None or self._archive.count_new(seq, newest) or self._is_far(snapshot.seq):
                return False
            store = self._filling.store(snapshot, until)
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
                self._seq, self._edits = until, self._archive.count_changes(until, MANY)
            return until > seq

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
            self._count_outstanding()
        return self._waiting

    def edited(self) -> bool:
        """Whether others have changed some articles, added none, and have come to rest between two calls of `pending`.

        Where they have changed many, an index will soon know of them, and `renew` takes them in.
        """
        return self._store is not None and self._at_rest and not self._waiting and 0 < self._edits <= _FEW

    def marked_elsewhere(self) -> frozenset[int]:
        """Rows that others have marked since the last call; microseconds where nobody has."""
        with self._lock:
            self._take_in_marks_of_others()
            rows, self._marked_elsewhere = frozenset(self._marked_elsewhere), set()
        return rows

    def refresh(self, most: int | None = None) -> bool:
        """Take in what others have committed, `most` articles of it at a time; whether there is more.

        Where very many were only changed, and no index knows of that yet, new articles come alone.
        """
        with self._lock:
            if self._store is None:
                return False
            self._changes += 1
            self._archive_version = self._archive.data_version()
            if self._archive.count_changes(self._seq, _FEW + 1) > _FEW:
                self._reopen()
            new = self._archive.count_new(self._seq, self._newest)
            if self._is_far(self._seq, new):
                return self._take_in_new(most or MANY)
            until = self._archive.seq_of_change(self._seq, most or MANY)
            self._take_in(list(self._archive.changes(self._seq, until)), self._archive.gone(self._seq))
            self._seq = until
            self._count_outstanding()
            return self._waiting + self._edits > 0

    def _take_in_new(self, most: int) -> bool:
        self._take_in(self._archive.arrived(self._newest, most), ())
        self._count_outstanding()
        return self._waiting > 0

    def _take_in(self, rows: Sequence[StoreRow], gone: Iterable[int]) -> None:
        assert self._store is not None
        marked = self._marks.several([row.id for row in rows])
        self._store.apply([placed(row, marked) for row in rows], gone)
        self._stories.put(rows)
        self._newest = max((self._newest, *(row.row for row in rows)))
        self.marked([row.id for row in rows])

    def _count_outstanding(self) -> None:
        self._waiting = self._archive.count_new(self._seq, self._newest)
        self._edits = 0 if self._waiting else self._archive.count_changes(self._seq, MANY)

    def _is_far(self, seq: int, new: int = 0) -> bool:
        """Whether very many articles have changed since `seq`, beside so many `new` ones."""
        return self._archive.count_changes(seq, MANY + new + 1) > MANY + new

    def _reopen(self) -> None:
        """Go on with a newer index where there is one."""
        snapshot = self._newer_index()
        if snapshot is None or snapshot.seq <= self._seq:
            return
        snapshot.store.starts = self._filling.starts
        self._corrected = self._filling.take_over_marks(snapshot.store)
        self._store, self._seq, self._snapshot = snapshot.store, snapshot.seq, snapshot
        self._stories.count(snapshot.store)

    def _newer_index(self) -> Snapshot | None:
        return self._index.opened(self._edition) if self._index is not None else None

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
