"""The evidence that is kept of a decision: the words as they stand, what they weigh, and what part they play."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.frozen import swiftly
from reader.model import Evidence, Place
from reader.tagging.gazetteer import Row
from reader.tagging.hits import Zone
from reader.tagging.holders import titled
from reader.tagging.located import Located
from reader.tagging.roles import Role

_ELSEWHERE, _UNKNOWN = Place.ELSEWHERE, Place.UNKNOWN
_MOST = 8
_made = swiftly(Evidence)
_DECIDES = 10.0
_PARTICLE = re.compile(r"(?:에서는|에서|에는|은|는|이|가|도|의|에|와|과)(?![가-힣])")
_PARTS = frozenset(("district", "office", "dong", "landmark", "body"))
"""Kinds before which the name of the city stands as a part of them: 광주 서구."""
_PARTICLES = frozenset("에은는이가도의와과")
"""With which a particle begins."""
_INSIDE = re.compile(r"\s?[가-힣]{1,4}?[구군](?=[은는이가도의에와과서]|[^가-힣]|$)")
"""Where in another region: 서울 강남구."""


def told(weighed: Sequence[Located], primary: Place) -> tuple[Evidence, ...]:
    """The weightiest names. Of an article that belongs to Gwangju those of other regions speak against: less than 0."""
    local = primary not in (_ELSEWHERE, _UNKNOWN)
    lightness = [-one.weight for one in weighed]
    strongest = sorted(range(len(weighed)), key=lightness.__getitem__)[:_MOST]
    return tuple([_evidence(weighed, index, local=local) for index in strongest])


def in_column(name: str) -> Evidence:
    """That an article is one of a column of notices, whose names belong to many places, decides alone."""
    return Evidence("place", name.strip(), Zone.TITLE.value, Place.ELSEWHERE.value, _DECIDES, "알림란")


def _evidence(weighed: Sequence[Located], index: int, *, local: bool) -> Evidence:
    one = weighed[index]
    excluded = local and one.place is _ELSEWHERE
    weight = _ROUNDED[-one.weight if excluded else one.weight]
    part, against = _WORDS[one.role]
    reason = against if excluded else part + _term(one.row) if one.kind == "holder" else part
    return _made("place", _span(weighed, index), _ZONES[one.zone], _PLACES[one.place], weight, reason)


def _span(weighed: Sequence[Located], index: int) -> str:
    """The name with the city before it and the particle behind it; a holder with the title, a region with its part."""
    one = weighed[index]
    hit, kind = one.hit, one.kind
    text, start, end = hit.text, hit.start, hit.end
    if index and kind in _PARTS and (before := weighed[index - 1]).kind == "gwangju" and before.hit.text is text:
        start = before.hit.start if start - before.hit.end <= 1 else start
    if kind == "holder":
        end = max(end, titled(hit))
    elif kind == "other" and (inside := _INSIDE.match(text, end)):
        end = inside.end()
    particle = _PARTICLE.match(text, end) if text[end : end + 1] in _PARTICLES else None
    return text[start : particle.end() if particle else end]


def _term(row: Row) -> str:
    """A holder's term of office, as far as it is known."""
    if not (row.valid_from or row.valid_to):
        return ""
    ends = (f"{day:%Y-%m}" if day else "" for day in (row.valid_from, row.valid_to))
    return f" · {'~'.join(ends)}"


def _copula(noun: str) -> str:
    """이라 or 라, by the sound of the last letter."""
    return "이라" if (ord(noun[-1]) - 0xAC00) % 28 else "라"


class _Rounded(dict[float, float]):
    """Weights as they are told: a few hundred, of which each is rounded once, in a tenth of the time."""

    def __missing__(self, weight: float) -> float:
        self[weight] = rounded = round(weight, 2)
        return rounded


_ROUNDED = _Rounded()
_WORDS = {role: (role.value, f"{role.value}{_copula(role.value)} 제외") for role in Role}
"""What is said of a part, and of one that speaks against Gwangju; made once, as are the names of zones and places."""
_ZONES, _PLACES = {zone: zone.value for zone in Zone}, {place: place.value for place in Place}
