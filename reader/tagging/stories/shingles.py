"""Runs of five characters: what copies of one text share however they were cut, reordered and given other headlines.

numpy is brought in by the first text that is asked about.
"""

from __future__ import annotations

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


def shingles(text: str) -> NDArray[np.uint64]:
    """The hashes of the runs of `text`, which has no spaces; sorted, each once. Empty for a shorter text."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16).astype(np.uint64)
    if len(codes) < LENGTH:
        return np.empty(0, np.uint64)
    runs = len(codes) - LENGTH + 1
    hashed = np.zeros(runs, np.uint64)
    for offset in range(LENGTH):
        hashed = hashed * np.uint64(0x9E3779B97F4A7C15) + codes[offset : offset + runs]
    hashed ^= hashed >> np.uint64(29)
    hashed *= np.uint64(0xBF58476D1CE4E5B9)
    hashed ^= hashed >> np.uint64(32)
    hashed.sort()
    return hashed[np.concatenate(([True], hashed[1:] != hashed[:-1]))]


def shared(ours: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> int:
    """How many runs both have."""
    import numpy as np

    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    if not len(ours):
        return 0
    at = np.searchsorted(theirs, ours)
    at[at == len(theirs)] = 0
    return int((theirs[at] == ours).sum())


def bands(runs: NDArray[np.uint64]) -> list[int]:
    """32-bit numbers of which two texts that are copies share at least one, most likely.

    MinHash of one permutation: the range of hashes is parted evenly, and `runs` are sorted, so that the smallest one
    of each part is found by bisection. Of texts with 30 % of their runs in common 8 of 10 share a band.
    """
    import numpy as np

    if len(runs) < MINIMA:
        return []
    places = np.searchsorted(runs, _boundaries())
    minima = np.where(places < len(runs), runs[np.minimum(places, len(runs) - 1)], np.uint64(0))
    pairs = minima.reshape(-1, BAND)
    mixed = (pairs[:, 0] * np.uint64(0x9E3779B97F4A7C15)) ^ (pairs[:, 1] * np.uint64(0xC2B2AE3D27D4EB4F))
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0x94D049BB133111EB)
    numbers: list[int] = (mixed >> np.uint64(32)).tolist()
    return numbers


@cache
def _boundaries() -> NDArray[np.uint64]:
    import numpy as np

    return np.arange(MINIMA, dtype=np.uint64) * np.uint64((1 << 64) // MINIMA)
