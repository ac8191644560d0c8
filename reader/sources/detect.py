"""Telling the formats of our sources apart by how a file begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from reader.sources import digest, wire

ZIP = b"PK\x03\x04"
"""How an .xlsx file begins."""


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
    (Format.FEED, re.compile(r"<(?:rss|feed|rdf:rdf|channel)\b", re.IGNORECASE)),
    (Format.HTML, re.compile(r"<!doctype html|<html\b|<head\b|<body\b|<article\b", re.IGNORECASE)),
    (Format.FEED, re.compile(r"<\?xml\b")),
)
_JSON_FEED = re.compile(r'^\s*\{\s*"version"\s*:\s*"https?://jsonfeed\.org/')
_COLUMNS = re.compile(r"[,\t;]")
_COLUMN_NAMES = frozenset({"제목", "본문", "언론사", "일자", "title", "body", "outlet", "published"})


def detect(head: str, name: str) -> Format | None:
    """The format of a text that begins with `head`, from a file called `name`; None where nothing tells."""
    text = head.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return next((kind for kind, mark in _MARKUP if mark.search(text[:4096])), None)
    if text.startswith("{"):
        return Format.FEED if _JSON_FEED.match(text) else Format.JSONL
    return _by_lines(text.split("\n")[:40]) or (Format.TABLE if _is_table(text, name) else None)


def _by_lines(head: Sequence[str]) -> Format | None:
    lines = [line for line in head if line.strip()]
    wires = sum(map(wire.is_wire, lines))
    if any(map(digest.is_section, lines)):
        return Format.DIGEST
    if any(map(digest.page_date, lines[:4])) and not wire.is_wire(lines[0]):
        return Format.DIGEST
    return Format.WIRE if wires and wires * 3 >= len(lines) else None


def _is_table(text: str, name: str) -> bool:
    columns = {column.strip().strip('"') for column in _COLUMNS.split(text.split("\n", 1)[0])}
    return len(columns & _COLUMN_NAMES) >= 2 or name.lower().endswith((".xlsx", ".xls", ".tsv"))
