"""When the articles of a page were published and which days they name, judged together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from reader.frozen import frozen, swiftly
from reader.intake import Fields, RawArticle
from reader.model import Article, Basis, DayMention, Evidence, Published, kst_day
from reader.tagging import printed
from reader.tagging.mentions import Clue, clues, mentions
from reader.tagging.months import Months, Votes, ages, best_day, candidates, middle, settled, votes, years
from reader.tagging.offsets import Said, said
from reader.tagging.resolve import month_number, month_of

__all__ = ["RESOLVER_VERSION", "Dated", "days_of", "mentions", "resolve_page", "stated_page", "text_of"]

RESOLVER_VERSION = 6
"""Rises with every change of rules, also of `reader.tagging.announced`: the worker dates again what an older did."""

_ARCHIVE = timedelta(days=20)
_OWN_DAY = 2.0
_ALIKE = 0.25
_OPENING = 400
"""So much of an article tells what it is about."""
_HARDLY_ALIKE = 0.18
_PAIRS = 16
"""So many for each article of a page are worth a look whether any can be alike."""
_SOURCE = {
    Basis.GIVEN: ("body", "출처가 밝힌 날짜"),
    Basis.FEED: ("body", "피드의 날짜"),
    Basis.STAMP: ("caption", "사진 날짜"),
    Basis.DATELINE: ("body", "기사 머리의 날짜"),
    Basis.URL: ("body", "주소 속 날짜"),
    Basis.TEXT: ("body", "본문의 날"),
    Basis.CLUSTER: ("page", "같은 일을 다룬 기사"),
    Basis.PAGE: ("page", "같은 면 기사들의 달"),
    Basis.IMPORT: ("file", "들여온 날"),
    Basis.PERSON: ("body", "사람이 고침"),
}
"""Where the evidence of a day stands, and what it is."""


@frozen
class Dated:
    """When an article was published, the days it names, and why."""

    published: Published
    dates: tuple[DayMention, ...]
    evidence: tuple[Evidence, ...]


@frozen
class _Read:
    """An article as the resolver sees it."""

    fields: Fields
    text: str
    clues: tuple[Clue, ...]
    fixed: Published | None


_dated_so, _seen, _evidence = swiftly(Dated), swiftly(_Read), swiftly(Evidence)


def resolve_page(fields: Sequence[Fields], raws: Sequence[RawArticle], imported: datetime) -> list[Dated]:
    """The days of articles that share a page or file; `imported` bounds them from above, as does a page's own date."""
    return resolve_pages([fields], [raws], imported)[0]


def resolve_pages(
    fields: Sequence[Sequence[Fields]], raws: Sequence[Sequence[RawArticle]], imported: datetime
) -> list[list[Dated]]:
    """`resolve_page` of some pages, stage by stage: a thirtieth less time where days are not stated."""
    today = kst_day(imported)
    read = [[_read(*one) for one in zip(*page, strict=True)] for page in zip(fields, raws, strict=True)]
    decided = [_decided(page, each, today) for page, each in zip(read, raws, strict=True)]
    return [
        [_dated(one, published or _undated(today), today) for one, published in zip(*page, strict=True)]
        for page in zip(read, decided, strict=True)
    ]


def _decided(read: Sequence[_Read], raws: Sequence[RawArticle], today: date) -> Sequence[Published | None]:
    fixed = [one.fixed for one in read]
    return _judge(read, fixed, _upper(raws, today)) if None in fixed else fixed


def stated_page(raws: Sequence[RawArticle], before: date) -> list[Dated] | None:
    """Only when articles were published, where their sources state that, and all before a day; else None."""
    stated = [printed.stated(raw) for raw in raws if not raw.restored]
    past = [_dated_so(one, (), ()) for one in stated if one and one.last and one.last < before]
    return past if len(past) == len(raws) else None


def days_of(article: Article) -> Dated:
    """What `resolve_page` finds in an article whose source states when it was published."""
    published = article.published
    return _told(text_of(article), published, published.last or published.first or date.min, None)


def _read(fields: Fields, raw: RawArticle) -> _Read:
    text = text_of(fields)
    return _seen(fields, text, clues(text), _fixed(raw))


def text_of(fields: Fields | Article) -> str:
    """What of an article can name days."""
    return "\n".join([part for part in (fields.title, fields.body, *fields.captions) if part])


def _fixed(raw: RawArticle) -> Published | None:
    stated = printed.stated(raw)
    if stated:
        return stated
    for day, basis in ((printed.dateline(raw), Basis.DATELINE), (printed.in_url(raw), Basis.URL)):
        if day:
            return Published(day.isoformat(), day, day, basis, True)
    return None


def _upper(raws: Sequence[RawArticle], imported: date) -> date:
    pages = [raw.page_date for raw in raws if raw.page_date]
    return min(max(pages), imported) if pages else imported


def _judge(read: Sequence[_Read], decided: Sequence[Published | None], upper: date) -> list[Published | None]:
    """Days for those without a fixed one: by their own words near the page's middle, by alikes, by the page's month."""
    told = [said(one.clues) for one in read]
    centre = _middle(read, told, upper)
    if centre is None:
        return list(decided)
    number, limit = month_number(centre), upper.toordinal()
    near = Months(range(number - 1, number + 2))
    ballots = [votes(near.marks(days, _known(one)), limit) for one, days in zip(read, told, strict=True)]
    centre = settled(ballots, centre)
    result = [
        one or _stamped(seen, centre) or _own(ballot, centre)
        for seen, ballot, one in zip(read, ballots, decided, strict=True)
    ]
    month = _month(centre)
    return [one or month for one in _by_alikes(read, result)]


def _middle(read: Sequence[_Read], told: Sequence[Sequence[Said]], upper: date) -> date | None:
    """The day around which the page was published: by what names months; else by bare days, as late as may be."""
    named = [years(one.text) for one in read]
    months = Months(candidates(upper, {year + step for counted in named for year in counted for step in (-1, 0, 1)}))
    marks = [months.marks(days, _known(one)) for one, days in zip(read, told, strict=True)]
    last = month_number(upper)
    late = Months(range(last - 1, last + 1))
    return middle(marks, ages(named), upper) or middle([late.marks(days) for days in told], {}, upper)


def _known(one: _Read) -> tuple[date, ...]:
    day = _day(one.fixed)
    return (day,) if day else one.fields.stamps


def _stamped(one: _Read, centre: date) -> Published | None:
    """The day of the photograph; one far from the page's middle is from the archive and says nothing."""
    day = max((stamp for stamp in one.fields.stamps if abs(stamp - centre) <= _ARCHIVE), default=None)
    return Published(day.isoformat(), day, day, Basis.STAMP, False) if day else None


def _own(ballot: Votes, centre: date) -> Published | None:
    found = best_day(ballot, centre)
    if found is None or found[1] < _OWN_DAY:
        return None
    return Published(found[0].isoformat(), found[0], found[0], Basis.TEXT, False)


def _by_alikes(read: Sequence[_Read], decided: Sequence[Published | None]) -> list[Published | None]:
    """An undated article takes the day of the one most alike, where that tells of the same event."""
    result = list(decided)
    undated = [index for index, one in enumerate(decided) if one is None]
    dated = [index for index, one in enumerate(decided) if _day(one)]
    if not undated or not dated:
        return result
    from reader.tagging.likeness import Likeness  # only pages without dates need it

    alike = Likeness([one.text[:_OPENING] for one in read])
    if len(undated) * len(dated) <= _PAIRS * len(read) and not alike.any_alike(undated, dated, _HARDLY_ALIKE):
        return result
    waiting = {index: alike.nearest(index) for index in undated}
    while True:
        found = {index: day for index, near in waiting.items() if (day := _shared_day(near, result))}
        if not found:
            return result
        for index, day in found.items():
            result[index] = Published(day.isoformat(), day, day, Basis.CLUSTER, False)
            del waiting[index]


def _shared_day(near: Sequence[tuple[float, int]], decided: Sequence[Published | None]) -> date | None:
    """The day of the nearest dated article, where it is near enough, or nearer than any of another day by far."""
    dated = [(alike, day) for alike, other in near if (day := _day(decided[other]))]
    if not dated:
        return None
    best, day = dated[0]
    rival = max((alike for alike, other in dated if other != day), default=0.0)
    return day if best >= _ALIKE or (best >= _HARDLY_ALIKE and best >= 2 * rival) else None


def _day(published: Published | None) -> date | None:
    return published.first if published and not published.month_only else None


def _month(centre: date) -> Published:
    return Published(f"{centre:%Y-%m}", *month_of(centre.year, centre.month), Basis.PAGE, False)


def _undated(imported: date) -> Published:
    return Published(imported.isoformat(), None, None, Basis.IMPORT, False)


def _dated(one: _Read, published: Published, imported: date) -> Dated:
    return _told(one.text, published, published.last or imported, one.clues)


def _told(text: str, published: Published, anchor: date, found: Sequence[Clue] | None) -> Dated:
    month_only = published.month_only
    sure = published.certain and not month_only
    told = mentions(text, anchor, found, sure=sure, day_known=not month_only)
    return _dated_so(published, told, (_why(published, told),))


def _why(published: Published, told: Sequence[DayMention]) -> Evidence:
    span = next((day.text for day in told if day.start == published.first), published.text)
    where, reason = _SOURCE[published.basis]
    return _evidence("date", span, where, published.text, 1.0 if published.certain else 0.5, reason)
