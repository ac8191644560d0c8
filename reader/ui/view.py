"""A view: what the sidebar chose, what stands in the search box, and in which order the result is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain

from reader.frozen import frozen
from reader.i18n import t, weekday
from reader.library.values import SavedSearch
from reader.model import Institution, Kind, Place, Sort
from reader.query import (
    CLOSED_TABLES,
    INSTITUTION_VALUES,
    KIND_VALUES,
    PLACE_VALUES,
    STATE_VALUES,
    Field,
    Filter,
    Query,
    State,
    Term,
    day_parts,
    recent_days,
)
from reader.ui.outline import Choice, filters_of

SAVED = (Filter(Field.STATE, ("저장",)),)
"""The choice behind 나중에 읽기."""

TODAY = (Filter(Field.DATE, ("오늘",)),)
"""The choice behind 오늘."""

UNREAD = Filter(Field.STATE, ("안읽음",))

_ORDER = (Field.PLACE, Field.INSTITUTION, Field.DATE, Field.STATE, Field.TAG, Field.OUTLET)
"""The order of the sidebar's sections."""

_SEARCHES = _ORDER.index(Field.STATE) + 0.5
"""Saved searches stand between the person's lists and the tags."""

_STATE_WORDS = {
    State.UNREAD: "side.unread",
    State.READ: "side.read",
    State.SAVED: "side.saved",
    State.NOTED: "side.noted",
    State.ESTIMATED: "side.estimated",
}


@frozen
class View:
    """What is asked for; the same view always means the same query, title and order."""

    chosen: Choice = ()
    text: str = ""
    sort: Sort | None = None
    """The order a person asked for; None follows the query."""

    @property
    def query(self) -> Query:
        """The query of the whole screen."""
        return Query.parse(self.text).with_filters(self.chosen_parts)

    @property
    def chosen_parts(self) -> tuple[Term | Filter, ...]:
        """The parts of the query that were chosen; those that were typed follow."""
        parts = (part.query.parts if isinstance(part, SavedSearch) else (part,) for part in self.chosen)
        return tuple(chain.from_iterable(parts))

    @property
    def order(self) -> Sort:
        """The order in force: by relevance where words are looked for, else the newest first."""
        return self.sort or (Sort.BEST if self.query.has_words else Sort.NEW)

    @property
    def name(self) -> str:
        """What stands in the title: the text as typed, else the names of the chosen values, else 전체."""
        return self.text.rstrip() or chosen_name(self.chosen) or t("side.all")

    @property
    def full_name(self) -> str:
        """What a search is called that is saved from here: what was chosen, and the text."""
        return ", ".join(filter(None, (chosen_name(self.chosen), " ".join(self.text.split()))))

    @property
    def unfiltered(self) -> bool:
        """Whether everything is shown."""
        return not self.chosen and not self.text.strip()

    def emptiness(self, *, room: bool) -> str:
        """What an empty list says; a short one has `room` for what is needed only."""
        if self.chosen == SAVED and not self.text.strip():
            return t("empty.saved")
        if self.chosen == TODAY and not self.text.strip():
            return t("empty.today")
        if self.unfiltered:
            return t("list.empty")
        return t("list.none_here") if room and not self.text.strip() else ""

    def title(self, total: int, stories: int | None = None) -> str:
        """The title of the headlines pane, a contract: ``<name> — <N>건``, and how many rows they make where fewer."""
        fewer = stories is not None and 0 < stories < total
        return t("list.title" if fewer else "list.plain", text=self.name, n=total, g=stories)

    def next_order(self) -> View:
        """This view in the next order; relevance is passed over where nothing can be relevant."""
        orders = [Sort.BEST, Sort.NEW, Sort.OLD] if self.query.has_words else [Sort.NEW, Sort.OLD]
        index = orders.index(self.order) if self.order in orders else -1
        return replace(self, sort=orders[(index + 1) % len(orders)])


def unread_of(query: Query) -> Query:
    """`query` narrowed to what is unread."""
    return query.with_filters([UNREAD])


def chosen_name(chosen: Choice) -> str:
    """The chosen values in the order of the sidebar, joined by commas."""
    about = next((part for part in filters_of(chosen) if part.field is Field.ABOUT and not part.excluded), None)
    if about is not None:
        rest = chosen_name(tuple(part for part in chosen if part is not about and not _is_without_place(part)))
        name = t("place.also_name", p=", ".join(value_name(Field.ABOUT, value) for value in about.values))
        return f"{name}, {rest}" if rest else name
    rows = sorted(filters_of(chosen), key=lambda part: _rank(part.field))
    body = _body_name(rows)
    told = [part for part in rows if not (body and part.field in (Field.PLACE, Field.INSTITUTION))]
    names = [(_rank(part.field), value_name(part.field, value)) for part in told for value in _in_order(part)]
    searches = [(_SEARCHES, part.name) for part in chosen if isinstance(part, SavedSearch)]
    ordered = [name for _, name in sorted((*names, *searches), key=lambda each: each[0])]
    return ", ".join([body, *ordered] if body else ordered)


def _is_without_place(part: Filter | SavedSearch) -> bool:
    return isinstance(part, Filter) and part.field is Field.PLACE and part.excluded


def _rank(field: Field) -> float:
    return _ORDER.index(field) if field in _ORDER else len(_ORDER)


def _in_order(part: Filter) -> list[str]:
    """The values of a filter as they stand in the sidebar; outlets stay in the order in which they were chosen."""
    if part.field is Field.DATE:
        words = ("오늘", "어제", "최근7일")
        days = sorted((value for value in part.values if value[:1].isdigit()), reverse=True)
        rest = [value for value in part.values if value not in (*words, *days)]
        return [*(word for word in words if word in part.values), *days, *rest]
    if part.field is Field.TAG:
        return sorted(part.values)
    table = list(CLOSED_TABLES.get(part.field, {}))
    if part.field is Field.STATE:
        table = ["안읽음", *table]
    return sorted(part.values, key=lambda value: table.index(value) if value in table else len(table))


def _body_name(rows: list[Filter]) -> str:
    """The name of a sidebar row below a place: 시의회 of the city, 구청 of a district, or what else there is."""
    if [part.field for part in rows[:2]] != [Field.PLACE, Field.INSTITUTION] or len(rows[0].values) > 1:
        return ""
    place, body = rows[0].values[0], rows[1]
    in_city = PLACE_VALUES.get(place) is Place.CITY
    if body.excluded:
        name = t("side.city_hall" if in_city else "side.rest")
    else:
        name = ", ".join(value_name(body.field, value) for value in body.values)
    return name if in_city else f"{value_name(Field.PLACE, place)} {name}"


def value_name(field: Field, value: str) -> str:
    """A filter's value as the sidebar calls it."""
    if field in (Field.PLACE, Field.ABOUT) and value in PLACE_VALUES:
        return place_name(PLACE_VALUES[value])
    if field is Field.INSTITUTION and value in INSTITUTION_VALUES:
        return institution_name(INSTITUTION_VALUES[value])
    if field is Field.STATE and value in STATE_VALUES:
        return t(_STATE_WORDS[STATE_VALUES[value]])
    if field is Field.KIND and value in KIND_VALUES:
        return t("row.release" if KIND_VALUES[value] == Kind.RELEASE else "row.own")
    if field is Field.OUTLET and value == "미상":
        return t("row.outlet_unknown")
    return _day_name(value) if field is Field.DATE else value


def place_name(place: Place) -> str:
    """A place as the sidebar calls it."""
    return t(f"side.{place.value}")


def institution_name(institution: Institution) -> str:
    """An institution as the sidebar calls it."""
    return t(f"side.{institution.value}")


def _day_name(value: str) -> str:
    words = {"오늘": "side.today", "어제": "side.yesterday", "미상": "side.no_date"}
    if value in words:
        return t(words[value])
    if recent_days(value) == 7:
        return t("side.last_7_days")
    if value.endswith("-미상"):
        return f"{_day_name(value.removesuffix('-미상'))} {t('side.no_day')}"
    year, month, day = day_parts(value) or (None, None, None)
    if month is None:
        return value
    return t("date.month", y=year, m=month) if day is None else _full_day(year or 0, month, day)


def _full_day(year: int, month: int, day: int) -> str:
    return t("date.full", y=year, m=month, d=day, w=weekday(date(year, month, day)))


@frozen
class Hint:
    """A line under the search box."""

    text: str = ""
    wrong: bool = False
    """Whether something typed is wrong; a filter still being typed never is."""


def hint(view: View, total: int, *, kept: bool, layout: str | None = None, values: str = "") -> Hint:
    """What the line under the box says.

    `kept` where earlier rows stay, dimmed; `layout` is the Hangul that a Latin word was also read as; `values` are
    those that an open filter may have.
    """
    query = Query.parse(view.text)
    for field, value in query.problems():
        return Hint(t("filter.bad" if field is Field.DATE else "filter.unknown", v=value), wrong=True)
    if values:
        return Hint(values)
    if total == 0 and view.text.strip():
        return Hint(t("search.zero", q=view.text.rstrip()) if kept else t("search.none"))
    return Hint(t("search.layout", h=layout)) if layout else Hint()


def submitted_problems(text: str) -> tuple[tuple[Field, str], ...]:
    """What is wrong with `text` once Enter has closed its last filter."""
    return Query.parse(text).closed().problems()
