"""Which places an article tells of: its own, and those that more than a landmark or a list names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.model import DISTRICTS, Place
from reader.tagging.hits import BODY, CAPTION, LEAD, NEXT, OUTLET, TITLE
from reader.tagging.located import Located
from reader.tagging.neighbours import follows_city
from reader.tagging.roles import ACTOR, ASIDE, PLAIN, SCENE, SOURCE
from reader.tagging.weighing import totals_of

_CITY = Place.CITY
_HEAD = frozenset((OUTLET, TITLE, LEAD, NEXT))
_FIRST = (TITLE, LEAD)
_ENOUGH = 0.5
_NEARLY = 0.8
_CITY_TOO = 2.4
_LEADS = frozenset((ACTOR, SOURCE))
_SPEAKS = frozenset((ACTOR, SOURCE, SCENE, PLAIN))
_DISTRICTS = frozenset(DISTRICTS)
_OURS = (_CITY, *DISTRICTS)
_LOCAL = frozenset(_OURS)
_LIES = re.compile(r"\s?에?\s?소재")
_LONGER = re.compile(
    r"(?!(?:에서|에|은|는|이|가|을|를|의|도|와|과|로|만|서|부터|까지)+(?![가-힣])|일대|일원|지역|관내|전역)[가-힣]"
)
"""Right behind a district: a longer name, and no particle."""
_GROUP = re.compile(r"\s[가-힣\d]{1,10}(?:단|회|협의체|센터)장?(?:이|은|는|을|를|에게|의|과|와)?(?![가-힣])")
"""Right behind a dong: a group of people from there."""
_LIVES = re.compile(r"(?:의 한 [가-힣]{2,6})?에?\s?(?:사는|살던|거주)")


def places_of(
    weighed: Sequence[Located], head: Sequence[Located], primary: Place, heads: set[Place]
) -> tuple[Place, ...]:
    """The primary place, and the districts that more than a landmark or a list names."""
    if primary in _LOCAL:
        named = _named(weighed, primary, local=True) | _close(head, primary) | _city_too(head)
        also = [_CITY] if _CITY in named else []
        return tuple(dict.fromkeys((primary, *also, *[one for one in DISTRICTS if one in heads or one in named])))
    named = _named(weighed, primary, local=not _national(head)) | heads
    return tuple([one for one in DISTRICTS if one in named]) or ((_CITY,) if _is_touched(weighed, head) else ())


def _is_touched(weighed: Iterable[Located], head: Sequence[Located]) -> bool:
    """Whether an article of elsewhere has a part in the city: much speaks for it, or its head names no other region."""
    city = [one for one in weighed if one.place is _CITY and one.role in _SPEAKS]
    if sum([one.weight for one in city]) >= _CITY_TOO:
        return True
    if any(one.kind == "other" for one in head):
        return False
    wholes = {id(one.hit.before) for one in head if follows_city(one.hit)}
    return any(one.place is _CITY and id(one.hit) not in wholes and _tells(one) for one in head)


def _tells(one: Located) -> bool:
    """Whether a name at the head tells where something is: before or in the lead, as a scene, or alone in brackets."""
    if one.role is ASIDE:
        return one.kind == "gwangju" and one.hit.text.startswith(")", one.end)
    return one.role is SCENE or (one.zone in _FIRST and one.role in _SPEAKS)


def _named(weighed: Sequence[Located], primary: Place, *, local: bool) -> set[Place]:
    """The districts that are named, and do not only bear a name; of an article of the city, those of venues too."""
    of_gwangju = [one for one in weighed if one.place in _LOCAL]
    venue = primary not in _DISTRICTS and not any(one.zone is OUTLET for one in of_gwangju)
    named: set[Place] = set()
    for one in of_gwangju:
        if one.place not in named and one.place is not _CITY and (_names(one, local) or (venue and _hosts(one))):
            named.add(one.place)
    return named


def _city_too(head: Iterable[Located]) -> set[Place]:
    """The city, where its own hall, council or education office acts at the head of a district's article."""
    return {_CITY} if any(one.place is _CITY and one.role in _LEADS and _rules(one) for one in head) else set()


def _rules(one: Located) -> bool:
    """Whether a name is that of the city as an office: 광주시, not 광주."""
    return one.row.institution is not None or (one.kind == "gwangju" and one.hit.found.endswith("시"))


def _close(head: Iterable[Located], primary: Place) -> set[Place]:
    """Places that came near to being the primary one."""
    totals = totals_of([one for one in head if one.place is not _CITY or one.role in _LEADS])
    enough = max(_ENOUGH, _NEARLY * totals[primary])
    return {one for one in _OURS if totals[one] >= enough}


def _national(head: Iterable[Located]) -> bool:
    """Whether a body of the state acts at the head."""
    return any(one.kind == "nation" and one.role in _LEADS and one.zone in _FIRST for one in head)


def _hosts(one: Located) -> bool:
    """Whether a landmark at the head is where it happens; in an office's own release it is a room for hire."""
    return one.kind == "landmark" and one.role is SCENE and one.zone in _HEAD


def _names(one: Located, local: bool) -> bool:
    """Whether a name adds its district to the places; a national story needs more than a mention in passing."""
    if one.role is ASIDE and one.kind == "district":
        return _LIES.match(one.hit.text, one.hit.end) is not None
    if one.kind == "landmark" or one.zone is CAPTION or one.role not in _SPEAKS:
        return False
    return (local or one.role is not PLAIN or one.zone in _FIRST) and not _is_of_someone(one)


def _is_of_someone(one: Located) -> bool:
    """Whether a name says where somebody lives, or below the head whose somebody is: 서구자원봉사센터."""
    if _LIVES.match(one.hit.text, one.hit.end):
        return True
    if one.role is not PLAIN or one.zone is not BODY:
        return False
    if one.kind == "district":
        return _LONGER.match(one.hit.text, one.hit.end) is not None
    return one.kind == "body" or (one.kind == "dong" and _GROUP.match(one.hit.text, one.hit.end) is not None)
