"""The feeds that the page of a site names."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from reader.sources.addresses import is_web, joined
from reader.sources.decoding import decoded

_TYPES = re.compile(r"(?:application|text)/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml)", re.IGNORECASE)
_PATH = re.compile(r"(?:^|[/._?=&-])(?:rss|atom|feeds?|rdf)(?:[/._?=&-]|\d*$)|allArticle\.xml", re.IGNORECASE)
"""How links look that lead to a feed: /rss/allArticle.xml, /feed, atom.xml, ?type=rss."""
_NO_FEED = re.compile(r"\.(?:png|jpe?g|gif|svg|css|js|pdf|ico)(?:$|[?#])|comments?/feed", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<html|<head|<body|<link|<a\s", re.IGNORECASE)
MOST = 5
"""Links that are looked at behind one page."""
_READ = 1 << 20


def is_page(data: bytes) -> bool:
    """Whether `data` can be a page rather than anything else."""
    return _HTML.search(data[: 1 << 14]) is not None


def feeds_of(data: bytes, url: str, content_type: str | None = None) -> list[str]:
    """Addresses of feeds that the page in `data`, which came from `url`, names; the likeliest first.

    Those that it states in its head, else links that look like some.
    """
    links = _Links()
    links.feed(decoded(data[:_READ], content_type))
    base = joined(url, links.base) or url
    for found in (links.stated, links.likely):
        addresses = (joined(base, link) for link in found)
        unique = dict.fromkeys(each for each in addresses if each and is_web(each) and each != url)
        if unique:
            return list(unique)[:MOST]
    return []


class _Links(HTMLParser):
    """What is collected while a page is read; a page may be as broken as it likes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.base = ""
        self.stated: list[str] = []
        self.likely: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Base, links of the head, links of the text."""
        told = {name: (value or "").strip() for name, value in attrs}
        link = told.get("href", "")
        if not link:
            return
        if tag == "base" and not self.base:
            self.base = link
        elif tag == "link" and "alternate" in told.get("rel", "").lower().split() and _is_feed(told):
            self.stated.append(link)
        elif tag == "a" and _PATH.search(link) and not _NO_FEED.search(link):
            self.likely.append(link)


def _is_feed(told: dict[str, str]) -> bool:
    return _TYPES.match(told.get("type", "")) is not None and _NO_FEED.search(told["href"]) is None
