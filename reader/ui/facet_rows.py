"""The rows of the sidebar, from the counts of a result: which there are, what they choose, which are folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reader.i18n import t, weekday
from reader.model import DISTRICTS, Facets, Institution, Place
from reader.query import INSTITUTION_VALUES, PLACE_VALUES, STATE_VALUES, Field, Filter, State, is_meaningful
from reader.ui.cells import safe
from reader.ui.outline import Choice, Outline, SideRow, filters_of

OUTLETS_SHOWN = 10
_NO_OUTLET = "미상"
_WORDS: Mapping[object, str] = {
    value: word
    for table in (PLACE_VALUES, INSTITUTION_VALUES, STATE_VALUES)
    for word, value in reversed(list(table.items()))
}
"""The Korean word of each value of a closed filter, which comes first in its table."""


def side_rows(facets: Facets, outline: Outline) -> list[SideRow]:
    """All rows, top to bottom."""
    sections = (
        _places(facets, outline),
        _dates(facets, outline),
        _mine(facets, outline),
        _searches(outline),
        _tags(facets, outline),
        _outlets(facets, outline),
    )
    rows: list[SideRow] = []
    for section in map(list, sections):
        if section:
            rows += ([SideRow()] if rows else []) + section
    return rows


def place_choice(place: Place) -> Choice:
    """The filter for a place, in the words of the sidebar."""
    return (Filter(Field.PLACE, (_WORDS[place],)),)


def _heading(key: str) -> SideRow:
    return SideRow(t(key))


def _places(facets: Facets, outline: Outline) -> Iterator[SideRow]:
    yield _heading("side.places")
    yield SideRow(t("side.all"), facets.total, (), 1)
    for place in (Place.CITY, *DISTRICTS, Place.ELSEWHERE, Place.UNKNOWN):
        count = facets.places.get(place, 0)
        row = SideRow(
            t(f"side.{place.value}"),
            count,
            place_choice(place),
            1,
            bold=place in facets.unread_places,
            mine=place is outline.mine,
        )
        if place is Place.CITY:
            yield row
            yield from _bodies(facets, place, _CITY_BODIES)
        elif place in DISTRICTS:
            inside = set(place_choice(place)) < set(outline.chosen) and _names_bodies(outline.chosen)
            is_open = inside or outline.folding.is_open(place.value, default=False)
            yield replace(row, fold=place.value, open=is_open, folds_quietly=True)
            if is_open:
                yield from _bodies(facets, place, _DISTRICT_BODIES)
        else:
            yield row


def _names_bodies(chosen: Choice) -> bool:
    return any(part.field is Field.INSTITUTION for part in filters_of(chosen))


_CITY_BODIES = (None, Institution.CITY_COUNCIL, Institution.EDUCATION_OFFICE)
_DISTRICT_BODIES = (Institution.DISTRICT_OFFICE, Institution.DISTRICT_COUNCIL, None)


def _bodies(facets: Facets, place: Place, bodies: Sequence[Institution | None]) -> Iterator[SideRow]:
    """The institutions of a place; None is all but those named, so that the numbers add up.

    Before they are counted they have no number, unless there is nothing to count.
    """
    named = [body for body in bodies if body is not None]
    counts = {body: facets.institutions.get((place, body), 0) for body in named}
    for body in bodies:
        if body is None:
            words = tuple(_WORDS[other] for other in named)
            part = Filter(Field.INSTITUTION, words, excluded=True)
            count = facets.places.get(place, 0) - sum(counts.values())
            label = t("side.city_hall" if place is Place.CITY else "side.rest")
        else:
            part, count, label = Filter(Field.INSTITUTION, (_WORDS[body],)), counts[body], t(f"side.{body.value}")
        known = count if facets.counted or not facets.places.get(place) else None
        yield SideRow(label, known, (*place_choice(place), part), 2)


def _dates(facets: Facets, outline: Outline) -> Iterator[SideRow]:
    chosen = set(_chosen_values(outline, Field.DATE))
    rows = [*_recent(facets, outline), *_months(facets, outline, chosen)]
    if facets.undated or "미상" in chosen:
        rows.append(SideRow(t("side.no_date"), facets.undated, _day_choice("미상"), 1))
    if rows:
        yield _heading("side.dates")
        yield from rows


def _recent(facets: Facets, outline: Outline) -> Iterator[SideRow]:
    if outline.with_recent:
        yield SideRow(t("side.today"), facets.today, _day_choice("오늘"), 1)
        yield SideRow(t("side.yesterday"), facets.yesterday, _day_choice("어제"), 1)
        yield SideRow(t("side.last_7_days"), facets.last_7_days, _day_choice("최근7일"), 1)


def _months(facets: Facets, outline: Outline, chosen: set[str]) -> Iterator[SideRow]:
    days = dict(facets.days) | {day: facets.days.get(day, 0) for day in map(_iso_day, chosen) if day}
    named = {(int(value[:4]), int(value[5:7])) for value in chosen if len(value) == 7 and value[4] == "-"}
    months = set(facets.months) | {(day.year, day.month) for day in days} | named
    for index, (year, month) in enumerate(sorted(months, reverse=True)):
        name = f"{year}-{month:02}"
        inside = any(value.startswith(f"{name}-") for value in chosen)
        is_open = inside or outline.folding.is_open(name, default=index == 0)
        yield SideRow(
            t("date.month", y=year, m=month),
            facets.months.get((year, month), 0),
            _day_choice(name),
            1,
            fold=name,
            open=is_open,
        )
        if is_open:
            yield from _days(days, year, month)
            yield from _dayless(facets, year, month)


def _days(days: Mapping[date, int], year: int, month: int) -> Iterator[SideRow]:
    for day in sorted((day for day in days if (day.year, day.month) == (year, month)), reverse=True):
        yield SideRow(t("date.day", d=day.day, w=weekday(day)), days[day], _day_choice(day.isoformat()), 2)


def _dayless(facets: Facets, year: int, month: int) -> Iterator[SideRow]:
    """Articles of a month without a day; they can be chosen once the query has a value for them."""
    count = facets.month_only.get((year, month), 0)
    value = f"{year}-{month:02}-미상"
    if count:
        yield SideRow(t("side.no_day"), count, _day_choice(value) if is_meaningful(Field.DATE, value) else None, 2)


def _mine(facets: Facets, outline: Outline) -> Iterator[SideRow]:
    chosen = _chosen_values(outline, Field.STATE)
    yield _heading("side.mine")
    for state, count, always in (
        (State.UNREAD, facets.unread, True),
        (State.SAVED, facets.saved, True),
        (State.NOTED, facets.noted, False),
    ):
        if always or count or _WORDS[state] in chosen:
            known = count if facets.counted else None
            yield SideRow(t(f"side.{state.value}"), known, (Filter(Field.STATE, (_WORDS[state],)),), 1)
    if outline.agenda is not None:
        yield SideRow(t("side.agenda"), outline.agenda, level=1, opens="agenda")
        yield SideRow(t("side.brief"), level=1, opens="brief")


def _searches(outline: Outline) -> Iterator[SideRow]:
    if outline.searches is None:
        return
    yield _heading("side.searches")
    for search, unread in outline.searches:
        yield SideRow(safe(search.name), unread, (search,), 1)
    if not outline.searches:
        yield SideRow(t("side.searches_none"), level=1)


def _tags(facets: Facets, outline: Outline) -> Iterator[SideRow]:
    chosen = _chosen_values(outline, Field.TAG)
    tags = dict.fromkeys(chosen, 0) | dict(facets.tags)
    if not tags:
        return
    is_open = bool(chosen) or outline.folding.is_open("tags", default=False)
    yield SideRow(t("side.tags"), len(tags), fold="tags", open=is_open)
    if is_open:
        for tag in sorted(tags):
            yield SideRow(safe(tag), tags[tag], (Filter(Field.TAG, (tag,)),), 1)


def _outlets(facets: Facets, outline: Outline) -> Iterator[SideRow]:
    chosen = _chosen_values(outline, Field.OUTLET)
    known = dict.fromkeys((name for name in chosen if name != _NO_OUTLET), 0) | {
        name: count for name, count in facets.outlets.items() if name
    }
    if not chosen and not facets.outlets:
        return
    is_open = bool(chosen) or outline.folding.is_open("outlets", default=outline.outlets_open)
    yield SideRow(t("side.outlets"), fold="outlets", open=is_open)
    if not is_open:
        return
    ranked = sorted(known, key=lambda name: (-known[name], name))
    everything = outline.folding.is_open("outlets_rest", default=len(ranked) <= OUTLETS_SHOWN + 1)
    for index, name in enumerate(ranked):
        if everything or index < OUTLETS_SHOWN or name in chosen:
            yield SideRow(safe(name), known[name], (Filter(Field.OUTLET, (name,)),), 1)
    if len(ranked) > OUTLETS_SHOWN + 1:
        rest = ranked[OUTLETS_SHOWN:]
        label = t("side.outlets_rest", n=len(rest)) + ("" if everything else " ▸")
        count = sum(known[name] for name in rest)
        yield SideRow(label, count, None, 1, fold="outlets_rest", open=everything, folds_quietly=True)
    if None in facets.outlets or _NO_OUTLET in chosen:
        yield SideRow(t("row.outlet_unknown"), facets.outlets.get(None, 0), (Filter(Field.OUTLET, (_NO_OUTLET,)),), 1)


def _chosen_values(outline: Outline, name: Field) -> list[str]:
    parts = (part for part in filters_of(outline.chosen) if part.field is name and not part.excluded)
    return [value for part in parts for value in part.values]


def _day_choice(value: str) -> Choice:
    return (Filter(Field.DATE, (value,)),)


def _iso_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
