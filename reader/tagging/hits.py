"""Names with the part of the article in which they stand: the headline, the lead, the next sentences, the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.model import Institution, Place
from reader.tagging.gazetteer import Gazetteer, Row
from reader.tagging.names import find


class Zone(StrEnum):
    """Where in an article a name stands."""

    OUTLET = "outlet"
    TITLE = "title"
    LEAD = "lead"
    NEXT = "next"
    BODY = "body"
    CAPTION = "caption"


OUTLET, TITLE, LEAD, NEXT, BODY, CAPTION = Zone
"""The zones by names of the module: to look one up in its class costs a call each time, in Python 3.11."""


@dataclass(slots=True, init=False)
class Hit:
    """A name in one of the texts of an article. Never changed; filled in where made: a call takes twice the time."""

    text: str
    start: int
    end: int
    found: str
    """The name as it stands in the text."""
    rows: tuple[Row, ...]
    """More than one where the name is ambiguous; those valid on the day of the article."""
    row: Row
    """The first of them."""
    kind: str
    """The kind of the rows, which they share."""
    zone: Zone
    sentence: int
    number: int
    """Which of all names of the article it is."""
    before: Hit | None
    """The name that ends right before it, with nothing but a separator between."""


_END = re.compile(r"[\n□○▷.](?:(?<=[\n□○▷])|(?<=([다요까음함임])\.)[”\"’')]*(?=\s|$)|(?<=\.)\.{2,}\s)")
"""Begins with one set of letters, so that the machine can leap from one to the next."""
_COUNTED = 6
"""Sentences beyond these are all alike."""
_ZONES = (LEAD, NEXT, NEXT, *(BODY,) * _COUNTED)
_LINE = 60
_LINK = re.compile(r"[\s,·ㆍ/、및와과의]{0,4}(?:시|지역의?)?\s?")
_LINK_LENGTH = 8
_FAR = 1_000
_CLOSING = ("다", "요", "까")


def hits(
    text: str, zone: Zone, gazetteer: Gazetteer, on: date | None, number: int = 0, only: Container[str] | None = None
) -> list[Hit]:
    """The names of one text, or those of `only` some kinds, the first of which is the `number`-th of the article.

    A body is divided into its lead (first sentence), the next two, and the rest.
    """
    names = find(text, gazetteer, on)
    ends = _ends(text, names[-1][0]) if names and zone is LEAD else None
    found: list[Hit] = []
    before, last = None, -_FAR
    for start, end, name, rows in names:
        row = rows[0]
        kind = row.kind
        if only and kind not in only:
            continue
        hit = Hit()
        hit.text, hit.start, hit.end, hit.found = text, start, end, name
        hit.rows, hit.row, hit.kind = rows, row, kind
        hit.sentence = sentence = bisect_right(ends, start) if ends else 0
        hit.zone = zone if ends is None else _ZONES[sentence]
        hit.number = number + len(found)
        hit.before = before if start - last <= _LINK_LENGTH and _LINK.fullmatch(text, last, start) else None
        found.append(hit)
        before, last = hit, end
    return found


def is_own(hit: Hit) -> bool:
    """Whether a body's name is that of no other Gwangju: 경기도 광주시 has a 시청 and a 시의회 too."""
    row = hit.row
    if row.local or (row.kind == "office" and row.place is not Place.CITY and row.place is not Place.GWANGSAN):
        return False
    return (
        row.kind in ("landmark", "body", "court", "heads")
        or row.institution is Institution.EDUCATION_OFFICE
        or ("광역" in hit.found or "특별" in hit.found or hit.found.startswith("광산"))
    )


def is_unique(hit: Hit) -> bool:
    """Whether a name means one row alone, and stands nowhere else."""
    return len(hit.rows) == 1 and not hit.row.confused and len(hit.found) > 2


def _ends(text: str, until: int) -> list[int]:
    """Where the first sentences end; short lines above one, such as a headline told again, are part of it."""
    found: list[int] = []
    begun = 0
    for match in _END.finditer(text, 0, until + 1):
        end = match.end()
        if end - begun < _LINE and match[1] not in _CLOSING:
            continue
        begun = end
        found.append(begun)
        if len(found) == _COUNTED:
            break
    return found
