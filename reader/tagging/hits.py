"""Names with the part of the article in which they stand: the headline, the lead, the next sentences, the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.tagging.gazetteer import Gazetteer
from reader.tagging.names import Name, find


class Zone(StrEnum):
    """Where in an article a name stands."""

    OUTLET = "outlet"
    TITLE = "title"
    LEAD = "lead"
    NEXT = "next"
    BODY = "body"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in one of the texts of an article."""

    text: str
    name: Name
    zone: Zone
    sentence: int


_END = re.compile(r"[다요까음함임]\.[”\"’')]*(?=\s|$)|\n|[□○▷]|\.{3,}\s")
_COUNTED = 6
"""Sentences beyond these are all alike."""
_LINE = 60
_CLOSING = "다요까"


def hits(text: str, zone: Zone, gazetteer: Gazetteer, on: date | None) -> list[Hit]:
    """The names of one text; a body is divided into its lead (first sentence), the next two, and the rest."""
    ends = _ends(text) if zone is Zone.LEAD else []
    found = []
    for name in find(text, gazetteer, on):
        number = bisect_right(ends, name.start)
        where = zone if zone is not Zone.LEAD else (Zone.LEAD, Zone.NEXT, Zone.NEXT, Zone.BODY)[min(number, 3)]
        found.append(Hit(text, name, where, number))
    return found


def _ends(text: str) -> list[int]:
    """Where the first sentences end; short lines above one, such as a headline told again, are part of it."""
    found: list[int] = []
    begun = 0
    for match in _END.finditer(text):
        if match.end() - begun < _LINE and text[match.start()] not in _CLOSING:
            continue
        begun = match.end()
        found.append(begun)
        if len(found) == _COUNTED:
            break
    return found
