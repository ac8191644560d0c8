"""One entry of a feed, of whichever format, made a raw article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.i18n import t
from reader.intake import Problem, RawArticle
from reader.model import Basis, Kind
from reader.sources.anchors import anchors
from reader.sources.bylines import publisher, reporter
from reader.sources.endings import breaks_off
from reader.sources.feed.values import Entry, Stated, web_address
from reader.sources.markup import Plain, plain, plain_line
from reader.sources.mojibake import unbroken
from reader.text.printable import printable_line

_NONE = (Plain(""), "")
_SPACE = re.compile(r"\s+")
_SHOWN = 80
"""Characters of a guid that a message shows."""


def article(entry: Entry, feed: Stated, source: str, kind: Kind) -> RawArticle | Problem:
    """The article of `entry`, from `feed`, which came from `source`; a `Problem` where it says nothing."""
    text, markup = max(((plain(each), each) for each in entry.texts), key=lambda each: len(each[0].text), default=_NONE)
    body, captions = unbroken(text.text.strip()), tuple(map(unbroken, text.captions))
    url = web_address(entry.link) or web_address(entry.guid)
    outlet = _outlet(entry, feed, url, source)
    headline = _headline(entry, outlet)
    if not headline and not body:
        return Problem(source, 0, t("source.empty_entry", entry=url or printable_line(entry.guid)[:_SHOWN] or "?"))
    return RawArticle(
        source=source,
        line=0,
        headline=headline,
        text=body,
        outlet=outlet,
        reporter=reporter(unbroken(plain_line(entry.author)), outlet),
        url=url,
        guid=_SPACE.sub(" ", entry.guid).strip() or None,
        published=entry.published,
        published_basis=Basis.FEED if entry.published else None,
        page=source,
        kind=kind,
        truncated=breaks_off(body),
        restored=_besides(captions, anchors(markup, url or source)),
    )


def _besides(captions: Sequence[str], links: Sequence[str]) -> dict[str, object]:
    """What stood in the markup and is no part of the text."""
    return {name: list(found) for name, found in (("captions", captions), ("links", links)) if found}


def _outlet(entry: Entry, feed: Stated, url: str | None, source: str) -> str | None:
    named = unbroken(plain_line(entry.outlet))
    if named:
        return publisher([], [named])
    return publisher([url, feed.link, source], [feed.title])


def _headline(entry: Entry, outlet: str | None) -> str:
    """The entry's title, without the outlet that an aggregator puts behind it."""
    title = unbroken(plain_line(entry.title))
    return title.removesuffix(f" - {plain_line(entry.outlet) or outlet}") if entry.outlet else title
