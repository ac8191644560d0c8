"""The agenda: what is announced for some days, each event once however many articles announce it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from reader.frozen import frozen
from reader.i18n import t, weekday
from reader.model import DayRole, Headline, Place
from reader.tagging.announced import Announced, is_open_ended
from reader.tagging.repeats import days_of
from reader.text.printable import printable_line

_ALIKE = 0.6
"""Share of the shorter clause's pairs of letters that the other one has too, from which both tell of one event."""


@frozen
class AgendaEntry:
    """An event, a deadline or a period; both days are inclusive."""

    first: date
    last: date
    role: DayRole
    certain: bool
    what: str
    """What happens, shortly."""
    words: str
    """The clause of the article that says so, with its day."""
    venue: str | None
    repeats: str | None
    """As in `reader.model.DayMention`; the days themselves are those of this entry."""
    article: Headline
    """One of the articles that announce it."""
    origin: str = ""
    """The story of the first article that announced it: the same when others follow."""
    articles: int = 1
    """How many do."""
    begun: date | None = None
    """Of days that come back: the first one that was announced."""
    until: date | None = None
    """Of days that come back: the last one of those asked for, in `next_of_each`."""

    @property
    def place(self) -> Place:
        """Where it belongs: the article's place, as the person corrected it."""
        return self.article.primary


def entries(told: Iterable[tuple[Announced, Headline]], first: date, last: date) -> list[AgendaEntry]:
    """What `told` announces for any day from `first` to `last`, in the order of the days, each event once."""
    known = list(told)
    ends = _stated_ends(known)
    single = [
        entry
        for each, article in known
        for entry in _occurrences(each, article, first, min(last, ends.get((_story_of(article), each.repeats), last)))
    ]
    single.sort(key=lambda entry: (entry.first, entry.last))
    merged: list[AgendaEntry] = []
    for _, same_days in groupby(single, key=lambda entry: (entry.first, entry.last)):
        merged += _counted_once(list(same_days))
    return sorted(
        _without_openings(merged), key=lambda entry: (entry.first, entry.last, _order(entry.place), entry.what)
    )


def next_of_each(found: Sequence[AgendaEntry]) -> list[AgendaEntry]:
    """`found`, of days that come back only the first, with the last of them."""
    last = {_series(entry): entry.first for entry in found if entry.repeats}
    kept: dict[tuple[object, ...] | int, AgendaEntry] = {}
    for number, entry in enumerate(found):
        series = _series(entry)
        kept.setdefault(series if entry.repeats else number, replace(entry, until=last.get(series)))
    return list(kept.values())


def _series(entry: AgendaEntry) -> tuple[object, ...]:
    return entry.origin, entry.repeats


def _stated_ends(told: Iterable[tuple[Announced, Headline]]) -> dict[tuple[str, str | None], date]:
    """Until when days come back, by story and rule, where one of its articles says so: true of all of them."""
    ends: dict[tuple[str, str | None], date] = {}
    for each, article in told:
        if each.repeats and not is_open_ended(each):
            key = _story_of(article), each.repeats
            ends[key] = max(ends.get(key, each.last), each.last)
    return ends


def _occurrences(each: Announced, article: Headline, first: date, last: date) -> Iterator[AgendaEntry]:
    days: Iterable[tuple[date, date]] = [(each.first, each.last)]
    if each.repeats:
        found = days_of(each.repeats, max(first, each.first), min(last, each.last))
        days = ((day, day) for day in found)
    for begin, end in days:
        begun = each.first if each.repeats else None
        yield AgendaEntry(
            begin, end, each.role, each.certain, each.what, each.words, each.venue, each.repeats, article, begun=begun
        )


def _counted_once(same_days: Sequence[AgendaEntry]) -> list[AgendaEntry]:
    """Entries of the same days with those of one event made one."""
    groups: list[list[AgendaEntry]] = []
    for entry in sorted(same_days, key=_standing):
        group = next((group for group in groups if _is_same(entry, group[0])), None)
        if group is None:
            groups.append([entry])
        else:
            group.append(entry)
    return [_joined(group) for group in groups]


def _standing(entry: AgendaEntry) -> tuple[bool, bool, int]:
    """What speaks for an event best: one that is certain, under a printed headline, the first to come in."""
    return not entry.certain, entry.article.title_derived, entry.article.row


def _joined(group: Sequence[AgendaEntry]) -> AgendaEntry:
    venue = next((entry.venue for entry in group if entry.venue), None)
    oldest = min(group, key=lambda entry: entry.article.row)
    articles = len({entry.article.row for entry in group})
    return replace(group[0], venue=venue, origin=_story(oldest), begun=oldest.begun, articles=articles)


def _is_same(entry: AgendaEntry, other: AgendaEntry) -> bool:
    """Whether both tell of one event, their days being equal."""
    if _story(entry) == _story(other):
        return True
    return entry.place is other.place and _alike(entry.what, other.what) >= _ALIKE


def _story(entry: AgendaEntry) -> str:
    return _story_of(entry.article)


def _story_of(article: Headline) -> str:
    return article.story or article.id


def _alike(one: str, other: str) -> float:
    pairs, others = _pairs(one), _pairs(other)
    smaller = min(len(pairs), len(others))
    return len(pairs & others) / smaller if smaller else float(one == other)


def _pairs(text: str) -> set[str]:
    letters = re.sub(r"[\W\d_]", "", text)
    return {letters[i : i + 2] for i in range(len(letters) - 1)}


def _without_openings(found: Sequence[AgendaEntry]) -> Iterator[AgendaEntry]:
    """All but the first days of periods that the same story announces as a whole."""
    periods = {(_story(entry), entry.first) for entry in found if entry.last > entry.first}
    for entry in found:
        is_opening = entry.first == entry.last and entry.role is DayRole.EVENT and not entry.repeats
        if not (is_opening and (_story(entry), entry.first) in periods):
            yield entry


def _order(place: Place) -> int:
    return list(Place).index(place)


def told(entry: AgendaEntry, today: date) -> str:
    """An entry as a line of somebody's message: ``11. 6.(금)~11. 12.(목) 동구, … (동명동 일대)``."""
    days = short_day(entry.first, today)
    if entry.last > entry.first:
        days += f"~{short_day(entry.last, today)}"
    elif entry.role is DayRole.DEADLINE:
        days = f"~{days}"
    days = days if entry.certain else f"{days} {t('date.estimated')}"
    venue = f" ({printable_line(entry.venue)})" if entry.venue and entry.venue not in entry.what else ""
    return f"{days} {printable_line(entry.what)}{venue}"


def short_day(day: date, today: date) -> str:
    """``11. 6.(금)``, with the year where it is not that of `today`."""
    year = "" if day.year == today.year else f"{day.year}. "
    return f"{year}{day.month}. {day.day}.({weekday(day)})"
