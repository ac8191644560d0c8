"""RSS, RDF and Atom: feedparser between our mending of what it gets and our reading of what it gives."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from reader.errors import UnreadableError
from reader.i18n import t
from reader.sources.feed.mending import is_tangled, mended
from reader.sources.feed.values import Entry, Stated, web_address
from reader.sources.markup import plain_line
from reader.sources.mojibake import unbroken
from reader.sources.moments import moment
from reader.text.printable import printable_line

_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel|items?|entry)\b", re.IGNORECASE)
_LOOK = 20_000
_TIMES = ("published", "created", "updated", "dcterms_issued", "date")


def read(text: str, source: str) -> Stated | None:
    """The feed that `text` is; None where it is something else.

    Raises UnreadableError for one that was made to keep its readers busy.
    """
    document = mended(text)
    if not _ROOT.search(document, 0, _LOOK):
        return None
    if is_tangled(document):
        raise UnreadableError(t("source.tangled", path=source))
    found = _parsed(document)
    about, base = found["feed"], web_address(source) or ""
    itself = (_text(each.get("href")) for each in _links(about) if each.get("rel") == "self")
    return Stated(
        title=printable_line(unbroken(plain_line(_text(about.get("title"))))),
        link=web_address(_absolute(_text(about.get("link")), base)),
        entries=tuple(_entry(each, base) for each in found["entries"]),
        url=next((web_address(_absolute(each, base)) for each in itself), None),
        version=_text(found.get("version")),
    )


def _parsed(document: str) -> Mapping[str, Any]:
    """Without the address it came from: feedparser would join every other one with it, a third of its time."""
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    found: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(document.encode()), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
    )
    return found


def _absolute(address: str, base: str) -> str:
    """`address` as one at `base` means it, where it does not say for itself; another scheme stays one."""
    if not address or address.startswith(("http://", "https://")):
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _entry(entry: Mapping[str, Any], base: str) -> Entry:
    contents = entry.get("content")
    texts = [_text(part.get("value")) for part in contents] if isinstance(contents, list) else []
    source = entry.get("source")
    return Entry(
        title=_text(entry.get("title")),
        texts=(*texts, _text(entry.get("summary"))),
        link=_absolute(_link(entry), base),
        guid=_text(entry.get("id")),
        published=next((when for name in _TIMES if (when := moment(_text(entry.get(name))))), None),
        author=_text(entry.get("author")),
        outlet=_text(source.get("title")) if isinstance(source, Mapping) else "",
    )


def _link(entry: Mapping[str, Any]) -> str:
    """The entry's page: feedparser lets an attachment take its place where that comes last."""
    given = _text(entry.get("link"))
    pages = [_text(each.get("href")) for each in _links(entry) if each.get("rel", "alternate") == "alternate"]
    return given if given in pages else next(filter(None, pages), given)


def _links(about: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    links = about.get("links")
    return [link for link in links if isinstance(link, Mapping)] if isinstance(links, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
