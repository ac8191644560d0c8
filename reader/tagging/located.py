"""From names to places: which city a bare 서구 belongs to, and whether 광주 is the one in 경기도."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.model import Place
from reader.tagging.gazetteer import Row
from reader.tagging.hits import LEAD, NEXT, TITLE, Hit, Zone, is_own, is_unique
from reader.tagging.holders import borne_by, titled
from reader.tagging.neighbours import FEWEST, Crowd, follows_city, is_part
from reader.tagging.roles import ACTOR, ASIDE, CAREER, LISTED, PLAIN, SOURCE, Role, in_text, in_title

_CITY, _GWANGSAN, _ELSEWHERE, _UNKNOWN = Place.CITY, Place.GWANGSAN, Place.ELSEWHERE, Place.UNKNOWN


@dataclass(slots=True, init=False)
class Located:
    """A hit whose place is known: one of Gwangju, ELSEWHERE for others, UNKNOWN where nothing decides.

    It is filled in stage by stage: `locate` says what part it plays, `reader.tagging.weighing.weigh` what it weighs.
    """

    hit: Hit
    row: Row
    place: Place
    end: int
    """Where the name ends with what belongs to it, as a holder's title."""
    zone: Zone
    kind: str
    role: Role
    weight: float


_Meant = tuple[Row, Place, int]
"""The row that is meant of a name, its place, and where the name ends with what belongs to it."""


_NEAR = 40
_AND = re.compile(r"(?:와|과|·|,)\s?")
_BESIDE = re.compile(r"\s?")
_BETWEEN = 2
"""Characters that either of them takes."""
_FOREIGN = frozenset(("other", "nation", "gyeonggi"))
_ACTS = frozenset(("gwangju", "district", "office", "holder"))
_SPEAKS = frozenset(("district", "office"))
_PLACES = frozenset(("gwangju", "district"))
_DOTS = ("·", "ㆍ", "․", "‧")
_NEAR_BY = frozenset(("전남", "나주", "담양", "화순", "장성"))
"""Regions around the metropolitan city, beside which 광주 is hardly the one in 경기도."""


@dataclass(slots=True)
class _Facts:
    """What the whole article says about its city."""

    gwangju: bool = False
    metropolitan: bool = False
    gyeonggi: bool = False
    others: set[str] = field(default_factory=set)
    meaning: dict[Place, Place] = field(default_factory=dict)
    """District to itself, or to ELSEWHERE where it was last named with another city."""


def is_foreign(found: Iterable[Hit]) -> bool:
    """Whether none of the names of an article may be of Gwangju."""
    return all(hit.kind in _FOREIGN for hit in found)


def locate(articles: Sequence[Sequence[Hit]]) -> list[list[Located]]:
    """Places and parts of all hits of each article, in the same order; hits that mean no place are left out."""
    placed = [_away(found) if is_foreign(found) else _placed(found) for found in articles]
    for spots in placed:
        for spot in spots:
            spot.role = _role(spot)
    for found, spots in zip(articles, placed, strict=True):
        _list(found, spots)
        _together(spots)
    return placed


def _away(found: Iterable[Hit]) -> list[Located]:
    return [_spot(hit, hit.row, _ELSEWHERE, hit.end) for hit in found if not is_part(hit)]


def _placed(found: Sequence[Hit]) -> list[Located]:
    facts = _facts(found)
    placed: list[Located] = []
    for index, hit in enumerate(found):
        if meant := _meant(found, index, facts, placed):
            placed.append(_spot(hit, *meant))
    return placed


def _spot(hit: Hit, row: Row, place: Place, end: int) -> Located:
    spot = Located()
    spot.hit, spot.row, spot.place, spot.end, spot.zone, spot.kind = hit, row, place, end, hit.zone, row.kind
    return spot


def _role(spot: Located) -> Role:
    hit, zone, kind = spot.hit, spot.zone, spot.kind
    if kind in _FOREIGN and zone not in (TITLE, LEAD, NEXT):
        return PLAIN
    if zone is TITLE:
        part = in_title(hit.text, hit.start, spot.end, office=kind == "office")
        return PLAIN if part is ACTOR and _is_one_of(spot) else part
    return in_text(hit.text, hit.start, spot.end)


def _is_one_of(spot: Located) -> bool:
    """Whether a headline tells of one place among others, ``광주·예시``, and not of who acts, ``광주시·예시공단``."""
    if spot.kind not in _PLACES or not spot.hit.text.startswith(_DOTS, spot.end):
        return False
    return not spot.hit.found.endswith("시")


def _list(found: Iterable[Hit], placed: Iterable[Located]) -> None:
    """Names of ours that are only some of a list of regions are so called."""
    regions = [hit for hit in found if hit.kind == "other"]
    if len(regions) < FEWEST:
        return
    crowd = Crowd(regions)
    for spot in placed:
        part, kind = spot.role, spot.kind
        if part is CAREER or kind in _FOREIGN:
            continue
        if crowd.surrounds(spot.hit, speaks=part is not PLAIN and part is not ASIDE and kind in _SPEAKS):
            spot.role = LISTED


def _together(placed: Sequence[Located]) -> None:
    """What acts or tells together with the next name does so itself: ``광주시와 동구는``."""
    for index in range(len(placed) - 2, -1, -1):
        one, after = placed[index], index + 1
        if one.role is not PLAIN or one.kind not in _ACTS or not _joined(_AND, one, placed[after]):
            continue
        if placed[after].kind == "gwangju" and after + 1 < len(placed):
            after += _joined(_BESIDE, placed[after], placed[after + 1])
        if placed[after].role in (ACTOR, SOURCE):
            one.role = placed[after].role


def _joined(between: re.Pattern[str], one: Located, other: Located) -> bool:
    first, second = one.hit, other.hit
    if first.text is not second.text or second.start - first.end > _BETWEEN:
        return False
    return between.fullmatch(first.text, first.end, second.start) is not None


def _facts(found: Sequence[Hit]) -> _Facts:
    facts, province = _Facts(), False
    for index, hit in enumerate(found):
        row = hit.row
        match row.kind:
            case "gyeonggi":
                facts.gyeonggi = True
            case "gwangju":
                facts.metropolitan |= "광역" in hit.found or "특별" in hit.found or row.wide
            case "landmark" | "body" | "court" | "office" | "heads" if is_own(hit) or follows_city(hit):
                facts.metropolitan = True
            case "holder":
                facts.gyeonggi |= row.gyeonggi and bool(titled(hit))
                facts.metropolitan |= not row.gyeonggi and bool(titled(hit))
            case "dong":
                facts.metropolitan |= is_unique(hit)
            case "district" if hit.found == "광산구" or follows_city(hit):
                facts.metropolitan = True
            case "other":
                facts.others.add(hit.found[:2])
                province |= hit.found == "경기도" and not (index + 1 < len(found) and is_part(found[index + 1]))
            case _:
                pass
    facts.gyeonggi |= province and not facts.others & _NEAR_BY
    facts.gwangju = facts.metropolitan or (any(hit.found.startswith("광주") for hit in found) and not facts.gyeonggi)
    return facts


def _meant(found: Sequence[Hit], index: int, facts: _Facts, placed: Sequence[Located]) -> _Meant | None:
    hit = found[index]
    row, end = hit.row, hit.end
    place: Place | None
    match row.kind:
        case "gwangju":
            place = _gwangju(found, index, facts)
        case "holder":
            return _holder(hit)
        case "district":
            place = _district(found, index, facts, placed)
        case "office" if row.place is not _CITY:
            place = _district(found, index, facts, placed)
        case "dong":
            return _dong(found, index, facts, placed)
        case "gyeonggi" | "other" | "nation":
            place = None if is_part(hit) else _ELSEWHERE
        case _ if row.local or not is_own(hit):
            place = row.place if _here(found, index, facts) else None
        case _:
            place = row.place
    return (row, place, end) if place else None


def _holder(hit: Hit) -> _Meant | None:
    end = titled(hit)
    if not end:
        return None
    row = borne_by(hit)
    return row, row.place or _ELSEWHERE, end


def _gwangju(found: Sequence[Hit], index: int, facts: _Facts) -> Place:
    if facts.gyeonggi and not facts.metropolitan:
        return _ELSEWHERE
    before = found[index].before
    if before and before.found in ("경기", "경기도"):
        return _ELSEWHERE
    after = found[index + 1].before if index + 1 < len(found) else None
    names_a_part = after is not None and found[index].row.wide and found[index + 1].kind == "other"
    return _ELSEWHERE if names_a_part else _CITY


def _here(found: Sequence[Hit], index: int, facts: _Facts) -> bool:
    before = found[index].before
    if before and before.kind in ("other", "gyeonggi"):
        return False
    return facts.gwangju and not (facts.gyeonggi and not facts.metropolitan)


def _district(found: Sequence[Hit], index: int, facts: _Facts, placed: Sequence[Located]) -> Place:
    """A district of Gwangju, ELSEWHERE for a namesake, UNKNOWN where nothing says which."""
    own = found[index].row.place
    if own is None or own is _GWANGSAN:
        return own or _UNKNOWN
    linked = _anchor(found, index, placed)
    if linked is not None:
        facts.meaning[own] = own if linked else _ELSEWHERE
        return facts.meaning[own]
    return facts.meaning.get(own) or _by_surroundings(found, index, facts, own)


def _anchor(found: Sequence[Hit], index: int, placed: Sequence[Located]) -> bool | None:
    """Whether the name hangs on Gwangju (True), on another region (False), or on nothing (None)."""
    before = found[index].before
    if before is None:
        return None
    if before.kind in ("other", "gyeonggi"):
        return False
    last = placed[-1] if placed and placed[-1].hit is before else None
    if last is None or last.place is _UNKNOWN or last.row.kind in ("nation", "landmark"):
        return None
    return last.place is not _ELSEWHERE


def _by_surroundings(found: Sequence[Hit], index: int, facts: _Facts, own: Place) -> Place:
    if facts.gwangju and not facts.others:
        return own
    hit, row = found[index], found[index].row
    namesakes = _namesakes(row)
    for before in reversed(found[:index]):
        if before.text is not hit.text or hit.start - before.end > _NEAR:
            break
        if before.kind == "gwangju":
            return own
        if before.kind == "other" and before.found[:2] in namesakes:
            return _ELSEWHERE
    if facts.gwangju and not namesakes & facts.others:
        return own
    return _UNKNOWN if facts.gwangju or not namesakes & facts.others else _ELSEWHERE


def _namesakes(row: Row) -> set[str]:
    """The other cities that have a district of this name."""
    return {city for cities in row.confused.values() for city in cities}


def _dong(found: Sequence[Hit], index: int, facts: _Facts, placed: Sequence[Located]) -> _Meant | None:
    hit = found[index]
    anchor = _anchor(found, index, placed)
    if anchor is False:
        return None
    if not (facts.gwangju or is_unique(hit)):
        alone = len(hit.rows) > 1 and not facts.others
        return (hit.row, _UNKNOWN, hit.end) if alone else None
    if anchor is None and not is_unique(hit) and not _near_gwangju(found, index, placed):
        return None
    places = {row.place: row for row in hit.rows if row.place}
    if len(places) > 1:
        named = next((spot.place for spot in reversed(placed) if spot.place in places), None)
        return (places[named], named, hit.end) if named else (hit.row, _UNKNOWN, hit.end)
    return next(((row, place, hit.end) for place, row in places.items()), None)


def _near_gwangju(found: Sequence[Hit], index: int, placed: Sequence[Located]) -> bool:
    hit = found[index]
    if len(hit.found) <= 2:
        return False
    last = placed[-1] if placed else None
    return bool(last and last.hit.text is hit.text and last.place not in (_ELSEWHERE, _UNKNOWN))
