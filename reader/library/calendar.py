"""The agenda as iCalendar (RFC 5545), for a phone or any other calendar: whole days, as they are announced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from reader.i18n import t
from reader.library.agenda import AgendaEntry
from reader.tagging.repeats import recurrence

PRODUCT = "-//gjnews//agenda//KO"


def calendar(entries: Iterable[tuple[AgendaEntry, str | None]], made: datetime) -> bytes:
    """A calendar of `entries`, each with the address of its article, that was `made` then (any zone).

    A day keeps its identity however often it is told again, so that importing it twice changes it instead of adding it.
    """
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("x-wr-calname", t("agenda.calendar"))
    for entry, url in entries:
        found.add_component(_event(entry, url, made.astimezone(UTC)))
    return bytes(found.to_ical())


def identity(entry: AgendaEntry) -> str:
    """The same for the same days of the same event, whichever of its articles tells it, and for days that come back
    whichever of them is the next one."""
    if entry.repeats and entry.begun:
        return f"{entry.origin}-{entry.begun:%Y%m%d}-{re.sub(r'[:,]', '-', entry.repeats)}@gjnews"
    return f"{entry.origin}-{entry.first:%Y%m%d}-{entry.last:%Y%m%d}@gjnews"


def _event(entry: AgendaEntry, url: str | None, made: datetime) -> Event:
    event = Event()
    event.add("uid", identity(entry))
    event.add("dtstamp", made)
    event.add("summary", entry.what)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))  # RFC 5545, 3.6.1: not inclusive
    if entry.repeats and entry.until and entry.until > entry.first:
        event.add("rrule", {**recurrence(entry.repeats), "UNTIL": entry.until})
    event.add("transp", "TRANSPARENT")
    place = t(f"side.{entry.place.value}")
    event.add("location", f"{entry.venue} ({place})" if entry.venue else place)
    event.add("description", "\n".join(_description(entry)))
    if url:
        event.add("url", url)
    if not entry.certain:
        event.add("status", "TENTATIVE")
    return event


def _description(entry: AgendaEntry) -> Iterable[str]:
    yield entry.words
    yield f"{entry.article.outlet or t('row.outlet_unknown')} — {entry.article.title}"
    if not entry.certain:
        yield t("date.estimated")
