"""Counts by name that become a dictionary when someone asks: the sidebar shows a few of two thousand days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

K = TypeVar("K")


class Later(Mapping[K, int]):
    """The dictionary that `make` returns, made at the first question; `make` must not look at what changes."""

    def __init__(self, make: Callable[[], Mapping[K, int]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[K, int]:
        return self._make()

    def __getitem__(self, key: K) -> int:
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def __repr__(self) -> str:
        return repr(self._made)
