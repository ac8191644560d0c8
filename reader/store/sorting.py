"""Sorting suffixes: all places of a dictionary where a syllable begins, in the order of the bytes that follow."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from reader.store.hits import Array

_WIDTH = 8
_BLOCK = 1 << 16
_THREADS = 2
_LOW = np.uint64(0x7F7F7F7F7F7F7F7F)


def suffix_order(data: npt.NDArray[np.uint8], at: Array) -> npt.NDArray[np.uint32]:
    """The order of the suffixes of `data` that begin at the offsets `at`, each up to its zero byte.

    Equal suffixes stay in the order of `at`. `data` ends in a zero byte.
    """
    order = np.empty(len(at), np.uint32)
    done = 0
    codes, counts = np.empty(len(at), np.uint8), np.zeros(256, np.int64)
    for start in range(0, len(at), _BLOCK):
        first = data[at[start : start + _BLOCK]]
        codes[start : start + _BLOCK] = first
        counts += np.bincount(first, minlength=256)
    parts = (
        part
        for code in np.flatnonzero(counts).tolist()
        for part in _parts(data, at, np.flatnonzero(codes == code).astype(np.uint32), code, 1)
    )
    for part in _by_threads(lambda own: own[_order(data, at[own])], parts):
        order[done : done + len(part)] = part
        done += len(part)
    return order


def _by_threads(work: Callable[[Array], Array], parts: Iterable[Array]) -> Iterator[Array]:
    """`work` of each of `parts`, in order; numpy lets other threads go on while it sorts. Few wait at a time."""
    waiting: deque[Future[Array]] = deque()
    with ThreadPoolExecutor(_THREADS) as threads:
        for part in parts:
            waiting.append(threads.submit(work, part))
            if len(waiting) > _THREADS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def offsets(data: npt.NDArray[np.uint8], wanted: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint32]:
    """Where in `data` bytes lie that `wanted`, of 256, names."""
    found = [np.zeros(0, np.uint32)]
    for start in range(0, len(data), _BLOCK):
        found.append((np.flatnonzero(wanted[data[start : start + _BLOCK]]) + start).astype(np.uint32))
    return np.concatenate(found)


def _parts(data: npt.NDArray[np.uint8], at: Array, own: Array, last: int, depth: int) -> Iterator[Array]:
    """The suffixes `own`, which agree in their first `depth` bytes, up to `last`, in parts that follow each other.

    They need little memory to sort; of those that are over, and so are equal, any part does.
    """
    if len(own) <= _BLOCK or depth == _WIDTH:
        yield own
    elif not last:
        yield from (own[start : start + _BLOCK] for start in range(0, len(own), _BLOCK))
    else:
        codes = np.empty(len(own), np.uint8)
        for start in range(0, len(own), _BLOCK):
            codes[start : start + _BLOCK] = data[at[own[start : start + _BLOCK]] + np.uint32(depth)]
        for code in np.unique(codes).tolist():
            yield from _parts(data, at, own[codes == code], code, depth + 1)


def _order(data: npt.NDArray[np.uint8], at: Array) -> Array:
    keys = _keys(data, at, 0)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    depth = _WIDTH
    tied = _tied(keys)
    group = np.cumsum(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(tied) else keys
    while len(tied):
        inner = _keys(data, at[order[tied]], depth)
        by_key = np.lexsort((inner, group[tied]))
        order[tied] = order[tied][by_key]
        inner, own = inner[by_key], group[tied]
        same = np.concatenate(([False], (inner[1:] == inner[:-1]) & (own[1:] == own[:-1])))
        both = same | np.concatenate((same[1:], [False]))
        group[tied] = np.cumsum(~same)
        tied = tied[both & (inner & np.uint64(0xFF) != 0)]
        depth += _WIDTH
    return order


def _tied(keys: Array) -> Array:
    """Places of sorted keys that another one equals and that have not come to their end."""
    same = np.concatenate(([False], keys[1:] == keys[:-1]))
    both = same | np.concatenate((same[1:], [False]))
    return np.flatnonzero(both & (keys & np.uint64(0xFF) != 0))


def _keys(data: npt.NDArray[np.uint8], at: Array, depth: int) -> npt.NDArray[np.uint64]:
    """The eight bytes of each suffix from `depth` on as a number; zeros after its end."""
    if len(data) < _WIDTH:
        data = np.concatenate((data, np.zeros(_WIDTH, np.uint8)))
    begins = at + np.uint32(depth)
    last = len(data) - _WIDTH
    windows = np.ndarray(last + 1, ">u8", data, 0, (1,))
    if len(begins) and begins.max() > last:
        inside = np.minimum(begins, np.uint32(last))
        keys = windows[inside].astype(np.uint64) << (begins - inside).astype(np.uint64) * np.uint64(8)
    else:
        keys = windows[begins].astype(np.uint64)
    return keys & ~_behind_zero(keys)


def _behind_zero(keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """All bits of the bytes from the first one on that is zero."""
    marks = ~(((keys & _LOW) + _LOW) | keys | _LOW)
    for shift in (8, 16, 32):
        marks |= marks >> np.uint64(shift)
    return (marks >> np.uint64(7)) * np.uint64(0xFF)


def is_repeated(data: npt.NDArray[np.uint8], at: Array) -> npt.NDArray[np.bool_]:
    """Whether the suffix at each of the sorted offsets `at` is the one before it."""
    repeated = np.zeros(len(at), np.bool_)
    for start in range(1, len(at), _BLOCK):
        open_ = np.arange(start, min(start + _BLOCK, len(at)))
        depth = 0
        while len(open_):
            own = _keys(data, at[open_], depth)
            same = own == _keys(data, at[open_ - 1], depth)
            open_, own = open_[same], own[same]
            ended = own & np.uint64(0xFF) == 0
            repeated[open_[ended]] = True
            open_ = open_[~ended]
            depth += _WIDTH
    return repeated
