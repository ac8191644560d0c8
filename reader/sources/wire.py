"""The wire: one article a line, ``매체 이름 기자 | 본문…``, without a headline, often cut inside a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from reader.i18n import t
from reader.intake import Problem, RawArticle
from reader.model import Kind
from reader.sources.lines import Line

_HEAD_LIMIT = 60
_NAME = r"[가-힣]{2,4}"
_BYLINE = re.compile(
    rf"(?P<outlet>\S(?:.*?\S)??)(?:\s+(?P<reporter>{_NAME}(?:\s?[·,]\s?{_NAME})*)\s*(?:\S{{0,4}}기자|특파원))?"
)
_WHOLE = re.compile(r"(?:(?<!\d)[.!?]|[.!?](?=[”’\"')\]]))[”’\"')\]〉>」』]*$")
_BAR = re.compile(r"[|｜]")


def articles(lines: Iterable[Line], source: str, kind: Kind = Kind.ARTICLE) -> Iterator[RawArticle | Problem]:
    """The articles of a wire's `lines`; a `Problem` for each line that is none. Empty lines mean nothing."""
    for line in lines:
        if line.text is None:
            yield Problem(source, line.number, line.reason)
        elif line.text.strip():
            yield _article(line.number, line.text, source, kind)


def is_wire(line: str) -> bool:
    """Whether `line` is an article of a wire."""
    return _split(line) is not None


def _article(number: int, line: str, source: str, kind: Kind) -> RawArticle | Problem:
    parts = _split(line)
    if parts is None:
        return Problem(source, number, t("source.line_wire"))
    outlet, reporter, text = parts
    return RawArticle(
        source=source,
        line=number,
        headline="",
        text=text,
        outlet=outlet,
        reporter=reporter,
        page=source,
        kind=kind,
        truncated=_WHOLE.search(text[-20:]) is None,
    )


def _split(line: str) -> tuple[str, str | None, str] | None:
    """Outlet, reporter and text of `line`, or None."""
    bar = _BAR.search(line, 0, _HEAD_LIMIT * 3)
    if bar is None:
        return None
    head = unicodedata.normalize("NFC", line[: bar.start()]).strip("\ufeff \t")
    byline = _BYLINE.fullmatch(head) if 0 < len(head) <= _HEAD_LIMIT else None
    text = line[bar.end() :].strip()
    if byline is None or not text:
        return None
    return byline["outlet"], byline["reporter"], text
