"""Days and places that a person names on the command line."""

from __future__ import annotations

from datetime import date

from reader.cli.words import t
from reader.errors import UsageError
from reader.model import Place
from reader.query import PLACE_VALUES


def place_of(word: str | None) -> Place | None:
    """The place that `word` names, as in a query; None for none.

    Raises:
        UsageError: there is no such place.
    """
    if word is None:
        return None
    place = PLACE_VALUES.get(word.casefold())
    if place is None:
        raise UsageError(t("error.filter", field="--place", v=word))
    return place


def day_of(option: str, word: str | None, today: date, otherwise: date, *, end: bool = False) -> date:
    """The first day (with `end`, the last) that `word` means, as in a query: a day, a month, 오늘, 이번주 …

    Raises:
        UsageError: the calendar has no such day.
    """
    if word is None:
        return otherwise
    from reader.store.days import UNDATED, day_ranges

    found = [span for span in day_ranges(word, today, is_open=False) if span != UNDATED]
    if not found:
        raise UsageError(t("usage.day", option=option, v=word))
    return max(last for _, last in found) if end else min(first for first, _ in found)
