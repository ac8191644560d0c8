"""How articles, days and reasons are told on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reader.cli.output import cut, one_line, pad, printable, width
from reader.cli.words import t, t_or
from reader.i18n import weekday
from reader.model import Article, Evidence, Headline, Marked, Place, Published

DAY_CELLS = 11
PLACE_CELLS = 6


def place_name(place: Place) -> str:
    """The sidebar's word for a place, short."""
    short = place in (Place.ELSEWHERE, Place.UNKNOWN)
    return t(f"side.{place.value}_short" if short else f"side.{place.value}")


def day(published: Published) -> str:
    """The day as lists tell it: ``2026-01-14``, with ? where it is inferred; the month alone where no more is known."""
    if published.first is None:
        return t("side.no_date")
    text = published.first.isoformat()
    text = text[:7] if published.month_only else text
    return text if published.certain else f"{text}?"


def long_day(published: Published) -> str:
    """The day in a sentence, with 추정 where it is inferred."""
    if published.first is None:
        return t("side.no_date")
    text = _full(published.first, published.month_only)
    return text if published.certain else f"{text} {t('date.estimated')}"


def _full(first: date, month_only: bool) -> str:
    if month_only:
        return t("date.month_only", y=first.year, m=first.month)
    return t("date.full", y=first.year, m=first.month, d=first.day, w=weekday(first))


def listed(headline: Headline, columns: int | None) -> str:
    """One line: day, place, title, outlet, id; the title gives way where a terminal has `columns`."""
    front = f"{pad(day(headline.published), DAY_CELLS)} {pad(place_name(headline.primary), PLACE_CELLS)} "
    outlet = one_line(headline.outlet) if headline.outlet else t("row.outlet_unknown")
    back = f"  {outlet}  {headline.id}"
    title = one_line(headline.title)
    if columns is not None:
        title = cut(title, max(columns - width(front) - width(back), 10))
    return front + title + back


def quoted(passage: str, columns: int | None) -> str:
    """A passage below the line of its article, where its title begins."""
    lead = " " * (DAY_CELLS + PLACE_CELLS + 2)
    text = one_line(passage)
    return lead + (text if columns is None else cut(text, max(columns - len(lead), 10)))


def told(article: Article, marked: Marked) -> str:
    """An article to be read: header, text, pictures, and what cannot be seen otherwise."""
    parts = [
        "\n".join([one_line(article.title), *([t("read.derived")] if article.title_derived else [])]),
        "\n".join(_header(article, marked)),
        printable(article.body).replace("\n", "\n\n"),
        "\n".join(_pictures(article)),
        _cut_notice(article),
    ]
    return "\n\n".join(part for part in parts if part)


def _header(article: Article, marked: Marked) -> Iterator[str]:
    institution = f" · {t(f'side.{article.institution.value}')}" if article.institution else ""
    by = " ".join(part for part in (article.reporter, article.agency) if part)
    yield "  ".join(
        part
        for part in (
            place_name(article.primary) + institution,
            long_day(article.published),
            article.outlet or t("row.outlet_unknown"),
            by,
        )
        if part
    )
    if article.url:
        yield f"{t('show.address')}  {one_line(article.url)}"
    yield f"{t('show.source')}  {one_line(article.source)}"
    yield f"{t('show.article')}  {'  '.join([article.id, *_marks(article, marked)])}"
    if marked.note:
        yield f"{t('show.note')}  {one_line(marked.note)}"


def _marks(article: Article, marked: Marked) -> Iterator[str]:
    if article.versions > 1:
        yield t("show.versions", n=article.versions)
    if marked.read:
        yield t("side.read")
    if marked.saved:
        yield t("side.saved")
    if marked.tags:
        yield f"{t('show.tags')} {', '.join(marked.tags)}"


def _pictures(article: Article) -> Iterator[str]:
    for caption in article.captions:
        yield f"{t('show.captions')}  {one_line(caption)}"
    if article.credits:
        yield f"{t('show.credits')}  {one_line(', '.join(article.credits))}"


def _cut_notice(article: Article) -> str:
    if not article.truncated:
        return ""
    return t("read.cut" if article.url else "read.cut_no_url")


def reasons(article: Article) -> str:
    """Why an article has its place and its day, a line each, the strongest first."""
    from reader.library.reasons import in_words

    ordered = sorted(article.evidence, key=lambda each: (each.about != "place", -abs(each.weight)))
    lines = [_reason(each) for each in ordered] or [t("why.none")]
    if told := in_words(place_name(article.primary), article.primary, article.evidence):
        lines = [one_line(told), *lines]
    basis = article.published.basis.value
    return "\n".join(
        [
            t("why.title"),
            *(f"  {line}" for line in lines),
            f"  {t('why.about.date')} {day(article.published)}: {t(f'basis.{basis}')}",
        ]
    )


def _reason(evidence: Evidence) -> str:
    known = {place.value for place in Place}
    value = place_name(Place(evidence.value)) if evidence.value in known else evidence.value
    key = "why.for" if evidence.weight >= 0 else "why.against"
    return t(
        key if evidence.span else f"{key}_bare",
        about=t(f"why.about.{evidence.about}"),
        value=value,
        where=t_or(f"where.{evidence.where}", evidence.where),
        span=one_line(evidence.span),
        reason=evidence.reason,
    )
