"""The place of an article: names are weighed by who acts, where they stand and what they are; never a bare match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reader.model import DISTRICTS, Evidence, Fields, Institution, Place
from reader.tagging.gazetteer import load
from reader.tagging.located import Located, Zone, hits, locate
from reader.tagging.roles import Role

TAGGER_VERSION = 1
"""Rises with every change of rules or tables: the worker tags again what an older version tagged."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article belongs, and why."""

    primary: Place
    places: tuple[Place, ...]
    """`primary` first, unless that is elsewhere or unknown."""
    institution: Institution | None
    evidence: tuple[Evidence, ...]


_ROLE = {Role.ACTOR: 3.0, Role.SCENE: 2.0, Role.PLAIN: 1.0, Role.LISTED: 0.1, Role.ASIDE: 0.3, Role.CAREER: 0.05}
_ZONE = {Zone.TITLE: 2.0, Zone.LEAD: 1.5, Zone.NEXT: 0.8, Zone.BODY: 0.3, Zone.CAPTION: 0.4}
_KIND = {
    "gwangju": 1.0,
    "district": 1.2,
    "office": 1.3,
    "holder": 1.3,
    "heads": 1.5,
    "dong": 1.0,
    "landmark": 0.8,
    "body": 1.0,
    "other": 0.7,
    "nation": 0.8,
    "gyeonggi": 1.2,
}
_ENOUGH = 1.0
_NAMED = 0.5
_ACTS = 3.0
_HEADS = 3
_NOTICE = re.compile(r"^\W*(?:부음|부고|인사|동정|오늘의|게시판|알림|운세)")
_CANDIDACY = re.compile(r"출마|예비후보|후보|선거전|지방선거|경선")


def place(fields: Fields, on: date | None) -> Placed:
    """The place of an article published on a day (None: unknown, and every office-holder counts)."""
    gazetteer = load()
    found = hits(fields.title, Zone.TITLE, gazetteer, on) + hits(fields.body, Zone.LEAD, gazetteer, on)
    for caption in (*fields.captions, *fields.credits):
        found += hits(caption, Zone.LEAD if not fields.body.strip() else Zone.CAPTION, gazetteer, on)
    return _decide(locate(found), fields)


def _decide(spots: Sequence[Located], fields: Fields) -> Placed:
    weights = [weight(spot) for spot in spots]
    totals: dict[Place, float] = defaultdict(float)
    for spot, share in zip(spots, weights, strict=True):
        totals[spot.place] += share
    if _NOTICE.match(fields.title):
        return Placed(Place.ELSEWHERE, (), None, _evidence(spots, weights))
    heads = _heads(spots)
    primary = _primary(spots, totals, heads)
    institution = _institution(spots, primary, fields) if primary is Place.CITY or primary in DISTRICTS else None
    return Placed(primary, _places(spots, weights, primary, heads), institution, _evidence(spots, weights))


def weight(spot: Located) -> float:
    """How much one name says for its place."""
    share = _ROLE[spot.role] * _ZONE[spot.hit.zone] * _KIND[spot.row.kind]
    if spot.row.weak:
        share *= 0.4
    if spot.row.wide:
        share *= 0.7
    return share


def _heads(spots: Iterable[Located]) -> set[Place]:
    """Districts whose heads or offices stand together: all of them where at least three do, in one sentence."""
    together: dict[tuple[Zone, int, str], set[Place]] = defaultdict(set)
    for spot in spots:
        if spot.row.kind == "heads":
            return set(DISTRICTS)
        if spot.hit.zone is not Zone.CAPTION and spot.row.kind in ("office", "holder") and spot.place in DISTRICTS:
            together[spot.hit.zone, spot.hit.sentence, spot.hit.text].add(spot.place)
    return max((group for group in together.values() if len(group) >= _HEADS), key=len, default=set())


def _primary(spots: Sequence[Located], totals: dict[Place, float], heads: set[Place]) -> Place:
    gwangju = sum(totals[one] for one in (Place.CITY, *DISTRICTS))
    if gwangju < _ENOUGH or gwangju < 0.5 * totals[Place.ELSEWHERE]:
        return Place.UNKNOWN if totals[Place.UNKNOWN] > max(gwangju, totals[Place.ELSEWHERE]) else Place.ELSEWHERE
    if heads:
        return Place.CITY
    city = sum(weight(spot) for spot in spots if spot.place is Place.CITY and spot.role is Role.ACTOR)
    own = _acted(spots) if city >= _ACTS else totals
    best = max(DISTRICTS, key=lambda one: own[one])
    return Place.CITY if own[best] < _NAMED or own[best] < city * 0.6 else best


def _acted(spots: Iterable[Located]) -> dict[Place, float]:
    """The weights of what can act: beside an acting city, a venue decides nothing."""
    own: dict[Place, float] = defaultdict(float)
    for spot in spots:
        if spot.row.kind in ("district", "office", "holder"):
            own[spot.place] += weight(spot)
    return own


def _places(spots: Sequence[Located], weights: Sequence[float], primary: Place, heads: set[Place]) -> tuple[Place, ...]:
    best: dict[Place, float] = defaultdict(float)
    for spot, share in zip(spots, weights, strict=True):
        best[spot.place] = max(best[spot.place], share)
    named = [one for one in DISTRICTS if one in heads or best[one] >= _NAMED]
    first = [primary] if primary is Place.CITY or primary in DISTRICTS else []
    if not first and best[Place.CITY] >= 1.0 and not named:
        first = [Place.CITY]
    return tuple(dict.fromkeys(first + named))


def _institution(spots: Sequence[Located], primary: Place, fields: Fields) -> Institution | None:
    if _CANDIDACY.search(fields.title):
        return None
    ranked: dict[Institution, float] = defaultdict(float)
    for spot in spots:
        if spot.place is not primary or spot.hit.zone in (Zone.BODY, Zone.CAPTION):
            continue
        institution = _acting(spot)
        if institution:
            ranked[institution] += weight(spot)
    return max(ranked, key=lambda one: ranked[one], default=None)


def _acting(spot: Located) -> Institution | None:
    row = spot.row
    if row.institution and (spot.role is Role.ACTOR or row.kind == "holder"):
        return row.institution
    if spot.role is not Role.ACTOR:
        return None
    if row.kind == "district":
        return Institution.DISTRICT_OFFICE
    return Institution.CITY_HALL if row.kind == "gwangju" and "시" in spot.hit.name.text else None


def _evidence(spots: Sequence[Located], weights: Sequence[float]) -> tuple[Evidence, ...]:
    told = sorted(zip(spots, weights, strict=True), key=lambda pair: -pair[1])[:8]
    return tuple(
        Evidence("place", spot.hit.name.text, spot.hit.zone.value, spot.place.value, round(share, 2), spot.role.value)
        for spot, share in told
    )
