"""Where something takes place: what stands before 에서 in a clause, or in brackets behind its day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from reader.tagging.clauses import depth
from reader.text.fitting import endings

_VENUE = re.compile(r"((?:[가-힣A-Za-z0-9·]+\s){0,3}[가-힣A-Za-z0-9·]+?)(?:에서|서)(?![가-힣])")
_VENUE_WORDS = 4
"""Words that `_VENUE` takes, at most."""
_AT = re.compile(r"서(?![가-힣])")
_BRACKETED = re.compile(r"\(([가-힣A-Za-z0-9·\s]{3,24})\)")
_NO_PART = re.compile(
    r"(?:[은는이가을를고며의한된할인던전후]|부터|까지|에게|으로|이나|틀간|흘간|새간|일간|\d+일(?:\([월화수목금토일]\))?|\d+[시분]|요일(?:마다)?|매주|매월|매달)\Z"
)


def venue_of(clause: str, day: str) -> str | None:
    """The place that stands before 에서, or in brackets behind the day."""
    for match in _venues(clause):
        if depth(clause, match.end()) == 0 and (found := _place(match[1].split())):
            return found
    _, _, behind = clause.partition(day)
    bracketed = _BRACKETED.search(behind)
    return bracketed[1].strip() if bracketed and _place(bracketed[1].split()) else None


def _venues(clause: str) -> Iterator[re.Match[str]]:
    """What `_VENUE` finds, looked for where it can begin."""
    first = _AT.search(clause)
    if first is None:
        return iter(())
    before = clause[: first.start()].rsplit(None, _VENUE_WORDS)
    return _VENUE.finditer(clause, len(before[0]) if len(before) > _VENUE_WORDS else 0)


def _place(words: Sequence[str]) -> str | None:
    """The name of a place that `words` end in; None where they do not."""
    if not words or not words[-1].endswith(endings("venues")) or words[-1].endswith(words_of("no_venues")):
        return None
    kept: list[str] = []
    for word in reversed(words):
        if kept and _NO_PART.search(word):
            break
        kept.insert(0, word)
    return " ".join(kept)


@cache
def words_of(key: str) -> tuple[str, ...]:
    """A list of announced.toml."""
    table = tomllib.loads(files("reader.tagging").joinpath("announced.toml").read_text(encoding="utf-8"))
    return tuple(table[key])
