"""Days and times as feeds, pages and tables write them, read without guessing: ISO text in the time of Seoul."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from reader.model import KST

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_ZONES = {"kst": 9, "jst": 9, "z": 0, "ut": 0, "utc": 0, "gmt": 0}
_ZONES |= {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
"""Hours of the zones of Korea, Japan and RFC 822; other names say nothing that is certain."""

_BEFORE = re.compile(
    r"(?:(?:기사\s?)?(?:최초\s?)?(?:입력|등록|승인|수정|작성|발행|게재|송고)(?:\s?(?:일시|시간|시각|일))?\s?[:：]?\s*)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s*|\(?[월화수목금토일](?:요일)?\)?,?\s+)?",
    re.IGNORECASE,
)
_DAYS = (
    r"(?P<y>\d{4})\s?(?:[-./]|년)\s?(?P<m>\d{1,2})\s?(?:[-./]|월)\s?(?P<d>\d{1,2})(?!\d)\s?(?:일|\.(?!\d))?",
    r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
    r"(?P<d>\d{1,2})[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<y>\d{4}|\d{2})(?![\d:])",
    r"(?P<month>[A-Za-z]{3,9})\.? (?P<d>\d{1,2}),? (?P<y>\d{4})(?![\d:])",
    r"(?P<month>[A-Za-z]{3}) (?P<d>\d{1,2})(?= \d)",
)
_WEEKDAY = r"(?:\s*(?:\([월화수목금토일]\)|[월화수목금토일]요일))?"
_HALF = r"오전|오후|[ap]\.?m\.?"
_TIMES = (
    rf"[T ,]*(?:(?P<half>{_HALF})\s*)?(?P<h>\d{{1,2}})(?::(?P<i>\d{{2}})(?::(?P<s>\d{{2}})(?:[.,]\d{{1,9}})?)?"
    rf"|\s?시(?:\s?(?P<i2>\d{{1,2}})\s?분(?:\s?(?P<s2>\d{{1,2}})\s?초)?)?)(?!\d)(?:\s?(?P<half2>{_HALF})(?![a-z]))?",
    r"[T ]?(?P<h>\d{2})(?P<i>\d{2})(?P<s>\d{2})?(?!\d)",
)
_ZONE = (
    r"\s*(?:(?P<zone>[A-Za-z]{1,4})(?![A-Za-z])\s?)?(?:(?P<sign>[+-])\s?(?P<zh>\d{1,2})(?::?(?P<zi>\d{2}))?)?"
    r"(?: (?P<year>\d{4}))?(?:\s*\((?P<note>[\w\s+:-]{1,40})\))?\s*"
)
_PATTERNS = tuple(re.compile(rf"{day}{_WEEKDAY}(?:{time}{_ZONE})?", re.IGNORECASE) for day in _DAYS for time in _TIMES)
_MONTH = re.compile(r"(?P<y>\d{4})(?:[-./]|\s?년\s?)(?P<m>\d{1,2})\s?월?")
_LONGEST = 80


def moment(text: str | None) -> str | None:
    """`text` as ``YYYY-MM-DDTHH:MM:SS+09:00``, ``YYYY-MM-DD`` or ``YYYY-MM``; None where that would be a guess.

    A time without a zone is one of Seoul, where these feeds are made.
    """
    line = " ".join((text or "").split())
    if not 6 <= len(line) <= _LONGEST:
        return None
    begin = match.end() if (match := _BEFORE.match(line)) else 0
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(line, begin):
            return _read(found.groupdict())
    month = _MONTH.fullmatch(line, begin)
    return f"{int(month['y']):04}-{int(month['m']):02}" if month and 1 <= int(month["m"]) <= 12 else None


def _read(part: dict[str, str | None]) -> str | None:
    try:
        day = _day(part)
        if part.get("h") is None:
            return day.isoformat()
        hour = _hour(int(part["h"] or 0), (part.get("half") or part.get("half2") or "").lower())
        minute, second = int(part.get("i") or part.get("i2") or 0), int(part.get("s") or part.get("s2") or 0)
        later = timedelta(days=1) if hour == 24 and not minute and not second else timedelta(0)
        at = datetime(day.year, day.month, day.day, 0 if later else hour, minute, min(second, 59), tzinfo=_zone(part))
        return (at + later).astimezone(KST).isoformat(timespec="seconds")
    except (ValueError, OverflowError, KeyError):
        return None


def _day(part: dict[str, str | None]) -> date:
    year = int(part.get("y") or part.get("year") or 0)
    if len(part.get("y") or "1900") == 2:  # RFC 822, as RFC 2822 reads it
        year += 2000 if year < 50 else 1900
    name = part.get("month")
    return date(year, _month(name) if name else int(part["m"] or 0), int(part["d"] or 0))


def _month(name: str) -> int:
    return _MONTHS.split().index(name[:3].lower()) + 1


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    if not 0 <= hour <= 12:
        return hour if half in ("오후", "오전") else 99  # 오후 15:30 is written, and is clear
    return hour % 12 + (12 if half == "오후" or half.startswith("p") else 0)


def _zone(part: dict[str, str | None]) -> timezone:
    name = (part.get("zone") or "").lower()
    if not part.get("sign"):
        name = name or (part.get("note") or "").replace("한국시간", "kst").lower()
        return timezone(timedelta(hours=_ZONES[name])) if name else KST
    if name not in ("", "gmt", "utc", "ut", "kst"):
        raise KeyError(name)
    hours, minutes = part["zh"] or "0", part.get("zi") or "0"
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if part["sign"] == "-" else offset)
