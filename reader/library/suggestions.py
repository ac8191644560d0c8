"""Feeds that a first run offers, from `suggestions.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from reader.library.feed_values import Suggestion


def suggestions() -> tuple[Suggestion, ...]:
    """All of them, in the order of the table."""
    table = tomllib.loads(files("reader.library").joinpath("suggestions.toml").read_text(encoding="utf-8"))
    return tuple(Suggestion(**row) for row in table["feed"])
