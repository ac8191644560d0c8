"""The forms in which Korean news name days: `forms` finds them, without yet knowing which month or year they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WEEKDAYS = "월화수목금토일"


@dataclass(frozen=True, slots=True)
class Form:
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


_RELATIVE = "지난해|지난달|지난|작년|전년|올해|올|금년|내년|이듬해|이달|이번\\s?달|당월|다음\\s?달|내달|오는|다가오는|매월|매달|매년|해마다"
_FORM = re.compile(
    rf"(?:(?P<rel>{_RELATIVE})\s?(?P<rel2>오는|지난)?\s?)?"
    r"(?:(?P<year>(?:19|20)\d\d)\s?(?:년도?|[./-])\s?|[’'‘`´](?P<yy>\d\d)\s?[.년]\s?)?"
    r"(?:"
    r"(?P<month>\d{1,2})\s?월\s?(?:(?P<span>\d{1,2})\s?일?\s?[~∼～-]\s?)?(?P<day>\d{1,2})\s?일"
    r"|(?P<mspan>\d{1,2})\s?월?\s?[~∼～-]\s?(?P<mend>\d{1,2})\s?월(?!\s?\d{1,2}\s?일)"
    r"|(?P<monly>\d{1,2})\s?월(?=$|[\s,.)·까부에중말초경쯤의은는이과와도]|하순|상순|중순)"
    r"|(?P<mdot>\d{1,2})\s?[./-]\s?(?P<ddot>\d{1,2})(?P<dotted>\s?일|\.(?!\d))?"
    r"|(?P<from>\d{1,2})\s?일?\s?[~∼～-]\s?(?P<to>\d{1,2})\s?일"
    r"|(?P<only>\d{1,2})\s?일"
    r")"
    r"(?:\s?[(（](?P<wd>[월화수목금토일])(?:요일)?[^)）]{0,9}[)）]|\s?(?P<wdl>[월화수목금토일])요일)?"
    r"|(?P<word>이날|전날|다음\s?날|이튿날|오늘|어제|그제|내일|모레|지난달|이달|이번\s?달|다음\s?달|내달"
    r"|(?P<halfyear>올해?|내년|지난해|작년|금년)\s?(?P<half>상반기|하반기))"
)
_NOT_BEFORE = re.compile(r"[\d.,\-/제A-Za-z]$|[총약만단]\s?$|[·]$")
_NOT_AFTER = re.compile(
    r"(?:간(?!담|부)|차(?!별)|째|치(?![가-힣])|분(?![가-힣])|정(?![가-힣])|여(?![가-힣])|당(?![가-힣]))|\s?(?:동안|이내|이상|이하|만에|만의|앞으로 다가|전에|전까|뒤|후|연속)"
)
_OF_WORD = re.compile(r"(?:[,\s.)”’\"']|은|는|이|에|도|의|까지|부터|로|밤|오전|오후|저녁|새벽|$)")
_QUOTED = re.compile(r"[‘'「『《<][^’'」』》>\n]{0,60}[’'」』》>]|[“\"][^”\"\n]{0,300}[”\"]")
_NAMED = re.compile(r"[‘「『《<][^’」』》>\n]{0,60}[’」』》>]")


def forms(text: str) -> Iterator[Form]:
    """The day forms of a text from left to right; words in quotations and numbers in names do not speak."""
    named = quoted = None
    for match in _FORM.finditer(text):
        word = match["word"]
        start, end = match.span()
        if word:
            quoted = [m.span() for m in _QUOTED.finditer(text)] if quoted is None else quoted
            if _spoken(start, quoted) and _OF_WORD.match(text, end) and not text[max(0, start - 1) : start].isalpha():
                yield _of_word(match)
            continue
        if not _is_date(text, match):
            continue
        named = [m.span() for m in _NAMED.finditer(text)] if named is None else named
        if _spoken(start, named):
            form = _of_number(match)
            if form:
                yield form


def _spoken(start: int, silent: list[tuple[int, int]]) -> bool:
    return not any(begin < start < end for begin, end in silent)


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Whether the numbers are a day at all: not 3일간, 제8회, 5.18, 2.5배."""
    start, end = match.span()
    if not (match["rel"] or match["year"]) and _NOT_BEFORE.search(text, max(0, start - 2), start):
        return False
    if match["mdot"]:
        return _is_dotted(text, match)
    after = text[end : end + 4]
    if match["wd"] or match["wdl"]:
        return True
    if match["monly"] or match["mspan"]:
        return bool(match["year"] or match["rel"] or match["mspan"] or not after.startswith("의 "))
    return not _NOT_AFTER.match(after)


def _is_dotted(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if match["wd"] or match["year"] or match["yy"] or (match["dotted"] or "").strip() == "일":
        return True
    around = text[max(0, start - 2) : start], text[end : end + 2]
    in_span = around[0].rstrip()[-1:] in ("~", "∼", "～") or around[1].lstrip()[:1] in ("~", "∼", "～")
    return bool(in_span and (match["dotted"] or "(" in text[max(0, start - 12) : start]))


def _of_word(match: re.Match[str]) -> Form:
    word = match["half"] or re.sub(r"\s", "", match["word"])
    return Form(match.start(), match.end(), match.group(), match["halfyear"] or "", word=word)


def _of_number(match: re.Match[str]) -> Form | None:
    number = {name: int(value) for name, value in match.groupdict().items() if value and value.isdigit()}
    year = number.get("year") or (2000 + number["yy"] if "yy" in number else None)
    month = number.get("month") or number.get("mdot") or number.get("mspan") or number.get("monly")
    day, until = number.get("day") or number.get("ddot") or number.get("only"), None
    if "span" in number:
        day, until = number["span"], number["day"]
    elif "from" in number:
        day, until = number["from"], number["to"]
    elif "mspan" in number:
        until = number["mend"]
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    weekday = match["wd"] or match["wdl"]
    text = match.group()
    relative = re.sub(r"\s", "", match["rel"] or "")
    if match["rel2"]:
        relative = match["rel2"] if relative in ("올해", "올") else relative
    return Form(
        match.start(),
        match.end(),
        text,
        relative,
        year,
        month,
        day,
        until,
        WEEKDAYS.index(weekday) if weekday else None,
    )
