"""Query: what a person asks for, as an immutable value.

A query text is words (all must match), ``"exact phrases"``, ``-without``, and filters; a filter always has a colon
(``지역:서구,동구``, ``-매체:예시일보``), anything else is a word. The last term is *open* while nothing follows it:
it may still grow, so it stands for all that it can become. `Query.parse(str(query)) == query` always holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
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

_DAY = re.compile(r"(\d{4})(?:[-.](\d{1,2})(?:[-.](\d{1,2}))?)?")
_RECENT = re.compile(r"최근(\d{1,4})일")
_COUNT = re.compile(r"(\d+)?(\.\.)?(\d+)?")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or an exact phrase; `excluded` for ``-word``."""

    text: str
    phrase: bool = False
    excluded: bool = False

    @property
    def ends_quoted(self) -> bool:
        """Whether its text ends in a quotation mark that closes it."""
        return self.phrase

    def __str__(self) -> str:
        text = f'"{self.text}"' if self.phrase else self.text
        return f"-{text}" if self.excluded else text


@dataclass(frozen=True, slots=True)
class Filter:
    """One ``name:value,value``; the values are alternatives, as typed."""

    field: Field
    values: tuple[str, ...]
    excluded: bool = False

    @property
    def ends_quoted(self) -> bool:
        """Whether its last value needs quotation marks."""
        return bool(self.values) and _needs_quotes(self.values[-1])

    def __str__(self) -> str:
        text = f"{self.field.value}:{','.join(map(_quoted, self.values))}"
        return f"-{text}" if self.excluded else text


@dataclass(frozen=True, slots=True)
class Query:
    """Terms and filters in the order they were typed, and whether the last of them is still open."""

    parts: tuple[Term | Filter, ...] = ()
    open: bool = False

    @classmethod
    def parse(cls, text: str) -> Query:
        """Read what a person typed. Never fails: what is wrong with a closed filter is told by `problems`."""
        chunks = list(_chunks(text))
        parts = tuple(_part(chunk) for chunk in chunks)
        if not parts or (text[-1].isspace() and not _is_unclosed(chunks[-1], parts[-1])):
            return cls(parts)
        return cls(parts, not parts[-1].ends_quoted or _is_unclosed(chunks[-1], parts[-1]))

    def __str__(self) -> str:
        text = " ".join(map(str, self.parts))
        if self.parts and self.parts[-1].ends_quoted:
            return text[:-1] if self.open else text
        return text if self.open or not text else text + " "

    @property
    def terms(self) -> tuple[Term, ...]:
        """Words and phrases, in order."""
        return tuple(part for part in self.parts if isinstance(part, Term))

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Filters, in order."""
        return tuple(part for part in self.parts if isinstance(part, Filter))

    @property
    def open_part(self) -> Term | Filter | None:
        """The term or filter that may still grow."""
        return self.parts[-1] if self.open and self.parts else None

    @property
    def has_words(self) -> bool:
        """Whether a word or phrase must match, so that relevance means something."""
        return any(not term.excluded for term in self.terms)

    def closed(self) -> Query:
        """The same query with nothing left open, as a saved search keeps it."""
        return replace(self, open=False)

    def with_filters(self, filters: Iterable[Filter]) -> Query:
        """This query narrowed by `filters` (a sidebar's choice), which stand before what was typed."""
        return replace(self, parts=(*filters, *self.parts))

    def without(self, field: Field) -> Query:
        """This query without its filters on `field`, for the counts of that facet."""
        kept = tuple(part for part in self.parts if not (isinstance(part, Filter) and part.field is field))
        return Query(kept, self.open and bool(kept) and kept[-1] is self.parts[-1])

    def problems(self) -> tuple[tuple[Field, str], ...]:
        """Closed filter values without a meaning, as (field, value); they filter nothing."""
        return tuple(
            (part.field, value)
            for part in self.filters
            if part is not self.open_part
            for value in part.values
            if not is_meaningful(part.field, value)
        )


def is_meaningful(field: Field, value: str) -> bool:
    """Whether a finished `value` can be understood as one of `field`."""
    if not value:
        return True
    if field is Field.DATE:
        return all(_is_day(end) for end in value.split("..", 1) if end)
    if field is Field.OUTLETS:
        return _COUNT.fullmatch(value) is not None
    table = CLOSED_TABLES.get(field)
    return table is None or value.casefold() in table


def count_range(value: str) -> tuple[int, int | None]:
    """The bounds of ``5``, ``5..``, ``..3`` or ``2..4``, inclusive; (0, None) where it says nothing."""
    match = _COUNT.fullmatch(value)
    if match is None or not any(match.groups()):
        return 0, None
    low, dots, high = match.groups()
    if not dots:
        return int(low), int(low)
    return int(low or 0), int(high) if high else None


def recent_days(value: str) -> int | None:
    """N of ``최근N일``, None for anything else."""
    match = _RECENT.fullmatch(value)
    return int(match[1]) if match and int(match[1]) else None


def day_parts(value: str) -> tuple[int, int | None, int | None] | None:
    """(year, month, day) of ``2026``, ``2026-01`` or ``2026-1-14``; None unless the calendar has it."""
    match = _DAY.fullmatch(value)
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


def _chunks(text: str) -> Iterator[str]:
    """The parts of a query text: runs without a space, where a quotation may hold spaces."""
    chunk, quoted = "", False
    for char in text:
        if char.isspace() and not quoted:
            if chunk:
                yield chunk
            chunk = ""
            continue
        if char == '"' and (quoted or _may_quote(chunk)):
            quoted = not quoted
            chunk += char
            if not quoted and ":" not in chunk:
                yield chunk
                chunk = ""
            continue
        chunk += char
    if chunk:
        yield chunk


def _may_quote(chunk: str) -> bool:
    """Whether a quotation mark after `chunk` opens one: at its beginning, after a minus, or in a filter's value."""
    return chunk in ("", "-") or (
        _field_of(chunk.removeprefix("-").partition(":")[0]) is not None and chunk[-1] in ":,"
    )


def _is_unclosed(chunk: str, part: Term | Filter) -> bool:
    """Whether `chunk` opened a quotation that nothing has closed."""
    body = chunk[1:] if part.excluded else chunk
    if isinstance(part, Term):
        return part.phrase and (len(body) == 1 or not body.endswith('"'))
    return part.ends_quoted and body.count('"') % 2 == 1


def _field_of(name: str) -> Field | None:
    return FIELD_NAMES.get(name.casefold())


def _part(chunk: str) -> Term | Filter:
    body = chunk[1:] if chunk.startswith("-") else chunk
    excluded = body is not chunk
    name, colon, value = body.partition(":")
    field = _field_of(name) if colon else None
    if field is not None:
        return Filter(field, tuple(_values(value)), excluded)
    if body.startswith('"'):
        return Term(body.strip('"'), phrase=True, excluded=excluded)
    return Term(body, excluded=excluded)


def _values(text: str) -> Iterator[str]:
    """The alternatives of a filter, split at commas outside quotations; quotation marks themselves say nothing."""
    for match in re.finditer(r'(?:^|,)((?:"[^"]*(?:"|$)|[^,"])*)', text):
        yield match[1].replace('"', "")


def _needs_quotes(value: str) -> bool:
    return re.search(r"[\s,]", value) is not None


def _quoted(value: str) -> str:
    return f'"{value}"' if _needs_quotes(value) else value
