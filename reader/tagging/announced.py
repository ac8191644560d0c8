"""What an article announces: the days to come that it names, each with the clause that names it and the venue.

Everything comes from the text as printed; nothing is guessed beyond what `reader.tagging.mentions` has resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from reader.frozen import frozen
from reader.model import Article, DayMention, DayRole, Published
from reader.tagging.clauses import clause_around, is_day_of_report, stripped
from reader.tagging.frames import Frame, frame
from reader.tagging.venues import venue_of, words_of
from reader.text.fitting import without_object
from reader.text.headline import essential

_ROLES = (DayRole.EVENT, DayRole.DEADLINE, DayRole.PERIOD)
_LASTS = {"weekly": timedelta(weeks=12), "monthly": timedelta(days=365)}
"""So long after the first of them days are expected to come back of which an article does not say until when."""
_LEAST = 4
"""Letters that a line must have to say anything."""
_SPEAKING = 6
"""Letters below which a line goes better with its venue."""
_FINAL_N = 4
"""The final consonant of 연다, 간다 and 받는다, by its place in a syllable."""

_NUMBERED = re.compile(r"\d\s?일|\d\s?[./]\s?\d|내일|모레")
"""A day, and not a month as a whole, nor one that only leans on another (이날, 다음 날)."""
_LEADS_ON = re.compile(r"(?:인\s|(?:과|와|[,·ㆍ/~∼]|및)\s?)\Z")
_LEAD = 2
"""Characters that `_LEADS_ON` takes."""
_FOLLOWS = re.compile(r"(?:에는|에|부터|간)?(?=[\s,]|\Z)")
_LISTED = re.compile(r"\s?(?:과|와|[,·ㆍ]|및)\s?\d")


@frozen
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
    coming = _coming(article)
    if not coming:
        return []
    text = article.body if article.title_derived else f"{article.title}\n{article.body}"
    found: dict[tuple[date, date], Announced] = {}
    for mention, start in _placed(coming, text):
        known = found.get((mention.start, _last(mention)))
        if known is not None and mention.repeats and not known.repeats:
            known = None  # every Saturday of a period says more than the period
        if known is None or known.venue is None:
            made = _announced(text, mention, start, article.published)
            if made is not None and known is None:
                found[made.first, made.last] = made
            elif made is not None and known is not None and made.venue:
                found[made.first, made.last] = replace(known, venue=made.venue)
    return sorted(_without_openings(found), key=lambda each: (each.first, each.last))


def is_over(article: Article, today: date) -> bool:
    """Whether there are days that `article` may announce, and all of them lie before `today`."""
    try:
        return max(map(_last, _coming(article)), default=today) < today
    except (ArithmeticError, LookupError, ValueError):
        return False


def _coming(article: Article) -> list[DayMention]:
    since = _since(article.published)
    return [day for day in article.dates if day.role in _ROLES and (day.end >= since or day.repeats)]


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
    if not (mention.repeats or _NUMBERED.search(mention.text)) or text[end : end + 8].lstrip().startswith(
        words_of("dated_by")
    ):
        return None
    printed = clause_around(text, start, end)
    words = stripped(printed)
    is_today = mention.end <= since and not mention.repeats
    if (is_today or _is_open(mention)) and not _is_to_come(text, mention, end, words):
        return None
    if is_today and is_day_of_report(printed, text[end:]):
        return None
    if any(map(words.__contains__, words_of("forecasts"))):
        return None
    venue = venue_of(words, mention.text)
    what = _shortly(words, "" if _by_weekday(mention) else mention.text, venue)
    if not _has_letters(what, _LEAST):
        return None
    certain = mention.certain or (published.certain and not published.month_only)
    return Announced(mention.start, _last(mention), mention.role, certain, what, words, venue, mention.repeats)


def _last(mention: DayMention) -> date:
    if not mention.repeats or mention.end > mention.start:
        return mention.end
    return mention.start + _LASTS[mention.repeats.partition(":")[0]]


def is_open_ended(each: Announced) -> bool:
    """Whether days come back of which the article does not say until when, so that `last` is only a bound."""
    return each.repeats is not None and each.last - each.first == _LASTS[each.repeats.partition(":")[0]]


def _is_open(mention: DayMention) -> bool:
    """Whether weekdays come back of which the text does not say until when: perhaps it only tells a habit."""
    return _by_weekday(mention) and mention.end == mention.start


def _by_weekday(mention: DayMention) -> bool:
    """Whether it is weekdays that come back: a date beside them does not say so, and a diary keeps their words."""
    return mention.repeats is not None and mention.repeats[-1].isalpha()


def _is_to_come(text: str, mention: DayMention, end: int, words: str) -> bool:
    """Whether what is said of the day of publication itself is still to come that day."""
    days_end = end - len("까지") if mention.text.endswith("까지") else end
    is_present = words.endswith("다") and len(words) > 1 and (ord(words[-2]) - 0xAC00) % 28 == _FINAL_N
    return is_present or frame(text, days_end, "") in (Frame.FUTURE, Frame.UNTIL)


def _without_openings(found: dict[tuple[date, date], Announced]) -> Iterator[Announced]:
    """All but the days that only open a period that is announced as well, and the periods of days that come back."""
    periods = [days for days in found if days[0] < days[1]]
    bounded = {each.words for each in found.values() if each.repeats}
    for (first, last), each in found.items():
        opens = first == last and each.role is DayRole.EVENT and any(first == begin for begin, _ in periods)
        bounds = not each.repeats and each.role is not DayRole.EVENT and each.words in bounded
        if not opens and not bounds:
            yield each


def _shortly(clause: str, day: str, venue: str | None) -> str:
    """`clause` as a line of a diary says it, with day and venue beside it unless too little is left."""
    dayless = _without_day(clause, day)
    short = _essential(dayless.replace(f"{venue}에서 ", "", 1), clause)
    if not _has_letters(short, _SPEAKING):
        short = _essential(dayless, clause)
    return short if _has_letters(short, _LEAST) else clause


def _has_letters(text: str, least: int) -> bool:
    return next(islice(filter(str.isalpha, text), least - 1, None), None) is not None


def _essential(text: str, clause: str) -> str:
    words = text.split()
    last = words[-1].rstrip(",") if words else ""
    if len(words) > 2 and last in words_of("light") and (stem := without_object(words[-2])):
        words = [*words[:-2], stem]
    return " ".join(essential(" ".join(words), clause))


def _without_day(clause: str, day: str) -> str:
    """`clause` without the day that stands beside it in a diary, unless it is one of several, or its verb, or none."""
    if not day:
        return clause
    before, found, behind = clause.partition(day)
    follows = _FOLLOWS.match(behind)
    if not found or follows is None or _LEADS_ON.search(before[-_LEAD:]) or _LISTED.match(behind):
        return clause
    return f"{before.rstrip()} {behind[follows.end() :].lstrip(' ,')}"
