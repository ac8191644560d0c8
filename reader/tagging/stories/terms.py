"""The nouns of a text as they stand there, less their particles, and how much each of them tells.

What a word weighs comes from a table with a version, never from the articles at hand: a new article must not change
what others weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import log

from reader.text.normal import normalise
from reader.text.particles import bare_stem

RAREST = 0.0005
"""The share of articles in which a word stands that is not in the table."""
FAINT = 0.05
"""What a form of a verb weighs, and a name that stands in every other article of its district."""
DOUBTFUL = 0.3
"""What a word weighs that may be one syllable with its particle: 곁의, 쌀을."""
_WORD = re.compile(r"[가-힣a-z][가-힣a-z0-9]+")
_VERBAL = re.compile(
    r"[았었였했됐갔왔졌렸켰쳤꼈녔냈]\S{0,3}$|^[가-힣]는$"
    r"|\S(?:다|며|면서|면|고|도록|려고|고자|지만|거나|는데|으나|어서|아서|여서|므로|던|히|게|려는|자는|라며|이라며)$"
)
_SYLLABLE = re.compile(r"[가-힣][은이가을를의에도만와과로]")
_NUMERALS = frozenset(
    [
        "하나",
        "다섯",
        "여섯",
        "일곱",
        "여덟",
        "아홉",
        "스물",
        "서른",
        "마흔",
        "이틀",
        "사흘",
        "나흘",
        "닷새",
        "엿새",
        "이레",
        "열흘",
        "보름",
    ]
)
_LONGEST_NAME = 4
KEPT = 1 << 16
"""Words of which something is remembered: twice as many at the most."""


class _Known(dict[str, tuple[str, float]]):
    """Word → its stem and what that weighs, learnt at first sight; of long ago what was not met since is forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[str, tuple[str, float]] = {}

    def __missing__(self, word: str) -> tuple[str, float]:
        found = self._before.get(word) or _weighed_stem(word)
        if len(self) >= KEPT:
            self._before = dict(self)
            self.clear()
        self[word] = found
        return found


_known = _Known()


def _weighed_stem(word: str) -> tuple[str, float]:
    term = bare_stem(word) or word
    weighs = weights().get(term)
    return term, _weighed(term) if weighs is None else weighs


class _Weights(dict[str, float]):
    """What words weigh: those of the table, and others learnt at first sight, as many as are kept."""

    def __missing__(self, term: str) -> float:
        found = _weighed(term)
        if len(self) < KEPT:
            self[term] = found
        return found


def _weighed(term: str) -> float:
    """What a word weighs that is not in the table."""
    if _VERBAL.search(term) or _is_row_of_names(term):
        return FAINT
    return DOUBTFUL if _SYLLABLE.fullmatch(term) else 1.0


def weighed(text: str) -> list[tuple[str, float]]:
    """The stems of the words of a normalised `text` with what they weigh, in their order, as often as they stand
    there."""
    return [_known[word] for word in _WORD.findall(text)]


def terms(text: str) -> list[str]:
    """The same stems alone."""
    return [_known[word][0] for word in _WORD.findall(text)]


def weight(term: str) -> float:
    """How much it tells that two articles share `term`: 0 to 1."""
    return weights()[term]


@cache
def weights() -> dict[str, float]:
    """`weight` of every word, for who asks about many."""
    found = _Weights()
    for line in files("reader.tagging.stories").joinpath("common.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            word, _, per_mille = line.partition("\t")
            found[word] = FAINT if _VERBAL.search(word) else log(float(per_mille) / 1000) / log(RAREST)
    found.update(dict.fromkeys(_NUMERALS, DOUBTFUL))
    found.update(dict.fromkeys(_local_names(), FAINT))
    return found


def _is_row_of_names(term: str) -> bool:
    """동구·서구·남구 without its dots."""
    return len(term) > _LONGEST_NAME and _districts().fullmatch(term) is not None


@cache
def _districts() -> re.Pattern[str]:
    from reader.tagging.gazetteer import load

    names = (name for row in load().rows if row.kind in ("district", "gwangju") for name in row.names)
    longest_first = sorted({normalise(name).replace(" ", "") for name in names}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest_first)})+")


def _local_names() -> Iterator[str]:
    from reader.tagging.gazetteer import load

    for row in load().rows:
        if row.kind in ("holder", "district", "gwangju", "office", "body"):
            yield from (normalise(name).replace(" ", "") for name in row.names)
            if row.title:
                yield row.title
