"""What a feed states, in whichever format, before articles are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from reader.text.printable import printable


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry states, its markup still inside; empty where it states nothing."""

    title: str
    texts: tuple[str, ...]
    """Content, then summary: the longest one is the article's text."""
    link: str
    guid: str
    published: str | None
    """As `moments.moment` reads it."""
    author: str = ""
    outlet: str = ""
    """Whom an aggregator names as the source of the entry."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A feed as it describes itself."""

    title: str
    link: str | None
    entries: tuple[Entry, ...]
    url: str | None
    version: str


def web_address(text: str) -> str | None:
    """`text` where it is an http(s) address, else None; without spaces and what a terminal obeys or hides."""
    address = "".join(printable(text).split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.netloc else None
