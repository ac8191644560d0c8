"""Lists in a column of text: JSON, whose library is imported when there is the first list to read or write."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any


def pack(value: object) -> str:
    """`value` as compact JSON with its letters as they are."""
    return _encoder()(value)


def unpack(text: str) -> Any:
    """What `pack` made `text` of."""
    return _decoder()(text)


@cache
def _encoder() -> Callable[[object], str]:
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@cache
def _decoder() -> Callable[[str], Any]:
    from json import JSONDecoder

    return JSONDecoder().decode
