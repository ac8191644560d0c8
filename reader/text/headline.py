"""A headline for a text that came without one, from its first sentence."""

from __future__ import annotations


def derive(body: str) -> str:
    """The first line of `body`."""
    return body.split("\n", 1)[0][:40]
