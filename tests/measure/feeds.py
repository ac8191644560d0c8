"""Feeds of other readers' test suites and of Korean outlets, read by ours: ``python -m tests.measure.feeds [PATH]``.

Reads every file below PATH. Where a test of feedparser or an expectation of gofeed states title, link, id or date of a
feed or its entries, it says in how many files ours agree, and lists the others. Markup is compared as the text that a
reader sees. Of the Korean feeds it says how many of their items stand under the right day in Seoul.
"""

from __future__ import annotations

import argparse
import re
import sys
import traceback
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from reader.errors import ReaderError
from reader.intake import RawArticle
from reader.model import KST
from reader.sources import feed, opml
from reader.sources.feed.values import Stated, web_address
from reader.sources.markup import plain_line
from reader.text.printable import printable_line
from tests.measure.expectations import Expected, of_feedparser, of_gofeed, reason

DEFAULT = Path(__file__).parents[3] / "shared" / "data" / "feeds"
_ITEM = re.compile(rb"<item[\s>].*?</item>", re.DOTALL)
_DATE = re.compile(rb"<pubDate>(.*?)</pubDate>")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.measure.feeds", description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT)
    root = parser.parse_args(arguments).path
    files = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else [root]
    if not any(path.is_file() for path in files):
        print(f"nothing to measure in {root}", file=sys.stderr)
        return 1
    crashed = _read_all(files)
    agreed = _agreement(files, root)
    korean = [path for path in files if "korean" in path.parts]
    whole = [_korean(path, root) for path in korean]
    return 0 if not crashed and agreed and all(whole) else 1


def _read_all(files: Sequence[Path]) -> int:
    """Reads every file whatever it is; prints and counts those that end in anything but our own one-line errors."""
    outcomes: Counter[str] = Counter()
    for path in files:
        data = path.read_bytes()
        try:
            if path.suffix == ".opml":
                opml.subscriptions(data, str(path))
            else:
                feed.parse(data, path.resolve().as_uri())
            outcomes["read"] += 1
        except ReaderError:
            outcomes["no feed, said in one line"] += 1
        except Exception:
            outcomes["crashed"] += 1
            print(f"CRASH {path}\n{traceback.format_exc()}")
    print(f"{len(files)} files: " + ", ".join(f"{count} {what}" for what, count in sorted(outcomes.items())))
    return outcomes["crashed"]


def _agreement(files: Sequence[Path], root: Path) -> bool:
    total, differ = Counter[str](), []
    for path in files:
        suite = next((name for name in ("feedparser", "gofeed") if name in path.parts), None)
        if suite is None:
            continue
        expected = of_feedparser(path) if suite == "feedparser" else of_gofeed(path)
        if not expected.values:
            continue
        found = _differences(path, expected)
        total[suite] += 1
        if found:
            differ.append((suite, path.relative_to(root), found, reason(path)))
    for suite, count in total.items():
        wrong = sum(1 for each in differ if each[0] == suite)
        print(f"{suite}: {count - wrong}/{count} files agree ({(count - wrong) / count:.1%})")
    for _, path, found, why in differ:
        print(f"  {path}: {'; '.join(found)}" + (f" - {why}" if why else ""))
    checked = sum(total.values())
    if not checked:
        return True
    print(f"together {checked - len(differ)}/{checked} ({1 - len(differ) / checked:.1%})")
    return len(differ) <= checked / 100


def _differences(path: Path, expected: Expected) -> list[str]:
    try:
        ours = feed.stated(path.read_bytes(), expected.url, expected.content_type)
    except ReaderError as error:
        return [str(error)]
    return [
        f"{field}: {mine!r}, not {value!r}"
        for field, value in expected.values.items()
        if (mine := _ours(ours, field)) != _seen(field, value)
    ]


def _ours(found: Stated, field: str) -> str | None:
    where, _, name = field.rpartition(".")
    if where == "feed":
        return _seen(field, found.title if name == "title" else found.link or "")
    index = int(where)
    if index >= len(found.entries):
        return None
    entry = found.entries[index]
    values = {"title": entry.title, "link": entry.link, "id": entry.guid, "date": entry.published or ""}
    return _seen(field, max(entry.texts, key=len, default="") if name == "text" else values[name])


def _seen(field: str, value: str) -> str:
    """`value` as a person would see it: text without markup, a moment of time, an address without odd spaces."""
    name = field.rpartition(".")[2]
    if name in ("title", "text"):
        return printable_line(plain_line(value))
    if name == "date":
        return datetime.fromisoformat(value).astimezone(KST).isoformat(timespec="seconds") if value else ""
    return web_address(value) or " ".join(value.split())


def _korean(path: Path, root: Path) -> bool:
    """Whether every item of the feed is there, on the day that its own date is in Seoul."""
    data = path.read_bytes()
    days = [_day_in_seoul(item) for item in _ITEM.findall(data)]
    articles = [entry for entry in feed.parse(data, path.as_uri()).entries if isinstance(entry, RawArticle)]
    found = [article.published and article.published[:10] for article in articles]
    right = sum(1 for ours, theirs in zip(found, days, strict=False) if ours == theirs)
    print(f"{path.relative_to(root)}: {len(articles)}/{len(days)} items, {right} on their day in Seoul")
    return right == len(days) == len(articles)


def _day_in_seoul(item: bytes) -> str | None:
    match = _DATE.search(item)
    if match is None:
        return None
    text = match[1].decode()
    moment = (
        datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text.replace("-0000", "+0000"))
    )
    return moment.astimezone(KST).date().isoformat()


if __name__ == "__main__":
    sys.exit(main())
