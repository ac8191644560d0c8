"""Pages made of dated releases, to measure how well their months and days are told."""

from __future__ import annotations

import random
import re
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from reader.intake import RawArticle
from reader.model import KST, Basis, Published
from reader.tagging.dates import resolve_page
from reader.text.clean import clean

Release = dict[str, Any]
DAYS, FEWEST, MOST = 4, 12, 20
LATE = (25, 50)
LENGTH = 600
IMPORTED = datetime(2028, 1, 1, tzinfo=KST)


def pages(releases: Sequence[Release], count: int, seed: int = 1) -> Iterator[tuple[list[Release], date]]:
    """So many pages of 12 to 20 releases of four neighbouring days, with a page date 25 to 50 days later."""
    by_day: dict[date, list[Release]] = defaultdict(list)
    for release in releases:
        by_day[published(release)].append(release)
    days, rng = sorted(by_day), random.Random(seed)
    while count:
        first = rng.choice(days)
        pool = [one for step in range(DAYS) for one in by_day.get(first + timedelta(step), [])]
        size = rng.randint(FEWEST, MOST)
        if len(pool) >= size:
            count -= 1
            yield rng.sample(pool, size), first + timedelta(DAYS - 1 + rng.randint(*LATE))


def published(release: Release) -> date:
    """The day of a release, in Seoul."""
    return datetime.fromisoformat(release["published"]).astimezone(KST).date()


def half(release: Release) -> int:
    """Which half of a file a release belongs to: 0 to learn from, 1 to measure on."""
    return zlib.crc32(release["title"].encode()) % 2


def names_its_day(release: Release) -> bool:
    """Whether the text that is read says the day of the month on which it was published."""
    day = published(release)
    text = f"{release['title']}\n{release['body'][:LENGTH]}"
    said = rf"(?<![\d.])(?:{day.month}\s?[월.]\s?)?{day.day}\s?(?:일(?!간|차|째)|\.?\s?\([월화수목금토일]\))"
    return re.search(said, text) is not None


def resolved(page: Sequence[Release], page_date: date) -> list[Published]:
    """The days that the resolver tells for a page without any other date."""
    raws = [RawArticle("page", line, one["title"], one["body"][:LENGTH], page="page", page_date=page_date)
            for line, one in enumerate(page, 1)]  # fmt: skip
    return [one.published for one in resolve_page([clean(raw) for raw in raws], raws, IMPORTED)]


def measure(releases: Sequence[Release], count: int) -> Iterator[str]:
    """Shares of pages with the right month and of articles with the right day, and what is told wrongly."""
    begun, months, articles = time.process_time(), 0, 0
    told = Counter[str](), Counter[str]()
    for page, page_date in pages(releases, count):
        found = resolved(page, page_date)
        articles += len(page)
        wanted = {(published(one).year, published(one).month) for one in page}
        got = Counter((one.first.year, one.first.month) for one in found if one.first)
        months += bool(got) and got.most_common(1)[0][0] in wanted
        for one, release in zip(found, page, strict=True):
            if names_its_day(release):
                told[half(release)][_told(one, release)] += 1
    spent = time.process_time() - begun
    yield f"month right  {months / count:.3f} of {count} pages of {articles} articles"
    yield from _days("all that name their day", told[0] + told[1])
    yield from _days("half that weights were learnt on", told[0])
    yield from _days("half held out", told[1])
    yield f"speed        {articles / spent:.0f} articles of {LENGTH} letters a second, cleaning included"


def _days(name: str, told: Counter[str]) -> Iterator[str]:
    named = max(1, told.total())
    others = ", ".join(f"{kind} {count}" for kind, count in told.most_common() if kind != "right")
    yield f"day right    {told['right'] / named:.3f} of {told.total()} articles: {name}"
    yield f"  otherwise  {others}"


def _told(found: Published, release: Release) -> str:
    if found.basis is Basis.IMPORT or found.first is None:
        return "nothing"
    if found.month_only:
        return "month only"
    off = (found.first - published(release)).days
    return "right" if not off else f"{off:+d} days" if abs(off) <= 2 else "farther off"
