"""``gjnews agenda``: what is announced for some days, as lines, JSON or a calendar."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from reader.cli.asking import day_of, place_of
from reader.cli.output import columns, complain, cut, one_line, pad, print_json, say, warn, width
from reader.cli.parser import Parser
from reader.cli.run import DONE, NOT_ALL
from reader.cli.wording import PLACE_CELLS, place_name
from reader.cli.words import t
from reader.config import Settings
from reader.errors import NotFoundError, UsageError
from reader.library import Library
from reader.library.agenda import AgendaEntry
from reader.model import DayRole

_DAY_CELLS = 24


def agenda(arguments: list[str], _settings: Settings) -> int:
    """Print what is announced, from today on where no day is named."""
    parser = Parser("agenda")
    for name in ("--from", "--to", "--place"):
        parser.option(name)
    for name in ("--json", "--ics", "--sample"):
        parser.option(name, action="store_true")
    asked = vars(parser.read(arguments))
    if asked["json"] and asked["ics"]:
        raise UsageError(t("usage.see", what=t("usage.one_form"), command="agenda"))
    place = place_of(asked["place"])
    with Library.sample() if asked["sample"] else Library.open(make=False) as library:
        warn(library)
        first = day_of("--from", asked["from"], library.today, library.today)
        last = day_of("--to", asked["to"], library.today, date.max, end=True)
        unprepared = library.reports.unprepared()
        found = [entry for entry in library.agenda(first, last) if place in (None, entry.place)]
        if asked["ics"]:
            _print_calendar(library, found)
        elif asked["json"]:
            print_json(row(entry, url) for entry, url in _with_addresses(library, found))
        else:
            for entry in found:
                say(_line(entry, columns()))
        if unprepared:
            complain(t("agenda.unprepared", n=unprepared))
        if not found:
            complain(t("error.empty" if library.is_empty else "agenda.none"))
        return DONE if found else NOT_ALL


def row(entry: AgendaEntry, url: str | None) -> dict[str, object]:
    """The JSON of one entry; both days are inclusive."""
    return {
        "start": entry.first.isoformat(),
        "end": entry.last.isoformat(),
        "role": entry.role.value,
        "certain": entry.certain,
        "repeats": entry.repeats,
        "until": entry.until.isoformat() if entry.until else None,
        "place": entry.place.value,
        "what": entry.what,
        "words": entry.words,
        "venue": entry.venue,
        "articles": entry.articles,
        "id": entry.article.id,
        "title": entry.article.title,
        "outlet": entry.article.outlet,
        "url": url,
    }


def days(entry: AgendaEntry) -> str:
    """``2026-01-19``, ``2026-11-06..2026-11-12``, ``..2026-11-08`` of a deadline; with ? where it is inferred."""
    first, last = entry.first.isoformat(), entry.last.isoformat()
    text = first if first == last else f"{first}..{last}"
    if entry.role is DayRole.DEADLINE and first == last:
        text = f"..{last}"
    return text if entry.certain else f"{text}?"


def _line(entry: AgendaEntry, cells: int | None) -> str:
    front = f"{pad(days(entry), _DAY_CELLS)} {pad(place_name(entry.place), PLACE_CELLS)} "
    venue = f"  ({one_line(entry.venue)})" if entry.venue and entry.venue not in entry.what else ""
    several = f"  {t('found.count', n=entry.articles)}" if entry.articles > 1 else ""
    back = f"{several}  {entry.article.id}"
    what = one_line(entry.what) + venue
    if cells is not None:
        what = cut(what, max(cells - width(front) - width(back), 10))
    return front + what + back


def _with_addresses(library: Library, found: Iterable[AgendaEntry]) -> Iterator[tuple[AgendaEntry, str | None]]:
    for entry in found:
        try:
            yield entry, library.article(entry.article.id).url
        except NotFoundError:  # gone since it was found
            yield entry, None


def _print_calendar(library: Library, found: Iterable[AgendaEntry]) -> None:
    """Bytes as they are: lines end in CR LF, whatever the platform."""
    from reader.library.calendar import calendar

    made = calendar(_with_addresses(library, found), datetime.now(UTC))
    sys.stdout.flush()
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
