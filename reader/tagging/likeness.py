"""How alike short texts are, by the words they share: enough to see that two outlets report one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log, sqrt

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}|\d{2,}")
_TAIL = re.compile(
    r"(?:에서는|으로는|에게는|에서도|이라며|라며|에서|으로|에게|까지|부터|에는|에도|하는|하고|했다|한다|된다|됐다"
    r"|은|는|이|가|을|를|의|에|도|와|과|로|만)$"
)

_FAINT = 0.08

Bag = list[tuple[str, float]]
"""Words with their weights, which are those of a vector of length 1."""


def words(text: str) -> Counter[str]:
    """The content words of a text: surface forms without their last 조사."""
    return Counter(map(_stem, _WORD.findall(text)))


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return _TAIL.sub("", word) or word


class Likeness:
    """The texts of one page, ready to be compared; what stands in most of them weighs little."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [words(text) for text in texts]
        spread = Counter(chain.from_iterable(counted))
        rarity = _rarity(len(texts))
        self._bags = [_shared(bag, spread, rarity) for bag in counted]
        self._texts_of: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, bag in enumerate(self._bags):
            for word, weight in bag:
                self._texts_of[word].append((index, weight))

    def nearest(self, index: int) -> list[tuple[float, int]]:
        """The other texts that are at all like this one: cosine (0 to 1) and index, most alike first."""
        shared = [0.0] * len(self._bags)
        for word, weight in self._bags[index]:
            for other, its_weight in self._texts_of[word]:
                shared[other] += weight * its_weight
        shared[index] = 0.0
        near = [(alike, other) for other, alike in enumerate(shared) if alike >= _FAINT]
        return sorted(near, key=lambda pair: (-pair[0], pair[1]))


@lru_cache
def _rarity(total: int) -> tuple[float, ...]:
    """What a word weighs that stands in so many of the texts, each time once; those of most texts weigh nothing."""
    return (0.0, *(log(1 + total / count) if count <= total / 2 or total < 4 else 0.0 for count in range(1, total + 1)))


def _shared(counted: Counter[str], spread: Mapping[str, int], rarity: Sequence[float]) -> Bag:
    """The words that a text shares with others, each with its part of the text's length; single letters are none."""
    square, shared = 0.0, []
    for word, count in counted.items():
        texts = spread[word]
        weight = rarity[texts]
        if not weight or len(word) == 1:
            continue
        if count > 1:
            weight *= 1 + log(count)
        square += weight * weight
        if texts > 1:
            shared.append((word, weight))
    size = sqrt(square)
    return [(word, weight / size) for word, weight in shared]
