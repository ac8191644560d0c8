"""Turns: who asks much of a store lets each key go first, between any two of its questions."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from reader.model import Sort
from reader.query import Query

if TYPE_CHECKING:
    from reader.store.ranking import Token
    from reader.store.search import Found, Store

_PAUSE = 0.0005
_T = TypeVar("_T")


class Turns:
    """The lock of a store, in a ``with`` block, which whoever asks `between` such blocks does not keep from others."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._first: deque[None] = deque()
        """One for each that waits or has the lock, but for those who ask between."""

    def __enter__(self) -> None:
        self._first.append(None)
        self._lock.acquire()

    def __exit__(self, *_error: object) -> None:
        self._lock.release()
        self._first.pop()

    def between(self, question: Callable[[], _T]) -> _T:
        """The answer to a short question, asked when nobody waits.

        A lock that is let go and taken again by the same thread is hardly ever had by another.
        """
        while self._first:
            time.sleep(_PAUSE)
        with self._lock:
            return question()


class BetweenKeys:
    """A store that is asked between keys; what it says of several questions may be of several moments."""

    def __init__(self, store: Store, turns: Turns) -> None:
        self._store = store
        self._turns = turns

    def find(self, query: Query, sort: Sort, today: date) -> Found:
        """`Store.find`."""
        return self._turns.between(lambda: self._store.find(query, sort, today))

    def beside(
        self, query: Query, widened: Callable[[Token], Token], sort: Sort, today: date
    ) -> tuple[Sequence[int], int]:
        """`Store.beside`."""
        return self._turns.between(lambda: self._store.beside(query, widened, sort, today))

    def occurs(self, token: Token) -> bool:
        """`Store.occurs`."""
        return self._turns.between(lambda: self._store.occurs(token))

    def begins(self, start: bytes) -> bool:
        """`Store.begins`."""
        return self._turns.between(lambda: self._store.begins(start))
