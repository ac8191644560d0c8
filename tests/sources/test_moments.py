"""Days and times as feeds, pages and tables write them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import KST
from reader.sources.moments import moment


@pytest.mark.parametrize(
    "text",
    [
        "2025.11.24 10:00",
        "20251124100000",
        "202511241000",
        "2025-11-24 오전 10:00:00",
        "2025-11-24T10:00",
        "2025-11-24T01:00:00Z",
        "2025-11-24T01:00:00.470Z",
        "2025-11-24 10:00:00.0",
        "2025/11/24 10:00",
        "2025. 11. 24. 오전 10:00",
        "2025년 11월 24일 10시",
        "2025년 11월 24일 (월) 오전 10시 0분",
        "Mon, 24 Nov 2025 10:00:00 +0900",
        "Mon, 24 Nov 2025 10:00:00 KST",
        "Mon, 24 Nov 2025 10:00:00 GMT+9",
        "Mon, 24 Nov 2025 10:00:00 UTC+09:00",
        "Mon, 24 Nov 2025 10:00:00 +0900 (KST)",
        "Sun, 23 Nov 2025 17:00:00 (PST)",
        "2025-11-24 10:00 (한국시간)",
        "Mon, 24 Nov 2025 10:00:00",
        "Mon, 24 Nov 25 01:00:00 GMT",
        "Sun, 23 Nov 2025 20:00:00 EST",
        "월, 24 Nov 2025 10:00:00 +0900",
        "Mon Nov 24 10:00:00 2025",
        "Mon Nov 24 10:00:00 KST 2025",
        "24 November 2025 10:00",
        "Nov 24, 2025 10:00 AM",
        "입력 2025.11.24 10:00",
        "기사입력 : 2025-11-24 10:00:00",
        "  2025-11-24\n 10:00  ",
    ],
)
def test_a_time_is_read_as_that_of_seoul(text: str) -> None:
    assert moment(text) == "2025-11-24T10:00:00+09:00"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-11-24", "2025-11-24"),
        ("2025년 11월 24일", "2025-11-24"),
        ("2025.11.24.", "2025-11-24"),
        ("20251124", "2025-11-24"),
        ("24 Nov 2025", "2025-11-24"),
        ("2025-11", "2025-11"),
        ("2025년 11월", "2025-11"),
    ],
)
def test_a_day_or_a_month_alone_stays_one(text: str, day: str) -> None:
    assert moment(text) == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2025-11-24 오후 12:30", "2025-11-24T12:30:00+09:00"),
        ("2025-11-24 오전 12:30", "2025-11-24T00:30:00+09:00"),
        ("2025-11-24 오후 15:30", "2025-11-24T15:30:00+09:00"),
        ("2025-11-24 11:59 PM", "2025-11-24T23:59:00+09:00"),
        ("2025-11-24T24:00:00", "2025-11-25T00:00:00+09:00"),
        ("2025-11-24T15:30:00Z", "2025-11-25T00:30:00+09:00"),
        ("2025-12-31 23:59:60", "2025-12-31T23:59:59+09:00"),
    ],
)
def test_halves_of_the_day_and_midnight_are_understood(text: str, time: str) -> None:
    assert moment(text) == time


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "어제",
        "방금 전",
        "3시간 전",
        "2025",
        "11/24/2025",
        "24/11/2025",
        "11-24 10:00",
        "2025-13-24",
        "2025-11-31",
        "2025-11-24 25:00",
        "2025-11-24 13:00 PM",
        "Mon, 24 Nov 2025 10:00:00 IST",
        "Mon, 24 Nov 2025 10:00:00 XYZ+3",
        "2025-11-24 10:00 (현지시간)",
        "Mon, 24 Foo 2025 10:00:00 GMT",
        "0000-00-00 00:00:00",
        "2025-11-24 10:00 또는 2025-11-25",
        "9999-12-31T23:59:59-12:00",
        "2" * 100_000,
    ],
)
def test_what_would_be_a_guess_is_not_read(text: str | None) -> None:
    assert moment(text) is None


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))
def test_what_software_writes_is_read_as_it_was_meant(when: datetime) -> None:
    seoul = when.replace(microsecond=0).astimezone(KST)
    for text in (seoul.isoformat(), when.isoformat(), format_datetime(when), format_datetime(seoul)):
        assert moment(text) == seoul.isoformat()


@given(st.text(max_size=60))
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = moment(text)
    assert found is None or found[:4].isdigit()
