"""What the test suites of feedparser and gofeed expect of a file, as far as it is title, link, id or date."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_SERVER = "http://127.0.0.1:8097/tests/"
"""Where feedparser's tests believe that they come from."""

_HEADER = re.compile(r"^\s*Header:\s*([\w-]+):\s*(.*?)\s*$", re.MULTILINE)
_EXPECT = re.compile(r"Expect:\s*(.*?)\s*(?:\n|-->)", re.DOTALL)
_NAMES = {"title": "title", "link": "link", "id": "id", "guid": "id"}
_NAMES |= dict.fromkeys(("published_parsed", "updated_parsed", "date_parsed"), "date")


@dataclass
class Expected:
    """``feed.title``, ``0.link`` … → what it should be; dates in ISO."""

    url: str
    content_type: str | None = None
    values: dict[str, str] = field(default_factory=dict)


def of_feedparser(path: Path) -> Expected:
    """The expectation in the comment at the beginning of a test file of feedparser."""
    text = _decoded(path.read_bytes())
    headers = {name.lower(): value for name, value in _HEADER.findall(text[:4000])}
    expected = Expected(headers.get("content-location", f"{_SERVER}{path.name}"), headers.get("content-type"))
    match = _EXPECT.search(text)
    if match is None:
        return expected
    try:
        tree = ast.parse(match[1].strip(), mode="eval")
    except SyntaxError:
        return expected
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and all(isinstance(op, ast.Eq) for op in node.ops):
            _compared([node.left, *node.comparators], expected, path)
    return expected


def of_gofeed(path: Path) -> Expected:
    """The expectation in the JSON file beside a test file of gofeed."""
    expected = Expected("")
    beside = path.with_name(f"{path.stem}_expected.json") if path.suffix == ".json" else path.with_suffix(".json")
    if not beside.exists():
        return expected
    about = json.loads(beside.read_text(encoding="utf-8"))
    for key, value in _stated(about):
        expected.values[f"feed.{key}"] = value
    for index, item in enumerate(about.get("items") or about.get("entries") or ()):
        for key, value in _stated(item):
            expected.values[f"{index}.{key}"] = value
    expected.values.pop("feed.id", None)
    expected.values.pop("feed.date", None)
    return expected


def reason(path: Path) -> str:
    """Why a file differs, where that is meant."""
    return next((why for part, why in _MEANT.items() if part in str(path)), "")


_MEANT: Mapping[str, str] = {
    "feed_title_crazy": "a whole page with scripts as a title: we show what a reader would see of it",
    "guid_naked_markup": "elements inside a guid, which feedparser does not read as its text",
}


def _compared(operands: list[ast.expr], expected: Expected, path: Path) -> None:
    wanted = next((value for operand in operands if (value := _value(operand)) is not None), None)
    for operand in operands:
        if wanted is not None and (key := _field(operand)) is not None:
            name = key.rpartition(".")[2]
            if name == "text" and "encoding" not in path.parts:
                continue
            value = _moment(wanted) if name == "date" else wanted
            if isinstance(value, str):
                expected.values[key] = value


def _field(node: ast.expr) -> str | None:
    """``entries[0]['title']`` → ``0.title``, ``feed.link`` → ``feed.link``; None for anything else."""
    steps: list[object] = []
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            steps.append(node.slice.value)
        elif isinstance(node, ast.Attribute):
            steps.append(node.attr)
        else:
            return None
        node = node.value
    match node.id, *reversed(steps):
        case "feed", str(name) if name in ("title", "link"):
            return f"feed.{name}"
        case "feed", "title_detail", "value":
            return "feed.title"
        case "entries", int(index), str(name) if name in _NAMES:
            return f"{index}.{_NAMES[name]}"
        case "entries", int(index), "title_detail", "value":
            return f"{index}.title"
        case "entries", int(index), "description":
            return f"{index}.text"
    return None


def _value(node: ast.expr) -> Any:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return f"{_value(node.left)}{_value(node.right)}"
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def _moment(value: object) -> str | None:
    return datetime(*value[:6], tzinfo=UTC).isoformat() if isinstance(value, tuple) else None


def _stated(about: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    links = about.get("links") or ()
    alternate = [
        each.get("href") for each in links if isinstance(each, dict) and each.get("rel") in (None, "", "alternate")
    ]
    guid = about.get("guid") or about.get("id")
    values = {
        "title": about.get("title"),
        "link": about.get("link") or (alternate[0] if alternate else None),
        "id": guid.get("value") if isinstance(guid, dict) else guid,
        "date": about.get("publishedParsed") or about.get("pubDateParsed") or about.get("updatedParsed"),
    }
    return ((key, value) for key, value in values.items() if isinstance(value, str) and value)


def _decoded(data: bytes) -> str:
    for codec in ("utf-32", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ():
        try:
            return data.decode(codec)
        except UnicodeError:
            continue
    return data.replace(b"\0", b"").decode("latin-1")
