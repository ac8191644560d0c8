"""The place of an article: names are weighed by who acts, where they stand and what they are; never a bare match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from reader.frozen import frozen, swiftly
from reader.intake import Fields
from reader.model import DISTRICTS, Evidence, Institution, Place
from reader.tagging.acting import acting
from reader.tagging.gazetteer import Gazetteer, load
from reader.tagging.hits import BODY, CAPTION, LEAD, NEXT, OUTLET, TITLE, Hit, Zone, hits
from reader.tagging.located import Located, is_foreign, locate
from reader.tagging.reasons import in_column, told
from reader.tagging.roles import ACTOR, PLAIN, SCENE, SOURCE
from reader.tagging.touched import places_of
from reader.tagging.weighing import totals_of, weigh

TAGGER_VERSION = 5
"""Rises with every change of rules or tables: the worker tags again what an older version tagged."""

_CITY, _ELSEWHERE, _UNKNOWN = Place.CITY, Place.ELSEWHERE, Place.UNKNOWN
"""By these names, since to look one up in its class costs a call each time, in Python 3.11."""


@frozen
class Placed:
    """Where an article belongs, and why."""

    primary: Place
    places: tuple[Place, ...]
    """`primary` first, unless that is elsewhere or unknown."""
    institution: Institution | None
    evidence: tuple[Evidence, ...]


_made = swiftly(Placed)
_HEAD = frozenset((OUTLET, TITLE, LEAD, NEXT))
_FIRST = (TITLE, LEAD)
_CAN_ACT = ("district", "office", "holder")
_PUBLISHERS = ("office", "nation")
_OFFICES = ("office", "holder")
_HEADED = frozenset(("heads", *_OFFICES))
_IN_DISTRICT = ("district", "office", "holder", "dong")
_ENOUGH = 1.2
"""What an article needs to belong to Gwangju at all."""
_RIVAL = 0.5
"""… and so much of what speaks for other regions."""
_NAMED = 0.5
_ACTS = 3.0
_HEADS = 3
_STOPS = 2
"""Districts that only their landmarks and dongs name: so many are the stops of a tour through the city."""
_PARTS = frozenset(("landmark", "dong"))
_VENUE = 0.8
_LEADS = frozenset((ACTOR, SOURCE))
_ACTORS = frozenset((ACTOR,))
"""Who tells in which district something happened only tells."""
_SPEAKS = frozenset((ACTOR, SOURCE, SCENE, PLAIN))
_CLEAR = 0.9
_DISTRICTS = frozenset(DISTRICTS)
_OURS = (_CITY, *DISTRICTS)
_LOCAL = frozenset(_OURS)
_NOTICE = re.compile(
    r"^[^\w\s]*\s?(?:부음|부고|인사(?:\s?(?:이동|발령))?|동정|오늘의\s?[가-힣]{2,6}|게시판|알림|운세)(?=\s?[^\w\s]|$)[^\w\s]?"
)
"""A column of notices by its name: ‹인사›, [부음]; not 인사청문회."""
_TELLS = re.compile(r"[가-힣]\s[가-힣]")
"""Of a body that tells something; ``2025.11.24/예시뉴스`` is none."""
_SPREAD = re.compile(r"\s?(?:지역\s?)?(?:곳곳|전역)")
"""Behind the city: it goes on in all of it."""


def place(fields: Fields, on: date | None) -> Placed:
    """The place of an article published on a day (None: unknown, and every office-holder counts)."""
    return place_each([fields], [on])[0]


def place_each(articles: Sequence[Fields], days: Sequence[date | None]) -> list[Placed]:
    """`place` of each; stage by stage, so that the processor keeps at hand what a stage needs: in 0.8 of the time."""
    gazetteer = load()
    found = [_hits(fields, gazetteer, on) for fields, on in zip(articles, days, strict=True)]
    weighed = [weigh(spots) for spots in locate(found)]
    notices = [_NOTICE.match(fields.title) for fields in articles]
    decided = [
        (_ELSEWHERE, (), None) if notice or is_foreign(names) else _decided(fields.title, spots)
        for fields, notice, names, spots in zip(articles, notices, found, weighed, strict=True)
    ]
    return [
        _made(primary, places, institution, (*_column(notice), *told(spots, primary)))
        for (primary, places, institution), notice, spots in zip(decided, notices, weighed, strict=True)
    ]


def _column(notice: re.Match[str] | None) -> tuple[Evidence, ...]:
    return (in_column(notice.group()),) if notice else ()


def _decided(title: str, weighed: Sequence[Located]) -> tuple[Place, tuple[Place, ...], Institution | None]:
    heads, head = _heads(weighed), [one for one in weighed if one.zone in _HEAD]
    primary = _primary(weighed, head, heads)
    institution = acting(title, head, primary) if primary in _LOCAL else None
    return primary, places_of(weighed, head, primary, heads), institution


def _hits(fields: Fields, gazetteer: Gazetteer, on: date | None) -> list[Hit]:
    found = hits(fields.outlet, OUTLET, gazetteer, on, only=_PUBLISHERS) if fields.outlet else []
    found += hits(fields.title, TITLE, gazetteer, on, len(found))
    found += hits(fields.body, LEAD, gazetteer, on, len(found))
    aside = CAPTION if not fields.captions or _TELLS.search(fields.body) else LEAD
    for caption in (*fields.captions, *fields.credits):
        found += hits(caption, aside, gazetteer, on, len(found))
    return found


def _heads(weighed: Iterable[Located]) -> set[Place]:
    """The districts whose heads or offices stand together in one sentence, where they are three or more."""
    together: dict[tuple[Zone, int], set[Place]] = defaultdict(set)
    for one in [one for one in weighed if one.kind in _HEADED]:
        if one.kind == "heads":
            if one.zone in _HEAD:
                return set(DISTRICTS)
        elif one.place in _DISTRICTS and one.zone is not CAPTION:
            together[one.zone, one.hit.sentence].add(one.place)
    return max((group for group in together.values() if len(group) >= _HEADS), key=len, default=set())


def _primary(weighed: Sequence[Located], head: Sequence[Located], heads: set[Place]) -> Place:
    totals = totals_of(weighed)
    gwangju, away = sum([totals[one] for one in _OURS]), totals[_ELSEWHERE]
    if gwangju < max(_ENOUGH, _RIVAL * away) or not any(map(_clear, weighed)) or _passing(head):
        return _UNKNOWN if totals[_UNKNOWN] > max(gwangju, away) else _ELSEWHERE
    return _CITY if heads or _all_over(weighed, head) else _finest(weighed, head)


def _all_over(weighed: Iterable[Located], head: Sequence[Located]) -> bool:
    """Whether it goes on in three districts or more, of which not a single one acts at the head; the city is named."""
    speaking = [one for one in weighed if one.role in _SPEAKS]
    named = {one.place for one in speaking if one.kind in _IN_DISTRICT and one.zone is not CAPTION} & _DISTRICTS
    if len(named) < _HEADS:
        return bool([one for one in head if one.kind == "gwangju" and _SPREAD.match(one.hit.text, one.hit.end)])
    first = [one for one in speaking if one.zone in _FIRST]
    actors = {one.place for one in first if one.place in _DISTRICTS and one.role is ACTOR and one.kind in _CAN_ACT}
    return len(actors) != 1 and any(one.place is _CITY for one in first)


def _passing(head: Sequence[Located]) -> bool:
    """Whether a body of the state acts and neither headline nor lead names anything of Gwangju."""
    if not any(one.kind == "nation" and one.role in _LEADS for one in head):
        return False
    return not any(one.place in _LOCAL and one.role in _SPEAKS and one.zone is not NEXT for one in head)


def _clear(one: Located) -> bool:
    """Whether a name of Gwangju is more than a word in passing."""
    if one.place is _ELSEWHERE:
        return False
    return one.weight >= _CLEAR or (one.role in (ACTOR, SOURCE, SCENE) and one.weight >= _NAMED)


def _finest(weighed: Sequence[Located], head: Sequence[Located]) -> Place:
    """The district that carries an article of Gwangju; the city where it acts itself, or where none does."""
    scenes = [one for one in head if one.role is SCENE and one.zone in _FIRST and one.place in _DISTRICTS]
    tellers = _LEADS if {one.kind for one in scenes} <= {"landmark"} else _ACTORS
    city = sum([one.weight for one in head if one.place is _CITY and one.role in tellers and _acts_itself(one)])
    is_beside = city >= _ACTS
    totals = totals_of([one for one in head if one.kind in _CAN_ACT and one.role is not SCENE] if is_beside else head)
    best = max(DISTRICTS, key=totals.__getitem__)
    most = totals[best]
    kinds = {one.kind for one in head if one.place is best}
    if kinds == {"landmark"}:
        city = max(city, totals[_CITY] * _VENUE)
    many = _STOPS if kinds <= _PARTS else _HEADS
    if most > 0 and (sum([totals[one] >= 0.6 * most for one in DISTRICTS]) >= many or _below(head, best)):
        return _CITY
    if most >= max(_NAMED, 0.6 * city):
        return best
    return _CITY if city >= _ACTS else _only_scene(weighed, head)


def _acts_itself(one: Located) -> bool:
    """Whether a name that acts or tells means itself; police and courts, and bodies that tell, mean what others did."""
    return one.kind != "court" and (one.role is ACTOR or one.kind != "body")


def _below(head: Iterable[Located], district: Place) -> bool:
    """Whether a district is mentioned below the lead, or its office in passing, and the headline names the city."""
    own = [one for one in head if one.place is district]
    found = [one for one in own if one.role is not PLAIN or one.zone is TITLE or one.kind not in _OFFICES]
    return not [one for one in found if one.role is not PLAIN or one.zone is not NEXT] and any(
        one.place is _CITY and one.zone is TITLE and one.role in _SPEAKS for one in head
    )


def _only_scene(weighed: Iterable[Located], head: Sequence[Located]) -> Place:
    """The one district of the scenes that the body names, where the head names none."""
    scenes = {one.place for one in weighed if one.kind == "district" and one.zone is BODY and one.place in _DISTRICTS}
    local = any(one.kind == "gwangju" and not one.row.wide for one in head)
    return scenes.pop() if len(scenes) == 1 and (local or not _city_in(head)) else _CITY


def _city_in(head: Iterable[Located]) -> bool:
    return any(one.place is _CITY and one.kind != "court" for one in head)
