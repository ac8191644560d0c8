"""One regular expression for many names: a trie, so that a thousand names cost little more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

DOTS = "·ㆍ‧∙・․"
_LOOSE = str.maketrans("", "", " ." + DOTS)
_SYMBOLS = {" ": " ?", "·": f"[{DOTS}. ]?"}

Node = dict[str, Any]
"""Symbols to nodes; the empty string marks the end of a name."""


def key(name: str) -> str:
    """A name without the spaces and dots that writers set or leave out."""
    return name.translate(_LOOSE)


def pattern(names: Iterable[str], *, begins: bool = True) -> re.Pattern[str]:
    """Matches the longest of `names` where a word begins, or (not `begins`) anywhere.

    The names' first and second characters are tested before the trie is entered: a third of the time.
    """
    root: Node = {}
    for name in names:
        node = root
        for symbol in name:
            node = node.setdefault(symbol, {})
        node[""] = {}
    if not root:
        return re.compile(r"(?!)")
    first, second = set(root), set(f" .{DOTS}")
    for node in root.values():
        second.update(node, *(child for symbol, child in node.items() if symbol in _SYMBOLS))
    lead = f"(?={_one_of(first)}{_one_of(second - {''})})"
    return re.compile(rf"\b{lead}{_expression(root)}" if begins else lead + _expression(root))


def _one_of(symbols: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(symbols)))}]"


def _expression(node: Node) -> str:
    branches = [
        _SYMBOLS.get(symbol, re.escape(symbol)) + _expression(child) for symbol, child in node.items() if symbol
    ]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if "" in node else body
