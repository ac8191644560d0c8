"""The forms in which Korean news name days: `forms` finds them, without yet knowing which month or year they mean."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.tagging import written
from reader.tagging.written import DOTTED, MONTH, SURE, Number


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
_HINT = r"(?<=[\d\s].)(?:(?<=(?<!\d)\d.)()|(?<=(?<!\d)\d\d.)()|(?<=(?<!\d)\d\s.)()|(?<=(?<!\d)\d\d\s.)())"
_BEFORE = (0, 1, 2, 2, 3)
"""Where a number of one or two digits may be part of a day: what can stand behind it, which is rarer than digits; and
how much stands before that, by the group that matched."""
_WORD = re.compile(
    r"(?:이날|이튿날|이달|이번\s?달|전날|다음\s?[날달]|오늘|어제|그제|내[일달]|모레|지난달"
    r"|올해?\s?[상하]반기|내년\s?[상하]반기|작년\s?[상하]반기|금년\s?[상하]반기|지난해\s?[상하]반기)\Z"
)
_WORD_LENGTH = 7
_LETTERS = "날달늘레제내반"
_WORD_END = (
    r"(?:(?<=[이튿전음번내난][날달])|(?<=[음번]\s[날달])|(?<=오늘)|(?<=모레)|(?<=[어그]제)|(?<=내)일|(?<=반)기)()"
)
"""How each of `_WORD` ends: with letters that are rarer than the first ones."""
_FORM = re.compile(
    rf"[{_LETTERS}{written.SIGN[1:]}"
    rf"(?:(?<={written.SIGN}){_HINT}{re.sub('[?]P<[a-z]+>', '?:', written.REST)}|(?<=[{_LETTERS}]){_WORD_END})"
)
"""A number, from behind its digits on, or a word; both are found in one pass, which takes as long as for one."""
_IS_WORD = len(_BEFORE)
_NOT_BEFORE = re.compile(
    r"(?<=[\d.,\-/제A-Za-z월·])|(?<=[총약만단박루])(?:(?<=(?<![가-힣])[총약만단])|(?<=\d박)|(?<=하루))"
    r"|(?<=[총약만단월박루]\s)(?:(?<=(?<![가-힣])[총약만단] )|(?<=월\s)|(?<=\d박\s)|(?<=하루\s))"
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
_QUOTING = re.compile("[‘'「『《<“\"]")
_OPENS, _CLOSES, _NAME_LENGTH = "‘「『《<", "’」』》>", 60
_OPENED = re.compile(rf"[{_OPENS}](?=[^\n{_OPENS}{_CLOSES}]*\Z)")
_CLOSED = re.compile(rf"[^\n{_CLOSES}]*[{_CLOSES}]")
_LEAD_ENDS = frozenset("해달난년올금는월도./-")
_LEAD_LENGTH = 16


def forms(text: str) -> list[Form]:
    """The day forms of a text from left to right; words in quotations and numbers in names do not speak."""
    numbers: list[Form] = []
    words: list[Form] = []
    end, search = 0, _FORM.search
    match = search(text)
    while match:
        sign, stop = match.span()
        which, at = match.lastindex or 0, sign + 1
        if which == _IS_WORD:
            if word := _word(text, stop):
                words.append(word)
        elif (start := sign - _BEFORE[which]) >= end and (form := _number(text, end, start, stop)):
            numbers.append(form)
            at = end = stop
        match = search(text, at)
    words = words and [word for word in words if not any(one.start <= word.start < one.end for one in numbers)]
    return sorted((*numbers, *words), key=lambda form: form.start) if words else numbers


def _number(text: str, after: int, start: int, end: int) -> Form | None:
    """The form of the number in ``text[start:end]``, if it is that of a day; what places it stands behind `after`."""
    words = text[start:end]
    number = written.number(words)
    if number is None:
        return None
    lead = _lead(text, after, start)
    if not _is_date(text, start, end, number, lead) or in_name(text, start):
        return None
    if lead is None:
        return Form(start, end, words, "", None, *number.when)
    said, again, full, shortened = lead.groups()
    year = int(full) if full else 2000 + int(shortened) if shortened else None
    start = lead.start()
    return Form(start, end, text[start:end], _relative(said, again), year, *number.when)


def _lead(text: str, after: int, start: int) -> re.Match[str] | None:
    """What stands before a number and places it; the last letter tells cheaply that nothing does."""
    last = start - 2 if text[start - 1 : start] == " " else start - 1
    if last < after or text[last] not in _LEAD_ENDS:
        return None
    return _LEAD.search(text, max(after, start - _LEAD_LENGTH), start)


def in_name(text: str, start: int) -> bool:
    """Whether a position lies between the brackets of a name, such as ‘…’ or 『…』."""
    opened = _OPENED.search(text, max(0, start - _NAME_LENGTH), start)
    return opened is not None and _CLOSED.match(text, start, opened.start() + _NAME_LENGTH + 2) is not None


def _word(text: str, end: int) -> Form | None:
    """The word for a day that ends there, if one does."""
    match = _WORD.search(text, max(0, end - _WORD_LENGTH), end)
    if match is None or not _OF_WORD.match(text, end):
        return None
    start = match.start()
    if text[max(0, start - 1) : start].isalnum() or not _speaks(text, start):
        return None
    relative, word = written.word(match.group())
    return Form(start, end, match.group(), relative, word=word)


def _speaks(text: str, at: int) -> bool:
    """Whether what stands there is not part of a quotation; these end with their line."""
    opened = _QUOTING.search(text, text.rfind("\n", 0, at) + 1, at)
    while opened:
        quoted = _QUOTED.match(text, opened.start())
        if quoted and quoted.end() > at:
            return False
        opened = _QUOTING.search(text, quoted.end() if quoted else opened.end(), at)
    return True


def _is_date(text: str, start: int, end: int, number: Number, lead: re.Match[str] | None) -> bool:
    """Whether the numbers are a day at all: not 3일간, 제8회, 5.18, 2.5배."""
    if lead is None and _NOT_BEFORE.match(text, start):
        return False
    if number.kind is DOTTED:
        return _is_dotted(text, start, end, number, lead)
    if number.kind is MONTH:
        return lead is not None or not text.startswith("의 ", end)
    return number.kind is SURE or not _NOT_AFTER.match(text, end, end + 8)


def _is_dotted(text: str, start: int, end: int, number: Number, lead: re.Match[str] | None) -> bool:
    if not number.pointed and _MEASURE.match(text, end):
        return False
    if number.whole or (lead and (lead["year"] or lead["yy"])):
        return True
    around = text[max(0, start - 2) : start].rstrip()[-1:], text[end : end + 2].lstrip()[:1]
    in_span = any(side and side in "~∼～" for side in around)
    return in_span and (number.pointed or "(" in text[max(0, start - 12) : start])


def _relative(said: str | None, again: str | None) -> str:
    """The word that places a number; of two the second one, where the first only names the year."""
    relative = "".join(said.split()) if said else ""
    return again if again and relative in ("올해", "올") else relative
