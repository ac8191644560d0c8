"""The place of an article: names are weighed by who acts, where they stand and what they are; never a bare match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from reader.frozen import frozen
from reader.model import DISTRICTS, Evidence, Fields, Institution, Place
from reader.tagging.gazetteer import Gazetteer, load
from reader.tagging.hits import BODY, CAPTION, LEAD, NEXT, OUTLET, TITLE, Hit, Zone, hits, linked
from reader.tagging.located import elsewhere, locate
from reader.tagging.reasons import in_column, told
from reader.tagging.roles import ACTOR, ASIDE, PLAIN, SCENE, SOURCE
from reader.tagging.weighing import Weighed, weigh

TAGGER_VERSION = 4
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


_HEAD = frozenset((OUTLET, TITLE, LEAD, NEXT))
_CAN_ACT = ("district", "office", "holder")
_ENOUGH = 1.2
"""What an article needs to belong to Gwangju at all."""
_RIVAL = 0.5
"""… and so much of what speaks for other regions."""
_NAMED = 0.5
_ACTS = 3.0
_HEADS = 3
_CITY_TOO = 2.5
_VENUE = 0.8
_NEARLY = 0.8
_LEADS = frozenset((ACTOR, SOURCE))
_SPEAKS = frozenset((ACTOR, SOURCE, SCENE, PLAIN))
_CLEAR = 0.9
_DISTRICTS = frozenset(DISTRICTS)
_LOCAL = _DISTRICTS | {_CITY}
_NOTICE = re.compile(
    r"^[^\w\s]*\s?(?:부음|부고|인사(?:\s?(?:이동|발령))?|동정|오늘의\s?[가-힣]{2,6}|게시판|알림|운세)(?=\s?[^\w\s]|$)[^\w\s]?"
)
"""A column of notices by its name: ‹인사›, [부음]; not 인사청문회."""
_TOGETHER = re.compile(r"(?:와|과)(?:\s함께)?(?![가-힣])")
_LIES = re.compile(r"\s?에?\s?소재")
_LONGER = re.compile(
    r"(?!(?:에서|에|은|는|이|가|을|를|의|도|와|과|로|만|서|부터|까지)+(?![가-힣])|일대|일원|지역|관내|전역)[가-힣]"
)
"""Right behind a district: a longer name, and no particle."""
_LIVES = re.compile(r"(?:의 한 [가-힣]{2,6})?에?\s?(?:사는|살던|거주)")
_BEFORE_FIRST = re.compile(r"\W*(?:\w{1,8}[^\w\s]\s?)?\W*")
_CANDIDACY = re.compile(r"출마|예비후보|후보|선거전|지방선거|경선")


def place(fields: Fields, on: date | None) -> Placed:
    """The place of an article published on a day (None: unknown, and every office-holder counts)."""
    found = _hits(fields, load(), on)
    away = elsewhere(found)
    weighed = [weigh(spot) for spot in (locate(found) if away is None else away)]
    notice = _NOTICE.match(fields.title)
    if away is not None or notice:
        column = (in_column(notice.group()),) if notice else ()
        return Placed(_ELSEWHERE, (), None, (*column, *told(weighed, _ELSEWHERE)))
    heads = _heads(weighed)
    primary = _primary(weighed, heads)
    local = primary is _CITY or primary in _DISTRICTS
    institution = _institution(weighed, primary) if local and not _CANDIDACY.search(fields.title) else None
    return Placed(primary, _places(weighed, primary, heads), institution, told(weighed, primary))


def _hits(fields: Fields, gazetteer: Gazetteer, on: date | None) -> list[Hit]:
    found = hits(fields.outlet, OUTLET, gazetteer, on) if fields.outlet else []
    found = [hit for hit in found if hit.kind in ("office", "nation")]
    found += hits(fields.title, TITLE, gazetteer, on)
    found += hits(fields.body, LEAD, gazetteer, on)
    aside = CAPTION if fields.body.strip() else LEAD
    for caption in (*fields.captions, *fields.credits):
        found += hits(caption, aside, gazetteer, on)
    return linked(found)


def _sum(weighed: Iterable[Weighed]) -> dict[Place, float]:
    totals: dict[Place, float] = defaultdict(float)
    for one in weighed:
        totals[one.place] += one.weight
    return totals


def _heads(weighed: Iterable[Weighed]) -> set[Place]:
    """The districts whose heads or offices stand together in one sentence, where they are three or more."""
    together: dict[tuple[Zone, int], set[Place]] = defaultdict(set)
    for one in weighed:
        if one.kind == "heads" and one.zone in _HEAD:
            return set(DISTRICTS)
        if one.zone is not CAPTION and one.kind in ("office", "holder") and one.place in _DISTRICTS:
            together[one.zone, one.hit.sentence].add(one.place)
    return max((group for group in together.values() if len(group) >= _HEADS), key=len, default=set())


def _primary(weighed: Sequence[Weighed], heads: set[Place]) -> Place:
    totals = _sum(weighed)
    gwangju = sum(totals[one] for one in (_CITY, *DISTRICTS))
    clear = any(_clear(one) for one in weighed)
    if not clear or gwangju < max(_ENOUGH, _RIVAL * totals[_ELSEWHERE]) or _passing(weighed):
        undecided = totals[_UNKNOWN] > max(gwangju, totals[_ELSEWHERE])
        return _UNKNOWN if undecided else _ELSEWHERE
    return _CITY if heads else _finest(weighed)


def _passing(weighed: Iterable[Weighed]) -> bool:
    """Whether a body of the state acts and neither headline nor lead names anything of Gwangju."""
    state = head = False
    for one in weighed:
        state |= one.kind == "nation" and one.role in _LEADS and one.zone in _HEAD
        head |= one.place in _LOCAL and one.role in _SPEAKS and one.zone in (OUTLET, TITLE, LEAD)
    return state and not head


def _clear(one: Weighed) -> bool:
    """Whether a name of Gwangju is more than a word in passing."""
    if one.place is _ELSEWHERE:
        return False
    return one.weight >= _CLEAR or (one.role in (ACTOR, SOURCE, SCENE) and one.weight >= _NAMED)


def _finest(weighed: Sequence[Weighed]) -> Place:
    """The district that carries an article of Gwangju; the city where it acts itself, or where none does."""
    head = [one for one in weighed if one.zone in _HEAD]
    acting = sum(one.weight for one in head if one.place is _CITY and one.role in _LEADS)
    totals = _sum(one for one in head if acting < _ACTS or (one.kind in _CAN_ACT and one.role is not SCENE))
    best = max(DISTRICTS, key=lambda one: totals[one])
    if {one.kind for one in head if one.place is best} == {"landmark"}:
        acting = max(acting, totals[_CITY] * _VENUE)
    if sum(totals[one] >= 0.6 * totals[best] > 0 for one in DISTRICTS) >= _HEADS:
        return _CITY
    if totals[best] >= max(_NAMED, 0.6 * acting):
        return best
    return _CITY if acting >= _ACTS else _only_scene(weighed)


def _only_scene(weighed: Sequence[Weighed]) -> Place:
    """The one district of the scenes that the body names, where the head names none."""
    scenes = {one.place for one in weighed if one.zone is BODY and one.kind == "district" and one.place in _DISTRICTS}
    local = any(one.kind == "gwangju" and not one.row.wide for one in weighed if one.zone in _HEAD)
    return scenes.pop() if len(scenes) == 1 and (local or not _city_in_head(weighed)) else _CITY


def _city_in_head(weighed: Iterable[Weighed]) -> bool:
    return any(one.place is _CITY and one.kind != "court" and one.zone in _HEAD for one in weighed)


def _places(weighed: Sequence[Weighed], primary: Place, heads: set[Place]) -> tuple[Place, ...]:
    """The primary place, and the districts that more than a landmark or a list names."""
    local = primary is _CITY or primary in _DISTRICTS
    venue = primary not in _DISTRICTS and not any(one.zone is OUTLET and one.place in _LOCAL for one in weighed)
    named = {
        one.place
        for one in weighed
        if one.place in _DISTRICTS and (_names(one, local or not _national(weighed)) or (venue and _hosts(one)))
    }
    if local:
        named |= _close(weighed, primary) | _city_too(weighed)
    districts = [one for one in DISTRICTS if one in heads or one in named]
    if local:
        also = [_CITY] if _CITY in named else []
        return tuple(dict.fromkeys((primary, *also, *districts)))
    city = sum(one.weight for one in weighed if one.place is _CITY and one.role in _SPEAKS)
    return tuple(districts) or ((_CITY,) if city >= _CITY_TOO else ())


def _city_too(weighed: Iterable[Weighed]) -> set[Place]:
    """The city, where its own hall, council or education office acts at the head of a district's article."""
    acts = (one.place is _CITY and _rules(one) and one.role in _LEADS and one.zone in _HEAD for one in weighed)
    return {_CITY} if any(acts) else set()


def _rules(one: Weighed) -> bool:
    """Whether a name is that of the city as an office: 광주시, not 광주."""
    return one.row.institution is not None or (one.kind == "gwangju" and one.hit.found.endswith("시"))


def _close(weighed: Sequence[Weighed], primary: Place) -> set[Place]:
    """Places that came near to being the primary one."""
    totals = _sum(one for one in weighed if one.zone in _HEAD and (one.place is not _CITY or one.role in _LEADS))
    return {one for one in (_CITY, *DISTRICTS) if totals[one] >= max(_NAMED, _NEARLY * totals[primary])}


def _national(weighed: Iterable[Weighed]) -> bool:
    """Whether a body of the state acts at the head."""
    return any(one.kind == "nation" and one.role in _LEADS and one.zone in (TITLE, LEAD) for one in weighed)


def _hosts(one: Weighed) -> bool:
    """Whether a landmark at the head is where it happens; in an office's own release it is a room for hire."""
    return one.kind == "landmark" and one.role is SCENE and one.zone in _HEAD


def _names(one: Weighed, local: bool) -> bool:
    """Whether a name adds its district to the places; a national story needs more than a mention in passing."""
    if one.role is ASIDE and one.kind == "district":
        return _LIES.match(one.hit.text, one.hit.end) is not None
    if one.kind == "landmark" or one.zone is CAPTION or one.role not in _SPEAKS or _is_of_someone(one):
        return False
    return local or one.role is not PLAIN or one.zone in (TITLE, LEAD)


def _is_of_someone(one: Weighed) -> bool:
    """Whether a name says where somebody lives, or below the head whose somebody is: 서구자원봉사센터."""
    if _LIVES.match(one.hit.text, one.hit.end):
        return True
    if one.role is not PLAIN or one.zone is not BODY:
        return False
    if one.kind == "district":
        return _LONGER.match(one.hit.text, one.hit.end) is not None
    return one.kind == "body"


def _institution(weighed: Sequence[Weighed], primary: Place) -> Institution | None:
    own = [one for one in weighed if one.place is primary]
    head = [one for one in own if one.zone in _HEAD]
    if primary is _CITY and any(one.kind == "heads" for one in head):
        mayor = any(one.row.institution for one in head)
        return Institution.CITY_HALL if mayor else Institution.DISTRICT_OFFICE
    return _ranked(head)


def _ranked(weighed: Iterable[Weighed]) -> Institution | None:
    ranked: dict[Institution, float] = defaultdict(float)
    for one in weighed:
        institution = _acting(one)
        if institution:
            ranked[institution] += one.weight
    return max(ranked, key=lambda one: ranked[one], default=None)


def _acting(one: Weighed) -> Institution | None:
    row, hit, acts = one.row, one.hit, one.role is ACTOR or _partner(one)
    if row.institution and (acts or _present(one)):
        return row.institution
    if acts and row.kind == "district":
        return Institution.DISTRICT_OFFICE
    named = "시" in hit.found or (
        one.zone is TITLE and hit.text.startswith(",", hit.end) and _opens(hit.text, hit.start)
    )
    return Institution.CITY_HALL if acts and row.kind == "gwangju" and named else None


def _opens(title: str, start: int) -> bool:
    """Whether a name is the first word of a headline, as in ``[단독] 광주, …``."""
    return _BEFORE_FIRST.fullmatch(title, 0, start) is not None


def _partner(one: Weighed) -> bool:
    """Whether a name acts together with another one, at the head: ``광주시와 예시공단은``."""
    hit = one.hit
    return one.role is PLAIN and one.zone in (TITLE, LEAD) and _TOGETHER.match(hit.text, hit.end) is not None


def _present(one: Weighed) -> bool:
    """Whether an office-holder is named at the head, acting or not."""
    return one.kind == "holder" and one.role is PLAIN and one.zone in (TITLE, LEAD)
