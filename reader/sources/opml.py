"""OPML 1.0 and 2.0 (http://opml.org/spec2.opml): lists of subscriptions, as readers exchange them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from reader.errors import UnreadableError
from reader.i18n import t
from reader.sources.decoding import decoded
from reader.sources.feed.mending import mended
from reader.sources.feed.values import web_address
from reader.text.printable import printable_line

LIMIT = 20 << 20
"""Bytes of the largest list that is read."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of a list."""

    url: str
    """As `web_address` has it; any other as it stands there, which nobody can subscribe to."""
    name: str
    """Empty where the list gives none."""
    folder: str = ""
    """The group that it stands in; those around it before it, each followed by a slash."""
    site: str | None = None


def subscriptions(data: bytes, source: str) -> list[Outline]:
    """The feeds of the list, each once, in its order; UnreadableError where `data`, from `source`, is no OPML.

    What follows the first error of its XML is left out. Entities are not expanded and nothing is fetched.
    """
    from xml.parsers.expat import ExpatError, ParserCreate

    if len(data) > LIMIT:
        raise UnreadableError(t("source.large", path=source, mb=LIMIT >> 20))
    reading = _Reading()
    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reading.begin, reading.end
    try:
        parser.Parse(mended(decoded(data)), True)
    except ExpatError:
        if not reading.is_list:
            raise UnreadableError(t("source.no_opml", path=source)) from None
    if not reading.is_list:
        raise UnreadableError(t("source.no_opml", path=source))
    return list(reading.found.values())


def written(outlines: Iterable[Outline], title: str) -> str:
    """The list as OPML 2.0; feeds of one folder that follow each other stand in one group."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{escape(title)}</title></head>",
    ]
    lines.append("<body>")
    for folder, members in groupby(outlines, key=lambda outline: outline.folder):
        group = f"<outline text={quoteattr(folder)}>" if folder else ""
        lines += [group, *map(_outline, members), "</outline>" if folder else ""]
    return "\n".join([*filter(None, lines), "</body>", "</opml>", ""])


def _outline(outline: Outline) -> str:
    name = outline.name or outline.url
    site = f" htmlUrl={quoteattr(outline.site)}" if outline.site else ""
    return f'<outline type="rss" text={quoteattr(name)} title={quoteattr(name)} xmlUrl={quoteattr(outline.url)}{site}/>'


@dataclass(slots=True)
class _Reading:
    """Where in a list its reading is."""

    found: dict[str, Outline] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    is_list: bool = False

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins: a feed, or a group of them."""
        self.is_list = self.is_list or tag.lower() == "opml"
        if tag.lower() != "outline":
            return
        given = {name.lower(): printable_line(value) for name, value in attributes.items()}
        name = given.get("title") or given.get("text") or ""
        url = _feed_address(given)
        if url and url not in self.found:
            folder = "/".join(filter(None, self.folders))
            self.found[url] = Outline(url, name, folder, web_address(given.get("htmlurl", "")))
        self.folders.append("" if url else name)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag.lower() == "outline":
            self.folders.pop()


def _feed_address(given: Mapping[str, str]) -> str:
    address = given.get("xmlurl", "")
    if address.startswith("feed:"):
        rest = address.removeprefix("feed:")
        address = f"http:{rest}" if rest.startswith("//") else rest
    return web_address(address) or address
