"""What of an article tells which event it is about, taken out of its text once, to be compared with others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING

from reader.model import DISTRICTS, Institution, Place
from reader.tagging.stories import figures, shingles
from reader.tagging.stories.figures import Figure
from reader.tagging.stories.letters import flat, only_letters, spelt, told
from reader.tagging.stories.terms import terms, weighed
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
TITLE_FIRST = 1.5
"""How much more a word of the headline tells than one of the lead."""

_NUMBER = re.compile(r"\d+")
_DATE = re.compile(r"(?<!\d)(\d{1,2})\s?(?:월\s?|\.\s?)(\d{1,2})(?:일|\.|(?=[^\d%\.]|$))")
_OTHER_SENSE = "[화식권적]"
"""Behind 서구 where it is the West."""
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

    @property
    def compared(self) -> Hashable:
        """All that is compared with others but for the outlet: who agrees in it has the same in common with them."""
        return self.title, self.text, self.first, self.last, self.certain, self.primary, tuple(self.places)


class Words:
    """The words of headline and lead with what they weigh."""

    def __init__(self, title: str, lead: str) -> None:
        found = dict(weighed(lead))
        found.update([(term, TITLE_FIRST * weighs) for term, weighs in weighed(title)])
        self.terms = found.keys()
        self._squares = [(term, weighs * weighs) for term, weighs in found.items()]
        self._total = sum([square for _, square in self._squares])

    def __bool__(self) -> bool:
        return bool(self._squares)

    def found(self, other: Traits) -> int:
        """How much of what they weigh stands in another article, in thousandths; the rare ones weigh most."""
        known, text = other.head.terms, other.flat
        if self._total and self.terms <= known:
            return 1_000
        common = [square for word, square in self._squares if word in known or word in text]
        return int(1_000 * sum(common) / (self._total or 1))


class Sentence:
    """A sentence to be looked for in another text; what few pairs need is made when the first one does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.flat = flat(text)

    @cached_property
    def runs(self) -> NDArray[np.uint32]:
        """Its shingles."""
        return shingles.shingles(self.flat)

    @cached_property
    def words(self) -> Mapping[str, float]:
        """Its words with what they weigh."""
        return dict(weighed(self._text))

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """Its amounts and days."""
        return figures.figures(self._text) | figures.days(self._text)


class Headline:
    """What is compared of a headline alone."""

    def __init__(self, title: str, printed: str) -> None:
        """`title` normalised, and as it was `printed`."""
        self.numbers = Counter(_NUMBER.findall(title))
        self.dates = frozenset(_DATE.findall(printed))
        self.figures = figures.figures(title)
        self.pairs = _pairs(title)
        self.pairs_without_numbers = _pairs(_NUMBER.sub("", title)) if self.numbers else self.pairs
        self.terms = terms(title)


class Traits:
    """What is compared of an `Account`; what few pairs need is made when the first one does."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.id = account.id

    @cached_property
    def title(self) -> str:
        """The headline, normalised."""
        return normalise(self.account.title)

    @cached_property
    def text(self) -> str:
        """The text as far as it is read, normalised."""
        return normalise(self.account.text[:READ])

    @cached_property
    def opening(self) -> str:
        """The headline and the lead."""
        return f"{self.title} {normalise(self.account.text[: 2 * HEAD])[:HEAD]}"

    @cached_property
    def _spelt(self) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
        return spelt(self.account.title), spelt(self.account.text[:READ])

    @cached_property
    def flat(self) -> str:
        """All of it without spaces and signs: words are looked for in it, so that 공동 선언문 is 공동선언문."""
        title, text = self._spelt
        return f"{told(only_letters(title))} {told(only_letters(text))}"

    @cached_property
    def head(self) -> Words:
        """The words of headline and lead."""
        title, text = self._spelt
        return Words(told(title), told(text[:HEAD]))

    @cached_property
    def lead(self) -> Words:
        """The words with which the text begins; those of the headline where there is no text."""
        return Words("", told(self._spelt[1][:BEGINNING])) or self.head

    @cached_property
    def headline(self) -> Headline:
        """What is compared of the headline alone."""
        return Headline(self.title, self.account.title)

    @cached_property
    def ordinals(self) -> frozenset[Figure]:
        """The ordinals of headline and lead."""
        return figures.ordinals(self.opening)

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """The amounts of headline and lead."""
        return figures.figures(self.opening)

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
    def named(self) -> frozenset[str]:
        """The districts that headline and lead name."""
        return frozenset(district_names().findall(self.opening))

    @cached_property
    def all_named(self) -> frozenset[str]:
        """The districts that the whole text names."""
        return frozenset(district_names().findall(f"{self.title} {self.text}"))

    @cached_property
    def runs(self) -> NDArray[np.uint32]:
        """Its shingles; those of the headline where there is no text."""
        title, text = self._spelt
        return shingles.runs_of(only_letters(text if len(text) else title))

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """Its sentences, each for itself."""
        return [Sentence(part) for part in _SENTENCE.split(normalise_lines(self.account.text[:READ])) if part]

    @cached_property
    def flat_sentences(self) -> frozenset[str]:
        """All of them without spaces and signs."""
        return frozenset(sentence.flat for sentence in self.sentences)

    @cached_property
    def districts(self) -> frozenset[Place]:
        """The districts that it is about."""
        return frozenset(self.account.places).intersection(DISTRICTS)


@cache
def district_names() -> re.Pattern[str]:
    """The names of districts, with that of the city before them or without."""
    from reader.tagging.gazetteer import load

    rows = load().rows
    names = "|".join(normalise(name) for row in rows if row.kind == "district" for name in row.names)
    cities = {normalise(name) for row in rows if row.kind == "gwangju" for name in row.names}
    behind = "|".join(f"(?<={re.escape(city)})" for city in sorted(cities))
    return re.compile(rf"(?:(?<![가-힣])|{behind})(?:{names})(?!{_OTHER_SENSE})")


def normalise_lines(text: str) -> str:
    """`text` normalised line by line."""
    return "\n".join(map(normalise, text.split("\n")))


def _pairs(title: str) -> frozenset[str]:
    """The pairs of characters of a headline."""
    plain = flat(title)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))
