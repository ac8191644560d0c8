"""What is told of articles together: the agenda, who covered what, the briefing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from reader.archive.articles import Archive
from reader.library.agenda import AgendaEntry, entries, next_of_each
from reader.library.briefing import Briefing, Story, arranged
from reader.library.catalogue import order_of
from reader.library.coverage import Coverage, by_story, coverage
from reader.library.values import Mode
from reader.model import Place, Sort
from reader.query import Field, Filter, Query

if TYPE_CHECKING:
    from reader.library.facade import Library


_PAST = (timedelta(days=30), timedelta(days=365), timedelta.max)
"""So far back what is over is looked for, until there is enough."""
_ENOUGH = 20

_COMING = timedelta(days=6)
"""A briefing tells what is announced for a week."""


class Reports:
    """Each method asks `archive`, which is that of `library`, and leaves the telling to a pure module."""

    def __init__(self, library: Library, archive: Archive) -> None:
        self._library = library
        self._archive = archive

    def agenda(self, first: date, last: date, query: Query | None = None) -> list[AgendaEntry]:
        """What is announced for any day from `first` to `last`, each event once; with `query`, by its articles only.

        Of days that come back it is the next one.
        """
        return next_of_each(self._each_day(first, last, query))

    def _each_day(self, first: date, last: date, query: Query | None = None) -> list[AgendaEntry]:
        told = self._archive.agenda.between(first, last)
        if query is not None:
            wanted = set(self._library.find(query).rows)
            told = [(row, each) for row, each in told if row in wanted]
        rows = list(dict.fromkeys(row for row, _ in told))
        known = {headline.row: headline for headline in self._library.headlines(rows)}
        return entries([(each, known[row]) for row, each in told if row in known], first, last)

    def unprepared(self) -> int:
        """Articles of which it is still to be found what they announced; it finds that itself in files that are only
        read, which have nobody else who does."""
        if self._library.mode is Mode.FILES:
            from reader.announcing import announce

            sum(announce(self._archive))
        return self._archive.agenda.count_waiting()

    def agenda_around(self, today: date) -> tuple[list[AgendaEntry], list[AgendaEntry]]:
        """What is to come from `today` on, and what is over, as far back as there is anything."""
        coming = self.agenda(today, date.max)
        for reach in _PAST:
            first = today - reach if reach < timedelta(days=today.toordinal() - 1) else date.min
            past = _latest([entry for entry in self._each_day(first, today - timedelta(days=1)) if entry.last < today])
            if len(past) >= _ENOUGH:
                break
        return coming, past

    def stories(self, query: Query, sort: Sort | None = None, limit: int = 0) -> list[Coverage]:
        """The stories of the articles that match, each whole, in the order of a list and led by what that shows;
        `limit` 0: all."""
        folded = self._library.fold(self._library.find(query, sort).rows)
        shown = self._library.entries(folded.rows[: limit or None], folded, order_of(query, sort))
        members = self._archive.folding.members([entry.row for entry in shown])
        groups = by_story(self._library.headlines([member.row for member in members]))
        return [
            coverage(groups[lead.story or lead.id], lead)
            for lead in (entry.headline for entry in shown)
            if (lead.story or lead.id) in groups
        ]

    def briefing(self, first: date, last: date, mine: Place | None = None, *, bodies: bool = False) -> Briefing:
        """What the days from `first` to `last` brought, with the texts where `bodies` are asked for."""
        days = Filter(Field.DATE, (f"{first.isoformat()}..{last.isoformat()}",))
        stories = [self._told(each, bodies=bodies) for each in self.stories(Query((days,)), Sort.NEW)]
        until = last + _COMING
        agenda = [each for each in self.agenda(last, until) if each.place is not Place.ELSEWHERE]
        sections = arranged(stories, mine)
        ran = sum(bool(each.coverage.articles) for each in stories)
        return Briefing(
            first,
            last,
            mine,
            sections,
            tuple(each for each in stories if not each.coverage.articles),
            tuple(sorted(agenda, key=lambda each: (each.place is not mine, max(each.first, last)))),
            until,
            ran - sum(len(section.stories) for section in sections),
        )

    def since_working_day(self, mine: Place | None = None) -> Briefing:
        """What came since the last working day began: the briefing of a morning."""
        from reader.store.days import day_ranges

        ((first, last),) = day_ranges("근무일", self._library.today, is_open=False)
        return self.briefing(first, last, mine)

    def _told(self, story: Coverage, *, bodies: bool) -> Story:
        article = self._library.article(story.lead.id)
        return Story(story, article.url, article.body if bodies else "")


def _latest(past: list[AgendaEntry]) -> list[AgendaEntry]:
    """`past`, of days that came back only the last."""
    latest = {(entry.article.id, entry.repeats): entry for entry in past if entry.repeats}
    return [entry for entry in past if not entry.repeats or latest[entry.article.id, entry.repeats] == entry]
