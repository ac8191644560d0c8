"""The addresses that a marked-up text links to, which its plain text does not show."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

from reader.sources.feed.values import web_address

MOST = 50
"""A page of links is no article's text."""

_HREF = re.compile(
    r"""<a\s(?:[^>]{0,500}?\s)?href\s{0,9}=\s{0,9}(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})'|([^\s"'<>]{1,2000}))""",
    re.IGNORECASE,
)


def anchors(markup: str, base: str | None) -> tuple[str, ...]:
    """The addresses of the web that `markup` links to, each once, in its order; relative ones are of `base`."""
    if "<a" not in markup and "<A" not in markup:
        return ()
    found = (unescape(next(filter(None, match.groups()), "")).strip() for match in _HREF.finditer(markup))
    whole = (_joined(base, each) for each in found if not each.startswith("#"))
    return tuple(dict.fromkeys(each for each in whole if each))[:MOST]


def _joined(base: str | None, address: str) -> str | None:
    try:
        return web_address(urljoin(base, address) if base else address)
    except ValueError:
        return None
