"""Runs of five characters: what copies of one text share however they were cut, reordered and given other headlines.

numpy is brought in by the first text that is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LENGTH = 5
MINIMA = 32
"""Parts of the range of hashes, the smallest one of each of which is remembered."""
BAND = 2
"""Minima that must agree before two texts are compared."""


def shingles(text: str) -> NDArray[np.uint32]:
    """The hashes of the runs of `text`, which has no spaces; sorted, each once. Empty for a shorter text."""
    import numpy as np

    return runs_of(np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16))


def runs_of(codes: NDArray[np.uint16]) -> NDArray[np.uint32]:
    """The same of the codes of its letters."""
    import numpy as np

    if len(codes) < LENGTH:
        return np.empty(0, np.uint32)
    runs = len(codes) - LENGTH + 1
    hashed = codes[:runs].astype(np.uint64)
    for offset in range(1, LENGTH):
        hashed *= np.uint64(0x9E3779B97F4A7C15)
        hashed += codes[offset : offset + runs]
    hashed ^= hashed >> np.uint64(29)
    hashed *= np.uint64(0xBF58476D1CE4E5B9)
    short = (hashed >> np.uint64(32)).astype(np.uint32)
    short.sort()
    different = np.empty(runs, np.bool_)
    different[0] = True
    np.not_equal(short[1:], short[:-1], out=different[1:])
    return short[different]


def shared(ours: NDArray[np.uint32], theirs: NDArray[np.uint32]) -> int:
    """How many runs both have."""
    import numpy as np

    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    if not len(ours):
        return 0
    at = theirs.searchsorted(ours)
    return int(np.count_nonzero(theirs.take(at, mode="clip") == ours))


def shares_of(parts: Sequence[NDArray[np.uint32]], whole: NDArray[np.uint32]) -> list[float]:
    """How much of each of `parts`, none of which is empty, stands in `whole`: 0 to 1."""
    import numpy as np

    if not len(whole):
        return [0.0] * len(parts)
    lengths = np.array([len(part) for part in parts])
    runs = np.concatenate(parts)
    there = whole.take(whole.searchsorted(runs), mode="clip") == runs
    shares: list[float] = (np.add.reduceat(there, np.cumsum(lengths) - lengths, dtype=np.intp) / lengths).tolist()
    return shares


def bands(runs: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Numbers of which two texts that are copies share at least one, most likely; of 31 bits.

    MinHash of one permutation: the range of hashes is parted evenly, and `runs` are sorted, so that the smallest one
    of each part is found by bisection. Of texts with 30 % of their runs in common 8 of 10 share a band.
    """
    import numpy as np

    if len(runs) < MINIMA:
        return np.empty(0, np.uint32)
    places = np.searchsorted(runs, _boundaries())
    minima = runs[np.minimum(places, len(runs) - 1)].astype(np.uint64)
    mixed = minima[::BAND] * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= minima[1::BAND] * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0x94D049BB133111EB)
    return (mixed >> np.uint64(33)).astype(np.uint32)


@cache
def _boundaries() -> NDArray[np.uint32]:
    import numpy as np

    return ((np.arange(MINIMA, dtype=np.uint64) << np.uint64(32)) // np.uint64(MINIMA)).astype(np.uint32)
