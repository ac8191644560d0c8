"""Which of the five kinds of institutions acts in an article, if any."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.model import Institution, Place
from reader.tagging.hits import LEAD, NEXT, OUTLET, TITLE
from reader.tagging.located import Located
from reader.tagging.roles import ACTOR, PLAIN

_CITY = Place.CITY
_FIRST = (TITLE, LEAD)
_TOGETHER = re.compile(r"(?:와|과)(?:\s함께)?(?![가-힣])")
_CANDIDACY = re.compile(r"출마|예비후보|후보|선거전|지방선거|경선")


def acting(title: str, head: Sequence[Located], primary: Place) -> Institution | None:
    """The institution that acts in an article of Gwangju, by the names at its head; a candidacy has none."""
    if _CANDIDACY.search(title):
        return None
    own = [one for one in _may_act(head) if one.place is primary]
    if primary is _CITY and any(one.kind == "heads" for one in own):
        mayor = any(one.row.institution for one in own)
        return Institution.CITY_HALL if mayor else Institution.DISTRICT_OFFICE
    return _ranked(own)


def _may_act(head: Sequence[Located]) -> Sequence[Located]:
    """What may be the acting institution: what only a later sentence names is not, where the state or a body acts.

    Neither is an office-holder who is only present where the state acts.
    """
    if [one for one in head if one.zone is OUTLET and one.kind == "nation"]:
        return [one for one in head if one.zone is not NEXT and not (one.kind == "holder" and one.role is PLAIN)]
    acts = [one for one in head if one.zone is LEAD and one.kind == "body" and one.role is ACTOR and one.place is _CITY]
    return [one for one in head if one.zone is not NEXT] if acts else head


def _ranked(weighed: Iterable[Located]) -> Institution | None:
    ranked: dict[Institution, float] = defaultdict(float)
    for one in weighed:
        institution = _acting(one)
        if institution:
            ranked[institution] += one.weight
    return max(ranked, key=lambda one: ranked[one], default=None)


def _acting(one: Located) -> Institution | None:
    row, hit, acts = one.row, one.hit, one.role is ACTOR or _partner(one)
    if row.institution and (acts or _present(one)):
        return row.institution
    if acts and row.kind == "district":
        return Institution.DISTRICT_OFFICE
    named = hit.found.endswith("시") and not row.wide
    return Institution.CITY_HALL if acts and row.kind == "gwangju" and named else None


def _partner(one: Located) -> bool:
    """Whether a name acts together with another one, at the head: ``광주시와 예시공단은``."""
    hit = one.hit
    return one.role is PLAIN and one.zone in _FIRST and _TOGETHER.match(hit.text, hit.end) is not None


def _present(one: Located) -> bool:
    """Whether an office-holder is named at the head, acting or not."""
    return one.kind == "holder" and one.role is PLAIN and one.zone in _FIRST
