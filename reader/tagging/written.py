"""What a number or a word says that may name a day; of the letters beside it, which `forms` looks at, nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

WEEKDAYS = "월화수목금토일"
SIGN = r"[일월./~∼～\-]"
"""What stands behind the first number of a day, month or span."""
REST = (
    r"(?:(?<=일)(?:\s?[~∼～-]\s?(?P<to>\d{1,2})\s?일)?"
    r"|(?<=월)\s{0,2}(?:(?P<span>\d{1,2})\s?일?\s?[~∼～-]\s?)?(?P<day>\d{1,2})\s?일"
    r"|(?:(?<=월)\s?[~∼～-]|(?<=[~∼～-]))\s?(?P<mend>\d{1,2})\s?월(?!\s?\d{1,2}\s?일|호)"
    r"|(?<=월)(?=$|[\s,.)·까부에중말초경쯤의은는이과와도]|하순|상순|중순)"
    r"|(?<=[./-])\s?(?P<ddot>\d{1,2})(?P<dotted>\s?일|\.(?!\d))?"
    r"(?:\s?[~∼～]\s?(?P<dto>\d{1,2})(?:일|\.(?!\d)|(?![\d.]))(?!\s?\d|월))?"
    r"|(?<=[~∼～-])\s?(?P<last>\d{1,2})\s?일"
    r")"
    r"(?:\s?[(（](?P<wd>[월화수목금토일])(?:요일)?[^)）]{0,9}[)）]"
    r"(?:\s?[~∼～-]\s?(?P<wto>\d{1,2})\s?[일.]?\s?[(（][월화수목금토일](?:요일)?[)）])?"
    r"|\s?(?P<wdl>[월화수목금토일])요일)?"
)
"""What follows that sign where it is one."""
_NUMBER = re.compile(rf"(?P<first>\d{{1,2}})\s?(?P<sign>{SIGN}){REST}")
_HALF = re.compile(r"(올해?|내년|지난해|작년|금년)\s?(상반기|하반기)")

DOTTED, SURE, MONTH, DAY = "3.4", "3(월)", "3월", "4일"


class Number(NamedTuple):
    """What is written in a number that may be a day."""

    kind: str
    """DOTTED, MONTH (alone), DAY (alone) or, of what is nothing but a day, SURE."""
    when: tuple[int | None, int | None, int | None, int | None]
    """Month, day, last day (or month) and weekday."""
    pointed: bool
    """Of dotted ones: whether a dot, 일 or a weekday stands at the end."""
    whole: bool
    """Of dotted ones: whether a weekday, a second day or 일 tells that it is a day."""


@lru_cache(maxsize=4_096)
def number(words: str) -> Number | None:
    """What a number says, the same in many articles; None of a 13th month or a 32nd day."""
    found = _NUMBER.fullmatch(words)
    if found is None:
        return None
    dotted, months, weekday = found["ddot"], found["mend"], found["wd"] or found["wdl"]
    of_month = found["sign"] == "월" or bool(dotted or months)
    first, day = found["first"], found["span"] or found["day"] or dotted
    until = found["day"] if found["span"] else found["dto"] or months or found["wto"] or found["to"] or found["last"]
    when = _int(first if of_month else None), _int(day if of_month else first), _int(until)
    if not _possible(when[0], 12) or not _possible(when[1], 31):
        return None
    kind = DOTTED if dotted else SURE if weekday or months else DAY if when[1] else MONTH
    dot, by_letter = found["dotted"], found["wd"] is not None
    whole = by_letter or bool(found["dto"] or (dot and dot.strip() == "일"))
    return Number(kind, (*when, WEEKDAYS.index(weekday) if weekday else None), bool(dot) or by_letter, whole)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _possible(part: int | None, most: int) -> bool:
    return part is None or 1 <= part <= most


@lru_cache
def word(words: str) -> tuple[str, str]:
    """What places a word for a day (올 of ``올 하반기``), and the word without spaces."""
    half = _HALF.match(words)
    return (half[1], half[2]) if half else ("", "".join(words.split()))
