"""Telling the formats of our sources apart by how a file begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from reader.sources import digest, wire

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How .xlsx and .xls files begin."""
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"


class Format(StrEnum):
    """A way in which articles are written down."""

    WIRE = "wire"
    DIGEST = "digest"
    FEED = "feed"
    JSONL = "jsonl"
    HTML = "html"
    OPML = "opml"
    TABLE = "table"


_MARKUP = (
    (Format.OPML, re.compile(r"<opml\b", re.IGNORECASE)),
    (Format.FEED, re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)),
    (Format.HTML, re.compile(r"<!doctype html|<(?:html|head|meta|body|article|div|table)\b", re.IGNORECASE)),
)
_XML = re.compile(r"<\?xml\b")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_JSON_FEED = re.compile(r'"version"\s*:\s*"(?:https?:)?//(?:www\.)?jsonfeed\.org/')
_LOOK = 4096


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins with `head` is an .xlsx or .xls file."""
    return head.startswith(_WORKBOOKS)


def is_markup(head: bytes) -> bool:
    """Whether a file that begins with `head` is XML or HTML, which state their encoding themselves."""
    return head.lstrip(_BEFORE_MARKUP)[:1] == b"<"


def detect(head: str, name: str) -> Format | None:
    """The format of a text that begins with `head`, from a file called `name`; None where nothing tells."""
    text = head.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return _of_markup(_COMMENT.sub("", text[: 4 * _LOOK])[:_LOOK])
    if text.startswith("{"):
        return Format.FEED if _JSON_FEED.search(text, 0, _LOOK) else Format.JSONL
    return _by_lines(text.split("\n")[:40]) or (Format.TABLE if _is_table(text, name) else None)


def _of_markup(text: str) -> Format | None:
    found = [(match.start(), format) for format, mark in _MARKUP if (match := mark.search(text))]
    if found:
        return min(found)[1]
    return Format.FEED if _XML.match(text) else None


def _by_lines(head: Sequence[str]) -> Format | None:
    lines = [line for line in head if line.strip()]
    wires = sum(map(wire.is_wire, lines))
    if any(map(digest.is_section, lines)):
        return Format.DIGEST
    if any(map(digest.page_date, lines[:4])) and not wire.is_wire(lines[0]):
        return Format.DIGEST
    return Format.WIRE if wires and wires * 3 >= len(lines) else None


def _is_table(text: str, name: str) -> bool:
    if name.lower().endswith((".csv", ".tsv")):
        return True
    from reader.sources.table import named_columns, separated

    return any(named_columns(separated(line)) for line in text.split("\n", 3)[:3])
