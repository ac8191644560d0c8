"""Outlets by the hosts of their sites and mail addresses, and by the titles of their feeds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from reader.text.patterns import read

_BETWEEN = re.compile(r"\s*(?:\s[-–—~]\s|[|<>»:·•\[\]()]+|::)\s*")
"""What stands between an outlet's name and a section's in the title of a feed."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """What is known of outlets by name."""

    agencies: frozenset[str]
    hosts: Mapping[str, str]
    aggregators: frozenset[str]
    """Hosts on which articles of many outlets stand."""
    desks: frozenset[str]
    """Places of offices, which stand beside an outlet's name."""
    feed_words: frozenset[str]
    """What titles of feeds add to an outlet's name, case folded."""

    def of_mail(self, mail: str) -> str | None:
        """The outlet whose reporters write from `mail`."""
        return self._of_host(mail.rpartition("@")[2])

    def of_site(self, address: str | None) -> str | None:
        """The outlet on whose site `address` stands."""
        return self._of_host(_host(address))

    def of_title(self, title: str) -> str | None:
        """The outlet that the title of its feed names: a known one, else the title without its section words."""
        parts = [part.strip() for part in _BETWEEN.split(title) if part.strip()]
        known = next((name for part in parts if (name := self._named(part))), None)
        if known:
            return known
        plain = [words for part in parts if (words := self._without_feed_words(part))]
        return plain[0] if len(plain) == 1 else title.strip() or None

    def is_aggregator(self, address: str | None) -> bool:
        """Whether articles of many outlets stand where `address` is."""
        return any(name in self.aggregators for name in _above(_host(address)))

    def _of_host(self, host: str) -> str | None:
        return next((self.hosts[name] for name in _above(host.lower()) if name in self.hosts), None)

    def _named(self, part: str) -> str | None:
        names = frozenset(self.hosts.values())
        return next((name for name in (part, self._without_feed_words(part), part.split()[0]) if name in names), None)

    def _without_feed_words(self, part: str) -> str:
        return " ".join(word for word in part.split() if word.casefold() not in self.feed_words)


@cache
def outlets() -> Outlets:
    """The table `outlets.toml`."""
    table = read("outlets.toml")
    return Outlets(
        frozenset(table["agencies"]),
        table["hosts"],
        frozenset(table["aggregators"]),
        frozenset(table["desks"]),
        frozenset(word.casefold() for word in table["feed_words"]),
    )


def _host(address: str | None) -> str:
    try:
        return (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return ""


def _above(host: str) -> list[str]:
    """`host` and the names above it, the longest first."""
    labels = host.split(".")
    return [".".join(labels[i:]) for i in range(len(labels) - 1)]
