"""Snippets: the passage of a text that shows best why it matched, on one line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reader.frozen import frozen
from reader.query import Query
from reader.store.highlight import Span, highlights

LENGTH = 90
"""Characters of a passage: what fits on one line of a wide terminal, and more than fits into a row."""
_LEAD = 8
"""Characters before the first hit, so that it is seen however little room there is."""
_CONSIDERED = 100
"""Hits among which the best passage is looked for."""
_CUT = "…"


@frozen
class Snippet:
    """A passage and the characters of it that matched."""

    text: str
    spans: tuple[Span, ...]


def snippet(query: Query, text: str, length: int = LENGTH) -> Snippet | None:
    """The passage of about `length` characters with the most different hits, the first of them near its beginning.

    It never leaves its paragraph and begins and ends between words where that is possible. None without hits.
    """
    spans = highlights(query, text)[:_CONSIDERED]
    if not spans:
        return None
    start = max(range(len(spans)), key=lambda index: _worth(spans[index:], text, length))
    hit = spans[start]
    line = (text.rfind("\n", 0, hit[0]) + 1, _line_end(text, hit[1]))
    begin = _begin(text, line[0], hit[0])
    end = _end(text, line[1], hit[1], begin + length)
    return _shown(text, begin, end, line, spans)


def _worth(spans: Sequence[Span], text: str, length: int) -> tuple[int, int]:
    """Of a passage that begins with the first of `spans`: how many different hits it holds, and how close they are."""
    first, reached = spans[0]
    beyond = min(first + length - _LEAD, _line_end(text, reached))
    different: set[str] = set()
    for start, end in (spans[0], *takewhile(lambda span: span[1] <= beyond, spans[1:])):
        if text[start:end].casefold() not in different:
            different.add(text[start:end].casefold())
            reached = end
    return len(different), first - reached


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _begin(text: str, line: int, hit: int) -> int:
    """Where a word begins, at most `_LEAD` characters before the hit; the hit itself where there is none."""
    if hit - line <= _LEAD:
        return line
    space = text.find(" ", hit - _LEAD - 1, hit)
    return hit if space < 0 else space + 1


def _end(text: str, line: int, hit: int, limit: int) -> int:
    """Where a word ends, at or before `limit`, but not before `hit` ends."""
    if line <= limit:
        return line
    space = text.rfind(" ", max(hit, limit - 2 * _LEAD), limit + 1)
    return max(hit, limit) if space < 0 else space


def _shown(text: str, begin: int, end: int, line: Span, spans: Sequence[Span]) -> Snippet:
    """The passage with what was cut off marked; hits beyond it are left out. A hit may go from one line to the next."""
    before = _CUT if begin > line[0] else ""
    after = _CUT if end < line[1] else ""
    moved = len(before) - begin
    inside = tuple((start + moved, stop + moved) for start, stop in spans if begin <= start and stop <= end)
    return Snippet(before + text[begin:end].replace("\n", " ") + after, inside)
