"""What a located name weighs: who acts weighs more than where it happens, the head of an article more than its rest."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model import Place
from reader.tagging.hits import BODY, CAPTION, LEAD, NEXT, OUTLET, TITLE
from reader.tagging.located import Located
from reader.tagging.roles import ACTOR, ASIDE, CAREER, LISTED, PLAIN, SCENE, SOURCE

_ROLE = {
    ACTOR: 3.0,
    SOURCE: 2.5,
    SCENE: 2.0,
    PLAIN: 1.0,
    LISTED: 0.2,
    ASIDE: 0.3,
    CAREER: 0.05,
}
_ZONE = {
    OUTLET: 2.5, TITLE: 2.0, LEAD: 1.5, NEXT: 0.7, BODY: 0.3, CAPTION: 0.4,
}  # fmt: skip
_KIND = {
    "gwangju": 1.0, "district": 1.2, "office": 1.3, "holder": 1.3, "heads": 1.5, "dong": 1.0, "landmark": 0.8,
    "body": 1.0, "court": 1.0, "other": 0.7, "nation": 0.8, "gyeonggi": 1.2,
}  # fmt: skip
_WEAK, _WIDE = 0.4, 0.6

_NOTHING = dict.fromkeys(Place, 0.0)
_SHARE = {
    (role, zone, kind): part * where * what
    for role, part in _ROLE.items()
    for zone, where in _ZONE.items()
    for kind, what in _KIND.items()
}


def weigh(spots: list[Located]) -> list[Located]:
    """`spots`, each with how much it says for its place; the outlet of a release is who acts in it."""
    for spot in spots:
        row = spot.row
        if spot.zone is OUTLET:
            spot.role = ACTOR
        share = _SHARE[spot.role, spot.zone, spot.kind]
        if row.weak:
            share *= _WEAK
        if row.wide:
            share *= _WIDE
        spot.weight = share
    return spots


def totals_of(weighed: Iterable[Located]) -> dict[Place, float]:
    """How much the names say for each place."""
    totals = _NOTHING.copy()
    for one in weighed:
        totals[one.place] += one.weight
    return totals
