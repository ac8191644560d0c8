"""Dictionary: all distinct words of an index in the order of their key streams, and every syllable inside them.

`words` is their key streams, a zero byte before each and at the end. A word's number is its place in that order; the
last number, one behind the words, stands for no word. Sorted beside them lie the syllables inside words (by the bytes
that follow: what begins there) and all syllables (by the bytes that follow less those that continue a syllable: 초성).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from reader.store.classes import (
    INSIDE_CODES,
    IS_BEGINNING,
    IS_OPENING,
    IS_RUN,
    Coded,
    Codes,
    coded,
)
from reader.store.files import Mapped
from reader.store.hits import Array, Mask
from reader.store.pieces import Initials, Literal, Piece, codes
from reader.store.ranking import INSIDE, LOOSE, START, WHOLE

Range = tuple[int, int]
"""Words from the first number to before the second."""

_KEPT = 4096
_NONE = np.zeros(0, np.int8)


Ranks = npt.NDArray[np.int8]
"""Places in words, `WHOLE` to `LOOSE`."""


WordSet = list[Range] | Array | Coded
"""Words as ranges of numbers, each by its number, or by their characters."""


class Dictionary:
    """The words of an index, to be asked for pieces."""

    def __init__(self, mapped: Mapped, name: str) -> None:
        arrays = {key.removeprefix(f"{name}_"): array for key, array in mapped.arrays.items()}
        self._buffer, self._base = mapped.buffer, mapped.spans[f"{name}_words"].offset
        self._ranges_of: dict[tuple[int, bytes], Range] = {}
        self._bytes = arrays["words"]
        self.word_at = arrays["word_at"]
        self.suffix_at, self.suffix_word = arrays["suffix_at"], arrays["suffix_word"]
        self.initial_at, self.initial_word = arrays["initial_at"], arrays["initial_word"]
        self.inner_count = arrays["suffix_count"]
        """How often the words of the inner syllables before each occur, one behind the other, and all."""
        self._ends = arrays["ends"].view(np.int8)
        self.morphemes: Array = np.zeros(0, np.uint32)
        """Sorted offsets at which a morpheme begins inside a word."""
        self.heads, self.tails = (
            Codes(arrays[end], arrays[f"{end}_word"], arrays[f"{end}_first"], arrays[f"{end}_count"])
            for end in ("heads", "tails")
        )
        self.size = len(self.word_at) - 2

    def codes(self, at: Array, depth: int) -> Array:
        """The byte that lies `depth` behind each of the offsets `at`."""
        return self._bytes[at + np.uint32(depth)]

    # What begins anywhere.

    def outer(self, start: bytes) -> tuple[Range, Ranks]:
        """Words that begin with `start`, and of each whether that is the whole word, its start, or loose."""
        return self.outer_of(self._range(start), len(start))

    def outer_of(self, words: Range, length: int) -> tuple[Range, Ranks]:
        """`outer` of some that begin alike in so many bytes."""
        at = self.word_at[slice(*words)]
        return words, self._ends[at + np.uint32(length)] if len(at) else _NONE

    def inner(self, start: bytes) -> tuple[Array, Ranks]:
        """Words inside which a syllable begins with `start`, some more than once, and its place in each."""
        return self.inner_of(self._bounds(self.suffix_at, start), len(start))

    def inner_of(self, part: Range, length: int) -> tuple[Array, Ranks]:
        """`inner` of some syllables inside words that begin alike in so many bytes."""
        at = self.suffix_at[slice(*part)]
        return self.suffix_word[slice(*part)], self._inner_ranks(at, length) if len(at) else _NONE

    def others(self, start: bytes, longer: Sequence[bytes]) -> tuple[list[Range], list[Range]]:
        """What begins with `start` but with none of `longer`: words, and syllables inside words."""
        words = _between(self._range(start), sorted(self._range(each) for each in longer))
        inner = _between(self._bounds(self.suffix_at, start), sorted(self._bounds(self.suffix_at, e) for e in longer))
        return words, inner

    def in_run(self, piece: Literal) -> tuple[tuple[Array, Ranks], tuple[Array, Ranks]]:
        """What `outer` and `inner` say of a closed piece, less what stands beside letters or digits it must not."""
        start, length = piece.starts[0], len(piece.starts[0])
        (low, high), ranks = self.outer(start)
        begins = self.is_run(self.word_at[low:high], length, piece.run)
        first, last = self._bounds(self.suffix_at, start)
        inside = self.is_run(self.suffix_at[first:last], length, piece.run)
        inner = self._inner_ranks(self.suffix_at[first:last][inside], length)
        words = np.arange(low, high, dtype=np.uint32)[begins]
        return (words, ranks[begins]), (self.suffix_word[first:last][inside], inner)

    def _inner_ranks(self, at: Array, length: int) -> Ranks:
        """The place in its word of each match of `length` bytes at the offsets `at`, behind the first syllable."""
        ranks: Ranks = self._ends[at + np.uint32(length)]
        opens = IS_OPENING[self._bytes[at - np.uint32(1)]]
        np.maximum(ranks, np.int8(INSIDE) - opens.view(np.int8) * np.int8(INSIDE), out=ranks)
        if len(self.morphemes):
            ranks[self._begun[at] & (ranks == INSIDE)] = START
        return ranks

    @cached_property
    def _begun(self) -> Mask:
        """Of each byte whether one of `morphemes` begins there: looking them up takes ten times as long."""
        begun = np.zeros(len(self._bytes), np.bool_)
        begun[self.morphemes[self.morphemes < len(begun)]] = True
        return begun

    def is_run(self, at: Array, length: int, run: tuple[bool, bool]) -> Mask:
        """Whether no letter or digit stands before and behind each match, where `run` asks for it."""
        fits = np.ones(len(at), np.bool_)
        if run[0]:
            fits &= ~IS_RUN[self._bytes[at - np.uint32(1)]]
        if run[1]:
            fits &= ~IS_RUN[self._bytes[at + np.uint32(length)]]
        return fits

    def initials(self, piece: Initials) -> Array:
        """Words that hold `piece`; some more than once."""
        first, last = self.initials_range(piece.key)
        words = self.initial_word[first:last]
        if piece.is_pure:
            return words
        match = re.compile(piece.source, re.DOTALL).match
        base = self._base
        fits = [match(self._buffer, base + at) is not None for at in self.initial_at[first:last].tolist()]
        return words[np.array(fits, np.bool_)]

    def initials_range(self, key: bytes) -> Range:
        """The part of `initial_at` and `initial_word` at which the initials `key` follow each other."""
        return self._bounds(self.initial_at, key, initials=True)

    # What stands at the ends of words.

    def beginning(self, piece: Piece) -> WordSet:
        """Words that begin with `piece`; of initials perhaps more, see `holding`."""
        if isinstance(piece, Literal):
            return _merged([found for start in piece.starts for found in self._ranges(start, piece.is_closed)])
        return coded(self.heads, [code for code in piece.key if IS_BEGINNING[code]])

    def count_ending(self, stream: bytes) -> int:
        """How often words end with `stream` behind their first syllable."""
        first, last = self._bounds(self.suffix_at, stream + b"\0")
        return int(self.inner_count[last]) - int(self.inner_count[first])

    def end_with(self, words: Array, stream: bytes) -> Array:
        """Which of `words` end with `stream`, as places among them."""
        ends = self.word_at[words + np.uint32(1)].astype(np.intp) - 1
        begins = np.maximum(ends - len(stream), 0)
        found = np.arange(len(words))
        for i in range(len(stream) - 1, -1, -1):
            found = found[np.flatnonzero(self._bytes[begins[found] + i] == stream[i])]
        return found

    def ending(self, piece: Piece) -> WordSet:
        """Words that end with `piece`, a closed one; of initials perhaps more, see `holding`."""
        if isinstance(piece, Initials):
            return coded(self.tails, [code for code in piece.key if IS_BEGINNING[code]][::-1])
        start = piece.starts[0] + b"\0"
        first, last = self._bounds(self.suffix_at, start)
        return np.concatenate((np.arange(*self._range(start), dtype=np.uint32), self.suffix_word[first:last]))

    def exactly(self, piece: Piece) -> WordSet:
        """Words that are `piece` and nothing else; of initials perhaps more, see `holding`."""
        if isinstance(piece, Literal):
            return _merged([self._range(piece.starts[0] + b"\0")])
        return self.beginning(piece)

    def holding(self, words: Array, piece: Initials, *, begins: bool, ends: bool) -> Mask:
        """Whether each of `words` holds `piece` at its beginning, its end, or as all of it."""
        source = (rb"\A" if begins else b"") + b"(?:" + piece.source + b")" + (rb"\Z" if ends else b"")
        search = re.compile(source, re.DOTALL).search
        numbers, places = np.unique(words, return_inverse=True)
        fits = np.array([search(self.word(number)) is not None for number in numbers.tolist()], np.bool_)
        return fits[places]

    def opens(self, words: Array, length: int) -> Mask:
        """Whether the last `length` bytes of each word are all of it or stand behind a bracket."""
        opening: Mask = IS_OPENING[self._bytes[self.word_at[words + np.uint32(1)] - np.uint32(length + 2)]]
        return opening

    def ends_behind(self, words: Array, length: int) -> Mask:
        """Whether each word ends behind its first `length` bytes, perhaps less a particle or a bracket."""
        ends: Mask = self._ends[self.word_at[words] + np.uint32(length)] == WHOLE
        return ends

    def streams(self, low: int, high: int) -> npt.NDArray[np.uint8]:
        """The key streams of the words from `low` to before `high`, a zero byte behind each."""
        streams: npt.NDArray[np.uint8] = self._bytes[self.word_at[low] : self.word_at[high]]
        return streams

    def word(self, number: int) -> bytes:
        """The key stream of a word."""
        base = self._base
        return self._buffer[base + int(self.word_at[number]) : base + int(self.word_at[number + 1]) - 1]

    def _ranges(self, start: bytes, is_closed: bool) -> list[Range]:
        """Words that begin with `start`; closed: less those that go on inside the syllable, which lie between."""
        low, high = self._range(start)
        if not is_closed or low == high:
            return [(low, high)]
        goes_on = self._ends[self.word_at[low:high] + np.uint32(len(start))] == LOOSE
        edges = np.flatnonzero(np.diff(np.concatenate(([True], goes_on, [True])).astype(np.int8)))
        return [(low + int(a), low + int(b)) for a, b in edges.reshape(-1, 2)]

    def _range(self, start: bytes) -> Range:
        return self._bounds(self.word_at, start, count=self.size)

    def _bounds(self, at: Array, start: bytes, *, initials: bool = False, count: int | None = None) -> Range:
        """The run of the offsets `at`, sorted by what follows them, at which `start` follows; kept for the next key."""
        known = self._ranges_of.get((id(at), start))
        if known is None:
            if len(self._ranges_of) >= _KEPT:
                self._ranges_of.clear()
            within = 0, len(at) if count is None else count
            for length in range(len(start) - 1, 0, -1):
                shorter = self._ranges_of.get((id(at), start[:length]))
                if shorter is not None:
                    within = shorter
                    break
            known = self._bisected(at, start, within, initials) if within[0] < within[1] else within
            self._ranges_of[id(at), start] = known
        return known

    def _bisected(self, at: Array, start: bytes, within: Range, initials: bool) -> Range:
        buffer, base, size, width = self._buffer, self._base, len(start), 6 * len(start)

        def literal(offset: int) -> bytes:
            return buffer[base + offset : base + offset + size]

        def initial(offset: int) -> bytes:
            return buffer[base + offset : base + offset + width].translate(None, INSIDE_CODES)[:size]

        key, offsets = initial if initials else literal, at.data
        low = bisect_left(offsets, start, *within, key=key)
        return low, bisect_right(offsets, start, low, within[1], key=key)


def is_decided(piece: Piece) -> bool:
    """Whether the first or last three characters say everything about `piece`."""
    return isinstance(piece, Initials) and len(piece.key) <= 3 and all(0 < code < 20 for code in codes(piece.text))


def _merged(ranges: list[Range]) -> list[Range]:
    return sorted((low, high) for low, high in ranges if low < high)


def _between(whole: Range, parts: list[Range]) -> list[Range]:
    """What is left of `whole` without `parts` of it, which rise."""
    edges = [whole[0], *(edge for part in parts if part[0] < part[1] for edge in part), whole[1]]
    return [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if low < high]
