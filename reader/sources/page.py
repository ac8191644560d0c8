"""The web page of one article, fetched or saved: trafilatura finds its text, what the page states gives the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.i18n import t
from reader.intake import Problem, RawArticle
from reader.model import Basis, Kind
from reader.sources.bylines import publisher, reporter
from reader.sources.decoding import decoded
from reader.sources.feed.values import web_address
from reader.sources.markup import plain_line, unescaped
from reader.sources.metadata import Metadata, metadata
from reader.sources.mojibake import unbroken
from reader.text.outlets import outlets

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LIMIT = 5 << 20
"""Bytes of the largest page that is read."""

SHORTEST = 60
"""Characters of a text that trafilatura takes for one; its own 250 are those of a language with longer words."""

_BLOCKS = frozenset({"p", "head", "lb", "item", "quote", "row", "table", "list", "code", "body", "div"})
_MOST_CAPTIONS = 8
_ODD = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")
_BETWEEN = re.compile(r"\s+[-–—|<:]\s+|\s*(?:\||::|<)\s*")
_STUMBLES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a page that nobody thought of may raise in what reads it."""


def read(data: bytes, url: str, content_type: str | None = None, kind: Kind = Kind.ARTICLE) -> RawArticle | Problem:
    """The article of the page `data`, which came from `url` (an address or a file); a `Problem` where it has none."""
    problem = Problem(url, 0, t("source.no_page", path=url))
    if len(data) > LIMIT:
        return Problem(url, 0, t("source.large", path=url, mb=LIMIT >> 20))
    try:
        page = _tree(_ODD.sub("", decoded(data, content_type)))
        if page is None:
            return problem
        about = metadata(page, url)
        captions = _captions(page)
        text = unbroken(_text(page))
    except _STUMBLES:
        return problem
    return _article(about, text, captions, url, kind) if text else problem


def _article(about: Metadata, text: str, captions: list[str], url: str, kind: Kind) -> RawArticle:
    address = about.url or web_address(url)
    outlet = publisher([address, web_address(url)], [unbroken(about.site)])
    title = _title(about, outlet)
    return RawArticle(
        source=url,
        line=0,
        headline=title,
        text="\n".join(line for line in text.split("\n") if line != title),
        outlet=outlet,
        reporter=reporter(unbroken(plain_line(about.author)), outlet),
        url=address,
        published=about.published,
        published_basis=Basis.FEED if about.published else None,
        kind=kind,
        restored={"captions": captions} if captions else {},
    )


def _tree(markup: str) -> HtmlElement | None:
    from trafilatura import load_html

    page: HtmlElement | None = load_html(markup) if markup.strip() else None
    return page


def _text(page: HtmlElement) -> str:
    """The paragraphs of the article's text, a line each."""
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(SHORTEST))
    found: Any = bare_extraction(page, include_comments=False, config=config)
    return _lines(found.body) if found is not None and found.body is not None else ""


def _lines(body: Any) -> str:
    from lxml import etree

    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            pieces += ["\n"] if block else []
            pieces.append(element.text or "")
        else:
            pieces += ["\n"] if block else [" "] if element.tag == "cell" else []
            pieces.append(element.tail or "")
    return "\n".join(line for each in "".join(pieces).split("\n") if (line := " ".join(unescaped(each).split())))


def _captions(page: HtmlElement) -> list[str]:
    """What stands below the pictures of the article."""
    places = "//figcaption[not(ancestor::aside or ancestor::nav or ancestor::footer)]"
    found = [" ".join(each.text_content().split()) for each in page.xpath(places)[:_MOST_CAPTIONS]]
    return [unbroken(caption) for caption in dict.fromkeys(found) if caption]


def _title(about: Metadata, outlet: str | None) -> str:
    """The headline, without the names of the site that stand behind it."""
    title = unbroken(plain_line(about.titles[0])) if about.titles else ""
    names = {about.site, outlet, *outlets().hosts.values()}
    ends = list(_BETWEEN.finditer(title))
    for end in reversed(ends):
        if title[end.end() :].strip(" >") not in names or not title[: end.start()].strip():
            break
        title = title[: end.start()].strip()
    return title
