"""What says of two articles that they tell of different events, however much they look alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reader.model import DISTRICTS
from reader.tagging.stories.figures import Figure, figures
from reader.tagging.stories.shingles import shared
from reader.tagging.stories.terms import terms, weight
from reader.tagging.stories.traits import Sentence, Traits, flat

TEMPLATE = 0.4
"""The share of a sentence that stands in the other text where both fill the same form."""
OTHER_NAMES = 0.84
"""What a word of such a sentence weighs that the other text does not have; on both sides they are other names."""
OTHER_WORDS = 2.0
"""What all such words of a sentence weigh that tell of another matter without a name."""
OTHER_PLACE = 0.75
"""The same of a word in a headline of the same form: names of towns are less rare than those of firms."""
FIRST = 2
"""Sentences that name who did what."""
SAME_HEADLINE = 0.75
"""The share of pairs of characters that headlines of a serial have in common, numbers apart."""
FORM = 0.5
"""The same where headlines fill one form."""

_NUMBER = re.compile(r"\d+")
_DATE = re.compile(r"(?<!\d)(\d{1,2})\s?(?:월\s?|\.\s?)(\d{1,2})(?:일|\.|(?=[^\d%\.]|$))")


def differ(ours: Traits, theirs: Traits) -> bool:
    """Other ordinals, other districts, other days in the headline, or the same headline with other numbers."""
    return (
        _other_ordinal(ours, theirs)
        or _other_district(ours, theirs)
        or _other_date(ours, theirs)
        or _serial(ours, theirs)
    )


def issued_again(ours: Traits, theirs: Traits) -> bool:
    """Whether one outlet has both, of different days: an issue of a serial each, not a text and its copy."""
    mine, other = ours.account, theirs.account
    known = mine.certain and other.certain and mine.first is not None and other.first is not None
    return bool(mine.outlet) and mine.outlet == other.outlet and known and mine.first != other.first


def differ_in_words(ours: Traits, theirs: Traits) -> bool:
    """Whether two texts that share much fill one form with other names and numbers: notices, gifts, serials.

    Copies that were cut lack whole sentences; a form differs within those that both have, on both sides, and mostly
    in the first ones.
    """
    ours_first, theirs_first = _filled(theirs, ours.sentences[:FIRST]), _filled(ours, theirs.sentences[:FIRST])
    if min(ours_first[0], theirs_first[0]) >= OTHER_NAMES or _same_units(ours_first[1], theirs_first[1]):
        return True
    if _other_amount_in_headlines(ours, theirs):
        return True
    ours_all, theirs_all = _filled(theirs, ours.sentences), _filled(ours, theirs.sentences)
    return _same_units(ours_all[1], theirs_all[1]) >= 2 or _other_names_in_headlines(ours, theirs)


def amounts_differ(ours: Traits, theirs: Traits) -> bool:
    """Whether both name amounts of the same two and more kinds, of which none agrees."""
    if ours.figures & theirs.all_figures or theirs.figures & ours.all_figures:
        return False
    return _same_units(ours.figures, theirs.figures) >= 2


def _other_ordinal(ours: Traits, theirs: Traits) -> bool:
    mine, other = _units(ours.ordinals), _units(theirs.ordinals)
    return any(
        mine[kind].isdisjoint(_units(theirs.all_ordinals)[kind])
        and other[kind].isdisjoint(_units(ours.all_ordinals)[kind])
        for kind in mine.keys() & other.keys()
    )


def _other_district(ours: Traits, theirs: Traits) -> bool:
    here, there = ours.account.primary, theirs.account.primary
    if here == there or here not in DISTRICTS or there not in DISTRICTS:
        return False
    return here not in theirs.districts and there not in ours.districts and len(ours.districts | theirs.districts) < 4


def _other_date(ours: Traits, theirs: Traits) -> bool:
    mine, other = set(_DATE.findall(ours.account.title)), set(_DATE.findall(theirs.account.title))
    return bool(mine and other) and mine.isdisjoint(other)


def _serial(ours: Traits, theirs: Traits) -> bool:
    mine, other = Counter(_NUMBER.findall(ours.title)), Counter(_NUMBER.findall(theirs.title))
    if not mine - other or not other - mine:
        return False
    return _alike(_NUMBER.sub("", ours.title), _NUMBER.sub("", theirs.title)) >= SAME_HEADLINE


def _other_names_in_headlines(ours: Traits, theirs: Traits) -> bool:
    if _alike(ours.title, theirs.title) < FORM:
        return False
    return all(
        any(weight(word) >= OTHER_PLACE and word not in other.flat for word in terms(one.title))
        for one, other in ((ours, theirs), (theirs, ours))
    )


def _other_amount_in_headlines(ours: Traits, theirs: Traits) -> bool:
    """Whether both headlines name an amount of one kind that the other article does not have."""
    mine, other = (figures(one.title) for one in (ours, theirs))
    return _same_units(mine - theirs.all_figures, other - ours.all_figures) > 0


def _alike(title: str, other: str) -> float:
    """The share of pairs of characters that two headlines have in common."""
    one, two = _pairs(title), _pairs(other)
    return len(one & two) / (max(len(one), len(two)) or 1)


def _pairs(title: str) -> set[str]:
    plain = flat(title)
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def _filled(theirs: Traits, sentences: Sequence[Sentence]) -> tuple[float, AbstractSet[Figure]]:
    """What of one's `sentences` the other text has otherwise: how rare the words are, and amounts."""
    names = 0.0
    numbers: set[Figure] = set()
    for sentence in sentences:
        if _stands_in(sentence, theirs):
            others = [weighs for word, weighs in sentence.words.items() if word not in theirs.flat]
            names = max([names, *others, sum(others) * OTHER_NAMES / OTHER_WORDS])
            numbers.update(sentence.figures - theirs.all_figures)
    return names, numbers


def _stands_in(sentence: Sentence, text: Traits) -> bool:
    return len(sentence.runs) > 0 and shared(sentence.runs, text.runs) >= TEMPLATE * len(sentence.runs)


def _same_units(ours: AbstractSet[Figure], theirs: AbstractSet[Figure]) -> int:
    return len(_units(ours).keys() & _units(theirs).keys())


def _units(named: AbstractSet[Figure]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit, number in named:
        found[unit].add(number)
    return found
