"""How alike short texts are, by the words they share: enough to see that two outlets report one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from math import hypot, log, sqrt

_ENDS = (
    "는(?:서에|로으|게에|에|하)?|도(?:서에|에)?|며라이?|로으?|서에|게에|지까|터부|고하|다[했한된됐]"
    "|[은이가을를의에와과만]"
)
"""The last 조사 of a word, backwards: 에서는, 으로는 … 라며, 에서 … 은, 는."""
_STEM = re.compile(
    rf"(?:(?:(?>{_ENDS})(?=[가-힣]))?+([가-힣]{{2,}}+|[A-Za-z]{{2,}}+|\d{{2,}}+)|[가-힣]++|[A-Za-z]|\d)[^가-힣A-Za-z\d]*+"
)
"""A word, from its end to its beginning: its stem where that is more than one letter. Takes what stands before with it,
so that the machine has not to look for the next word."""
_FAINT = 0.08
_ROUNDING = 1e-6

Bag = list[tuple[str, float]]
"""Words with their weights, which are those of a vector of length 1."""


def stems(text: str) -> list[str]:
    """The content words of a text, written backwards: surface forms without their last 조사, empty ones of one letter.

    Backwards since an ending is soon told from there: one pattern does in half the time what one for words and a look
    at the end of each did.
    """
    return _STEM.findall(text[::-1])[::-1]


class Likeness:
    """The texts of one page, ready to be compared; what stands in most of them weighs little."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counted = [Counter(stems(text)) for text in texts]
        for counted in self._counted:
            counted.pop("", None)
        spread, rarity = Counter(chain.from_iterable(self._counted)), _rarity(len(texts))
        self._common = {word: rarity[among] for word, among in spread.items() if among > 1}
        self._lone = rarity[1]

    def any_alike(self, some: Sequence[int], others: Sequence[int], least: float) -> bool:
        """Whether a text of `some` is alike by `least` or more to one of `others`: on most pages none is.

        That is told in half the time that `nearest` takes for all, by a bound from above: of the length of a text it
        counts only the words that no other has, each as if it stood there once. Few pairs need their true lengths.
        """
        squares = {word: weight * weight for word, weight in self._common.items() if weight}
        plain, least = len(self._common) - len(squares), least * (1 - _ROUNDING)
        own = [counted.keys() & squares.keys() for counted in self._counted]
        alone = [len(counted) - len(mine) - plain for counted, mine in zip(self._counted, own, strict=True)]
        lone = [self._lone * sqrt(max(0, words)) for words in alone]
        for one in some:
            mine, counts, enough = own[one], self._counted[one], least * lone[one]
            for other in others:
                if both := mine & own[other]:
                    theirs, product = self._counted[other], 0.0
                    for word in both:
                        product += squares[word] * _rise(counts[word]) * _rise(theirs[word])
                    if product >= enough * lone[other] and product >= least * self._length(one) * self._length(other):
                        return True
        return False

    def _length(self, index: int) -> float:
        weights = [self._common.get(word, self._lone) * _rise(count) for word, count in self._counted[index].items()]
        return hypot(*weights)

    def nearest(self, index: int) -> list[tuple[float, int]]:
        """The other texts that are at all like this one: cosine (0 to 1) and index, most alike first."""
        shared = [0.0] * len(self._counted)
        for word, weight in self._bags[index]:
            for other, its_weight in self._texts_of[word]:
                shared[other] += weight * its_weight
        shared[index] = 0.0
        near = [(alike, other) for other, alike in enumerate(shared) if alike >= _FAINT]
        return sorted(near, key=lambda pair: (-pair[0], pair[1]))

    @cached_property
    def _bags(self) -> list[Bag]:
        return [_shared(counted, self._common, self._lone) for counted in self._counted]

    @cached_property
    def _texts_of(self) -> Mapping[str, Sequence[tuple[int, float]]]:
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, bag in enumerate(self._bags):
            for word, weight in bag:
                found[word].append((index, weight))
        return found


@lru_cache
def _rise(count: int) -> float:
    """How much more a word weighs that stands there so often."""
    return 1 + log(count)


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
