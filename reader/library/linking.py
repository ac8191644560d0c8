"""The links of an article: its own address, and those that its text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.frozen import frozen
from reader.model import Article

_ADDRESS = re.compile(r"(?<![A-Za-z0-9@./-])(?:https?://|www\.)[A-Za-z0-9\-._~:/?#@!$&*+,;=%]+", re.IGNORECASE)
"""What Korean prose holds of the web: a particle may follow at once, so that an address ends before Hangul."""
_TRAILING = ".,;:!?&*"


@frozen
class Link:
    """An address to be opened or copied."""

    url: str
    own: bool = False
    """Whether it is that of the article itself."""


def links(article: Article, linked: Sequence[str] = ()) -> tuple[Link, ...]:
    """Every address once: the article's own, those its source `linked` to, those of the text, those of its pictures."""
    own = [Link(article.url, own=True)] if article.url and _is_web(article.url) else []
    texts = (article.body, *article.captions, *article.credits)
    named = (Link(url) for url in (*filter(_is_web, linked), *(url for text in texts for url in addresses(text))))
    found = {link.url: link for link in reversed([*own, *named])}
    return tuple(reversed(found.values()))


def addresses(text: str) -> Iterator[str]:
    """The addresses of the web in `text`, with their scheme."""
    for match in _ADDRESS.finditer(text):
        url = match[0].rstrip(_TRAILING)
        if "." in url.partition("//")[2] or url.lower().startswith("www."):
            yield url if "//" in url else f"https://{url}"


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))
