"""Indexed words: every rule of the search over a dictionary and its postings, with the answers of a scan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np
import numpy.typing as npt

from reader.store.dictionary import Dictionary, Range, is_decided
from reader.store.frequent import Frequent
from reader.store.hits import Array, Mask
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
    widest,
)

_MOST_FOLLOWED = 1 << 20
"""So many places are remembered with the words that follow there; 8 MiB."""
_FEW = 1 << 12
_MANY = 16
"""Words of which those that are worth nothing are left out before it is looked where they stand."""

Lowered = npt.NDArray[np.int8]
"""One number per slot, of which only less replaces more: a tier, a place in a word."""
Worth = npt.NDArray[np.int8]
"""What each place in a word is worth, from `WHOLE` on, and last what it is worth not to occur; rising."""

_HOLDS = {is_closed: np.array([True] * LOOSE + [not is_closed, False]) for is_closed in (False, True)}
"""Places at which a piece that is closed, or open, holds."""
_RANKS = np.arange(LOOSE + 2, dtype=np.int8)


class IndexedPart:
    """The titles, or the texts, of an index."""

    def __init__(self, dictionary: Dictionary, postings: Postings, size: int, frequent: Frequent | None) -> None:
        self._dictionary = dictionary
        self._postings = postings
        self._frequent = frequent
        self._size = size
        self._followed: dict[bytes, tuple[Array, Array]] = {}

    def ranks(self, start: bytes, longer: Sequence[bytes]) -> Lowered:
        """The best place in its word of what begins with `start`, but with none of `longer`.

        Behind the last one where it does not occur.
        """
        ranks = np.full(self._size, _RANKS[-1], np.int8)
        words, inner = self._dictionary.others(start, longer)
        for part in words:
            self._lower_places(ranks, self._dictionary.outer_of(part, len(start)), _RANKS)
        for part in inner:
            self._lower_places(ranks, self._dictionary.inner_of(part, len(start)), _RANKS)
        return ranks

    def begins(self, start: bytes) -> bool:
        """Whether a word begins with `start`."""
        return bool(self._dictionary.beginning(Literal((start,), False)))

    def hits(self, pattern: Pattern) -> Mask:
        """Where any way of `pattern` holds."""
        misses = np.ones(self._size, np.int8)
        self.lower_ways(misses, pattern, 0)
        mask: Mask = misses == 0
        return mask

    def lower(self, target: Lowered, start: bytes, worth: Worth) -> None:
        """Set `target` to the `worth` of the best place of what begins with `start`, unless it is less."""
        if self._frequent is None or not self._frequent.lower(target, start, worth):
            self._lower_places(target, self._dictionary.outer(start), worth)
            self._lower_places(target, self._dictionary.inner(start), worth)
        elif len(self._dictionary.morphemes):  # which became known after what is ready was made
            words, ranks = self._dictionary.inner(start)
            begun = np.flatnonzero(ranks == START)
            self._lower_places(target, (words[begun], ranks[begun]), worth)

    def lower_ways(self, target: Lowered, pattern: Pattern, to: int) -> None:
        """Set `target` to `to` where any way of `pattern` holds, unless it is less."""
        ready = self._frequent.hits(pattern) if self._frequent is not None else None
        if ready is not None:
            np.minimum(target, to + ~ready * np.int8(UNMATCHED - to), out=target)
            return
        for way in pattern.ways:
            self._lower_way(target, way, to)

    def lower_phrase(self, target: Lowered, way: Way, worth: Worth) -> None:
        """Set `target` to the `worth` of a closed phrase, unless it is less: how it begins, and how it ends."""
        pieces = [piece for piece in way if isinstance(piece, Literal)]
        firsts = self._chains(way)
        opens = self._dictionary.opens(self._postings.sequence[firsts], len(pieces[0].starts[0]))
        last = self._postings.sequence[firsts + np.uint32(len(way) - 1)]
        ends = self._dictionary.ends_behind(last, len(pieces[-1].starts[0]))
        ranks = np.where(opens, np.where(ends, WHOLE, START), INSIDE)
        np.minimum.at(target, self._postings.slots(firsts).astype(np.intp), worth[ranks])

    def _lower_way(self, target: Lowered, way: Way, to: int) -> None:
        piece = way[0]
        if len(way) > 1:
            np.minimum.at(target, self._postings.slots(self._chains(way)).astype(np.intp), np.int8(to))
        elif isinstance(piece, Initials):
            self._postings.lower(target, self._dictionary.initials(piece), to)
        else:
            worth = np.where(_HOLDS[piece.is_closed], np.int8(to), np.int8(UNMATCHED))
            for start in () if any(piece.run) else piece.starts:
                self.lower(target, start, worth)
            for found in self._dictionary.in_run(piece) if any(piece.run) else ():
                self._lower_places(target, found, worth)

    def _lower_places(self, target: Lowered, found: tuple[Range | Array, Lowered], worth: Worth) -> None:
        """`lower` for words and the place in each of them."""
        words, ranks = found
        if not len(ranks):
            return
        to = worth[ranks]
        if len(ranks) <= _MANY or to.max() < worth[-1]:
            self._postings.lower(target, words, to)
            return
        kept = np.flatnonzero(to < worth[-1])
        numbers = kept.astype(np.uint32) + np.uint32(words[0]) if isinstance(words, tuple) else words[kept]
        self._postings.lower(target, numbers, to[kept])

    def _chains(self, way: Way) -> Array:
        """Positions of the first words of all runs of words that hold the pieces of `way`, one each."""
        ask = self._dictionary
        last = ask.beginning(way[-1])
        if isinstance(last, list) and not last:
            return np.zeros(0, np.uint32)
        if len(way) == 2 and isinstance(way[0], Literal) and isinstance(last, list):
            firsts = self._pairs(way[0].starts[0], last)
        else:
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

    def _pairs(self, left: bytes, rights: list[Range]) -> Array:
        """Positions of words that end with `left` and that one of `rights` follows.

        While the second of two words is typed, the first one stays, and is remembered with what follows it.
        """
        known = self._followed.get(left)
        if known is None:
            few, many = self._postings.count(rights), self._dictionary.count_ending(left)
            if few <= _FEW or few < many // 4 or many > _MOST_FOLLOWED // 2:
                seconds = self._postings.positions(rights)
                firsts = self._postings.sequence[seconds - np.uint32(1)]
                found: Array = seconds[self._dictionary.end_with(firsts, left)] - np.uint32(1)
                return found
            known = self._remember(left)
        positions, behind = known
        fits = reduce(np.logical_or, ((behind >= low) & (behind < high) for low, high in rights))
        return positions[np.flatnonzero(fits)]

    def _remember(self, left: bytes) -> tuple[Array, Array]:
        positions = self._postings.positions(self._dictionary.ending(Literal((left,), True)))
        known = positions, self._postings.sequence[positions + np.uint32(1)]
        self._followed[left] = known
        while sum(len(each) for each, _ in self._followed.values()) > _MOST_FOLLOWED:
            del self._followed[next(iter(self._followed))]
        return known


class IndexedWords:
    """Titles and texts of an index by slot."""

    def __init__(self, titles: IndexedPart, texts: IndexedPart, size: int) -> None:
        self._parts = (titles, texts)
        self._size = size

    def tiers(self, token: Token) -> Tiers:
        """Twice the best tier of `token` in each slot."""
        tiers = np.full(self._size, UNMATCHED, np.int8)
        for part, best in zip(self._parts, (1, 4), strict=True):
            _lower_tiers(tiers, part, token, best)
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


def _lower_tiers(tiers: Tiers, part: IndexedPart, token: Token, best: int) -> None:
    """Twice the tiers that `part` gives `token`, from `best` for a whole word on; each beginning is looked up once."""
    starts: dict[bytes, Worth] = {}
    for pattern in token.patterns:
        tier = 2 * OTHER_TIERS.get(pattern.reading, 0)
        closed = np.array([2 * best, 2 * best + 2, 2 * best + 4, UNMATCHED, UNMATCHED], np.int8)
        if pattern.reading is Reading.CLOSED and len(pattern.ways[0]) > 1:
            part.lower_phrase(tiers, pattern.ways[0], closed)
        elif pattern.reading in (Reading.CLOSED, Reading.OPEN) and len(pattern.ways[0]) == 1:
            piece = pattern.ways[0][0]
            worth = closed if tier == 0 else np.array([tier] * (LOOSE + 1) + [UNMATCHED], np.int8)
            for start in piece.starts if isinstance(piece, Literal) else ():
                starts[start] = np.minimum(starts.get(start, worth), worth)
        else:
            part.lower_ways(tiers, pattern, tier)
    for start, worth in starts.items():
        part.lower(tiers, start, worth)
