"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), which feedparser does not read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urljoin

from reader.sources.feed.values import Entry, Stated, web_address
from reader.sources.moments import moment
from reader.text.printable import printable_line


def read(text: str, source: str) -> Stated | None:
    """The feed that `text` is; None where it is no JSON or something else."""
    about = _object(text)
    items = about.get("items") if about else None
    if about is None or not isinstance(items, list):
        return None
    return Stated(
        title=printable_line(_text(about, "title")),
        link=web_address(_text(about, "home_page_url")),
        entries=tuple(_entry(item, source) for item in items if isinstance(item, dict)),
        url=web_address(_text(about, "feed_url")),
        version="json1",
    )


def _object(text: str) -> Mapping[str, object] | None:
    try:
        found = json.loads(text.lstrip("\ufeff \t\r\n"))
        if "\\u" in text:  # may spell half a character, which nothing could store
            found = json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _entry(item: Mapping[str, object], source: str) -> Entry:
    link = _text(item, "url") or _text(item, "external_url")
    texts = (_text(item, "content_html"), *(escape(_text(item, key)) for key in ("content_text", "summary")))
    return Entry(
        title=escape(_text(item, "title"), quote=False),
        texts=texts,
        link=urljoin(source, link) if link else "",
        guid=_text(item, "id"),
        published=moment(_text(item, "date_published")) or moment(_text(item, "date_modified")),
        author=_author(item),
    )


def _author(item: Mapping[str, object]) -> str:
    named = item.get("authors")
    first: Sequence[object] = named if isinstance(named, list) and named else [item.get("author")]
    return _text(first[0], "name") if isinstance(first[0], dict) else ""


def _text(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
