"""Names beside names: what stands right before a name, and whether it is one of a list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from reader.tagging.hits import Hit

_ITEM = re.compile(r"\s?[,·ㆍ、/▲△▴]\s?▲?")
_ITEM_LENGTH = 4
_AROUND = 8
_CROWD, FEWEST, _CROWD_WIDTH = 3, 2, 60
"""So many other regions near by make a list, or one fewer where the name stands as an item beside one."""


def is_part(hit: Hit) -> bool:
    """Whether a region's name only says where in the one before it: 서울 강남구 is one place, not two."""
    before = hit.before
    if before is None or hit.kind != "other" or before.kind != "other":
        return False
    return hit.text[before.end : hit.start].isspace()


def follows_city(hit: Hit) -> bool:
    """Whether the name of Gwangju stands before this one as the whole before its part: 광주 서구."""
    before = hit.before
    if before is None or before.kind != "gwangju" or hit.kind not in ("district", "office"):
        return False
    return hit.start - before.end <= 1


class Crowd:
    """The other regions that an article names, each with its number among all names; 전남 lies around Gwangju."""

    def __init__(self, regions: Iterable[Hit]) -> None:
        self._regions = [(hit, city) for hit in regions if (city := hit.found[:2]) != "전남"]
        self._numbers = [hit.number for hit, _ in self._regions]

    def surrounds(self, hit: Hit, *, speaks: bool) -> bool:
        """Whether other regions stand around a name: it is one of a list. Two that are named together are none.

        One that `speaks` for itself, as a district that acts, is one of a list only where it stands as an item of it.
        """
        first = bisect_left(self._numbers, hit.number - _AROUND)
        last = bisect_right(self._numbers, hit.number + _AROUND)
        return last - first >= FEWEST and _is_item(hit, self._regions[first:last], speaks=speaks)


def _is_item(hit: Hit, regions: Sequence[tuple[Hit, str]], *, speaks: bool) -> bool:
    start = hit.before.start if hit.before and follows_city(hit) else hit.start
    wide, item = hit.row.wide, False
    around: set[str] = set()
    cities: set[str] = set()
    for near, city in regions:
        end, begin = (near.end, start) if near.start < start else (hit.end, near.start)
        if near.text is not hit.text or begin - end > _CROWD_WIDTH:
            continue
        around.add(city)
        item = item or (begin - end <= _ITEM_LENGTH and _ITEM.fullmatch(hit.text, end, begin) is not None)
        if not wide and not near.found.endswith("구"):
            cities.add(city)
    return (len(cities) >= _CROWD and not speaks) or (item and len(around) >= FEWEST)
