"""How a text names a day, as far as that says when the text was published: 오늘(9.1.), 지난 3일, 3일 0시 기준 …"""

from __future__ import annotations

import re
from enum import StrEnum

from reader.tagging.forms import Form
from reader.tagging.frames import FUTURE, OPEN, UNTIL, Frame


class Manner(StrEnum):
    """The manner, by what is said most clearly; else the frame of the clause."""

    TODAY = "오늘"
    NOW = "현재"
    ABROAD = "현지시간"
    AGO = "지난"
    COMING = "오는"
    SPAN = "부터"
    REPORT = "밝혔다"
    PAST = "했다"
    FUTURE = "한다"
    UNTIL = "까지"
    OPEN = ""

    __hash__ = str.__hash__


TODAY, NOW, ABROAD, AGO, COMING, SPAN, *_ = Manner
"""The manners that no frame has by names of the module, as the frames themselves."""
HAPPENED = (Manner.PAST, AGO, ABROAD)

_TODAY = re.compile(r"(?:오늘|금일|今日)\s?[(（]?$")
_TODAY_WITHIN = 4
_ABROAD = re.compile(r"\s?[(（][^)）]{0,8}현지|\s?현지\s?시[간각]")
_NOW = re.compile(r"\s?(?:[(（][월화수목금토일][)）])?\s?(?:\d\d?시\s?)?(?:현재|기준)")
_MAY_TELL = re.compile(r"\s?[(（현기\d]")
"""With one of these begins what `_ABROAD` and `_NOW` find."""
_OF_FRAME = {frame: Manner[frame.name] for frame in Frame}
_COMING = ("오는", "다가오는")


def manner(text: str, form: Form, end: int, frame: Frame) -> Manner:
    """The manner in which `form` is named; `end` lies behind it, or behind the second day of its span."""
    if form.relative in _COMING:
        return COMING
    if form.relative == "지난":
        return AGO
    before = text[max(0, form.start - _TODAY_WITHIN) : form.start]
    if ("늘" in before or "일" in before or "日" in before) and _TODAY.search(before):
        return TODAY
    if _MAY_TELL.match(text, end):
        if _ABROAD.match(text, end):
            return ABROAD
        if _NOW.match(text, end):
            return NOW
    if (end > form.end or form.until) and frame in (UNTIL, FUTURE, OPEN):
        return SPAN
    return _OF_FRAME[frame]
