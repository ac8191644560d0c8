"""Store: what the interface searches, filters and counts; derived from the archive, rebuilt at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial, reduce
from itertools import islice

import numpy as np

from reader.model import Facets, Marked, Sort, StoreRow
from reader.query import Filter, Query, Term
from reader.store.arranged import RowNumbers, arrangement, in_order
from reader.store.columns import Columns, LiveColumns, day_keys, newness
from reader.store.covered import Covered, covered
from reader.store.facets import facets, joined
from reader.store.filters import Asked, filter_masks
from reader.store.highlight import highlights
from reader.store.hits import Array, Hits, Slots
from reader.store.matching import Matched, Segments, match, words_of
from reader.store.morphemes import Starts, nothing_known
from reader.store.ranking import Tiers, Token, Words, combine
from reader.store.scanned import ScannedWords
from reader.store.segments import Segment
from reader.text.normal import normalise
from reader.text.words import placed_words


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query: archive rows in display order, their number, and the sidebar's counts."""

    rows: Sequence[int]
    total: int
    facets: Facets
    layout: str | None = None
    """The other reading of a word typed on the wrong layout, where it joined the result."""


_PART = 500
"""Articles whose words are looked up together."""

_Key = tuple[tuple[Term | Filter, bool], ...]
"""The words of a query, each with whether it is open."""


class Store:
    """Articles in memory. Not safe for use from two threads at once.

    What the segments of an index have (their slots newest first, nothing alive in two of them) is searched there; what
    came or changed since is scanned.
    """

    def __init__(self, *indexed: Segment[Columns, Words]) -> None:
        self._indexed = indexed
        self._live = Segment(LiveColumns(), ScannedWords())
        self._late: _Late | None = None
        self._matched: dict[_Key, Matched] = {}
        self._day_keys: Array | None = None
        self._covered: list[Covered] | None = None
        self.starts: Starts = nothing_known
        """Where morphemes begin inside the words of titles that `apply` takes in."""

    def __len__(self) -> int:
        return sum(len(segment.columns) for segment in self._segments)

    @property
    def scanned(self) -> int:
        """How many articles are not in the index: those make keys slower, some hundredths of a second for 1,000."""
        return len(self._live.columns)

    def apply(self, rows: Iterable[StoreRow], gone: Iterable[int] = ()) -> None:
        """Take in new and changed articles, and let go of the rows in `gone`."""
        left = iter(rows)
        while part := list(islice(left, _PART)):
            starts = self.starts([word for row in part for _, word in placed_words(normalise(row.title))])
            for row in part:
                self._put(row, starts)
        for number in gone:
            for segment in self._segments:
                segment.columns.remove(number)
        self._late = self._day_keys = self._covered = None
        self._live.forget()
        self._matched.clear()

    def _put(self, row: StoreRow, starts: Mapping[str, int]) -> None:
        known = [segment.columns for segment in self._indexed if segment.columns.holds(row.row)]
        slot = self._live.columns.put(row)
        self._live.words.put(slot, row.title, row.text, starts)
        for columns in known:
            self._live.columns.inherit(row.row, columns)
            columns.remove(row.row)

    def beside(
        self, query: Query, widened: Callable[[Token], Token], sort: Sort, today: date
    ) -> tuple[Sequence[int], int]:
        """Rows, in display order, and their number, that match only where words are `widened` (R13)."""
        matched = match(query, self._segments, widened)
        chosen = []
        parts = zip(self._segments, self._asked(), matched.hits, self._match(query).hits, strict=True)
        for segment, asked, hits, own in parts:
            masks = filter_masks(query, segment.columns, today, asked)
            chosen.append(Hits(reduce(np.logical_and, masks.values(), hits & ~own)))
        rows = self._rows(chosen, matched, sort)
        return rows, len(rows)

    def occurs(self, token: Token) -> bool:
        """Whether any living article holds `token`."""
        return any(segment.hits(token).any() for segment in self._segments)

    def begins(self, start: bytes) -> bool:
        """Whether a word of any article begins with the key stream `start`."""
        return any(segment.words.begins(start) for segment in self._segments)

    def mark(self, row: int, marked: Marked) -> None:
        """Take over what the person added to an article."""
        for segment in self._segments:
            segment.columns.mark(row, marked)

    def find(self, query: Query, sort: Sort, today: date) -> Found:
        """The living articles that match, with counts; every filter and word of `query` holds."""
        matched = self._match(query)
        counts, chosen = [], []
        for segment, asked, hits in zip(self._segments, self._asked(), matched.hits, strict=True):
            masks = filter_masks(query, segment.columns, today, asked)
            own = Hits(hits)
            chosen.append(Hits(reduce(np.logical_and, masks.values(), hits)) if masks else own)
            counts.append(facets(own, masks, segment.columns, today))
        rows = self._rows(chosen, matched, sort)
        return Found(rows, len(rows), joined(counts), matched.layout)

    def day_keys(self, rows: Sequence[int]) -> Array:
        """For each of `rows` its first day as ``ordinal * 4 + 2 * month_only + estimated``; 0 where none is known."""
        if self._day_keys is None:
            self._day_keys = day_keys([segment.columns for segment in self._segments])
        numbers = rows.numbers if isinstance(rows, RowNumbers) else np.asarray(rows, np.intp)
        keys: Array = self._day_keys[numbers]
        return keys

    def warm(self) -> None:
        """Have ready what the first key would have to make: a hundredth of a second for a million articles."""
        for segment in self._segments:
            facets(Hits(segment.columns["alive"].copy()), {}, segment.columns, date.max)

    def highlights(self, query: Query, text: str) -> list[tuple[int, int]]:
        """Spans of characters of `text` that the words of `query` match."""
        return highlights(query, text)

    @property
    def _segments(self) -> Segments:
        if self._live.columns.size or not self._indexed:
            return [*self._indexed, self._live]
        return self._indexed

    def _asked(self) -> list[Asked]:
        """For each segment what tells who covered its articles, found out when it is first asked for."""

        def asked(number: int) -> Covered:
            if self._covered is None:
                self._covered = covered([segment.columns for segment in self._segments])
            return self._covered[number]

        return [partial(asked, number) for number in range(len(self._segments))]

    def _match(self, query: Query) -> Matched:
        """Masks of the last words typed are kept, so that Backspace and a changed filter cost nothing."""
        key = words_of(query)
        if key not in self._matched:
            if len(self._matched) >= 64:
                del self._matched[next(iter(self._matched))]
            self._matched[key] = match(query, self._segments)
        return self._matched[key]

    def _tiers(self, matched: Matched) -> list[Tiers]:
        row = matched.adjacent
        return [
            combine([segment.tiers(token) for token in matched.tokens], None if row is None else segment.holding(row))
            for segment in self._segments
        ]

    def _rows(self, chosen: Sequence[Hits], matched: Matched, sort: Sort) -> RowNumbers:
        """The rows of the chosen slots, best tier first where that is asked for, then the newest first."""
        by_tier = sort is Sort.BEST and matched.tokens
        tiers: Sequence[Tiers | None] = self._tiers(matched) if by_tier else [None] * len(chosen)
        own = min(len(self._indexed), 1)
        late = self._late_rows(chosen[own:], tiers[own:]) if len(chosen) > own else None
        if not own:
            rows = RowNumbers.of(late[0] if late else np.zeros(0, np.intp))
        else:
            total = chosen[0].count + (len(late[0]) if late else 0)
            rows = RowNumbers(total, arrangement(self._indexed[0].columns["row"], chosen[0], tiers[0], late))
        return rows[::-1] if sort is Sort.OLD else rows

    def _late_rows(self, chosen: Sequence[Hits], tiers: Sequence[Tiers | None]) -> tuple[Slots, Slots]:
        """Rows of all but the first indexed segment, in order, and before which slots of that, its tier on top."""
        late = self._late_ones()
        picked = np.concatenate([hits.mask for hits in chosen])[late.slots]
        ranks = [each for each in tiers if each is not None]
        own = np.concatenate(ranks)[late.slots] if ranks else None
        found = in_order(Hits(picked), own)
        places = late.places[found]
        if own is not None:
            places = own[found].astype(np.int64) << 32 | places
        return late.rows[found], places

    def _late_ones(self) -> _Late:
        if self._late is None:
            first, others = self._indexed[:1], [each.columns for each in self._segments[min(len(self._indexed), 1) :]]
            keys = np.concatenate([newness(columns) for columns in others])
            alive, rows = (np.concatenate([columns[name] for columns in others]) for name in ("alive", "row"))
            slots = np.argsort(keys, kind="stable")
            slots = slots[alive[slots]]
            places = np.searchsorted(first[0].columns["newness"], keys[slots]) if first else slots
            self._late = _Late(slots, rows[slots], places)
        return self._late


@dataclass(frozen=True, slots=True)
class _Late:
    """The living articles of all segments but the first indexed one, newest first."""

    slots: Slots
    """As if these segments were one."""
    rows: Slots
    places: Slots
    """Before which slots of the first segment they stand."""
