"""Catalogue: what is asked of the store of an archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from reader.library.in_step import InStep
from reader.library.turns import BetweenKeys
from reader.model import Sort
from reader.query import Query

if TYPE_CHECKING:
    from reader.store.folding import Folded
    from reader.store.offers import Offers
    from reader.store.search import Found


class Catalogue(InStep):
    """The articles of one archive; safe to be asked from two threads. Prepares first where nobody has."""

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


def order_of(query: Query, sort: Sort | None) -> Sort:
    """By relevance where words are looked for, else the newest first, unless `sort` says otherwise."""
    return sort or (Sort.BEST if query.has_words else Sort.NEW)
