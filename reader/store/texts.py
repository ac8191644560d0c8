"""Texts: the key streams of titles and of texts, scanned for patterns. Exact, and fast enough for what is new.

All streams of one kind lie in one buffer, a zero byte before each and at the end, so that a regular expression runs
over thousands of articles in one go.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from reader.text.keystream import END

_WORD = re.compile(rb"[^ \x00(\[<{]+")


class Streams:
    """Key streams by slot, and which of them a pattern occurs in."""

    def __init__(self) -> None:
        self._streams: list[bytes] = []
        self._joined: bytes | None = None
        self._starts: list[int] = []
        self._words: list[bytes] | None = None

    def __len__(self) -> int:
        return len(self._streams)

    def put(self, slot: int, stream: bytes) -> None:
        """Set the stream of a slot; slots come in order of their numbers."""
        if slot == len(self._streams):
            self._streams.append(stream)
        else:
            self._streams[slot] = stream
        self._joined = self._words = None

    def begins(self, start: bytes) -> bool:
        """Whether any word begins with `start`; the first time all words are sorted, about 50 ms for 1,000 articles."""
        if self._words is None:
            self._words = sorted(set(_WORD.findall(self._buffer())))
        at = bisect_left(self._words, start)
        return at < len(self._words) and self._words[at].startswith(start)

    def hits(self, pattern: re.Pattern[bytes]) -> npt.NDArray[np.bool_]:
        """Shape (slots,): whether `pattern` occurs in the stream of each slot."""
        buffer = self._buffer()
        found = np.zeros(len(self._streams), np.bool_)
        starts, search = self._starts, pattern.search
        match = search(buffer)
        while match:
            slot = bisect_right(starts, match.start()) - 1
            if slot >= len(self._streams):
                break
            found[slot] = True
            match = search(buffer, starts[slot + 1] - 1)
        return found

    def best_places(self, pattern: re.Pattern[bytes], rank: Callable[[bytes, int, int], int]) -> npt.NDArray[np.int8]:
        """Shape (slots,): the lowest `rank(buffer, start, end)` of the matches in each stream; 0 ends the look-out.

        Streams without a match have 127.
        """
        buffer = self._buffer()
        best = np.full(len(self._streams), 127, np.int8)
        starts, search = self._starts, pattern.search
        match = search(buffer)
        while match:
            slot = bisect_right(starts, match.start()) - 1
            if slot >= len(self._streams):
                break
            place = rank(buffer, *match.span())
            best[slot] = min(best[slot], place)
            match = search(buffer, match.start() + 1 if place else starts[slot + 1] - 1)
        return best

    def place(self, at: int) -> tuple[int, int]:
        """The slot of a match that begins `at` (as `best_places` tells it), and how far behind its beginning."""
        slot = bisect_right(self._starts, at) - 1
        return slot, at - self._starts[slot]

    def _buffer(self) -> bytes:
        """Each stream behind a zero byte; `_starts[slot]` is where its stream begins, one more stands at the end."""
        if self._joined is None:
            self._joined = END + END.join(self._streams) + END
            self._starts = list(accumulate((len(stream) + 1 for stream in self._streams), initial=1))
        return self._joined
