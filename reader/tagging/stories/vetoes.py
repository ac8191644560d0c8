"""What says of two articles that they tell of different events, however much they look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet

from reader.model import DISTRICTS
from reader.tagging.stories.figures import Figure
from reader.tagging.stories.shingles import shared
from reader.tagging.stories.traits import Sentence, Traits

TEMPLATE = 0.35
"""The share of a sentence that stands in the other text where both fill the same form."""
OTHER_NAMES = 2
"""Rare words in sentences of the same form that the other text does not have; on both sides they are other names."""


def differ(ours: Traits, theirs: Traits) -> bool:
    """Other ordinals, other districts, or amounts of which none agrees."""
    return _other_ordinal(ours, theirs) or _other_district(ours, theirs) or _other_amounts(ours, theirs)


def differ_in_words(ours: Traits, theirs: Traits) -> bool:
    """Whether two texts that share much fill one form with other names and numbers: notices, gifts, serials.

    Copies that were cut lack whole sentences; a form differs within those that both have, on both sides.
    """
    our_names, our_numbers = _filled(ours, theirs)
    their_names, their_numbers = _filled(theirs, ours)
    if min(len(our_names), len(their_names)) >= OTHER_NAMES:
        return True
    return bool(_units(our_numbers).keys() & _units(their_numbers).keys())


def _other_ordinal(ours: Traits, theirs: Traits) -> bool:
    mine, other = _units(ours.ordinals), _units(theirs.ordinals)
    return any(mine[kind].isdisjoint(other[kind]) for kind in mine.keys() & other.keys())


def _other_district(ours: Traits, theirs: Traits) -> bool:
    here, there = ours.account.primary, theirs.account.primary
    if here == there or here not in DISTRICTS or there not in DISTRICTS:
        return False
    return here not in theirs.districts and there not in ours.districts and len(ours.districts | theirs.districts) < 4


def _other_amounts(ours: Traits, theirs: Traits) -> bool:
    if ours.figures & theirs.all_figures or theirs.figures & ours.all_figures:
        return False
    return len(_units(ours.figures).keys() & _units(theirs.figures).keys()) >= 2


def _filled(ours: Traits, theirs: Traits) -> tuple[AbstractSet[str], AbstractSet[Figure]]:
    """Names and amounts of our sentences that the other text has with others in their place."""
    names: set[str] = set()
    numbers: set[Figure] = set()
    for sentence in ours.sentences:
        if _stands_in(sentence, theirs):
            names.update(word for word in sentence.heavy if word not in theirs.flat)
            numbers.update(sentence.figures - theirs.all_figures)
    return names, numbers


def _stands_in(sentence: Sentence, text: Traits) -> bool:
    return len(sentence.runs) > 0 and shared(sentence.runs, text.runs) >= TEMPLATE * len(sentence.runs)


def _units(figures: AbstractSet[Figure]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit, number in figures:
        found[unit].add(number)
    return found
