"""One entry of a feed, of whichever format, made a raw article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from reader.i18n import t
from reader.model import Basis, Kind, Problem, RawArticle
from reader.sources.markup import Plain, plain, plain_line

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry states, its markup still inside; empty where it states nothing."""

    title: str
    texts: tuple[str, ...]
    """Content, then summary: the longest one is the article's text."""
    link: str
    guid: str
    published: str | None
    author: str = ""
    outlet: str = ""
    """Whom an aggregator names as the source of the entry."""


def article(entry: Entry, title: str, source: str, kind: Kind) -> RawArticle | Problem:
    """The article of `entry`, from the feed called `title`; a `Problem` where it says nothing."""
    headline = plain_line(entry.title)
    text = max((plain(each) for each in entry.texts), key=lambda each: len(each.text), default=Plain(""))
    url = web_address(entry.link) or web_address(entry.guid)
    if not headline and not text.text.strip():
        return Problem(source, 0, t("source.empty_entry", entry=url or entry.guid or "?"))
    return RawArticle(
        source=source,
        line=0,
        headline=headline,
        text=text.text.strip(),
        outlet=plain_line(entry.outlet) or title or None,
        reporter=plain_line(entry.author) or None,
        url=url,
        guid=_SPACE.sub(" ", entry.guid).strip() or None,
        published=entry.published,
        published_basis=Basis.FEED if entry.published else None,
        page=source,
        kind=kind,
    )


def web_address(text: str) -> str | None:
    """`text` where it is an http(s) address, else None."""
    address = "".join(text.split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.netloc else None
