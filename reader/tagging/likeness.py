"""How alike short texts are, by the words they share: enough to see that two outlets report one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import log, sqrt

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}|\d{2,}")
_TAIL = re.compile(
    r"(?:에서는|으로는|에게는|에서도|이라며|라며|에서|으로|에게|까지|부터|에는|에도|하는|하고|했다|한다|된다|됐다"
    r"|은|는|이|가|을|를|의|에|도|와|과|로|만)$"
)

_FAINT = 0.08

Bag = dict[str, float]
"""Words to weights, of length 1."""


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
        spread: Counter[str] = Counter()
        for once in counted:
            spread.update(once.keys())
        rarity = _rarity(spread, len(texts))
        self._bags = [_bag(bag, rarity) for bag in counted]
        self._texts_of: dict[str, list[int]] = defaultdict(list)
        for index, bag in enumerate(self._bags):
            for word in bag:
                if spread[word] > 1:
                    self._texts_of[word].append(index)

    def nearest(self, index: int) -> list[tuple[float, int]]:
        """The other texts that are at all like this one: cosine (0 to 1) and index, most alike first."""
        shared: dict[int, float] = defaultdict(float)
        own = self._bags[index]
        for word, weight in own.items():
            for other in self._texts_of.get(word, ()):
                shared[other] += weight * self._bags[other][word]
        shared.pop(index, None)
        near = [(alike, other) for other, alike in shared.items() if alike >= _FAINT]
        return sorted(near, key=lambda pair: (-pair[0], pair[1]))


def _rarity(spread: Counter[str], total: int) -> Bag:
    """How much each word weighs where it stands once; words of most texts, and single letters, weigh nothing."""
    of_count = {count: log(1 + total / count) for count in set(spread.values()) if count <= total / 2 or total < 4}
    return {word: of_count[count] for word, count in spread.items() if count in of_count and len(word) > 1}


def _bag(counted: Counter[str], rarity: Bag) -> Bag:
    bag = {
        word: rarity[word] if count == 1 else (1 + log(count)) * rarity[word]
        for word, count in counted.items()
        if word in rarity
    }
    size = sqrt(sum(weight * weight for weight in bag.values()))
    return {word: weight / size for word, weight in bag.items()}
