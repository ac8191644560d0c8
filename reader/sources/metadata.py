"""What a web page states of its article in its head: title, address, day, outlet, author; nothing is searched for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.sources.feed.values import web_address
from reader.sources.moments import moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "title")
_DATES = (
    *(
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "datepublished",
        "dable:published_time",
    ),
    *("pubdate", "publishdate", "article:regdate", "sailthru.date", "dc.date.issued", "dc.date"),
)
_AUTHORS = ("dable:author", "article:author", "og:article:author", "author", "byl", "dc.creator")
_SITES = ("og:site_name", "article:publisher", "publisher")
_DEEPEST = 6
"""Levels of JSON-LD that are looked at."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says; empty or None where it says nothing."""

    titles: tuple[str, ...]
    """The best one first."""
    url: str | None
    published: str | None
    site: str
    author: str


def metadata(page: HtmlElement, url: str) -> Metadata:
    """What `page`, which came from `url`, says of itself."""
    meta, told = _meta(page), list(_json_articles(page))
    headings = [" ".join(heading.text_content().split()) for heading in page.xpath("(//h1)[position() <= 2]")]
    titles = [*_all(meta, _TITLES[:2]), *_told(told, "headline"), *headings, *_all(meta, _TITLES[2:]), _title(page)]
    times = [
        *_all(meta, _DATES),
        *_told(told, "datePublished"),
        *page.xpath("//time[@pubdate]/@datetime"),
        *_marked(page),
    ]
    canonical = [*page.xpath("//link[@rel='canonical']/@href"), *_all(meta, ("og:url",)), *_told(told, "url")]
    return Metadata(
        titles=tuple(title for title in dict.fromkeys(titles) if title),
        url=next((found for each in canonical if (found := _absolute(url, each))), None),
        published=next((found for each in times if (found := moment(each))), None),
        site=next(iter([*_all(meta, _SITES), *_told(told, "publisher")]), ""),
        author=next((name for name in [*_all(meta, _AUTHORS), *_told(told, "author")] if "://" not in name), ""),
    )


def _meta(page: HtmlElement) -> Mapping[str, str]:
    """Names and contents of the page's meta elements; of several the first."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _all(meta: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _title(page: HtmlElement) -> str:
    return " ".join((page.findtext(".//title") or "").split())


def _marked(page: HtmlElement) -> list[str]:
    """Times that the page marks as those of its publication."""
    found = page.xpath("//*[@itemprop='datePublished']")
    return [element.get("datetime") or element.get("content") or element.text_content() for element in found[:2]]


def _absolute(base: str, address: str) -> str | None:
    try:
        return web_address(urljoin(base, address.strip()) if web_address(base) else address)
    except ValueError:
        return None


def _json_articles(page: HtmlElement) -> Iterator[Mapping[str, object]]:
    """The articles that the page describes in JSON-LD."""
    for script in page.xpath("//script[@type='application/ld+json']")[:10]:
        try:
            yield from _articles_in(json.loads(script.text or ""), _DEEPEST)
        except (ValueError, RecursionError):
            continue


def _articles_in(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list):
        for each in value[:50]:
            yield from _articles_in(each, depth - 1) if depth else ()
    elif isinstance(value, dict):
        if "Article" in str(value.get("@type")):
            yield value
        yield from _articles_in(value.get("@graph"), depth - 1) if depth else ()


def _told(articles: list[Mapping[str, object]], key: str) -> list[str]:
    return [text for article in articles if (text := _name(article.get(key)))]


def _name(value: object) -> str:
    """A text, or the name of the thing or the first of the things that stand in its place."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
