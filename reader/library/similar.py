"""Other forms and names of typed words (R13): from what was learnt of words, and from tables for words never met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.archive.lexicon import Lexicon
from reader.text.hangul import is_syllable
from reader.text.particles import bare_stem, with_particles
from reader.text.synonyms import synonyms
from reader.text.verbs import past_stems, stems
from reader.text.words import LONGEST_WORD, Word

_SHORTEST_FORM = 2
"""Syllables: shorter ones stand in too many other words to be looked for alone."""


def alternatives(words: Sequence[str], lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """For each normalised word what may stand for it, the word itself apart; microseconds a word, without Kiwi."""
    known = lexicon.words(words)
    found = {word: dict.fromkeys(_of(word, known.get(word) or _guessed(word, lexicon), lexicon)) for word in words}
    return {word: tuple(other for other in others if other != word) for word, others in found.items()}


def _of(word: str, facts: Word, lexicon: Lexicon) -> Iterator[str]:
    yield from synonyms(word)
    for noun in sorted(facts.nouns):
        yield from [noun] if len(noun) >= _SHORTEST_FORM else with_particles(noun)
        yield from synonyms(noun)
    for verb in sorted(facts.verbs):
        yield from lexicon.forms(verb)


def _guessed(word: str, lexicon: Lexicon) -> Word:
    """A word that was never met: a verb in a form that was, or a noun with a particle."""
    if not all(map(is_syllable, word)) or len(word) > LONGEST_WORD:
        return Word()
    verbs = set(lexicon.verbs([word[:length] for length in range(_SHORTEST_FORM, len(word) + 1)]))
    verbs |= {verb for stem in stems(word) if lexicon.forms(verb := f"{stem}다")}
    if verbs:
        return Word(verbs=frozenset(verbs))
    stem = bare_stem(word)
    return Word(nouns=frozenset((stem,) if stem else past_stems(word)))
