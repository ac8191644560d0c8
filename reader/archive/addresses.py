"""Addresses as keys: one article's addresses on the desktop, the telephone and the page of a service are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_MOST_STEPS = 8
"""Variants of variants; what goes round in circles stays where it is then."""


def canonical_url(url: str) -> str | None:
    """`url` as a key: https, no fragment, none of the parameters and variants of addresses.toml; None if not web."""
    from urllib.parse import urlsplit, urlunsplit  # 5 ms that opening an archive to read need not wait for

    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    host = parts.hostname if port in (None, 80, 443) else f"{parts.hostname}:{port}"
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _is_dropped(pair.split("=", 1)[0]))
    plain = urlunsplit(("", "", parts.path or "/", query, "")).strip()
    return f"https://{_of_the_desktop(host + plain)}"


def _of_the_desktop(address: str) -> str:
    """`address`, without its scheme, as its outlet shows it on the desktop."""
    for _ in range(_MOST_STEPS):
        before = address
        for sign, pattern, replacement in _variants():
            if sign in address:
                address = pattern.sub(replacement, address, count=1)
        if address == before:
            break
    return address


@lru_cache(1024)
def _is_dropped(name: str) -> bool:
    from fnmatch import fnmatchcase

    return any(fnmatchcase(name.lower(), row["name"]) for row in table()["parameter"])


@cache
def _variants() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple((row.get("sign", ""), re.compile(row["regex"], re.ASCII), row["to"]) for row in table()["variant"])


@cache
def table() -> dict[str, Any]:
    """addresses.toml."""
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files("reader.archive").joinpath("addresses.toml").read_text(encoding="utf-8"))
