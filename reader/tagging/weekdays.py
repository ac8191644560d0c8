"""Weekdays that come back: ``매주 토·일요일``, ``화요일마다``, ``매월 둘째 주 수요일``; and until when they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from reader.model import DayMention, DayRole
from reader.tagging import repeats
from reader.tagging.forms import in_name
from reader.tagging.frames import PAST, REPORT, frame
from reader.tagging.written import WEEKDAYS

_HINT, _EACH = re.compile("매[주월달]"), "요일마다"
_DAY = "[월화수목금토일]"
_AND = r"\s?(?:[·ㆍ,/]|과|와|및)\s?"
_REST = rf"(?:요일)?(?:(?:{_AND}|\s?[~∼～-]\s?){_DAY}(?:요일)?)*"
"""Of a list of days, behind the letter of the first."""
_WHOLE = (
    rf"(?:(?<=요일)|(?:(?<=[·ㆍ,/~∼～-]{_DAY})|(?<=[·ㆍ,/]\s{_DAY}))(?=[^가-힣]|\Z|에|마다))"
    rf"(?!{_AND}{_DAY}(?:요일|[·ㆍ,/]))"
)
"""Where a list of days ends: behind 요일; behind a single letter only where several are listed."""
_ORDINAL = (
    r"(?:첫|둘|셋|넷|다섯)\s?째|(?:첫|두|세|네|다섯)\s?번째|첫|마지막|[1-5]\s?째|[1-5](?=\s?(?:[·ㆍ,]\s?[1-5]|주))"
)
_ORDINALS = rf"(?:{_ORDINAL})(?:\s?주)?(?:(?:{_AND})(?:{_ORDINAL})(?:\s?주)?)*"
_BEHIND = rf"(?:주\s?(?P<open>\()?|[월달]\s?(?P<nth>{_ORDINALS})\s?)(?P<days>{_DAY}{_REST}{_WHOLE})(?(open)\))(?:마다)?"
_EVERY = re.compile(f"매{_BEHIND}")
_EVERY_OR_EACH = rf"[매월화수목금토일](?:(?<=매){_BEHIND}|(?<![가-힣].)(?<!매)(?<!격주\s.){_REST}(?<=요일)마다)"
"""Begin with a letter, or one of a set, so that the machine can leap from one to the next."""
_NAMED, _TO = re.compile(rf"(?<!요){_DAY}"), re.compile(r"[~∼～-]")
_NTH = re.compile(_ORDINAL)
_NUMBERS = {"첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다": 5, "마": repeats.LAST}
"""Ordinals by their first letter."""
_CLOSED = re.compile(
    r"(?:(?!고\s|며\s|면서|요일|다\.)[^.\n]){0,40}?"
    r"(?:제외|빼고|휴관|휴무|휴장|휴원|휴업|쉬며|쉬고|쉰다|쉬는|문을 닫|지 않)|자\s|부터\s"
)
"""Behind the days: nothing happens then, or a newspaper is named by its day, or those of a whole week begin."""
_IDLE = re.compile(r"(?:휴관|휴무|휴장|휴원|쉬는|없는|않는)[가-힣\s]{0,3}[:：(]?\s?\Z")
"""Before the days, likewise."""
_BEFORE = 12
_FORMERLY = re.compile(r"지난해|작년|재작년|예년|그동안|과거|당시|한때|옛날")
_APPLICATION = re.compile(r"모집|접수|신청|공모|등록|제출|예매|참가자|수강생")
_APPLIES_WITHIN = 24
_SENTENCE_END = re.compile(r"(?<=[다요음함임됨])\.|\n|[.!?]\s")
_REACH = 300
_AHEAD = timedelta(days=92)
"""Within so many days every weekday of a month has come, also a fifth one."""


class Stated(NamedTuple):
    """A day or period of the text as it can bound days that come back; what it leaves open is None."""

    start: int
    end: int
    first: date | None
    last: date | None


def may_repeat(text: str) -> bool:
    """Whether a text can have such days at all: cheap, and asked first."""
    return ("매" in text and _HINT.search(text) is not None) or ("마" in text and _EACH in text)


def repeated(text: str, anchor: date, stated: Sequence[Stated], *, certain: bool) -> Iterator[DayMention]:
    """The weekdays of which `text`, published on `anchor`, says that they come back; not those that only did.

    A mention begins on the next of its days, and ends on the last one that the text states, or is that day alone.
    """
    pattern = _every_or_each() if _EACH in text else _EVERY
    for match in pattern.finditer(text):
        start, end = match.span()
        if in_name(text, start) or _CLOSED.match(text, end) or _IDLE.search(text, max(0, start - _BEFORE), start):
            continue
        bound = _bound(text, match, stated)
        if not _is_over(text, match, bound, anchor):
            days = _days(_rule(match), bound, anchor)
            if days:
                yield DayMention(match.group(), *days, DayRole.EVENT, certain, _rule(match))


@cache
def _every_or_each() -> re.Pattern[str]:
    """Compiled when first needed, which few imports do: 4 ms."""
    return re.compile(_EVERY_OR_EACH)


def _is_over(text: str, match: re.Match[str], bound: Stated | None, anchor: date) -> bool:
    """Whether the clause tells what used to happen; one with a period to come speaks of that."""
    told = frame(text, match.end(), "")
    ends = [day for day in bound[2:] if day] if bound else []
    if told is REPORT or (ends and max(ends) >= anchor):
        return told is REPORT
    low, _ = _sentence(text, match.start(), match.end())
    return told is PAST or _FORMERLY.search(text, low, match.start()) is not None


def _days(rule: str, bound: Stated | None, anchor: date) -> tuple[date, date] | None:
    """The first and the last of the days; None where none is left."""
    first = max(anchor, bound.first) if bound and bound.first else anchor
    last = bound.last if bound else None
    soonest = next(repeats.days_of(rule, first, last or first + _AHEAD), None)
    if soonest is None:
        return None
    return soonest, repeats.last_of(rule, soonest, last) if last else soonest


def _rule(match: re.Match[str]) -> str:
    days = [repeats.WEEKDAYS[day] for day in _weekdays(match["days"] or match.group().removesuffix("마다"))]
    if match["nth"] is None:
        return f"weekly:{','.join(days)}"
    numbers = [_number(found.group()) for found in _NTH.finditer(match["nth"])]
    return f"monthly:{','.join(f'{number}{day}' for number in numbers for day in days)}"


def _weekdays(said: str) -> list[int]:
    """``화·목요일`` and ``월~금요일`` as numbers, 0 being Monday."""
    named = [WEEKDAYS.index(found.group()) for found in _NAMED.finditer(said)]
    if len(named) == 2 and named[0] < named[1] and _TO.search(said):
        return list(range(named[0], named[1] + 1))
    return sorted(set(named))


def _number(said: str) -> int:
    return int(said[0]) if said[0].isdigit() else _NUMBERS[said[0]]


def _bound(text: str, match: re.Match[str], stated: Sequence[Stated]) -> Stated | None:
    """The period nearest to the days in their sentence; else the only one of the sentence before or behind.

    Until when one can apply says nothing of the days.
    """
    low, high = _sentence(text, match.start(), match.end())
    own = [one for one in stated if low <= one.start < high and not _applies(text, one, match.start())]
    if own:
        return min(own, key=lambda one: min(abs(one.end - match.start()), abs(one.start - match.end())))
    for begin, end in (_sentence(text, low - 1, low - 1) if low else (0, 0), _sentence(text, high, high)):
        near = [one for one in stated if begin <= one.start < end and one.last]
        if len(near) == 1 and not _APPLICATION.search(text, begin, end):
            return near[0]
    return None


def _applies(text: str, one: Stated, days: int) -> bool:
    """Whether it is for applications that a period before the days is open."""
    end = min(one.end + _APPLIES_WITHIN, days) if one.end <= days else one.end + _APPLIES_WITHIN
    return _APPLICATION.search(text, one.end, end) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around ``text[start:end]`` begins and ends."""
    reach = max(0, start - _REACH)
    low = max((found.end() for found in _SENTENCE_END.finditer(text, reach, max(0, start))), default=reach)
    stop = _SENTENCE_END.search(text, max(0, end))
    return low, stop.end() if stop else len(text)
