"""Below a text: that others told the same, and who."""

from __future__ import annotations

from collections.abc import Sequence

from reader.i18n import t
from reader.model import Headline
from reader.ui.cells import safe
from reader.ui.pieces import Role
from reader.ui.story_rows import outlet_label, when
from reader.ui.typography import Block, Kind

_MOST = 12
"""So many others are named; the rest stands under the row of the story."""


def same_blocks(others: Sequence[Headline]) -> list[Block]:
    """``v 같은 소식 1건 더  매일일보 ‘…’``; several a line each below it, with their days."""
    if not others:
        return []
    count = t("read.same", n=len(others))
    if len(others) == 1:
        return [_note(f"{count}  {_named(others[0])}", "v ")]
    lines = [_note(f"{when(other)}  {_named(other)}", "  ") for other in others[:_MOST]]
    rest = len(others) - _MOST
    return [_note(count, "v "), *lines, *([_note(t("read.same_rest", n=rest), "  ")] if rest > 0 else [])]


def _named(other: Headline) -> str:
    return t("read.same_title", outlet=outlet_label(other), title=safe(other.title).strip())


def _note(text: str, label: str) -> Block:
    return Block(Kind.NOTE, text, ((0, len(text), Role.QUIET),), label)
