"""Who published and who wrote an article, from what its feed, page or table says of them."""

from __future__ import annotations

import re

from reader.text.outlets import outlets
from reader.text.patterns import MAIL, expanded
from reader.text.printable import printable_line

_REPORTER = re.compile(expanded(r"(?<![가-힣])(?P<names>{R}(?: {R}){0,2})\s?{T}(?![가-힣])"))
_NAMES = re.compile(r"[가-힣]{2,4}(?:\s?[·ㆍ,/]\s?[가-힣]{2,4}){0,3}")
_MAIL = re.compile(MAIL)
_AROUND = " \t()<>[]/|,=-·"
_DESK = re.compile(r"^[가-힣]{2,8}\s?=\s?")
"""The place of an office before its reporter's name."""


def publisher(addresses: list[str | None], titles: list[str]) -> str | None:
    """The outlet on whose site one of `addresses` stands, else the one that one of `titles` names.

    Both begin with what says most. Where others' articles are handed on, its own title says nothing.
    """
    if name := next((name for address in addresses if (name := outlets().of_site(address))), None):
        return name
    if any(map(outlets().is_aggregator, addresses)):
        return None
    return next((name for title in titles if (name := outlets().of_title(printable_line(title)))), None)


def reporter(author: str, outlet: str | None) -> str | None:
    """The reporter whom `author` names (``의정부=김견본 기자``, ``mail (이름)``); None for the outlet itself."""
    line = printable_line(author)
    if match := _REPORTER.search(line):
        return match["names"].strip()
    line = _DESK.sub("", _MAIL.sub("", line)).strip(_AROUND)
    if not line or line == outlet or outlets().of_title(line) in (outlet, *outlets().hosts.values()):
        return None
    names = _NAMES.fullmatch(line)
    return names[0] if names else line
