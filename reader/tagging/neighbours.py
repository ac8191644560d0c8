"""Names beside names: what stands right before a name, and whether it is one of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.tagging.hits import Hit

_ITEM = re.compile(r"\s?[,·ㆍ、/▲△▴]\s?▲?")
_AROUND = 8
_CROWD, _CROWD_WIDTH = 3, 60
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


def crowded(found: Sequence[Hit], index: int, *, speaks: bool) -> bool:
    """Whether other regions stand around: the name is one of a list. Two that are named together are none.

    One that `speaks` for itself, as a district that acts, is one of a list only where it stands as an item of it.
    """
    hit, wide = found[index], found[index].row.wide
    start = hit.before.start if hit.before and follows_city(hit) else hit.start
    around: set[str] = set()
    cities: set[str] = set()
    item = False
    for near in found[max(0, index - _AROUND) : index + _AROUND + 1]:
        if near.kind != "other" or near.text is not hit.text or near.found[:2] == "전남":
            continue
        end, begin = (near.end, start) if near.start < start else (hit.end, near.start)
        if begin - end > _CROWD_WIDTH:
            continue
        around.add(near.found[:2])
        item = item or _ITEM.fullmatch(hit.text, end, begin) is not None
        if not wide and not near.found.endswith("구"):
            cities.add(near.found[:2])
    return (len(cities) >= _CROWD and not speaks) or (item and len(around) >= _CROWD - 1)
