"""The forms in which Korean news name days: `forms` finds them, without yet knowing which month or year they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

WEEKDAYS = "월화수목금토일"


class Form(NamedTuple):
    """A day, a month or a span of them as written; what is not said is None."""

    start: int
    end: int
    text: str
    relative: str
    """A word before it that places it: ``지난``, ``오는``, ``내년``, ``매월`` …; empty without one."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    """The last day (or month, where `day` is None) of a span such as ``16~22일``."""
    weekday: int | None = None
    """0 is Monday."""
    word: str = ""
    """For days without a number: ``전날``, ``이날``, ``지난달``, ``하반기`` …"""


_RELATIVE = (
    "지난해|지난달|지난|작년|전년|올해|올|금년|내년|이듬해|이달|이번\\s?달|당월|다음\\s?달|내달"
    "|오는|다가오는|매월|매달|매년|해마다"
)
_YEAR = r"(?:(?P<year>(?:19|20)\d\d)\s?(?:년도?|[./-])\s?|[’'‘`´](?P<yy>\d\d)\s?[.년]\s?)"
_LEAD = re.compile(
    rf"(?=[지작전올금내이당번다오매해12’'‘`´])(?:(?P<rel>{_RELATIVE})\s?(?P<rel2>오는|지난)?\s?)?{_YEAR}?$"
)
"""What stands before a number and places it."""
_HINT = re.compile(r"[일월./~∼～-](?:((?<=(?<!\d)\d.))|((?<=(?<!\d)\d\d.))|((?<=(?<!\d)\d\s.))|((?<=(?<!\d)\d\d\s.)))")
_HINTED = (0, 2, 3, 3, 4)
"""Where a number of one or two digits may be part of a day: what can stand behind it, which is rarer than digits; and
how long both are together, by the group that matched."""
_NUMBER = re.compile(
    r"(?:"
    r"(?P<month>\d{1,2})\s?월\s{0,2}(?:(?P<span>\d{1,2})\s?일?\s?[~∼～-]\s?)?(?P<day>\d{1,2})\s?일"
    r"|(?P<mspan>\d{1,2})\s?월?\s?[~∼～-]\s?(?P<mend>\d{1,2})\s?월(?!\s?\d{1,2}\s?일|호)"
    r"|(?P<monly>\d{1,2})\s?월(?=$|[\s,.)·까부에중말초경쯤의은는이과와도]|하순|상순|중순)"
    r"|(?P<mdot>\d{1,2})\s?[./-]\s?(?P<ddot>\d{1,2})(?P<dotted>\s?일|\.(?!\d))?"
    r"(?:\s?[~∼～]\s?(?P<dto>\d{1,2})(?:일|\.(?!\d)|(?![\d.]))(?!\s?\d|월))?"
    r"|(?P<from>\d{1,2})\s?일?\s?[~∼～-]\s?(?P<to>\d{1,2})\s?일"
    r"|(?P<only>\d{1,2})\s?일"
    r")"
    r"(?:\s?[(（](?P<wd>[월화수목금토일])(?:요일)?[^)）]{0,9}[)）]"
    r"(?:\s?[~∼～-]\s?(?P<wto>\d{1,2})\s?[일.]?\s?[(（][월화수목금토일](?:요일)?[)）])?"
    r"|\s?(?P<wdl>[월화수목금토일])요일)?"
)
_WORD = re.compile(
    r"이(?:날|튿날|달|번\s?달)|전날|다음\s?[날달]|오늘|어제|그제|내[일달]|모레|지난달"
    r"|올해?\s?[상하]반기|내년\s?[상하]반기|작년\s?[상하]반기|금년\s?[상하]반기|지난해\s?[상하]반기"
)
"""Only words: the machine leaps to their first letters, and tells them apart by these."""
_HALF = re.compile(r"(?P<year>올해?|내년|지난해|작년|금년)\s?(?P<half>상반기|하반기)")
_NOT_BEFORE = re.compile(
    r"(?<=[\d.,\-/제A-Za-z월·])|(?<=[총약만단박루\s])(?:(?<=(?<![가-힣])[총약만단])|(?<=(?<![가-힣])[총약만단] )"
    r"|(?<=월\s)|(?<=\d박)|(?<=\d박\s)|(?<=하루)|(?<=하루\s))"
)
"""What stands before a number that is no day."""
_NOT_AFTER = re.compile(
    r"(?:간(?!담|부)|차(?!별)|째|치(?![가-힣])|분(?![가-힣])|정(?![가-힣])|여(?![가-힣])|당(?![가-힣]))"
    r"|\s?(?:동안|이내|이상|이하|만에|만의|앞으로 다가|전에|전까|뒤|후|연속)|\s(?:평균|최대|\d+[회식]|\d+시간)"
)
_MEASURE = re.compile(
    r"(?:\s?[~∼～-]\s?\d+(?:\.\d+)?)?\s?(?:도(?![가-힣])|℃|°|[%％]|[㎜㎝㎞㎏㎡㎥㏊ℓ]|(?:mm|cm|km|kg|[mMGtTL]W?|ha)(?![A-Za-z])"
    r"|톤|[천만억조]|원|달러|명|배|점|개|건|포인트|세(?![가-힣])|시간|분|초|대\s?1|리터|미터|킬로)"
)
"""What follows a number that measures something, or the second of two such numbers."""
_OF_WORD = re.compile(r"(?:[,\s.)”’\"']|은|는|이|에|도|의|와|까지|부터|로|밤|오전|오후|저녁|새벽|$)")
_QUOTED = re.compile(
    r"[‘'「『《<“\"](?:(?<=[‘'「『《<])[^’'」』》>\n]{0,60}[’'」』》>]|(?<=[“\"])[^”\"\n]{0,300}[”\"])"
)
_OPENS, _CLOSES, _NAME_LENGTH = "‘「『《<", "’」』》>", 60
_OPENING = re.compile(f"[{_OPENS}]")
_LEAD_ENDS = frozenset("해달난년올금는월도./-")
_LEAD_LENGTH = 16


def forms(text: str) -> list[Form]:
    """The day forms of a text from left to right; words in quotations and numbers in names do not speak."""
    numbers = list(_numbers(text))
    if not _may_have_words(text):
        return numbers
    words = [word for word in _words(text) if not any(one.start <= word.start < one.end for one in numbers)]
    return sorted((*numbers, *words), key=lambda form: form.start) if words else numbers


def _numbers(text: str) -> Iterator[Form]:
    end = 0
    for hint in _HINT.finditer(text):
        start = hint.end() - _HINTED[hint.lastindex or 0]
        if start < end:
            continue
        match = _NUMBER.match(text, start)
        if match is None:
            continue
        number = _number(match.groups())
        lead = _lead(text, end, start)
        if number and _is_date(text, match, number, lead) and not in_name(text, start):
            form = _of_number(text, match, number, lead)
            end = form.end
            yield form


class _Number(NamedTuple):
    """What is written in a number that may be a day."""

    kind: str
    """DOTTED, MONTH (alone), DAY (alone) or, of what is nothing but a day, SURE."""
    month: int | None
    day: int | None
    until: int | None
    weekday: int | None
    pointed: bool
    """Of dotted ones: whether a dot, 일 or a weekday stands at the end."""
    whole: bool
    """Of dotted ones: whether a weekday, a second day or 일 tells that it is a day."""


_DOTTED, _SURE, _MONTH, _DAY = "3.4", "3(월)", "3월", "4일"


@lru_cache(maxsize=4_096)
def _number(groups: Sequence[str | None]) -> _Number | None:
    """What the groups of `_NUMBER` say, which are the same in many articles; None of a 13th month or a 32nd day."""
    month_, span, day_, mspan, mend, monly, mdot, ddot, dot, dto, first, last, only, short, wto, long = groups
    month, day = month_ or mdot or mspan or monly, span or day_ or ddot or first or only
    until = day_ if span else dto or mend or wto or last
    when = int(month) if month else None, int(day) if day else None, int(until) if until else None
    if not _possible(when[0], 12) or not _possible(when[1], 31):
        return None
    weekday = short or long
    kind = _DOTTED if mdot else _SURE if weekday or mspan else _MONTH if monly else _DAY
    whole = bool(short or dto or (dot and dot.strip() == "일"))
    return _Number(kind, *when, WEEKDAYS.index(weekday) if weekday else None, bool(dot or short), whole)


def _possible(number: int | None, most: int) -> bool:
    return number is None or 1 <= number <= most


def _lead(text: str, after: int, start: int) -> re.Match[str] | None:
    """What stands before a number and places it; the last letter tells cheaply that nothing does."""
    last = start - 2 if text[start - 1 : start] == " " else start - 1
    if last < after or text[last] not in _LEAD_ENDS:
        return None
    return _LEAD.search(text, max(after, start - _LEAD_LENGTH), start)


def in_name(text: str, start: int) -> bool:
    """Whether a position lies between the brackets of a name, such as ‘…’ or 『…』."""
    low = max(0, start - _NAME_LENGTH)
    if _OPENING.search(text, low, start) is None:
        return False
    opened = max(text.rfind(sign, low, start) for sign in _OPENS)
    if max(text.rfind(sign, opened, start) for sign in _CLOSES) > opened:
        return False
    closed = min((at for sign in _CLOSES if (at := text.find(sign, start, opened + _NAME_LENGTH + 2)) > 0), default=-1)
    return closed > 0 and "\n" not in text[opened:closed]


def _may_have_words(text: str) -> bool:
    """Whether there is what one of `_WORD` has and most texts do not: letters are found fastest."""
    letters = "날" in text or "달" in text or "늘" in text or "레" in text
    return letters or "어제" in text or "그제" in text or "내일" in text or "반기" in text


def _words(text: str) -> Iterator[Form]:
    quoted: list[tuple[int, int]] | None = None
    for match in _WORD.finditer(text):
        start, end = match.span()
        if not _OF_WORD.match(text, end) or text[max(0, start - 1) : start].isalnum():
            continue
        quoted = [found.span() for found in _QUOTED.finditer(text)] if quoted is None else quoted
        if _spoken(start, quoted):
            yield _of_word(match.group(), start, end)


def _spoken(start: int, silent: list[tuple[int, int]]) -> bool:
    return not any(begin < start < end for begin, end in silent)


def _is_date(text: str, match: re.Match[str], number: _Number, lead: re.Match[str] | None) -> bool:
    """Whether the numbers are a day at all: not 3일간, 제8회, 5.18, 2.5배."""
    start, end = match.span()
    if lead is None and _NOT_BEFORE.match(text, start):
        return False
    if number.kind is _DOTTED:
        return _is_dotted(text, start, end, number, lead)
    if number.kind is _MONTH:
        return lead is not None or not text.startswith("의 ", end)
    return number.kind is _SURE or not _NOT_AFTER.match(text, end, end + 8)


def _is_dotted(text: str, start: int, end: int, number: _Number, lead: re.Match[str] | None) -> bool:
    if not number.pointed and _MEASURE.match(text, end):
        return False
    if number.whole or (lead and (lead["year"] or lead["yy"])):
        return True
    around = text[max(0, start - 2) : start].rstrip()[-1:], text[end : end + 2].lstrip()[:1]
    in_span = any(side and side in "~∼～" for side in around)
    return in_span and (number.pointed or "(" in text[max(0, start - 12) : start])


def _of_word(text: str, start: int, end: int) -> Form:
    half = _HALF.match(text)
    if half:
        return Form(start, end, text, half["year"], word=half["half"])
    return Form(start, end, text, "", word=re.sub(r"\s", "", text))


def _of_number(text: str, match: re.Match[str], number: _Number, lead: re.Match[str] | None) -> Form:
    _, month, day, until, weekday, *_ = number
    start, end = match.span()
    if lead is None:
        return Form(start, end, match.group(), "", None, month, day, until, weekday)
    said, again, full, shortened = lead.groups()
    year = int(full) if full else 2000 + int(shortened) if shortened else None
    start = lead.start()
    return Form(start, end, text[start:end], _relative(said, again), year, month, day, until, weekday)


def _relative(said: str | None, again: str | None) -> str:
    """The word that places a number; of two the second one, where the first only names the year."""
    relative = "".join(said.split()) if said else ""
    return again if again and relative in ("올해", "올") else relative
