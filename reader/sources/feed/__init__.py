"""Feeds: RSS 0.9–2.0, RDF, Atom and JSON Feed, as broken as they come."""

from __future__ import annotations

from dataclasses import dataclass

from reader.errors import UnreadableError
from reader.i18n import t
from reader.intake import Problem, RawArticle
from reader.model import Kind
from reader.sources.decoding import decoded
from reader.sources.feed.values import Stated

__all__ = ["LIMIT", "Feed", "Stated", "parse", "stated"]

LIMIT = 20 << 20
"""Bytes of the largest feed that is read."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its articles in its own order."""

    title: str
    """One plain line; empty where it has none."""
    link: str | None
    """The address of the site that it belongs to."""
    entries: tuple[RawArticle | Problem, ...]
    url: str | None = None
    """Its own address, as it states it."""
    version: str = ""
    """As feedparser names it (``rss20``, ``atom10``), or ``json1``."""


def parse(data: bytes, url: str, content_type: str | None = None, kind: Kind = Kind.ARTICLE) -> Feed:
    """The feed in `data`, which came from `url` (an address or a file) with the header `content_type`.

    A part that is no article is a `Problem`; UnreadableError where `data` is no feed at all.
    """
    from reader.sources.feed.entries import article

    found = stated(data, url, content_type)
    return Feed(
        title=found.title,
        link=found.link,
        entries=tuple(article(entry, found, url, kind) for entry in found.entries),
        url=found.url,
        version=found.version,
    )


def stated(data: bytes, url: str, content_type: str | None = None) -> Stated:
    """What the feed in `data` says, before articles are made of it; UnreadableError where it is none."""
    from reader.sources.feed import json_feed, xml_feed

    if len(data) > LIMIT:
        raise UnreadableError(t("source.large", path=url, mb=LIMIT >> 20))
    text = decoded(data, content_type)
    read = json_feed.read if text.lstrip("\ufeff \t\r\n").startswith("{") else xml_feed.read
    found = read(text, url)
    if found is None:
        raise UnreadableError(t("source.no_feed", path=url))
    return found
