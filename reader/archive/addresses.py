"""Addresses as keys: one article's addresses on the desktop, the telephone and the page of a service are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_MOST_STEPS = 8
"""Variants of variants; what goes round in circles stays where it is then."""


_PLAIN = re.compile(r"https?://([a-z0-9.-]*[a-z0-9])(/(?!/)[^\s?#]*)?(?:\?([^\s#]*))?(?:#\S*)?")
"""An address as nearly all are, of which `urlsplit` would say just that: host, path and query."""


def canonical_url(url: str) -> str | None:
    """`url` as a key: https, no fragment, none of the parameters and variants of addresses.toml; None if not web."""
    plain = _PLAIN.fullmatch(url)
    host, path, query = plain.groups("") if plain else _split(url)
    if not host:
        return None
    if query:
        query = "&".join([pair for pair in query.split("&") if pair and not _is_dropped(pair.split("=", 1)[0])])
    within = f"{path or '/'}?{query}".strip() if query else path.strip() or "/"
    return f"https://{_of_the_desktop(host + within)}"


def _split(url: str) -> tuple[str, str, str]:
    """Host, with its port unless that is the usual one, path and query; no host where it is not of the web."""
    from urllib.parse import urlsplit  # 5 ms that opening an archive to read need not wait for

    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return "", "", ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return "", "", ""
    host = parts.hostname if port in (None, 80, 443) else f"{parts.hostname}:{port}"
    return host, parts.path, parts.query


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
