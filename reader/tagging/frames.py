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


REPORT, PAST, FUTURE, UNTIL, OPEN = Frame
"""The frames by names of the module: to look one up in its class costs a call each time, in Python 3.11."""


_SAYS = (
    "밝혔|전했|알렸|발표했|말했|설명했|강조했|덧붙였|당부했|보도했|공개했다|소개했|언급했|주장했|촉구했"
    "|호소했|내다봤|약속했"
)
_TIME = r"\s?(?:오전|오후)?\s?(?:\d{1,2}시(?:\s?\d{1,2}분)?\s?)?(?:[,]\s?)?"
_REPORT = re.compile(rf"{_TIME}(?:(?:{_SAYS})|[“\"][^”\"]{{4,300}}[”\"](?:이?라며|이?라고|고|면서|며))")
_AFTER = re.compile(rf"{_TIME}(?:[^.\n에]{{1,30}}에\s?따르면|[가-힣\s·()]{{0,20}}(?:관계자는|보도자료))")
_AFTER_WORDS, _AFTER_LENGTH = ("따르면", "관계자는", "보도자료"), 60
"""One of which `_AFTER` finds within so many characters."""
_END = re.compile(r"[다요음함임.!?\n…](?:(?<=[다요음함임])\.|(?<=[.!?])\s|(?<=[\n…])|(?<=\.)\.{2})")
_TELLS = re.compile(rf"(?:고|라며|라고|면서)\s?(?:(?:\d{{1,2}}월\s?)?\d{{1,2}}일\s?)?(?:{_SAYS})다?\s?$")
_PAST = re.compile(
    r"[했됐였었졌렸왔갔섰혔쳤냈났봤켰뒀렀꼈랐겼볐한선수성체하열진발개가마참](?:(?<=[했됐였었졌렸왔갔섰혔쳤냈났봤켰뒀렀꼈랐겼볐])다"
    r"|(?<=한) (?:뒤|후)|(?:(?<=선)정|(?<=수)상|(?<=성)료|(?<=체)결|(?<=하)고|(?<=했))$"
    r"|(?:(?<=열)린|(?<=진)행된|(?<=발)생한|(?<=체)결한|(?<=개)최된|(?<=가)진|(?<=마)친|(?<=참)석한)\s)"
)
"""Begins, like `_FUTURE`, with one set of letters, so that the machine can leap from one to the next."""
_FUTURE = re.compile(
    r"[예계방할될일을를한된인린진긴든선난본친간온낸운킨눈둔모접신앞전추하시개](?:(?<=[할될일을를])\s것"
    r"|(?<=[한된인린진긴든선난본친간온낸운킨눈둔])다(?:고|\.|며|면서|$)|(?<=예)정|(?<=계)획|(?<=방)침|(?<=모)집|(?<=접)수"
    r"|(?<=신)청|(?<=앞)두고|(?<=앞)둔|(?<=전)망|(?<=추)진키로|(?<=하)기로|(?<=시)행된|(?<=개)최한다)"
)
_CLAUSE, _BEYOND = 220, 10
"""Letters of a clause, and so many more in which its end can be seen."""
_UNTIL = re.compile(r"\s?(?:\([^)]{0,12}\))?\s?(?:\d{1,2}시)?까지")
_FUTURE_WORDS = ("오는", "다가오는", "내년", "내달", "다음달", "이듬해")
_PAST_WORDS = ("지난", "지난해", "지난달", "작년", "전년")


def frame(text: str, end: int, relative: str) -> Frame:
    """The frame of the day that ends at `end`, which `relative` stands before; 1일자 is told of at any time."""
    if relative in _PAST_WORDS:
        return PAST
    if text[end : end + 1] == "자":
        return OPEN
    until = _UNTIL.match(text, end)
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
    told = _TELLS.search(clause)
    if told:
        clause = clause[: told.end() - len(told.group().lstrip("고라며면서"))]
        clause = clause[: told.start() + 1]
    past, future = _last(_PAST, clause), _last(_FUTURE, clause)
    if past and past >= future:
        return PAST
    return FUTURE if future else OPEN


def _last(pattern: re.Pattern[str], clause: str) -> int:
    """Where the last match ends; 0 without one."""
    end = 0
    for match in pattern.finditer(clause):
        end = match.end()
    return end
