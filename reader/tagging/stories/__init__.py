"""Which articles are copies of one text, and which tell of one event. Pure: from values to groups."""

from __future__ import annotations

GROUPER_VERSION = 3
"""Raised when other groups come out for the same articles: everything is then grouped anew, in the background."""
