"""Days that stand outside an article's own words: stated by its source, printed at its head, or part of its address."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from reader.frozen import swiftly
from reader.intake import RawArticle
from reader.model import KST, Basis, Published
from reader.tagging.resolve import day_of, month_of

_HEAD = 300
_MONTH, _MONTH_LENGTH = re.compile(r"\d{4}-\d{2}"), 7
_DATELINE = re.compile(
    r"(?:기사\s?입력|최초\s?입력|입력|등록|승인|송고|발행|게재|작성일|자료\s?배포|배포)\s?(?:일시|시간|일)?\s*[:：|]?\s*[’'`‘]?(20\d\d)\s?[.\-/년]\s?(\d{1,2})\s?[.\-/월]\s?(\d{1,2})"
)
_URL = re.compile(r"(?<!\d)(20\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?([0-2]\d|3[01])(?=\D|\d{2,8}(?:\D|$)|$)")


_published = swiftly(Published)


def stated(raw: RawArticle) -> Published | None:
    """What the source itself says; None where it says nothing that can be read."""
    return _stated(raw.published, raw.published_basis or Basis.GIVEN) if raw.published else None


@lru_cache(maxsize=1_024)
def _stated(published: str, basis: Basis) -> Published | None:
    """Articles of one file often share a day."""
    text = published.strip()
    if len(text) == _MONTH_LENGTH and _MONTH.fullmatch(text):
        year, month = map(int, text.split("-"))
        return Published(text, *month_of(year, month), basis, True) if 1 <= month <= 12 else None
    try:
        moment = datetime.fromisoformat(text)
        seoul = (moment if moment.tzinfo else moment.replace(tzinfo=KST)).astimezone(KST)
    except (ValueError, OverflowError):
        return None
    if len(text) <= 10:
        day = moment.date()
        return _published(day.isoformat(), day, day, basis, True)
    day = seoul.date()
    return _published(seoul.isoformat(timespec="seconds"), day, day, basis, True)


def dateline(raw: RawArticle) -> date | None:
    """A day printed at the head of the text beside a word such as 입력."""
    match = _DATELINE.search(raw.text, 0, _HEAD)
    return _day(match) if match else None


def in_url(raw: RawArticle) -> date | None:
    """A day that is part of the article's address."""
    match = _URL.search(raw.url) if raw.url else None
    return _day(match) if match else None


def _day(match: re.Match[str]) -> date | None:
    year, month, day = (int(part) for part in match.groups()[:3])
    return day_of(year, month, day) if 1 <= month <= 12 and day else None
