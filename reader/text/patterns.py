"""The tables of the cleaner: how bylines, credits and boilerplate look."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

MAIL = r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}"

_PARTS = {
    "{R}": r"[가-힣]{2,4}(?:\s?[·ㆍ,]\s?[가-힣]{2,4}){0,3}",
    "{T}": r"(?:선임|수습|인턴|객원|시민|전문|대표|취재|편집)?\s?(?:기자|특파원|논설위원|편집위원)",
    "{MAIL}": MAIL,
    "{X}": r"[가-힣A-Za-z0-9·㈜()&]{1,15}",
}


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns by where they stand; each pattern once, in the order of its table."""

    head: tuple[re.Pattern[str], ...]
    inner: tuple[re.Pattern[str], ...]
    tail: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    """Each with the words of which one must stand where it is looked for; without any, it may be anywhere."""
    line: tuple[re.Pattern[str], ...]
    strong: tuple[re.Pattern[str], ...]
    """Credits that say of themselves that they stand beside a photograph."""
    weak: tuple[re.Pattern[str], ...]
    """Credits only where a caption could end."""
    caption_line: tuple[re.Pattern[str], ...]
    caption_head: tuple[re.Pattern[str], ...]


@cache
def patterns() -> Patterns:
    """The table `patterns.toml`, compiled."""
    rows = [
        row
        for role in ("byline", "boilerplate", "broadcast", "credit", "caption")
        for row in read("patterns.toml")[role]
    ]

    def of(where: str, ending: str = "") -> tuple[re.Pattern[str], ...]:
        found = dict.fromkeys(row["regex"] for row in rows if row["where"] == where)
        return tuple(re.compile(f"(?:{expanded(regex)}){ending}") for regex in found)

    needs = {row["regex"]: tuple(row.get("needs", [""])) for row in rows if row["where"] == "tail"}
    return Patterns(
        of("head"),
        of("inner"),
        tuple(zip(of("tail", r"\s*\Z"), needs.values(), strict=True)),
        of("line"),
        of("strong"),
        of("weak"),
        of("caption_line"),
        of("caption_head"),
    )


@cache
def subheads() -> Mapping[str, frozenset[str]]:
    """The table `subheads.toml`: the words by which lines above a text are told apart."""
    return {key: frozenset(words) for key, words in read("subheads.toml").items() if isinstance(words, list)}


def read(name: str) -> dict[str, Any]:
    """The TOML table `name` of this package."""
    return tomllib.loads(files("reader.text").joinpath(name).read_text(encoding="utf-8"))


def expanded(regex: str) -> str:
    """`regex` with the shared parts filled in."""
    for name, part in _PARTS.items():
        regex = regex.replace(name, part)
    return regex


def first_match(table: Iterable[re.Pattern[str]], text: str, end: int) -> re.Match[str] | None:
    """The earliest match of any pattern in the first `end` characters of `text`; the longer one of two."""
    found = [match for pattern in table if (match := pattern.search(text, 0, end))]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)
