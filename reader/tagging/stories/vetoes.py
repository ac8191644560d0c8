"""What says of two articles that they tell of different events, however much they look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from reader.model import DISTRICTS
from reader.tagging.stories.figures import Figure
from reader.tagging.stories.shingles import shares_of
from reader.tagging.stories.terms import weight
from reader.tagging.stories.traits import Sentence, Traits

TEMPLATE = 0.4
"""The share of a sentence that stands in the other text where both fill the same form."""
OTHER_NAMES = 0.84
"""What a word of such a sentence weighs that the other text does not have; on both sides they are other names."""
OTHER_WORDS = 2.0
"""What all such words of a sentence weigh that tell of another matter without a name."""
OTHER_PLACE = 0.75
"""The same of a word in a headline of the same form: names of towns are less rare than those of firms."""
OTHER_TOPIC = 0.4
"""The same of one that the lead has as well: it tells two agreements of the same parties apart: 돌봄, 도서관."""
FIRST = 2
"""Sentences that name who did what."""
SAME_HEADLINE = 0.75
"""The share of pairs of characters that headlines of a serial have in common, numbers apart."""
FORM = 0.5
"""The same where headlines fill one form."""

_Filling = tuple[float, AbstractSet[Figure]]
_NONE: _Filling = (0.0, frozenset())


def differ(ours: Traits, theirs: Traits) -> bool:
    """Other ordinals, other districts, other days in the headline, or the same headline with other numbers."""
    return (
        _other_ordinal(ours, theirs)
        or _other_district(ours, theirs)
        or _other_district_named(ours, theirs)
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
    mine, other = _filled(theirs, ours.sentences), _filled(ours, theirs.sentences)
    if min(_names(mine[:FIRST]), _names(other[:FIRST])) >= OTHER_NAMES:
        return True
    if _same_units(_numbers(mine[:FIRST]), _numbers(other[:FIRST])) or _other_amount_in_headlines(ours, theirs):
        return True
    return _same_units(_numbers(mine), _numbers(other)) >= 2 or _other_names_in_headlines(ours, theirs)


def agreed(ours: Traits, theirs: Traits) -> AbstractSet[Figure]:
    """The amounts that headline and lead of one name and any part of the other."""
    mine = ours.figures & theirs.all_figures if ours.figures else frozenset()
    return mine | theirs.figures & ours.all_figures if theirs.figures else mine


def amounts_differ(ours: Traits, theirs: Traits) -> bool:
    """Whether both name amounts of the same two and more kinds, of which none agrees."""
    return not agreed(ours, theirs) and _same_units(ours.figures, theirs.figures) >= 2


def _other_ordinal(ours: Traits, theirs: Traits) -> bool:
    if not ours.ordinals or not theirs.ordinals:
        return False
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


def _other_district_named(ours: Traits, theirs: Traits) -> bool:
    """Whether headline and lead of both name districts that the other text does not, wherever either was placed."""
    mine, other = ours.named, theirs.named
    if not mine or not other or not mine.isdisjoint(theirs.all_named) or not other.isdisjoint(ours.all_named):
        return False
    return len(mine | other) < 4


def _other_date(ours: Traits, theirs: Traits) -> bool:
    mine, other = ours.headline.dates, theirs.headline.dates
    return bool(mine and other) and mine.isdisjoint(other)


def _serial(ours: Traits, theirs: Traits) -> bool:
    mine, other = ours.headline, theirs.headline
    if not mine.numbers - other.numbers or not other.numbers - mine.numbers:
        return False
    return _alike(mine.pairs_without_numbers, other.pairs_without_numbers) >= SAME_HEADLINE


def _other_names_in_headlines(ours: Traits, theirs: Traits) -> bool:
    if _alike(ours.headline.pairs, theirs.headline.pairs) < FORM:
        return False
    return _names_another(ours, theirs) and _names_another(theirs, ours)


def _names_another(one: Traits, other: Traits) -> bool:
    """Whether a headline has a word that the other article has not: a rare one, or one that the lead is about too."""
    words = [(weight(word), word) for word in one.headline.terms if word not in other.flat]
    lead = " ".join(sentence.flat for sentence in one.sentences[:FIRST])
    return any(weighs >= OTHER_PLACE or (weighs >= OTHER_TOPIC and word in lead) for weighs, word in words)


def _other_amount_in_headlines(ours: Traits, theirs: Traits) -> bool:
    """Whether both headlines name an amount of one kind that the other article does not have."""
    mine, other = ours.headline.figures, theirs.headline.figures
    return bool(mine and other) and _same_units(mine - theirs.all_figures, other - ours.all_figures) > 0


def _alike(title: AbstractSet[str], other: AbstractSet[str]) -> float:
    """The share of pairs of characters that two headlines have in common."""
    return len(title & other) / (max(len(title), len(other)) or 1)


def _filled(theirs: Traits, sentences: Sequence[Sentence]) -> list[_Filling]:
    """What each of one's `sentences` has otherwise than the other text: how rare the words are, and amounts.

    Most sentences of a copy are there word for word, and have nothing.
    """
    same = theirs.flat_sentences
    others = [n for n, each in enumerate(sentences) if each.flat not in same and each.flat not in theirs.flat]
    found = [_NONE] * len(sentences)
    for n in _standing_in(theirs, sentences, others):
        found[n] = _filling(sentences[n], theirs)
    return found


def _standing_in(theirs: Traits, sentences: Sequence[Sentence], asked: Sequence[int]) -> list[int]:
    """Which of the sentences `asked` about stand in the other text by a good part."""
    long = [n for n in asked if len(sentences[n].runs)]
    if not long:
        return []
    shares = shares_of([sentences[n].runs for n in long], theirs.runs)
    return [n for n, share in zip(long, shares, strict=True) if share >= TEMPLATE]


def _filling(sentence: Sentence, theirs: Traits) -> _Filling:
    others = [weighs for word, weighs in sentence.words.items() if word not in theirs.flat]
    return max([0.0, *others, sum(others) * OTHER_NAMES / OTHER_WORDS]), sentence.figures - theirs.all_figures


def _names(filled: Iterable[_Filling]) -> float:
    return max((names for names, _ in filled), default=0.0)


def _numbers(filled: Iterable[_Filling]) -> AbstractSet[Figure]:
    return frozenset().union(*(numbers for _, numbers in filled))


def _same_units(ours: AbstractSet[Figure], theirs: AbstractSet[Figure]) -> int:
    return len(_units(ours).keys() & _units(theirs).keys())


def _units(named: AbstractSet[Figure]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit, number in named:
        found[unit].add(number)
    return found
