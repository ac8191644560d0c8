"""The days and periods that a text names, resolved against the day on which it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reader.frozen import swiftly
from reader.model import DayMention, DayRole
from reader.tagging import weekdays
from reader.tagging.forms import Form, forms
from reader.tagging.frames import REPORT, UNTIL, Frame, frame
from reader.tagging.manner import HAPPENED, Manner, manner
from reader.tagging.resolve import BESIDE, DAY_WORDS, Span, day_of, meant, shifted

_RANGE = re.compile(r"\s?(?:\([^)]{0,12}\)\s?)?(?:부터|에서|[~∼～–-])\s?(?:\([^)]{0,12}\)\s?)?(?:오는\s?)?")
_LIST = re.compile(r"\s?(?:과|와|[,·ㆍ/]|및)\s?")
_GAP = 40
"""Longer than what `_RANGE` or `_LIST` finds."""
_TILL = "까지"
_INHERIT = 60
_BREAK = re.compile(r"다\.|[\n\"“”]")
_named = swiftly(DayMention)
_EVENT, _DEADLINE, _REPORTED, _PERIOD, _HISTORY = DayRole
_LONG_AGO = timedelta(days=60)
_REPEATS = ("매월", "매달")


class Clue(NamedTuple):
    """A form with its frame, and the end of its span where a second form gives it."""

    form: Form
    frame: Frame
    upto: Form | None = None
    manner: Manner = Manner.OPEN

    @property
    def last(self) -> Form:
        """The form whose day is the last of what has happened, else the first: when the text can have been written."""
        if self.manner in HAPPENED:
            if self.upto and self.upto.day:
                return self.upto
            if self.form.until and self.form.day and self.form.until > self.form.day:
                return self.form._replace(day=self.form.until, weekday=None)
        return self.form

    @property
    def end(self) -> int:
        """Where the clue ends in the text."""
        return self.upto.end if self.upto else self.form.end


def clues(text: str) -> tuple[Clue, ...]:
    """The day forms of a text with their frames; spans joined, months handed on within a sentence."""
    found: list[Clue] = []
    previous: Clue | None = None
    for form in forms(text):
        told = frame(text, form.end, form.relative)
        if previous:
            form = _inherited(text, previous, form, told)
        if previous and previous.upto is None and _joins(text, previous.form, form):
            told = frame(text, form.end, previous.form.relative)
            previous = found[-1] = Clue(previous.form, told, form, manner(text, previous.form, form.end, told))
        else:
            previous = Clue(form, told, None, manner(text, form, form.end, told))
            found.append(previous)
    return tuple(found)


def _joins(text: str, first: Form, second: Form) -> bool:
    if first.until is not None or first.word or second.word or second.start - first.end > _GAP:
        return False
    return _RANGE.fullmatch(text, first.end, second.start) is not None


def _inherited(text: str, previous: Clue, form: Form, told: Frame) -> Form:
    """A bare day after ``9월 13일과`` is one of September, also where 매월 stands before the first.

    The day on which somebody said it all is none of the days that were spoken of.
    """
    said = previous.upto or previous.form
    if form.month is not None or form.word or form.relative or form.start - said.end > _INHERIT:
        return form
    gap = text[said.end : form.start]
    listed = len(gap) <= _GAP and bool(_LIST.fullmatch(gap) or _RANGE.fullmatch(gap))
    if said.relative in _REPEATS and listed:
        return _placed(form, said.relative, form.year, form.month)
    if said.month is None or said.day is None:
        repeats = listed and said.month is None and said.day
        return _placed(form, said.relative, form.year, form.month) if repeats else form
    if not listed and (told is REPORT or _BREAK.search(gap) or (form.day is not None and form.day < said.day)):
        return form
    return _placed(form, said.relative, said.year, said.month)


def _placed(form: Form, relative: str, year: int | None, month: int | None) -> Form:
    """`form` with what places it; `_replace` takes three times as long."""
    return Form(form.start, form.end, form.text, relative, year, month, form.day, form.until, form.weekday, form.word)


def mentions(
    text: str, anchor: date, found: Sequence[Clue] | None = None, *, sure: bool = True, day_known: bool = True
) -> tuple[DayMention, ...]:
    """The days and periods named in `text`, published on `anchor`; `sure` says whether that is certain.

    Where only the month of `anchor` is known (not `day_known`), 이날 and 어제 mean nothing on their own.
    """
    told: list[DayMention] = []
    last: date | None = None
    repeated: list[Clue] = []
    found = clues(text) if found is None else found
    for clue in found:
        form = clue.form
        if form.relative in _REPEATS and form.day:
            repeated.append(clue)
            continue
        if form.word in DAY_WORDS and not (day_known or (last and form.word in BESIDE)):
            continue
        span = span_of(clue, anchor, last)
        if span is None:
            continue
        first, final = span
        told.append(_named(_words(text, clue), first, final, _role(clue, span, anchor), _certain(form, sure), None))
        if first == final:
            last = first
    if repeated:
        told.append(_repeats(text, repeated, anchor))
    if weekdays.may_repeat(text):
        told += weekdays.repeated(text, anchor, list(_bounds(text, found, anchor)), certain=sure and day_known)
    texts = {one.text for one in told}
    return tuple(told if len(texts) == len(told) else dict.fromkeys(told))


def _words(text: str, clue: Clue) -> str:
    words, end = clue.form.text, clue.form.end
    if clue.upto:
        end = clue.upto.end
        words = text[clue.form.start : end]
    return (words + _TILL if text.startswith(_TILL, end) else words).strip()


def span_of(clue: Clue, anchor: date, last: date | None = None) -> Span | None:
    """First and last day that a clue means."""
    span = meant(clue.form, clue.frame, anchor, last)
    if span is None or clue.upto is None:
        return span
    if clue.upto.year or clue.upto.relative:
        end = meant(clue.upto, clue.frame, anchor, last)
    else:
        end = _following(clue.upto, span[0])
    return (span[0], max(span[1], end[1])) if end else span


def _following(form: Form, start: date) -> Span | None:
    """The first day from `start` on that a form without a year can mean."""
    if form.day is None:
        return meant(form, UNTIL, start, None)
    for months in range(13):
        year, month = shifted(start, months)
        if form.month in (None, month):
            day = day_of(year, month, form.day)
            if day and day >= start and (form.weekday is None or day.weekday() == form.weekday):
                return day, day
    return None


def _role(clue: Clue, span: Span, anchor: date) -> DayRole:
    first, last = span
    told = clue.frame
    if told is REPORT:
        return _REPORTED
    if first != last:
        return _DEADLINE if told is UNTIL and not clue.upto and not clue.form.until else _PERIOD
    if told is UNTIL and first >= anchor:
        return _DEADLINE
    return _HISTORY if last < anchor - _LONG_AGO else _EVENT


def _certain(form: Form, sure: bool) -> bool:
    if form.year and form.month:
        return True
    return sure and (form.month is not None or form.weekday is not None or bool(form.word))


def _bounds(text: str, found: Sequence[Clue], anchor: date) -> Iterator[weekdays.Stated]:
    """The periods that `found` tells of, as they can bound days that come back: from, until, or both."""
    for clue in found:
        if clue.frame is REPORT or clue.form.relative in _REPEATS or clue.form.word in DAY_WORDS:
            continue
        span = span_of(clue, anchor)
        if span is None:
            continue
        first, last = span
        if clue.upto is None and clue.form.until is None:
            opens, closes = text.startswith("부터", clue.end), text.startswith("까지", clue.end)
            if first == last and not (opens or closes):
                continue
            yield weekdays.Stated(clue.form.start, clue.end, None if closes else first, None if opens else last)
        else:
            yield weekdays.Stated(clue.form.start, clue.end, first, last)


def _repeats(text: str, repeated: Sequence[Clue], anchor: date) -> DayMention:
    days = sorted({clue.form.day for clue in repeated if clue.form.day})
    soonest = min(day for day in (_next(day, anchor) for day in days) if day)
    first, final = repeated[0].form, repeated[-1]
    return DayMention(
        text[first.start : final.end].strip(),
        soonest,
        soonest,
        _EVENT,
        True,
        "monthly:" + ",".join(map(str, days)),
    )


def _next(day: int, anchor: date) -> date:
    found = (day_of(*shifted(anchor, months), day) for months in range(3))
    return next((one for one in found if one and one >= anchor), anchor)
