"""Rules by which days come back."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import vRecur

from reader.tagging.repeats import days_of, last_of, recurrence

SPRING = date(2026, 3, 9), date(2026, 4, 30)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("monthly:11,22", ["03-11", "03-22", "04-11", "04-22"]),
        ("monthly:31", ["03-31"]),
        ("weekly:sun", ["03-15", "03-22", "03-29", "04-05", "04-12", "04-19", "04-26"]),
        ("weekly:mon,fri", ["03-09", "03-13", "03-16", "03-20", "03-23", "03-27", "03-30", "04-03", "04-06", "04-10",
                            "04-13", "04-17", "04-20", "04-24", "04-27"]),
        ("monthly:2wed", ["03-11", "04-08"]),
        ("monthly:1sat,3sat", ["03-21", "04-04", "04-18"]),
        ("monthly:-1fri", ["03-27", "04-24"]),
        ("monthly:5mon", ["03-30"]),
        ("yearly:1", []),
    ],
)  # fmt: skip
def test_a_rule_names_its_days(rule: str, days: list[str]) -> None:
    found = list(days_of(rule, *SPRING))
    assert [f"{day:%m-%d}" for day in found] == days
    assert [last_of(rule, day, SPRING[1]) for day in found[:1]] == found[-1:]


def test_the_last_day_of_the_calendar_is_the_last() -> None:
    assert list(days_of("weekly:fri", date(9999, 12, 25), date.max)) == [date(9999, 12, 31)]


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("weekly:sat,sun", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("monthly:11,22", "FREQ=MONTHLY;BYMONTHDAY=11,22"),
        ("monthly:2wed,-1fri", "FREQ=MONTHLY;BYDAY=2WE,-1FR"),
    ],
)
def test_a_rule_is_written_as_calendars_have_it(rule: str, written: str) -> None:
    assert vRecur(recurrence(rule)).to_ical().decode() == written
