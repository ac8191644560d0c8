"""Sorting suffixes: all places of a dictionary where a syllable begins, in the order of the bytes that follow.

They are told apart byte by byte into parts that are small, and these sorted by as many bytes at a time as fit into a
number beside the place of each: sorting such numbers costs a tenth of sorting places by numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from reader.store.hits import Array, Mask

_WIDTH = 8
_BLOCK = 1 << 16
_THREADS = 2
_LOW = np.uint64(0x7F7F7F7F7F7F7F7F)

Part = tuple[Array, int]
"""Suffixes that follow each other, and in how many bytes they agree."""


def suffix_order(data: npt.NDArray[np.uint8], at: Array) -> npt.NDArray[np.uint32]:
    """The order of the suffixes of `data` that begin at the offsets `at`, each up to its zero byte.

    Equal suffixes stay in the order of `at`. `data` ends in a zero byte.
    """
    order = np.empty(len(at), np.uint32)
    sort_suffixes(data, at, order)
    return order


def sort_suffixes(data: npt.NDArray[np.uint8], at: Array, order: Array) -> None:
    """Write `suffix_order` to `order`."""
    parts = _by_pair(data, at, order, None, 0)
    with ThreadPoolExecutor(_THREADS) as threads:  # numpy lets other threads go on while it sorts
        for _ in threads.map(lambda part: _sort(data, at, *part), parts):
            pass


def offsets(data: npt.NDArray[np.uint8], wanted: Mask) -> npt.NDArray[np.uint32]:
    """Where in `data` bytes lie that `wanted`, of 256, names."""
    found = [np.zeros(0, np.uint32)]
    for part in _blocks(len(data)):
        found.append((np.flatnonzero(marked(data[part], wanted)) + part.start).astype(np.uint32))
    return np.concatenate(found)


def marked(data: npt.NDArray[np.uint8], wanted: Mask) -> Mask:
    """Whether `wanted` names each byte: a quarter of the time of looking them up as an array."""
    return np.frombuffer(bytearray(data.tobytes().translate(wanted.tobytes())), np.bool_)


def _sort(data: npt.NDArray[np.uint8], at: Array, own: Array, depth: int) -> None:
    """Bring `own`, of which the suffixes agree in their first `depth` bytes, into their order."""
    if len(own) <= _BLOCK or depth >= _WIDTH:
        own[:] = own[_order(data, at[own], depth)]
    else:
        for part in _by_pair(data, at, own, own.copy(), depth):
            _sort(data, at, *part)


def _by_pair(data: npt.NDArray[np.uint8], at: Array, target: Array, own: Array | None, depth: int) -> list[Part]:
    """Fill `target` with `own`, or all numbers, by the two bytes that lie `depth` behind the offset of each."""
    codes = np.empty(len(target), np.uint16)
    for part in _blocks(len(codes)):
        codes[part] = _pairs(data, at[part if own is None else own[part]] + np.uint32(depth))
    counts = np.bincount(codes)
    free = (np.cumsum(counts) - counts).tolist()
    for part in _blocks(len(codes)):
        by_code = np.argsort(codes[part], kind="stable")
        found = codes[part][by_code]
        numbers = by_code.astype(np.uint32) + np.uint32(part.start) if own is None else own[part][by_code]
        begins = np.flatnonzero(np.concatenate(([True], found[1:] != found[:-1])))
        ends = np.append(begins[1:], len(found))
        for code, low, high in zip(found[begins].tolist(), begins.tolist(), ends.tolist(), strict=True):
            begin = free[code]
            free[code] = end = begin + high - low
            target[begin:end] = numbers[low:high]
    return list(_parts(target, counts, depth))


def _parts(target: Array, counts: Array, depth: int) -> Iterator[Part]:
    """Large parts of which so many agree in two bytes more, and small ones together."""
    low = high = 0
    for code in np.flatnonzero(counts).tolist():
        begin, high = high, high + int(counts[code])
        if high - low > _BLOCK:
            yield target[low:begin], depth
            low = begin
        if high - low > _BLOCK:
            if code & 0xFF:  # else they are over, and so are equal
                yield target[low:high], depth + 2
            low = high
    yield target[low:high], depth


def _blocks(size: int) -> Iterator[slice]:
    return (slice(start, min(start + _BLOCK, size)) for start in range(0, size, _BLOCK))


def _pairs(data: npt.NDArray[np.uint8], at: Array) -> npt.NDArray[np.uint16]:
    """Two bytes as a number; 0 behind the end of a suffix."""
    first = data[at].astype(np.uint16)
    at += first != 0
    return first << np.uint16(8) | data[at]


def _order(data: npt.NDArray[np.uint8], at: Array, depth: int) -> Array:
    """The order of suffixes that agree in their first `depth` bytes."""
    order, tied = np.arange(len(at), dtype=np.uint32), np.arange(len(at))
    groups = np.zeros(len(at), np.uint64)
    while len(tied):
        own = order[tied]
        place_bits = (len(own) - 1).bit_length()
        width = (64 - place_bits - int(groups[-1]).bit_length()) // 8
        keys = _keys(data, at[own], depth) >> np.uint64(64 - 8 * width) | groups << np.uint64(8 * width)
        keys = np.sort(keys << np.uint64(place_bits) | np.arange(len(own), dtype=np.uint64))
        order[tied] = own[(keys & np.uint64((1 << place_bits) - 1)).astype(np.intp)]
        keys >>= np.uint64(place_bits)
        is_new = np.concatenate(([True], keys[1:] != keys[:-1], [True]))
        goes_on = np.flatnonzero(~(is_new[:-1] & is_new[1:]) & (keys & np.uint64(0xFF) != 0))
        tied = tied[goes_on]
        groups = np.cumsum(is_new[goes_on], dtype=np.uint64)
        depth += width
    return order


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
