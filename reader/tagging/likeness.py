"""How alike short texts are, by the words they share: enough to see that two outlets report one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log, sqrt

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}|\d{2,}")
_LONG = frozenset(("에서는", "으로는", "에게는", "에서도", "이라며"))
_MIDDLE = frozenset(
    ["라며", "에서", "으로", "에게", "까지", "부터", "에는", "에도", "하는", "하고", "했다", "한다", "된다", "됐다"]
)
_SHORT = frozenset("은는이가을를의에도와과로만")
"""What is cut off behind words, by its length."""
_ENDS = frozenset(tail[-1] for tail in _LONG | _MIDDLE | _SHORT)
_FAINT = 0.08

Bag = list[tuple[str, float]]
"""Words with their weights, which are those of a vector of length 1."""


def words(text: str) -> Counter[str]:
    """The content words of a text: surface forms without their last 조사; single letters are none."""
    found = Counter(map(_stem, _WORD.findall(text)))
    found.pop("", None)
    return found


def _stem(word: str) -> str:
    """A word without its last 조사; counted anew each time, since looking it up among so many takes longer."""
    if word[-1] not in _ENDS:
        return word
    length = 3 if word[-3:] in _LONG else 2 if word[-2:] in _MIDDLE else 1 if word[-1] in _SHORT else 0
    stem = word[: len(word) - length] or word
    return stem if len(stem) > 1 else ""


class Likeness:
    """The texts of one page, ready to be compared; what stands in most of them weighs little."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [words(text) for text in texts]
        spread, rarity = Counter(chain.from_iterable(counted)), _rarity(len(texts))
        common = {word: rarity[among] for word, among in spread.items() if among > 1}
        self._bags = [_shared(bag, common, rarity[1]) for bag in counted]
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


def _shared(counted: Counter[str], common: Mapping[str, float], lone: float) -> Bag:
    """The words that a text shares with others, each with its part of the text's length.

    `common` says what words weigh that several texts have; those of one text weigh `lone`.
    """
    square, singles, shared = 0.0, 0, []
    for word, count in counted.items():
        weight = common.get(word)
        if weight is None:
            if count == 1:
                singles += 1
            else:
                square += (lone * (1 + log(count))) ** 2
        elif weight:
            if count > 1:
                weight *= 1 + log(count)
            square += weight * weight
            shared.append((word, weight))
    size = sqrt(square + singles * lone * lone)
    return [(word, weight / size) for word, weight in shared]
