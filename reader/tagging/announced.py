"""What an article announces: the days to come that it names, each with the clause that names it and the venue.

Everything comes from the text as printed; nothing is guessed beyond what `reader.tagging.mentions` has resolved.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from reader.model import Article, DayMention, DayRole, Published
from reader.tagging.frames import Frame, frame
from reader.text.fitting import endings, without_object
from reader.text.headline import essential

_ROLES = (DayRole.EVENT, DayRole.DEADLINE, DayRole.PERIOD)
_LASTS = timedelta(days=365)
"""So long after an article days are expected to come back that it says do."""
_LEAST = 4
"""Letters that a line must have to say anything."""
_SPEAKING = 6
"""Letters below which a line goes better with its venue."""
_FINAL_N = 4
"""The final consonant of 연다, 간다 and 받는다, by its place in a syllable."""

_NUMBERED = re.compile(r"\d\s?일|\d\s?[./]\s?\d|내일|모레")
"""A day, and not a month as a whole, nor one that only leans on another (이날, 다음 날)."""
_SENTENCE_END = re.compile(
    r"[다요까음함임됨][.!?]+[”’\"']?(?=\s|\Z)|[.!?][”’\"']?\s(?=[가-힣A-Z‘“\"'(<\[])|\.{3}(?=\s|\Z)|…(?=\s|\Z)|\n"
)
"""Also where a digest leaves something out; dots inside a headline end nothing."""
_REACH = 300
_MARKER = re.compile(r"\s?[▲△▶▷◆■]\s?")
_JOINT = re.compile(
    r"(?<=[가-힣])(?:고|며|면서|지만|는데|으나|하여|해|어|아),\s|(?<=[하되])(?:고|며|면서)\s|(?<=이)며\s|앞두고\s|맞아\s"
)
_OPEN, _CLOSE = "‘“(〈《「『[<", "’”)〉》」』]>"
_TOLD = re.compile(
    r"(?<=[다라])고\s(?P<day>(?:지난\s)?(?:\d{1,2}월\s?)?\d{1,2}일\s)?"
    r"(?:밝혔|전했|알렸|말했|설명했|발표했|강조했|덧붙였)다?\.?\s*\Z"
)
_SAID_DAY = re.compile(r"(?:(?:\d{1,2}월\s?)?\d{1,2}일\s)(?:밝혔|전했|알렸|말했|발표했)다\.?\s*\Z")
_VENUE = re.compile(r"((?:[가-힣A-Za-z0-9·]+\s){0,3}[가-힣A-Za-z0-9·]+?)(?:에서|서)(?![가-힣])")
_BRACKETED = re.compile(r"\(([가-힣A-Za-z0-9·\s]{3,24})\)")
_NO_PART = re.compile(
    r"(?:[은는이가을를고며의한된할인던전후]|부터|까지|에게|으로|이나|틀간|흘간|새간|일간|\d+일(?:\([월화수목금토일]\))?|\d+[시분])\Z"
)
_BULLETS = re.compile(r"\A[-–□○◈▷▶■◆◇ㅇ*※\s]+|\s-\Z")
_LEADS_ON = re.compile(r"(?:인\s|(?:과|와|[,·ㆍ/~∼]|및)\s?)\Z")


@dataclass(frozen=True, slots=True)
class Announced:
    """A day or period to come, and what an article says happens then. Both ends are inclusive."""

    first: date
    last: date
    """Of days that come back, the last one on which they are expected to."""
    role: DayRole
    certain: bool
    """Whether the day is named in full, or counted from a day of publication that is known."""
    what: str
    """The clause, shortly: without the day, who said so, and the long name of who acts."""
    words: str
    """The clause as printed, the day included."""
    venue: str | None = None
    repeats: str | None = None
    """As in `DayMention`."""


def announced(article: Article) -> tuple[Announced, ...]:
    """What `article` announces, each day or period once, in the order of the days.

    Nothing where a text that nobody thought of makes it stumble: an article is worth more than its days.
    """
    try:
        return tuple(told(article))
    except (ArithmeticError, LookupError, ValueError):
        return ()


def told(article: Article) -> list[Announced]:
    """`announced`, which lets errors out."""
    since = _since(article.published)
    coming = [day for day in article.dates if day.role in _ROLES and (day.end >= since or day.repeats)]
    if not coming:
        return []
    text = article.body if article.title_derived else f"{article.title}\n{article.body}"
    found: dict[tuple[date, date], Announced] = {}
    for mention, start in _placed(coming, text):
        made = _announced(text, mention, start, article.published)
        if made is not None:
            known = found.setdefault((made.first, made.last), made)
            found[made.first, made.last] = replace(known, venue=known.venue or made.venue)
    return sorted(_without_openings(found), key=lambda each: (each.first, each.last))


def _since(published: Published) -> date:
    return published.first or date.fromisoformat(published.text[:10])


def _placed(mentions: Sequence[DayMention], text: str) -> Iterator[tuple[DayMention, int]]:
    """Mentions with where they stand in `text`; those of captions stand nowhere."""
    after = 0
    for mention in mentions:
        start = _find(text, mention.text, after)
        if start < 0:
            start = _find(text, mention.text, 0)
        if start >= 0:
            after = start + 1
            yield mention, start


def _find(text: str, words: str, after: int) -> int:
    start = text.find(words, after)
    while start > 0 and text[start - 1].isdigit():
        start = text.find(words, start + 1)
    return start


def _announced(text: str, mention: DayMention, start: int, published: Published) -> Announced | None:
    end, since = start + len(mention.text), _since(published)
    if not _NUMBERED.search(mention.text) or text[end : end + 8].lstrip().startswith(_words("dated_by")):
        return None
    printed = _clause(text, start, end)
    words = _stripped(printed)
    is_today = mention.end <= since and not mention.repeats
    if is_today and (not _is_to_come(text, mention, end, words) or _is_day_of_report(printed, text[end:])):
        return None
    venue = _venue(words, mention.text)
    what = _shortly(words, mention.text, venue)
    if sum(map(str.isalpha, what)) < _LEAST or any(word in words for word in _words("forecasts")):
        return None
    last = mention.start + _LASTS if mention.repeats else mention.end
    certain = mention.certain or (published.certain and not published.month_only)
    return Announced(mention.start, last, mention.role, certain, what, words, venue, mention.repeats)


def _is_to_come(text: str, mention: DayMention, end: int, words: str) -> bool:
    """Whether what is said of the day of publication itself is still to come that day."""
    days_end = end - len("까지") if mention.text.endswith("까지") else end
    is_present = words.endswith("다") and len(words) > 1 and (ord(words[-2]) - 0xAC00) % 28 == _FINAL_N
    return is_present or frame(text, days_end, "") in (Frame.FUTURE, Frame.UNTIL)


def _without_openings(found: dict[tuple[date, date], Announced]) -> Iterator[Announced]:
    """All but the days that only open a period that is announced as well, and the ends of one."""
    periods = [days for days in found if days[0] < days[1]]
    for (first, last), each in found.items():
        opens = each.role is DayRole.EVENT and any(first == begin for begin, _ in periods)
        if first != last or not opens:
            yield each


def _is_day_of_report(clause: str, behind: str) -> bool:
    """Whether it is on this day that someone said what the clause says."""
    told = _TOLD.search(clause)
    return told is not None and not told["day"] and not behind.startswith("부터")


def _clause(text: str, start: int, end: int) -> str:
    """The clause around a day as printed, a headline whole; an item of a list stands after its head."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    ends = [found for found in _SENTENCE_END.finditer(text, low, high) if not start <= found.start() < end]
    left = max((found.end() for found in ends if found.end() <= start), default=low)
    right = min((found.end() for found in ends if found.start() >= end), default=high)
    sentence, at = text[left:right], start - left
    markers = list(_MARKER.finditer(sentence))
    if len(markers) > 1:
        return _item(sentence, markers, at)
    return sentence[slice(*_between_joints(sentence, at, end - left))]


def _item(sentence: str, markers: Sequence[re.Match[str]], at: int) -> str:
    """The item of a list in which a day stands, behind its head; or the head where it stands there."""
    begun = [match for match in markers if match.end() <= at]
    following = next((match.start() for match in markers if match.start() >= at), len(sentence))
    head = sentence[: markers[0].start()]
    return f"{head.strip()} {sentence[begun[-1].end() : following].strip()}" if begun else head


def _between_joints(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around ``sentence[start:end]`` begins and ends, quotations and brackets being whole."""
    low, high = 0, len(sentence)
    for match in _JOINT.finditer(sentence):
        if _depth(sentence, match.start()):
            continue
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end:
            high = match.end()
            break
    return low, high


def _depth(text: str, at: int) -> int:
    return sum(text.count(char, 0, at) for char in _OPEN) - sum(text.count(char, 0, at) for char in _CLOSE)


def _stripped(clause: str) -> str:
    """`clause` without who said it when."""
    told = _SAID_DAY.sub("", _TOLD.sub("", clause.strip())).strip(" .,…")
    return _BULLETS.sub("", re.sub(r"(?<=[다라])고\Z", "", told))


def _shortly(clause: str, day: str, venue: str | None) -> str:
    """`clause` as a line of a diary says it, with day and venue beside it unless too little is left."""
    dayless = _without_day(clause, day)
    short = _essential(dayless.replace(f"{venue}에서 ", "", 1), clause)
    if sum(map(str.isalpha, short)) < _SPEAKING:
        short = _essential(dayless, clause)
    return short if sum(map(str.isalpha, short)) >= _LEAST else clause


def _essential(text: str, clause: str) -> str:
    words = text.split()
    last = words[-1].rstrip(",") if words else ""
    if len(words) > 2 and last in _words("light") and (stem := without_object(words[-2])):
        words = [*words[:-2], stem]
    return " ".join(essential(" ".join(words), clause))


def _without_day(clause: str, day: str) -> str:
    """`clause` without the day that stands beside it in a diary, unless it is one of several, or its verb."""
    before, found, behind = clause.partition(day)
    follows = re.match(r"(?:에는|에|부터|간)?(?=[\s,]|\Z)", behind)
    if not found or follows is None or _LEADS_ON.search(before) or re.match(r"\s?(?:과|와|[,·ㆍ]|및)\s?\d", behind):
        return clause
    return f"{before.rstrip()} {behind[follows.end() :].lstrip(' ,')}"


def _venue(clause: str, day: str) -> str | None:
    """The place that stands before 에서, or in brackets behind the day."""
    for match in _VENUE.finditer(clause):
        if _depth(clause, match.end()) == 0 and (found := _place(match[1].split())):
            return found
    _, _, behind = clause.partition(day)
    bracketed = _BRACKETED.search(behind)
    return bracketed[1].strip() if bracketed and _place(bracketed[1].split()) else None


def _place(words: Sequence[str]) -> str | None:
    """The name of a place that `words` end in; None where they do not."""
    if not words or not words[-1].endswith(endings("venues")) or words[-1].endswith(_words("no_venues")):
        return None
    kept: list[str] = []
    for word in reversed(words):
        if kept and _NO_PART.search(word):
            break
        kept.insert(0, word)
    return " ".join(kept)


@cache
def _words(key: str) -> tuple[str, ...]:
    table = tomllib.loads(files("reader.tagging").joinpath("announced.toml").read_text(encoding="utf-8"))
    return tuple(table[key])
