"""Names beside names: what stands right before a name, and whether it is one of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.tagging.hits import Hit

_LINK = re.compile(r"[\s,·ㆍ/、및와과의]{0,4}(?:시|지역의?)?\s?")
_LINK_LENGTH = 8
_ITEM = re.compile(r"\s?[,·ㆍ、/▲△▴]\s?▲?")
_AROUND = 8
_CROWD, _CROWD_WIDTH = 3, 60
"""So many other regions near by make a list, or one fewer where the name stands as an item beside one."""


def linked(found: Sequence[Hit], index: int) -> Hit | None:
    """The hit that ends right before this one, with nothing but a separator between."""
    if not index:
        return None
    hit, before = found[index], found[index - 1]
    if before.text is not hit.text or hit.start - before.end > _LINK_LENGTH:
        return None
    return before if _LINK.fullmatch(hit.text, before.end, hit.start) else None


def is_part(found: Sequence[Hit], index: int) -> bool:
    """Whether a region's name only says where in the one before it: 서울 강남구 is one place, not two."""
    if not index or found[index].kind != "other" or found[index - 1].kind != "other":
        return False
    before = linked(found, index)
    return before is not None and found[index].text[before.end : found[index].start].isspace()


def follows_city(found: Sequence[Hit], index: int) -> bool:
    """Whether the name of Gwangju stands before this one as the whole before its part: 광주 서구."""
    if not index or found[index - 1].kind != "gwangju" or found[index].kind not in ("district", "office"):
        return False
    return linked(found, index) is not None and found[index].start - found[index - 1].end <= 1


def crowded(found: Sequence[Hit], index: int, *, speaks: bool) -> bool:
    """Whether other regions stand around: the name is one of a list. Two that are named together are none.

    One that `speaks` for itself, as a district that acts, is one of a list only where it stands as an item of it.
    """
    hit, wide = found[index], found[index].row.wide
    start = found[index - 1].start if follows_city(found, index) else hit.start
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
