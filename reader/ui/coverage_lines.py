"""Who ran a release, in lines for the page of the release and of the articles that come from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.i18n import t
from reader.model import Headline
from reader.ui.cells import safe

if TYPE_CHECKING:
    from reader.library.coverage import Coverage

MOST = 12
"""Articles that are told one by one."""
_INDENT = "  "


def coverage_lines(story: Coverage, headline: Headline) -> tuple[str, ...]:
    """Below the header of `headline`: of a release all who ran it, of an article where it comes from; else nothing."""
    if story.release is None:
        return ()
    line = t("cover.line", office=_office(story.release), day=short_day(story.release), n=len(story.outlets))
    if story.unknown:
        line += f", {t('row.unknown_n', n=story.unknown)}"
    if headline.id != story.release.id:
        return (line,)
    rest = len(story.articles) - MOST
    more = [_INDENT + t("cover.rest", n=rest)] if rest > 0 else []
    return (line, *(_INDENT + _told(story, each) for each in story.articles[:MOST]), *more)


def short_day(headline: Headline) -> str:
    """``11. 24.``, ``11. 24. 09:10`` where the time is known, ``11. 24. 추정`` where the day is inferred."""
    published = headline.published
    if published.first is None:
        return t("side.no_date")
    if published.month_only:
        return t("date.month", y=published.first.year, m=published.first.month)
    text = f"{published.first.month}. {published.first.day}."
    if "T" in published.text:
        text += f" {published.text.partition('T')[2][:5]}"
    return text if published.certain else f"{text} {t('date.estimated')}"


def marks_of(story: Coverage, headline: Headline) -> Iterator[str]:
    """``첫 보도``, ``자체 기사``, and ``제목 바꿈 ‘…’`` with the other headline."""
    if story.first is not None and headline.id == story.first.id:
        yield t("row.first")
    if headline.id in story.retitled:
        yield f"{t('row.retitled')} ‘{safe(headline.title)}’"
    if headline.id in story.own and (len(story.articles) > 1 or story.release is not None):
        yield t("row.own")


def _told(story: Coverage, headline: Headline) -> str:
    outlet = safe(headline.outlet) if headline.outlet else t("row.outlet_unknown")
    return "  ".join([f"{outlet} {short_day(headline)}", *marks_of(story, headline)])


def _office(release: Headline) -> str:
    return safe(release.outlet) if release.outlet else t("row.release")
