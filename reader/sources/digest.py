"""The digest page: region, date, sections, then blocks of a headline and an excerpt, and a notice at its end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reader.i18n import t
from reader.intake import Problem, RawArticle
from reader.model import Kind
from reader.sources.lines import Line

SECTIONS = frozenset({"헤드라인 뉴스", "지난 뉴스", "주요 뉴스", "최신 뉴스"})
"""Headings of the lists of a page, as seen in pages of 2026."""

_DAY = re.compile(
    r"(\d{4})\s?(?:년|[.-])\s?(\d{1,2})\s?(?:월|[.-])\s?(\d{1,2})\s?(?:일|\.)?\s*(?:\([월화수목금토일]\))?"
)
_NOTICE = re.compile(r"\s*상기 뉴스 정보는.{0,80}?제공됩니다\.?\s*$")
"""What the service says of itself at the end of a page, on a line of its own or glued to the last excerpt."""

_REGION = re.compile(r"(?:[가-힣]+(?:특별시|광역시|특별자치시|특별자치도|도|시|군|구) ?)+")
_REGION_LENGTH = 20


@dataclass(slots=True)
class _Page:
    """What is known of the page that is being read."""

    name: str
    day: date | None = None


def articles(lines: Iterable[Line], source: str, kind: Kind = Kind.ARTICLE) -> Iterator[RawArticle | Problem]:
    """The articles of all pages in `lines`, each with the date of its page; a `Problem` for a block that is none."""
    page = _Page(source)
    for block in _blocks(lines):
        if block[0].text is None:
            yield Problem(source, block[0].number, block[0].reason)
            continue
        texts = [_visible(line.text or "") for line in block]
        rest = _after_heading(texts)
        day = next((found for text in texts[:rest] if (found := page_date(text))), None)
        if day is not None:
            page = _Page(f"{source}#{block[0].number}", day)
        elif rest == 0 and (_is_region(texts, page) or _NOTICE.match(texts[0])):
            continue
        if rest < len(block):
            yield _article(block[rest].number, texts[rest:], page, source, kind)


def page_date(line: str) -> date | None:
    """The day that `line` states, where it states nothing else."""
    match = _DAY.fullmatch(_visible(line))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def is_section(line: str) -> bool:
    """Whether `line` is the heading of a list."""
    return _visible(line) in SECTIONS


def _visible(line: str) -> str:
    return unicodedata.normalize("NFC", line).strip("\ufeff \t\r")


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines between empty ones; a line that is too long is a block of its own."""
    block: list[Line] = []
    for line in lines:
        if line.text is not None and line.text.strip("\ufeff \t\r"):
            block.append(line)
            continue
        if block:
            yield block
        block = []
        if line.text is None:
            yield [line]
    if block:
        yield block


def _after_heading(texts: Sequence[str]) -> int:
    """How many lines at the beginning of a block are dates and headings, with a region before them."""
    first = 1 if len(texts) > 1 and len(texts[0]) <= _REGION_LENGTH and _is_heading(texts[1]) else 0
    return next((i for i in range(first, len(texts)) if not _is_heading(texts[i])), len(texts))


def _is_heading(text: str) -> bool:
    return is_section(text) or page_date(text) is not None


def _is_region(texts: Sequence[str], page: _Page) -> bool:
    """Whether a block is but the name of a region, with which a page begins."""
    if len(texts) != 1 or len(texts[0]) > _REGION_LENGTH:
        return False
    return page.day is None or _REGION.fullmatch(texts[0]) is not None


def _article(number: int, texts: Sequence[str], page: _Page, source: str, kind: Kind) -> RawArticle | Problem:
    headline, text = texts[0], _NOTICE.sub("", "\n".join(texts[1:]))
    if not text:
        return Problem(source, number, t("source.block"))
    return RawArticle(
        source=source, line=number, headline=headline, text=text, page_date=page.day, page=page.name, kind=kind
    )
