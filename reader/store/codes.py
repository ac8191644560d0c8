"""Codes: ids of stories and of reprint groups as numbers that a column can hold, the same in every process."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=4096)
def code(name: str) -> int:
    """A number of 64 bits, signed; two of a million names share theirs once in forty million archives."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little", signed=True)
