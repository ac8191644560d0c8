"""The facts about an article as words, the same in every export that is read by people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reader.i18n import t, weekday
from reader.model import Article, Published
from reader.text.printable import printable_line


def place(article: Article) -> str:
    """``서구 · 구청``."""
    name = t(f"side.{article.primary.value}")
    return f"{name} · {t(f'side.{article.institution.value}')}" if article.institution else name


def day(published: Published) -> str:
    """``2026년 1월 14일(수) 추정``: a day that is inferred says so."""
    first = published.first
    if first is None:
        return t("side.no_date")
    text = t("date.month_only", y=first.year, m=first.month) if published.month_only else full_day(first)
    return text if published.certain else f"{text} {t('date.estimated')}"


def full_day(when: date) -> str:
    """``2026년 1월 14일(수)``."""
    return t("date.full", y=when.year, m=when.month, d=when.day, w=weekday(when))


def outlet(article: Article) -> str:
    """Its outlet, or that it is not known."""
    return printable_line(article.outlet) if article.outlet else t("row.outlet_unknown")


def byline(article: Article) -> str:
    """``서구 · 구청 · 2026년 1월 14일(수) · 예시일보 · 홍길동 기자``."""
    return " · ".join(
        part for part in (place(article), day(article.published), outlet(article), _writer(article)) if part
    )


def pictures(article: Article) -> Iterator[str]:
    """Captions and credits, a line each."""
    for caption in article.captions:
        yield f"{t('read.photo')}  {printable_line(caption)}"
    if article.credits:
        yield f"{t('read.credit')}  {printable_line(', '.join(article.credits))}"


def web_address(article: Article) -> str:
    """Its address, where it is one that a reader of an export may follow; else empty."""
    url = printable_line(article.url or "")
    return url if url.lower().startswith(("http://", "https://")) and not any(map(str.isspace, url)) else ""


def cut_notice(article: Article) -> str:
    """That the text is only its beginning; empty where it is whole."""
    if not article.truncated:
        return ""
    return t("read.cut" if article.url else "read.cut_no_url")


def _writer(article: Article) -> str:
    return t("read.reporter", name=printable_line(article.reporter)) if article.reporter else ""
