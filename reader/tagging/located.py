"""From names to places: which city a bare 서구 belongs to, and whether 광주 is the one in 경기도."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.model import Institution, Place
from reader.tagging.gazetteer import Row
from reader.tagging.hits import LEAD, NEXT, TITLE, Hit
from reader.tagging.neighbours import crowded, follows_city, is_part
from reader.tagging.roles import ACTOR, ASIDE, CAREER, LISTED, PLAIN, SOURCE, Role, role

_CITY, _GWANGSAN, _ELSEWHERE, _UNKNOWN = Place.CITY, Place.GWANGSAN, Place.ELSEWHERE, Place.UNKNOWN


@dataclass(slots=True)
class Located:
    """A hit whose place is known: one of Gwangju, ELSEWHERE for others, UNKNOWN where nothing decides.

    Like a hit it is never changed, and not frozen because that takes thrice the time.
    """

    hit: Hit
    place: Place
    row: Row
    role: Role


_BEFORE_TITLE = re.compile(r"(구청장|청장|시장|교육감|의장)[은\s:=·]{0,2}$")
_AFTER_TITLE = re.compile(r"\s?(?:[가-힣]{0,10}\s)?[가-힣]{0,10}?(구청장|청장|시장|교육감|의장)")
_NEAR = 40
_AND = re.compile(r"(?:와|과|·|,)\s?")
_BESIDE = re.compile(r"\s?")
_FOREIGN = ("other", "nation", "gyeonggi")
_ACTS = ("gwangju", "district", "office", "holder")
_SPEAKS = ("district", "office")
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


def locate(found: Sequence[Hit]) -> list[Located]:
    """Places for all hits of an article, in the same order; hits that mean no place are left out."""
    facts = _facts(found)
    placed: list[Located] = []
    for index, hit in enumerate(found):
        for row, place, end in _resolve(found, index, facts, placed):
            placed.append(Located(hit, place, row, _role(found, index, row, end, bool(facts.others))))
    return _together(placed)


def elsewhere(found: Sequence[Hit]) -> list[Located] | None:
    """What `locate` says of hits that all lie elsewhere; None where one may be of Gwangju."""
    if not all(hit.kind in _FOREIGN for hit in found):
        return None
    return [
        Located(hit, _ELSEWHERE, hit.row, _role(found, index, hit.row, hit.end, False))
        for index, hit in enumerate(found)
        if not is_part(hit)
    ]


def _together(placed: list[Located]) -> list[Located]:
    """What acts or tells together with the next name does so itself: ``광주시와 동구는``."""
    for index in range(len(placed) - 2, -1, -1):
        one, after = placed[index], index + 1
        if one.role is not PLAIN or one.row.kind not in _ACTS:
            continue
        if placed[after].row.kind == "gwangju" and after + 1 < len(placed) and _joined(_BESIDE, placed, after):
            after += 1
        if placed[after].role in (ACTOR, SOURCE) and _joined(_AND, [one, placed[index + 1]], 0):
            placed[index] = Located(one.hit, one.place, one.row, placed[after].role)
    return placed


def _joined(between: re.Pattern[str], placed: Sequence[Located], index: int) -> bool:
    first, second = placed[index].hit, placed[index + 1].hit
    return first.text is second.text and between.fullmatch(first.text, first.end, second.start) is not None


def _role(found: Sequence[Hit], index: int, row: Row, end: int, others: bool) -> Role:
    hit = found[index]
    foreign = row.kind in _FOREIGN
    if foreign and hit.zone not in (TITLE, LEAD, NEXT):
        return PLAIN
    part = role(hit.text, hit.start, end, title=hit.zone is TITLE, office=row.kind == "office")
    if foreign or not others or part is CAREER:
        return part
    speaks = part is not PLAIN and part is not ASIDE and row.kind in _SPEAKS
    return LISTED if crowded(found, index, speaks=speaks) else part


def _facts(found: Sequence[Hit]) -> _Facts:
    facts, province = _Facts(), False
    for index, hit in enumerate(found):
        row = hit.row
        match row.kind:
            case "gyeonggi":
                facts.gyeonggi = True
            case "gwangju":
                facts.metropolitan |= "광역" in hit.found or "특별" in hit.found or row.wide
            case "landmark" | "body" | "court" | "office" | "heads" if _own(hit) or follows_city(hit):
                facts.metropolitan = True
            case "holder":
                facts.gyeonggi |= row.gyeonggi and bool(titled(hit))
                facts.metropolitan |= not row.gyeonggi and bool(titled(hit))
            case "dong":
                facts.metropolitan |= _unique(hit)
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


def _own(hit: Hit) -> bool:
    """Whether a body's name is that of no other Gwangju: 경기도 광주시 has a 시청 and a 시의회 too."""
    row = hit.row
    if row.local or (row.kind == "office" and row.place is not _CITY and row.place is not _GWANGSAN):
        return False
    return (
        row.kind in ("landmark", "body", "court", "heads")
        or row.institution is Institution.EDUCATION_OFFICE
        or ("광역" in hit.found or "특별" in hit.found or hit.found.startswith("광산"))
    )


def _unique(hit: Hit) -> bool:
    return len(hit.rows) == 1 and not hit.row.confused and len(hit.found) > 2


def titled(hit: Hit) -> int:
    """Where a holder's name and title end; 0 where no title stands beside the name."""
    title = hit.row.title or ""
    after = _AFTER_TITLE.match(hit.text, hit.end, hit.end + 22)
    if after and after.group(1).endswith(title[-2:]):
        return after.end()
    before = _BEFORE_TITLE.search(hit.text, max(0, hit.start - 8), hit.start)
    return hit.end if before and before.group(1).endswith(title[-2:]) else 0


def _resolve(
    found: Sequence[Hit], index: int, facts: _Facts, placed: Sequence[Located]
) -> Iterable[tuple[Row, Place, int]]:
    hit = found[index]
    row, end = hit.row, hit.end
    match row.kind:
        case "gwangju":
            return [(row, _gwangju(found, index, facts), end)]
        case "holder":
            return _holder(hit)
        case "district":
            return [(row, _district(found, index, facts, placed), end)]
        case "office" if row.place is not _CITY:
            return [(row, _district(found, index, facts, placed), end)]
        case "dong":
            return _dong(found, index, facts, placed)
        case "gyeonggi" | "other" | "nation":
            return [] if is_part(hit) else [(row, _ELSEWHERE, end)]
        case _ if row.local or not _own(hit):
            return [(row, row.place, end)] if row.place and _here(found, index, facts) else []
        case _:
            return [(row, row.place, end)] if row.place else []


def _holder(hit: Hit) -> list[tuple[Row, Place, int]]:
    end = titled(hit)
    if not end:
        return []
    title = _AFTER_TITLE.match(hit.text, hit.end, hit.end + 22)
    rows = hit.rows
    if len(rows) > 1 and title:
        rows = tuple(row for row in rows if row.title == title.group(1)) or rows
    return [(rows[0], rows[0].place or _ELSEWHERE, end)]


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


def _dong(found: Sequence[Hit], index: int, facts: _Facts, placed: Sequence[Located]) -> list[tuple[Row, Place, int]]:
    hit = found[index]
    anchor = _anchor(found, index, placed)
    if anchor is False:
        return []
    if not (facts.gwangju or _unique(hit)):
        alone = len(hit.rows) > 1 and not facts.others
        return [(hit.row, _UNKNOWN, hit.end)] if alone else []
    if anchor is None and not _unique(hit) and not _near_gwangju(found, index, placed):
        return []
    places = {row.place: row for row in hit.rows if row.place}
    if len(places) > 1:
        named = [spot.place for spot in reversed(placed) if spot.place in places]
        if not named:
            return [(hit.row, _UNKNOWN, hit.end)]
        return [(places[named[0]], named[0], hit.end)]
    return [(row, place, hit.end) for place, row in places.items()]


def _near_gwangju(found: Sequence[Hit], index: int, placed: Sequence[Located]) -> bool:
    hit = found[index]
    if len(hit.found) <= 2:
        return False
    last = placed[-1] if placed else None
    return bool(last and last.hit.text is hit.text and last.place not in (_ELSEWHERE, _UNKNOWN))
