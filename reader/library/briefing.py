"""The briefing: what some days brought, the person's own district first; links and facts, no texts unless asked.

A `Briefing` is the facts; `lines` is how it is told, in the form that people paste into a messenger or 한글.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reader.frozen import frozen
from reader.i18n import t, weekday
from reader.library.agenda import AgendaEntry, short_day, told
from reader.library.coverage import Coverage
from reader.model import DISTRICTS, Headline, Place
from reader.text.printable import printable_line

_FEW = 4
"""Changed headlines that are told one by one."""


@frozen
class Story:
    """A story with what its articles alone know."""

    coverage: Coverage
    url: str | None = None
    """Of the article that stands for it."""
    body: str = ""
    """Its text, where that was asked for."""


@frozen
class Section:
    """The stories of a place, those that most outlets ran first."""

    place: Place
    stories: tuple[Story, ...]


@frozen
class Briefing:
    """What the days from `first` to `last` brought."""

    first: date
    last: date
    mine: Place | None
    sections: tuple[Section, ...]
    """The person's own first, though it may be empty; then those that have something, in official order."""
    unrun: tuple[Story, ...]
    """Releases that nobody ran."""
    agenda: tuple[AgendaEntry, ...]
    """What is announced for the coming days."""
    until: date
    """The last of these."""
    elsewhere: int = 0
    """Stories of elsewhere or of no known place, which are counted only."""

    @property
    def stories(self) -> int:
        """How many there are, those of elsewhere apart."""
        return sum(len(section.stories) for section in self.sections)

    @property
    def articles(self) -> int:
        """How many articles they have."""
        return sum(len(story.coverage.articles) for section in self.sections for story in section.stories)


@frozen
class Line:
    """A line of the telling: `level` 0 title, 1 section (□), 2 item (○), 3 detail (-), 4 text of an item, 5 remark."""

    level: int
    text: str
    url: str = ""


def arranged(stories: Sequence[Story], mine: Place | None) -> tuple[Section, ...]:
    """`stories` that somebody ran under their places, `mine` first."""
    order = dict.fromkeys([*([mine] if mine else []), Place.CITY, *DISTRICTS])
    by_place: dict[Place, list[Story]] = {place: [] for place in order}
    for story in stories:
        if story.coverage.articles and story.coverage.lead.primary in by_place:
            by_place[story.coverage.lead.primary].append(story)
    for some in by_place.values():
        some.sort(key=lambda story: -len(story.coverage.outlets))  # stable: the newest first among equals
    return tuple(Section(place, tuple(some)) for place, some in by_place.items() if some or place is mine)


def lines(briefing: Briefing) -> Iterator[Line]:
    """The briefing as lines."""
    day = full_day(briefing.last)
    mine = briefing.mine
    yield Line(0, t("brief.title", place=t(f"side.{mine.value}"), day=day) if mine else t("brief.title_all", day=day))
    days = short_day(briefing.last, briefing.last)
    if briefing.first < briefing.last:
        days = f"{short_day(briefing.first, briefing.last)}~{days}"
    yield Line(5, t("brief.range", days=days, stories=briefing.stories, articles=briefing.articles))
    for section in briefing.sections:
        yield from _section(section)
    if briefing.unrun:
        yield Line(1, t("brief.unrun", n=len(briefing.unrun)))
        for story in briefing.unrun:
            lead = story.coverage.lead
            yield Line(2, f"{printable_line(lead.title)} ({', '.join([_outlet(lead), when(lead)])})", _web(story.url))
    until = short_day(briefing.until, briefing.last)
    yield Line(1, t("brief.agenda", until=until, n=len(briefing.agenda)))
    yield from (Line(2, _announced(entry, briefing.last)) for entry in briefing.agenda)
    if not briefing.agenda:
        yield Line(2, t("brief.no_agenda"))
    if briefing.elsewhere:
        yield Line(5, t("brief.elsewhere", n=briefing.elsewhere))


def full_day(day: date) -> str:
    """``2026년 11월 3일(화)``."""
    return t("date.full", y=day.year, m=day.month, d=day.day, w=weekday(day))


def when(headline: Headline) -> str:
    """``11. 3.``, ``11. 3. 09:10``; with 추정 where the day is inferred."""
    published = headline.published
    if published.first is None:
        return t("side.no_date")
    text = f"{published.first.month}. {published.first.day}."
    if published.month_only:
        text = f"{published.first.month}."
    elif "T" in published.text:
        text += f" {published.text.partition('T')[2][:5]}"
    return text if published.certain else f"{text} {t('date.estimated')}"


def _section(section: Section) -> Iterator[Line]:
    articles = sum(len(story.coverage.articles) for story in section.stories)
    place = t(f"side.{section.place.value}")
    yield Line(1, t("brief.section", place=place, stories=len(section.stories), articles=articles))
    if not section.stories:
        yield Line(2, t("brief.nothing"))
    for story in section.stories:
        lead = story.coverage.lead
        yield Line(2, f"{printable_line(lead.title)} ({ran_by(story.coverage)}, {when(lead)})", _web(story.url))
        yield from (Line(3, detail) for detail in _details(story.coverage))
        yield from (Line(4, printable_line(part)) for part in story.body.split("\n") if part.strip())


def ran_by(coverage: Coverage) -> str:
    """``예시일보 외 5곳``, ``예시일보 등 3건``, ``매체 미상 2건``: named is whose headline stands beside it."""
    outlets, unknown = coverage.outlets, coverage.unknown
    if not outlets:
        return t("row.unknown_n", n=unknown) if unknown > 1 else t("row.outlet_unknown")
    named = coverage.lead.outlet
    first = printable_line(named if named and named in outlets else outlets[0])
    if unknown:
        return t("row.more_unknown", outlet=first, n=len(coverage.articles))
    return t("row.more", outlet=first, n=len(outlets) - 1) if len(outlets) > 1 else first


def _details(coverage: Coverage) -> Iterator[str]:
    several = len(coverage.articles) > 1
    if coverage.first is not None:
        yield f"{t('row.first')}: {_outlet(coverage.first)} {when(coverage.first)}"
    changed = [each for each in coverage.articles if each.id in coverage.retitled]
    if changed:
        told_ = [f"{_outlet(each)} {_quoted(printable_line(each.title))}" for each in changed[:_FEW]]
        rest = [t("cover.rest", n=len(changed) - _FEW)] if len(changed) > _FEW else []
        yield f"{t('row.retitled')}: {', '.join([*told_, *rest])}"
    own = [_outlet(each) for each in coverage.articles if each.id in coverage.own]
    if own and (several or coverage.release is not None):
        yield f"{t('row.own')}: {', '.join(dict.fromkeys(own))}"
    if coverage.release is not None:
        yield f"{t('row.release')}: {_outlet(coverage.release)} {when(coverage.release)}"


def _quoted(title: str) -> str:
    """`title` in the quotation marks that it has not itself."""
    return f"“{title}”" if "‘" in title else f"‘{title}’"


def _announced(entry: AgendaEntry, today: date) -> str:
    place = t(f"side.{entry.place.value}")
    line = told(entry, today)
    return line if place in line else f"{line} [{place}]"


def _outlet(headline: Headline) -> str:
    return printable_line(headline.outlet) if headline.outlet else t("row.outlet_unknown")


def _web(url: str | None) -> str:
    """An address that a reader may follow; else empty."""
    address = printable_line(url or "")
    return address if address.lower().startswith(("http://", "https://")) and " " not in address else ""
