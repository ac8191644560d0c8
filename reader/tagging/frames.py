"""Whether the clause around a day reports, tells what happened, or announces."""

from __future__ import annotations

import re
from enum import StrEnum


class Frame(StrEnum):
    """What the clause does with its day."""

    REPORT = "밝혔다"
    PAST = "했다"
    FUTURE = "한다"
    UNTIL = "까지"
    OPEN = ""

    __hash__ = str.__hash__
    """That of an enumeration is a function of Python: too slow for keys that are looked up for every day."""


REPORT, PAST, FUTURE, UNTIL, OPEN = Frame
"""The frames by names of the module: to look one up in its class costs a call each time, in Python 3.11."""


_SAYS = (
    "밝혔|전했|알렸|발표했|말했|설명했|강조했|덧붙였|당부했|보도했|공개했다|소개했|언급했|주장했|촉구했"
    "|호소했|내다봤|약속했"
)
_SAYING = tuple(f"{verb}{ending}" for verb in _SAYS.split("|") for ending in ("", "다"))
_TIME = r"\s?(?:오전|오후)?\s?(?:\d{1,2}시(?:\s?\d{1,2}분)?\s?)?(?:[,]\s?)?"
_BEGINS = "".join(verb[0] for verb in _SAYS.split("|"))
_REPORT = re.compile(
    rf"(?=\s{{0,2}}[오\d,“\"{_BEGINS}]){_TIME}"
    rf"(?:(?:{_SAYS})|[“\"][^”\"]{{4,300}}[”\"](?:이?라며|이?라고|고|면서|며))"
)
"""Looks first at the letter with which it can begin."""
_AFTER = re.compile(rf"{_TIME}(?:[^.\n에]{{1,30}}에\s?따르면|[가-힣\s·()]{{0,20}}(?:관계자는|보도자료))")
_AFTER_WORDS, _AFTER_LENGTH = ("따르면", "관계자는", "보도자료"), 60
"""One of which `_AFTER` finds within so many characters."""
_END = re.compile(r"다\.|요\.|음\.|함\.|임\.|\n|…|\.(?:\s|\.\.)|!\s|\?\s")
_TELLS = re.compile(rf"(?:고|라며|라고|면서)\s?(?:(?:\d{{1,2}}월\s?)?\d{{1,2}}일\s?)?(?:{_SAYS})다?\s?$")
_DONE = dict.fromkeys(f"{letter}다" for letter in "했됐였었졌렸왔갔섰혔쳤냈났봤켰뒀렀꼈랐겼볐")
_PAST = re.compile(
    f"{'|'.join(_DONE)}|한 (?:뒤|후)"
    r"|선정$|수상$|성료$|체결$|하고$|했$"
    r"|열린\s|진행된\s|발생한\s|체결한\s|개최된\s|가진\s|마친\s|참석한\s"
)
"""Only words, like `_END` and `_FUTURE`: the machine leaps to their first letters, and tells them apart by these."""
_PROMISES = "|".join(f"{letter}다(?:고|\\.|며|면서|$)" for letter in "한된인린진긴든선난본친간온낸운킨눈둔")
_FUTURE = re.compile(
    rf"할\s것|될\s것|일\s것|을\s것|를\s것|{_PROMISES}|예정|계획|방침|모집|접수"
    r"|신청|앞두고|앞둔|전망|추진키로|하기로|시행된|개최한다"
)
_OVERLAP = 12
"""Letters before the last word of the past within which a word of the future can begin that ends behind it."""
_CLAUSE, _BEYOND = 220, 10
"""Letters of a clause, and so many more in which its end can be seen."""
_UNTIL = re.compile(r"\s?(?:\([^)]{0,12}\))?\s?(?:\d{1,2}시)?까지")
_TILL, _TILL_WITHIN = "까지", 21
"""The word that `_UNTIL` finds, within so many letters."""
_FUTURE_WORDS = ("오는", "다가오는", "내년", "내달", "다음달", "이듬해")
_PAST_WORDS = ("지난", "지난해", "지난달", "작년", "전년")


def frame(text: str, end: int, relative: str) -> Frame:
    """The frame of the day that ends at `end`, which `relative` stands before; 1일자 is told of at any time."""
    if relative in _PAST_WORDS:
        return PAST
    if text.startswith("자", end):
        return OPEN
    until = text.find(_TILL, end, end + _TILL_WITHIN) >= 0 and _UNTIL.match(text, end)
    if not until and relative in _FUTURE_WORDS:
        return FUTURE
    if not until and _reports(text, end):
        return REPORT
    stop = _END.search(text, end, end + _CLAUSE + _BEYOND)
    told = _tense(text[end : min(stop.end() if stop else len(text), end + _CLAUSE)].rstrip(". \n…"))
    if until:
        return PAST if told is PAST and relative not in _FUTURE_WORDS else UNTIL
    return told


def _reports(text: str, end: int) -> bool:
    if _REPORT.match(text, end, end + 330):
        return True
    near = text[end : end + _AFTER_LENGTH]
    first, second, third = _AFTER_WORDS
    return (first in near or second in near or third in near) and _AFTER.match(near) is not None


def _tense(clause: str) -> Frame:
    if clause.rstrip().endswith(_SAYING):
        told = _TELLS.search(clause)
        clause = clause[: told.start() + 1] if told else clause
    if clause[-2:] in _DONE:
        return PAST
    past = 0
    match = _PAST.search(clause)
    while match:
        past = match.end()
        match = _PAST.search(clause, past)
    match = _FUTURE.search(clause, max(0, past - _OVERLAP))
    while match and match.end() <= past:
        match = _FUTURE.search(clause, match.end())
    return FUTURE if match else PAST if past else OPEN
