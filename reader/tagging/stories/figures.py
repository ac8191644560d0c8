"""Numbers with their units, and the ordinals that tell one issue of a series from the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Figure = tuple[str, str]
"""Unit and number: ``("가구", "540")``."""

_MULTIPLES = {"십": 10, "백": 100, "천": 1_000, "만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}


def figures(text: str) -> frozenset[Figure]:
    """The amounts of a normalised text: how many, how much, how long."""
    return frozenset((_unit(match["unit"]), _value(match["number"])) for match in _amounts().finditer(text))


def ordinals(text: str) -> frozenset[Figure]:
    """Which one of a series a normalised text tells of: 제14회, 348번째, 161일차, 2기, 셋째 주, 2026년."""
    return frozenset(_ordinals(text))


_CALLED = "제"
# A digit stands first in each pattern, and behind it what must not stand before it: so the next digit is leapt to.
_NUMBER = re.compile(r"\d(?<![\d.].)\d*", re.DOTALL)
_YEAR = re.compile(r"20\d\d")
_SPELT = re.compile(r"(?P<week>[첫둘셋넷다]섯?째)\s?주(?![가-힣])|(?P<half>[상하])반기")


_DAY = re.compile(
    r"(\d(?<![\d.~∼-].)\d?)일(?![간차째반]|\s?(?:동안|까지|이내|이상|만에|밝혔|전했|말했|알렸|발표|보도)|\s\S{1,12}\s?따르면)",
    re.DOTALL,
)


def days(text: str) -> frozenset[Figure]:
    """The days of a month that a normalised text names by their number, but for those on which something was said."""
    return frozenset(("일", match[1].lstrip("0")) for match in _DAY.finditer(text))


def _ordinals(text: str) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        number, start, end = match[0], match.start(), match.end()
        if _YEAR.fullmatch(number) and not text.startswith(".", end):
            yield "year", number
        called = text[max(start - 2, 0) : start].rstrip().endswith(_CALLED)
        if found := _series()[called].match(text, end):
            assert found.lastgroup
            yield found.lastgroup, number.lstrip("0") or "0"
    for match in _SPELT.finditer(text):
        yield ("week", _words()[match["week"]]) if match["week"] else ("half", match["half"])


def _value(number: str) -> str:
    """``3만 8천`` → ``38000``: outlets write the same amount in different ways."""
    total, rest = 0.0, 0.0
    for digits, sign in re.findall(r"(\d+(?:\.\d+)?)?\s?([십백천만억조])?", number):
        if not digits and not sign:
            continue
        value = float(digits or 1) * _MULTIPLES.get(sign, 1)
        if sign in ("만", "억", "조"):
            total += (rest + float(digits or 0) or 1) * _MULTIPLES[sign]
            rest = 0.0
        else:
            rest += value
    return f"{total + rest:g}" if total + rest < 1e6 else f"{total + rest:.0f}"


def _unit(unit: str) -> str:
    return _same().get(unit, unit)


@cache
def _table() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(files("reader.tagging.stories").joinpath("figures.toml").read_text("utf-8"))


@cache
def _amounts() -> re.Pattern[str]:
    units = sorted((unit for row in _table()["unit"] for unit in row["names"]), key=len, reverse=True)
    number = r"(?P<number>\d(?<![\d.제].)\d*(?:\.\d+)?(?:\s?[십백천만억조](?:\s?\d+(?:\.\d+)?)?)*)"
    return re.compile(rf"{number}\s?여?\s?(?P<unit>{'|'.join(map(re.escape, units))})", re.DOTALL)


@cache
def _same() -> dict[str, str]:
    return {unit: row["names"][0] for row in _table()["unit"] for unit in row["names"]}


@cache
def _series() -> Mapping[bool, re.Pattern[str]]:
    """What stands behind a number that counts a series, without and with `_CALLED` before it."""
    rows = _table()["series"]
    return {
        called: re.compile(
            "|".join(f"(?P<{row['kind']}>{row['behind']})" for row in rows if ("before" in row) == called)
        )
        for called in (False, True)
    }


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = _table()["numerals"]
    return words
