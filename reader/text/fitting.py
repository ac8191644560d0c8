"""Cutting a headline to a width, at a word behind which it may end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reader.text.patterns import read

SHORT = 60
LONG = 80
"""Columns of a headline that reads whole, and of any headline."""

_EARLY = 48
"""Columns below which a cut wastes too much of the line."""

_PAIRS = {"‘": "’", "“": "”", "(": ")", "〈": "〉", "《": "》", "「": "」", "『": "』", "[": "]", "<": ">"}
_QUOTES = re.compile(r"[‘’“”()〈〉《》「」『』\[\]<>\"']")
_YEAR = re.compile(r"['‘’](?=\d\d(?:년|[.~-]|\d\d))")
"""The sign before a shortened year, which is no quotation."""

_QUOTING = re.compile(r"(?:라는|다는|자는|냐는|라며|다며|라고|것으로),?\Z")
_VERBAL = re.compile(r"([가-힣]{2,})(?:하고|하며|하면서|해|했고|하기로 하고),?\Z")
_LINKING = re.compile(r"[가-힣]+(?:고|며|면서|아|어|여|나|해|돼|켜),?\Z")
_PURPOSE = re.compile(r"(?:기|고자|려고|도록),?\Z")
_ADNOMINAL = re.compile(
    r"산|쓴|판|큰|난|낸|연|준|갈|올|볼|쓸|열|[가-힣]+(?:는|던|된|한|할|될|운|든|끈|둔|꾼|킨|친|린|른|낸|은)\Z"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to end: the text before it, and its columns."""

    text: str
    rank: int
    """How well it reads there: 4 behind a clause, 3 an object, 2 a clause that goes on, 1 a noun, below a torn one."""
    width: int


def columns(text: str) -> int:
    """The width of `text` where a Hangul syllable takes two columns and a doubtful character one."""
    return sum(map(_cells, text))


def fits(text: str) -> bool:
    """Whether `text` is no wider than `LONG`."""
    return 2 * len(text) <= LONG or (len(text) <= LONG and columns(text) <= LONG)


@cache
def _cells(char: str) -> int:
    return 1 + (unicodedata.east_asian_width(char) in "WF")


def fitted(words: Sequence[str]) -> str:
    """`words` whole where they fit, else cut where that reads best, with an ellipsis."""
    whole = " ".join(words)
    if fits(whole):
        return whole
    best = _best(cuts(words))
    return best if columns(best) >= SHORT // 2 else _hard(whole)


def cuts(words: Sequence[str]) -> list[Cut]:
    """All places behind a word of `words` where the line may end and is no longer than `LONG`."""
    found: list[Cut] = []
    width = 0
    for i, outside in enumerate(outside_quotes(words)):
        width += columns(words[i]) + (i > 0)
        if width > LONG + 8:  # a particle or ending that falls may make the line fit
            break
        if outside and i + 1 < len(words) and (cut := _cut(words, i)).width < LONG:
            found.append(cut)
    return found


def outside_quotes(words: Sequence[str]) -> list[bool]:
    """For each word whether no quotation or bracket is open behind it. What is never closed was no quotation."""
    outside = [True] * len(words)
    if not _QUOTES.search(" ".join(words)):
        return outside
    opened: list[tuple[str, int]] = []
    for i, word in enumerate(words):
        if _QUOTES.search(word):
            for char in _QUOTES.findall(_YEAR.sub("", word)):
                _open_or_close(char, i, opened, outside)
    return outside


def _open_or_close(char: str, i: int, opened: list[tuple[str, int]], outside: list[bool]) -> None:
    begun = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == char), None)
    if begun is not None:
        outside[opened[begun][1] : i] = [False] * (i - opened[begun][1])
        del opened[begun:]
    elif char in _PAIRS or char in "\"'":
        opened.append((_PAIRS.get(char, char), i))


def without_object(word: str) -> str | None:
    """`word` without its 을/를, None where it has none."""
    stem = word[:-1]
    if word[-1:] not in "을를" or not stem or word.endswith(endings("nouns")):
        return None
    last = next((char for char in reversed(stem) if char not in "’”'\")]〉》」』"), "")
    has_final = (ord(last or " ") - 0xAC00) % 28 != 0
    return stem if not "가" <= last <= "힣" or has_final == (word[-1] == "을") else None


def is_adnominal(words: Sequence[str]) -> bool:
    """Whether the first of `words` describes the noun behind it."""
    return bool(words) and _ADNOMINAL.fullmatch(words[0]) is not None


@cache
def table() -> dict[str, frozenset[str]]:
    """The lists of `headlines.toml` as sets."""
    return {key: frozenset(words) for key, words in read("headlines.toml").items() if isinstance(words, list)}


@cache
def endings(key: str) -> tuple[str, ...]:
    """The list `key` of `headlines.toml` as endings of words."""
    return tuple(table()[key])


def _best(found: Sequence[Cut]) -> str:
    """The text of the best cut: a good one in the short line, then in the long one, then a fair one."""
    short, long = (
        [cut for cut in found if low <= cut.width <= high] for low, high in ((_EARLY, SHORT), (SHORT + 1, LONG))
    )
    for group, least in ((short, 2), (long, 2), (short, 1), (long, 1)):
        fair = [cut for cut in group if cut.rank >= least]
        if fair:
            return max(fair, key=lambda cut: (cut.rank, cut.width)).text + "…"
    late = [cut for cut in found if cut.width >= _EARLY and cut.rank >= 0] or found
    return max(late, key=lambda cut: cut.width).text + "…" if late else ""


def _cut(words: Sequence[str], i: int) -> Cut:
    head, last, following = list(words[:i]), words[i], words[i + 1]
    bare, rank = last.rstrip(",·"), 1
    if (match := _VERBAL.fullmatch(last)) and not any(map(_QUOTING.search, words[i + 1 :])):
        bare, rank = match[1], 4
        head = [*head[:-1], without_object(head[-1]) or head[-1]] if head else head
    elif stem := without_object(bare):
        bare, rank = stem, 0 if is_adnominal([following]) or _PURPOSE.search(following) else 3
        rank = -1 if bare in table()["dangling"] else rank
    elif _dangles(bare):
        rank = -1
    elif bare in table()["purposes"]:
        rank = 1
    elif _LINKING.fullmatch(last) and not bare.endswith(endings("nouns")):
        rank = 2
    if following.rstrip(",") in table()["binding"]:
        rank = -1
    text = " ".join([*head, bare])
    return Cut(text, rank, columns(text))


def _dangles(word: str) -> bool:
    lists = table()
    if word.endswith(endings("nouns")):
        return False
    if word.endswith("가") and "가" <= word[-2:-1] <= "힣" and (ord(word[-2]) - 0xAC00) % 28 == 0:
        return True
    return word in lists["dangling"] or word.endswith(endings("dangling_ends"))


def _hard(text: str) -> str:
    """`text` cut at the last word that fits, or inside the first word where that alone is too long."""
    kept, width = 0, 0
    for i, char in enumerate(text):
        width += columns(char)
        if width >= LONG:
            break
        kept = i + 1
    head = text[:kept].rpartition(" ")[0] if " " in text[1:kept] else text[:kept]
    return head.rstrip(" ,·") + "…"
