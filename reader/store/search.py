"""Store: what the interface searches, filters and counts; derived from the archive, rebuilt at any time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

import numpy as np

from reader.model import Facets, Marked, Sort, StoreRow
from reader.query import Field, Filter, Query, Term
from reader.store.columns import Columns, Mask, Slots
from reader.store.facets import facets
from reader.store.filters import filter_masks
from reader.store.patterns import (
    Pattern,
    excluded_pattern,
    layout_patterns,
    other_layout,
    patterns,
    phrase_pattern,
    tokens,
)
from reader.store.ranking import Tiers, Token, adjacent_pattern, combine, token_hits, token_tiers
from reader.store.texts import Streams
from reader.text.keystream import encode
from reader.text.normal import normalise


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query: archive rows in display order, their number, and the sidebar's counts."""

    rows: Sequence[int]
    total: int
    facets: Facets
    layout: str | None = None
    """The other reading of a word typed on the wrong layout, where it joined the result."""


_Key = tuple[tuple[Term | Filter, bool], ...]
"""The words of a query, each with whether it is open."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words of a query match: a mask of slots, and the tokens behind it for the ranking."""

    hits: Mask
    tokens: tuple[Token, ...]
    layout: str | None


class Store:
    """Articles in memory. Not safe for use from two threads at once."""

    def __init__(self) -> None:
        self._columns = Columns()
        self._titles = Streams()
        self._texts = Streams()
        self._order: Slots | None = None
        self._words: dict[_Key, _Words] = {}

    def __len__(self) -> int:
        return int(self._columns["alive"].sum())

    def apply(self, rows: Iterable[StoreRow], gone: Iterable[int] = ()) -> None:
        """Take in new and changed articles, and let go of the rows in `gone`."""
        for row in rows:
            slot = self._columns.put(row)
            self._titles.put(slot, encode(normalise(row.title)))
            self._texts.put(slot, encode(normalise(row.text)))
        for number in gone:
            self._columns.remove(number)
        self._order = None
        self._words.clear()

    def mark(self, row: int, marked: Marked) -> None:
        """Take over what the person added to an article."""
        self._columns.mark(row, marked)

    def find(self, query: Query, sort: Sort, today: date) -> Found:
        """The living articles that match, with counts; every filter and word of `query` holds."""
        words = self._match(query)
        masks = filter_masks(query, self._columns, today)
        hits = words.hits & self._columns["alive"]
        chosen = reduce(np.logical_and, masks.values(), hits)
        order = self._newest_first()
        slots = order[chosen[order]]
        if sort is Sort.OLD:
            slots = slots[::-1]
        elif sort is Sort.BEST and words.tokens:
            slots = slots[np.argsort(self._tiers(words.tokens)[slots], kind="stable")]
        rows = self._columns["row"][slots]
        return Found(_RowNumbers(rows), len(slots), facets(hits, masks, self._columns, today), words.layout)

    def _newest_first(self) -> Slots:
        if self._order is None:
            self._order = self._columns.newest_first()
        return self._order

    def _tiers(self, wanted: Sequence[Token]) -> Tiers:
        tiers = [token_tiers(token, self._titles, self._texts) for token in wanted]
        row = adjacent_pattern(wanted)
        adjacent = None if row is None else self._titles.hits(row.regex) | self._texts.hits(row.regex)
        return combine(tiers, adjacent)

    def _match(self, query: Query) -> _Words:
        """Masks of the last words typed are kept, so that Backspace and a changed filter cost nothing."""
        key = tuple(
            (part, part is query.open_part)
            for part in query.parts
            if isinstance(part, Term) or part.field is Field.TITLE
        )
        if key not in self._words:
            if len(self._words) >= 64:
                del self._words[next(iter(self._words))]
            self._words[key] = self._match_words(query)
        return self._words[key]

    def _match_words(self, query: Query) -> _Words:
        hits = np.ones(self._columns.size, np.bool_)
        wanted: list[Token] = []
        layout = None
        for term in query.terms:
            is_open = term is query.open_part
            if term.excluded:
                hits &= ~self._excluded(term.text, phrase=term.phrase)
            elif term.phrase:
                normal = normalise(term.text).strip() if not is_open else normalise(term.text).lstrip()
                if normal:
                    wanted.append(Token((phrase_pattern(normal, is_open=is_open),)))
                    hits &= token_hits(wanted[-1], self._titles, self._texts)
            else:
                for token, other in self._read(term.text, is_open=is_open):
                    layout = other or layout
                    wanted.append(token)
                    hits &= token_hits(token, self._titles, self._texts)
        return _Words(hits & self._title_mask(query), tuple(wanted), layout)

    def _read(self, typed: str, *, is_open: bool) -> Iterable[tuple[Token, str | None]]:
        """The tokens of a typed word; the other layout joins where the word itself has no hit (R10, R11)."""
        for text, token_open in tokens(typed, is_open=is_open):
            token = Token(patterns(text, is_open=token_open))
            if token_hits(token, self._titles, self._texts).any():
                yield token, None
                continue
            raw = typed if normalise(typed).strip() == text else text
            other = Token(layout_patterns(raw, is_open=token_open))
            if other.patterns and token_hits(other, self._titles, self._texts).any():
                yield other, other_layout(raw, is_open=token_open)
            else:
                yield token, None

    def _excluded(self, text: str, *, phrase: bool) -> Mask:
        """Slots with every token of an excluded word; nothing for a lone minus or one before bare jamo."""
        parts = [normalise(text).strip()] if phrase else normalise(text).split()
        found: list[Pattern] = [pattern for part in parts if (pattern := excluded_pattern(part))]
        if not found:
            return np.zeros(self._columns.size, np.bool_)
        return reduce(np.logical_and, (self._titles.hits(p.regex) | self._texts.hits(p.regex) for p in found))

    def _title_mask(self, query: Query) -> Mask:
        """Slots whose title holds every `제목:` filter; its values are alternatives."""
        mask = np.ones(self._columns.size, np.bool_)
        for part in query.filters:
            if part.field is not Field.TITLE:
                continue
            ways = [self._in_title(value, is_open=part is query.open_part) for value in part.values if value]
            if ways:
                found = reduce(np.logical_or, ways)
                mask &= ~found if part.excluded else found
        return mask

    def _in_title(self, value: str, *, is_open: bool) -> Mask:
        mask = np.ones(self._columns.size, np.bool_)
        for text, token_open in tokens(value, is_open=is_open):
            token = Token(patterns(text, is_open=token_open))
            mask &= token_hits(token, self._titles, self._titles)
        return mask


class _RowNumbers(Sequence[int]):
    """Archive rows as plain integers, made from the array only when they are asked for."""

    def __init__(self, rows: Slots) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            return _RowNumbers(self._rows[index])
        return int(self._rows[index])
