"""What of an article tells which event it is about, taken out of its text once, to be compared with others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from reader.model import DISTRICTS, Institution, Place
from reader.tagging.stories import figures, shingles
from reader.tagging.stories.figures import Figure
from reader.tagging.stories.terms import terms, weights
from reader.text.normal import normalise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HEAD = 300
"""Characters of the text that say, with the headline, what it is about."""
BEGINNING = 120
"""Characters of the text that an office does not write below all its releases."""
READ = 3_000
"""Characters of a text that are compared: the rest of a long one adds cost and nothing else."""
HEAVY = 0.8
"""The weight of a word that few articles have."""
TITLE_FIRST = 1.5
"""How much more a word of the headline tells than one of the lead."""

_RUN = re.compile(r"[0-9a-z가-힣]+")
_SENTENCE = re.compile(r"(?<=[가-힣]\.)\s+|\n+|(?=[▲△▷■□○◆●※])")


@dataclass(frozen=True, slots=True)
class Account:
    """An article as far as its event is concerned."""

    id: str
    outlet: str | None
    title: str
    text: str
    """Body and captions, by lines."""
    first: date | None
    last: date | None
    """The days on which it may have been published, inclusive."""
    certain: bool
    primary: Place
    places: Sequence[Place]
    institution: Institution | None


@dataclass(frozen=True)
class Sentence:
    """A sentence to be looked for in another text."""

    runs: NDArray[np.uint64]
    words: Mapping[str, float]
    """Its words with what they weigh."""
    figures: frozenset[Figure]


class Traits:
    """What is compared of an `Account`; what few pairs need is made when the first one does."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.id = account.id
        title, text = normalise(account.title), normalise(account.text[:READ])
        self.title = title
        self.text = text
        self._flat_text = flat(text)
        self.flat = f"{flat(title)} {self._flat_text}"
        """All of it without spaces and signs: words are looked for in it, so that 공동 선언문 is 공동선언문."""
        self.head = _weighed(title, text[:HEAD])

    @cached_property
    def lead(self) -> Mapping[str, float]:
        """The words with which the text begins; those of the headline where there is no text."""
        return _weighed("", self.text[:BEGINNING]) or self.head

    @cached_property
    def ordinals(self) -> frozenset[Figure]:
        """The ordinals of headline and lead."""
        return figures.ordinals(f"{self.title} {self.text[:HEAD]}")

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """The amounts of headline and lead."""
        return figures.figures(f"{self.title} {self.text[:HEAD]}")

    @cached_property
    def all_figures(self) -> frozenset[Figure]:
        """The amounts of the whole text."""
        whole = f"{self.title} {self.text}"
        return figures.figures(whole) | figures.days(whole)

    @cached_property
    def all_ordinals(self) -> frozenset[Figure]:
        """The ordinals of the whole text."""
        return figures.ordinals(f"{self.title} {self.text}")

    @cached_property
    def runs(self) -> NDArray[np.uint64]:
        """Its shingles; those of the headline where there is no text."""
        return shingles.shingles(self._flat_text or flat(self.title))

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """Its sentences, each for itself."""
        return [_sentence(part) for part in _SENTENCE.split(normalise_lines(self.account.text[:READ])) if part]

    @cached_property
    def districts(self) -> frozenset[Place]:
        """The districts that it is about."""
        return frozenset(self.account.places).intersection(DISTRICTS)


def flat(text: str) -> str:
    """A normalised text without spaces and signs."""
    return "".join(_RUN.findall(text))


def normalise_lines(text: str) -> str:
    """`text` normalised line by line."""
    return "\n".join(map(normalise, text.split("\n")))


def _weighed(title: str, lead: str) -> Mapping[str, float]:
    """The words of headline and lead with what they weigh."""
    known = weights()
    found = {term: TITLE_FIRST * known[term] for term in terms(title)}
    for term in terms(lead):
        if term not in found:
            found[term] = known[term]
    return found


def _sentence(text: str) -> Sentence:
    known = weights()
    words = {term: known[term] for term in terms(text)}
    return Sentence(shingles.shingles(flat(text)), words, figures.figures(text) | figures.days(text))
