"""Particles and endings: what is left of a word that was never analysed, by a table alone."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from reader.text.hangul import is_syllable, jamo

SHORTEST = 2
"""Syllables that must be left: 마을 is not 마 with a particle."""


def bare_stem(word: str) -> str | None:
    """`word` less its longest particle or ending; None where it seems to have none."""
    endings = _endings()
    for start in range(max(len(word) - _longest(), SHORTEST), len(word)):
        after = endings.get(word[start:])
        if after is not None and is_syllable(word[start - 1]) and _fits(word[start - 1], after):
            return word[:start]
    return None


def with_particles(noun: str) -> tuple[str, ...]:
    """`noun` with each particle that its sound allows: for nouns too short to be looked for alone."""
    return tuple(noun + ending for ending, after in _endings().items() if _fits(noun[-1], after))


def _fits(before: str, after: str) -> bool:
    if not after or not is_syllable(before):
        return True
    final = jamo(before)[2]
    return bool(final) == (after == "consonant") or (after == "smooth" and final == "ㄹ")


@cache
def _endings() -> dict[str, str]:
    """Each ending and what must stand before it, ``""`` where anything may."""
    table = tomllib.loads(files("reader.text").joinpath("particles.toml").read_text("utf-8"))
    return {ending: row.get("after", "") for row in table["row"] for ending in row["endings"]}


@cache
def _longest() -> int:
    return max(map(len, _endings()))
