"""Sorting suffixes, against the order that Python gives to the bytes themselves."""

from __future__ import annotations

import random

import numpy as np
import pytest

from reader.store import sorting
from reader.store.hits import Array
from reader.store.sorting import is_repeated, offsets, suffix_order

IS_LETTER = np.arange(256) > 0


def suffixes(data: bytes, at: Array) -> list[bytes]:
    return [data[start : data.index(0, start)] for start in at.tolist()]


def words(seed: int) -> bytes:
    """Words of few letters, many of them alike for long, some of them equal, some only one letter."""
    draw = random.Random(seed)
    known = [bytes(draw.choices(b"\x01\x02a\xff", k=draw.choice([1, 2, 7, 8, 9, 30]))) for _ in range(40)]
    return b"".join(draw.choice(known) + draw.choice([b"", draw.choice(known)]) + b"\0" for _ in range(400))


@pytest.mark.parametrize("block", [4, 64, 1 << 16])
@pytest.mark.parametrize("seed", range(5))
def test_suffixes_are_sorted_up_to_their_ends_and_equal_ones_stay(
    seed: int, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "_BLOCK", block)
    data = words(seed)
    own = np.frombuffer(data, np.uint8)
    at = offsets(own, IS_LETTER)
    found = suffixes(data, at)
    order = suffix_order(own, at).tolist()
    assert order == sorted(range(len(found)), key=found.__getitem__)
    repeated = is_repeated(own, at[order])
    assert repeated.tolist() == [i > 0 and found[order[i]] == found[order[i - 1]] for i in range(len(order))]


def test_more_suffixes_than_a_part_holds_agree_in_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "_BLOCK", 8)
    data = b"".join(b"x" * 40 + bytes([1 + number % 7]) + b"\0" for number in range(100))
    at = np.arange(0, len(data), 42, dtype=np.uint32)
    found = suffixes(data, at)
    assert suffix_order(np.frombuffer(data, np.uint8), at).tolist() == sorted(range(100), key=found.__getitem__)


def test_nothing_is_sorted_where_nothing_is() -> None:
    nothing = np.zeros(0, np.uint32)
    assert not len(suffix_order(np.zeros(1, np.uint8), nothing))
