from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from reader.sources.retrieve.unpacking import BrokenError, TooLargeError, unpack

TEXT = "광주 서구는 마을 도서관의 문을 밤 열 시까지 연다. ".encode() * 400 + random.Random(4).randbytes(2_000)
LIMIT = 1 << 20
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("name", PACKINGS)
def test_what_was_packed_comes_out_again(name: str) -> None:
    assert unpack(PACKINGS[name](TEXT), name, LIMIT) == TEXT
    assert unpack(PACKINGS[name](PACKINGS[name](TEXT)), f"{name}, {name.upper()}", LIMIT) == TEXT


def test_a_plain_answer_stays_as_it_is() -> None:
    assert unpack(TEXT, "", LIMIT) == unpack(TEXT, "identity", LIMIT) == unpack(TEXT, "gzip", LIMIT) == TEXT


def test_gzip_in_members_and_deflate_without_a_header_are_read_too() -> None:
    assert unpack(gzip.compress(TEXT) + gzip.compress(TEXT), "gzip", LIMIT) == TEXT + TEXT
    assert unpack(zlib.compress(TEXT)[2:-4], "deflate", LIMIT) == TEXT


@pytest.mark.parametrize("name", PACKINGS)
def test_a_bomb_is_told_by_what_comes_out_and_not_unpacked(name: str) -> None:
    with pytest.raises(TooLargeError):
        unpack(PACKINGS[name](bytes(64 << 20)), name, LIMIT)


@pytest.mark.parametrize("name", PACKINGS)
def test_what_is_cut_or_garbled_is_broken(name: str) -> None:
    packed = PACKINGS[name](TEXT)
    for broken in (packed[: len(packed) // 2], packed[:2] + b"\xff\xff" + packed[4:]):
        with pytest.raises(BrokenError, match=name):
            unpack(broken, name, LIMIT)


@pytest.mark.parametrize("encoding", ["compress", "gzip, gzip, gzip, gzip"])
def test_packings_that_nobody_uses_are_refused(encoding: str) -> None:
    with pytest.raises(BrokenError):
        unpack(TEXT, encoding, LIMIT)
