"""What filters can be asked: their fields, the values of each, and the words for days and counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from reader.model import Institution, Kind, Place


class Field(StrEnum):
    """What a filter looks at; the value is its Korean name, which is also the printed one."""

    PLACE = "지역"
    ABOUT = "관련"
    INSTITUTION = "기관"
    OUTLET = "매체"
    REPORTER = "기자"
    DATE = "날짜"
    STATE = "상태"
    KIND = "종류"
    OUTLETS = "매체수"
    NOT_IN = "안실은곳"
    TAG = "태그"
    TITLE = "제목"


FIELD_NAMES: Mapping[str, Field] = {
    **{field.value: field for field in Field},
    "구": Field.PLACE,
    "place": Field.PLACE,
    "about": Field.ABOUT,
    "by": Field.INSTITUTION,
    "outlet": Field.OUTLET,
    "reporter": Field.REPORTER,
    "date": Field.DATE,
    "is": Field.STATE,
    "kind": Field.KIND,
    "outlets": Field.OUTLETS,
    "missing": Field.NOT_IN,
    "tag": Field.TAG,
    "title": Field.TITLE,
}
"""Every name that a filter can be typed with."""

PLACE_VALUES: Mapping[str, Place] = {
    "광주시": Place.CITY,
    "동구": Place.DONG,
    "서구": Place.SEO,
    "남구": Place.NAM,
    "북구": Place.BUK,
    "광산구": Place.GWANGSAN,
    "기타": Place.ELSEWHERE,
    "미상": Place.UNKNOWN,
    **{place.value: place for place in Place},
}

INSTITUTION_VALUES: Mapping[str, Institution] = {
    "시청": Institution.CITY_HALL,
    "시의회": Institution.CITY_COUNCIL,
    "교육청": Institution.EDUCATION_OFFICE,
    "구청": Institution.DISTRICT_OFFICE,
    "구의회": Institution.DISTRICT_COUNCIL,
    **{institution.value: institution for institution in Institution},
}


class State(StrEnum):
    """A mark of the person's, or a property of the article's day."""

    SAVED = "saved"
    UNREAD = "unread"
    READ = "read"
    NOTED = "noted"
    ESTIMATED = "estimated"


STATE_VALUES: Mapping[str, State] = {
    "저장": State.SAVED,
    "안읽음": State.UNREAD,
    "읽음": State.READ,
    "메모": State.NOTED,
    "추정": State.ESTIMATED,
    **{state.value: state for state in State},
}

KIND_VALUES: Mapping[str, str] = {
    "기사": Kind.ARTICLE.value,
    "보도자료": Kind.RELEASE.value,
    "자체": "own",
    "article": Kind.ARTICLE.value,
    "release": Kind.RELEASE.value,
    "own": "own",
}

CLOSED_TABLES: Mapping[Field, Mapping[str, object]] = {
    Field.PLACE: PLACE_VALUES,
    Field.ABOUT: PLACE_VALUES,
    Field.INSTITUTION: INSTITUTION_VALUES,
    Field.STATE: STATE_VALUES,
    Field.KIND: KIND_VALUES,
}
"""Filters whose values come from a fixed table."""

DAY_WORDS = ("오늘", "어제", "이번주", "지난주", "이번달", "지난달", "올해", "작년", "근무일", "미상")
"""Words for days; beside them ``최근N일`` for any N."""

_DAY = r"(\d{4})(?:[-.](\d{1,2})(?:[-.](\d{1,2}))?)?"
_RECENT = r"최근(\d{1,4})일"
_COUNT = r"(\d+)?(\.\.)?(\d+)?"
"""Patterns, which `re` compiles and keeps when they are first used: the first headline does without."""


def is_meaningful(field: Field, value: str) -> bool:
    """Whether a finished `value` can be understood as one of `field`."""
    if not value:
        return True
    if field is Field.DATE:
        return all(_is_day(end) for end in value.split("..", 1) if end)
    if field is Field.OUTLETS:
        return re.fullmatch(_COUNT, value) is not None
    table = CLOSED_TABLES.get(field)
    return table is None or value.casefold() in table


def count_range(value: str) -> tuple[int, int | None]:
    """The bounds of ``5``, ``5..``, ``..3`` or ``2..4``, inclusive; (0, None) where it says nothing."""
    match = re.fullmatch(_COUNT, value)
    if match is None or not any(match.groups()):
        return 0, None
    low, dots, high = match.groups()
    if not dots:
        return int(low), int(low)
    return int(low or 0), int(high) if high else None


def recent_days(value: str) -> int | None:
    """N of ``최근N일``, None for anything else."""
    match = re.fullmatch(_RECENT, value)
    return int(match[1]) if match and int(match[1]) else None


def day_parts(value: str) -> tuple[int, int | None, int | None] | None:
    """(year, month, day) of ``2026``, ``2026-01`` or ``2026-1-14``; None unless the calendar has it."""
    match = re.fullmatch(_DAY, value)
    if match is None:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return year or 0, month, day


def unknown_day_of(value: str) -> tuple[int, int] | None:
    """(year, month) of ``2026-01-미상``: articles of that month whose day is not known."""
    parts = day_parts(value.removesuffix("-미상")) if value.endswith("-미상") else None
    return (parts[0], parts[1]) if parts and parts[1] and parts[2] is None else None


def _is_day(value: str) -> bool:
    return (
        value in DAY_WORDS
        or recent_days(value) is not None
        or day_parts(value) is not None
        or unknown_day_of(value) is not None
    )
