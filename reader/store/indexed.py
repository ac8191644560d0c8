"""Indexed words: every rule of the search over a dictionary and its postings, with the answers of a scan."""

from __future__ import annotations

from functools import reduce

import numpy as np
import numpy.typing as npt

from reader.store.columns import Array, Mask
from reader.store.dictionary import Dictionary, Places, is_decided
from reader.store.frequent import Frequent
from reader.store.patterns import Pattern, Reading, Way
from reader.store.pieces import Initials, Literal
from reader.store.postings import Postings
from reader.store.ranking import (
    INSIDE,
    LOOSE,
    OTHER_TIERS,
    START,
    UNMATCHED,
    WHOLE,
    Tiers,
    Token,
    lower,
    lower_by_rank,
    widest,
)

_NOWHERE = LOOSE + 1
_KEPT = 4
"""So many beginnings are remembered: the readings of one token share theirs."""

Ranks = npt.NDArray[np.uint8]
"""The best place in each slot, `_NOWHERE` where there is none."""


class IndexedPart:
    """The titles, or the texts, of an index."""

    def __init__(self, dictionary: Dictionary, postings: Postings, size: int, frequent: Frequent | None) -> None:
        self._dictionary = dictionary
        self._postings = postings
        self._frequent = frequent
        self._size = size
        self._last: dict[bytes, Ranks] = {}
        self._nowhere = np.full(size, _NOWHERE, np.uint8)
        """What is said of all that does not occur."""

    def ranks(self, start: bytes) -> Ranks:
        """The best place in its word of what begins with `start`."""
        ranks = self._last.get(start)
        if ranks is None:
            ranks = self._frequent.ranks(start) if self._frequent is not None else None
            if ranks is None:
                found = self._dictionary.places(start)
                some = len(found.words) > 0
                ranks = self._spread(found, self._dictionary.ranks(found.at, len(start))) if some else self._nowhere
            if len(self._last) == _KEPT:
                del self._last[next(iter(self._last))]
            self._last[start] = ranks
        return ranks

    def begins(self, start: bytes) -> bool:
        """Whether a word begins with `start`."""
        return bool(self._dictionary.beginning(Literal((start,), False)))

    def hits(self, pattern: Pattern) -> Mask:
        """Where any way of `pattern` holds."""
        ready = self._frequent.hits(pattern) if self._frequent is not None else None
        if ready is not None:
            return ready
        hits = np.zeros(self._size, np.bool_)
        for way in pattern.ways:
            self._add(hits, way)
        return hits

    def lower(self, tiers: Tiers, way: Way, best: int) -> None:
        """Set the tiers of closed matches of a phrase, from `best` for a whole word on, unless they are better."""
        ranks = self.phrase_ranks(way)
        if ranks is not self._nowhere:
            lower_by_rank(tiers, ranks, best)

    def phrase_ranks(self, way: Way) -> Ranks:
        """The best place of a closed phrase: how its first word begins and its last one ends."""
        pieces = [piece for piece in way if isinstance(piece, Literal)]
        if len(pieces) == 1:
            return self.ranks(pieces[0].starts[0])
        firsts = self._chains(way)
        opens = self._dictionary.opens(self._postings.sequence[firsts], len(pieces[0].starts[0]))
        last = self._postings.sequence[firsts + np.uint32(len(way) - 1)]
        ends = self._dictionary.ends_behind(last, len(pieces[-1].starts[0]))
        ranks = np.full(self._size, _NOWHERE, np.uint8)
        slots = self._postings.slots(firsts)
        for rank, where in ((INSIDE, ~opens), (START, opens & ~ends), (WHOLE, opens & ends)):
            ranks[slots[where]] = rank
        return ranks

    def _add(self, hits: Mask, way: Way) -> None:
        piece = way[0]
        if len(way) > 1:
            hits[self._postings.slots(self._chains(way))] = True
        elif isinstance(piece, Initials):
            words = self._dictionary.initials(piece)
            for part in self._postings.portions(words):
                hits[self._postings.where(words[part])] = True
        elif any(piece.run):
            hits |= self._run_ranks(piece) < LOOSE
        else:
            for ranks in map(self.ranks, piece.starts):
                if ranks is not self._nowhere:
                    hits |= ranks < (LOOSE if piece.is_closed else _NOWHERE)

    def _chains(self, way: Way) -> Array:
        """Positions of the first words of all runs of words that hold the pieces of `way`, one each."""
        ask = self._dictionary
        last = ask.beginning(way[-1])
        if isinstance(last, list) and not last:
            return np.zeros(0, np.uint32)
        firsts = self._postings.chains([ask.ending(way[0]), *map(ask.exactly, way[1:-1]), last], ask.size)
        for i, piece in enumerate(way):
            is_certain = is_decided(piece) and i in (0, len(way) - 1)
            if isinstance(piece, Initials) and not is_certain and len(firsts):
                words = self._postings.sequence[firsts + np.uint32(i)]
                firsts = firsts[ask.holding(words, piece, begins=i > 0, ends=i < len(way) - 1)]
        for piece, is_last in ((way[0], False), (way[-1], True)):
            if isinstance(piece, Literal) and piece.run[is_last]:
                words = self._postings.sequence[firsts + np.uint32(is_last * (len(way) - 1))]
                length = len(piece.starts[0])
                at = ask.word_at[words] if is_last else ask.word_at[words + np.uint32(1)] - np.uint32(length + 1)
                firsts = firsts[ask.is_run(at, length, (not is_last, is_last))]
        return firsts

    def _run_ranks(self, piece: Literal) -> Ranks:
        start = piece.starts[0]
        found = self._dictionary.places(start)
        fits = self._dictionary.is_run(found.at, len(start), piece.run)
        some = Places(found.words[fits], found.at[fits])
        return self._spread(some, self._dictionary.ranks(some.at, len(start)))

    def _spread(self, found: Places, ranks: Ranks) -> Ranks:
        """From places in words to the best one in each slot: the better is written over the worse."""
        best = np.full(self._size, _NOWHERE, np.uint8)
        for rank in np.flatnonzero(np.bincount(ranks))[::-1].tolist():
            words = found.words[np.flatnonzero(ranks == rank)]
            for part in self._postings.portions(words):
                best[self._postings.where(words[part])] = rank
        return best


class IndexedWords:
    """Titles and texts of an index by slot."""

    def __init__(self, titles: IndexedPart, texts: IndexedPart, size: int) -> None:
        self._parts = (titles, texts)
        self._size = size

    def tiers(self, token: Token) -> Tiers:
        """Twice the best tier of `token` in each slot."""
        tiers = np.full(self._size, UNMATCHED, np.int8)
        for pattern in token.patterns:
            if pattern.reading is Reading.CLOSED:
                for part, best in zip(self._parts, (1, 4), strict=True):
                    part.lower(tiers, pattern.ways[0], best)
            else:
                lower(tiers, self.holding(pattern), OTHER_TIERS[pattern.reading])
        return tiers

    def titled(self, token: Token) -> Mask:
        """Where `token` occurs in the title."""
        return reduce(np.logical_or, (self._parts[0].hits(pattern) for pattern in widest(token.patterns)))

    def begins(self, start: bytes) -> bool:
        """Whether a word begins with `start`."""
        return any(part.begins(start) for part in self._parts)

    def holding(self, pattern: Pattern) -> Mask:
        """Where `pattern` occurs at all."""
        return self._parts[0].hits(pattern) | self._parts[1].hits(pattern)
