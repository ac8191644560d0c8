"""Names out of a byline that a pattern found: the outlet without its desk, reporters without their titles."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.text.outlets import outlets

_BUREAU = re.compile(r"\s?\([가-힣·]+\)\s?\Z|(?:\s|\A)[가-힣]{2,8}(?:취재)?본부\Z")
"""The office of an outlet, behind its name or in its place."""

_TITLES = frozenset({"기자", "특파원", "선임", "수습", "인턴", "객원", "시민", "전문", "대표", "취재", "편집"})


def outlet_named(named: Mapping[str, str | None]) -> str | None:
    """The outlet of a byline; ``[예시뉴스=광주]`` has its desk in the outlet's place."""
    return next((name for key in ("outlet", "desk") if (name := _without_desk(named.get(key) or ""))), None)


def reporter_named(named: Mapping[str, str | None]) -> str | None:
    """The reporters of a byline, without the titles between them."""
    words = (named.get("reporter") or "").split()
    kept = [word for word in words if word.strip(",") not in _TITLES]
    return " ".join(kept).strip(" ,") or None


def _without_desk(name: str) -> str | None:
    desks = outlets().desks
    words = _BUREAU.sub("", name).split()
    while words and words[-1].strip("·ㆍ,/") in desks:
        words.pop()
    return " ".join(words) or None
