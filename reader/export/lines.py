"""JSON Lines: the row of every article as ``--json`` prints it, and what an import needs to restore it whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reader.export import row
from reader.export.values import Exported, Inferred
from reader.text.printable import UNSEEN, without_piles

_ESCAPED = re.compile(f"[{UNSEEN}\x85\u2028\u2029\u3164\uffa0]")
"""What `json` leaves as it is although a terminal or ``str.splitlines`` would act on it, or nobody would see it."""
ROOM = 4_000_000
"""Characters of a line, where earlier states need not stand in it: with more an import does not read it again."""


def lines(items: Iterable[Exported]) -> Iterator[str]:
    """One object a line: the keys of the contract, then `keys` and `inferred`, which are always there too; `links`,
    `history` and `bonds` where there are any. Further lines tell the same article with states that had no room."""
    for item in items:
        for line in _lines_of(item):
            yield line + "\n"


def _lines_of(item: Exported) -> Iterator[str]:
    whole = as_json(full_row(item))
    if len(whole) <= ROOM:
        yield whole
        return
    for part in _parts(item):
        yield as_json(full_row(part))


def _parts(item: Exported) -> Iterator[Exported]:
    """`item` with as many of its states as a line has room for, the latest ones first, and in each the current one.

    What was decided of it stands in the first only, which no state that is too long for any line spoils.
    """
    current = [state for state in item.history if state["current"]]
    room = left = ROOM - len(as_json(full_row(replace(item, history=current))))
    part, others = current, item
    for state in reversed(item.history):
        if state["current"]:
            continue
        size = len(as_json(state)) + len(", ")
        if size > left and (len(part) > len(current) or others is item):
            yield replace(others, history=part)
            part, left, others = current, room, replace(item, bonds=())
        part, left = [state, *part], left - size
    yield replace(others, history=part)


def full_row(item: Exported) -> dict[str, object]:
    """The row of `item` with the keys that only an export has."""
    more = {"links": list(item.links), "history": list(item.history), "bonds": list(item.bonds)}
    known = {"keys": list(item.keys), "inferred": _inferred(item.inferred)}
    return {**row(item.article, item.marked), **known, **{name: each for name, each in more.items() if each}}


def _inferred(inferred: Inferred | None) -> dict[str, object] | None:
    if inferred is None:
        return None
    return {"primary": inferred.primary.value, "places": [place.value for place in inferred.places]}


def as_json(value: Mapping[str, object]) -> str:
    """`value` as one line of JSON that is harmless on a terminal too."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return without_piles(_ESCAPED.sub(lambda match: _escape(match[0]), text), _escape)


def _escape(char: str) -> str:
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + (code - 0x10000 >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
