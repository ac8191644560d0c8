"""What a server packed, unpacked: never beyond a limit, whatever a small answer claims to become."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

MOST_LAYERS = 3
STEP = 1 << 16
_SLICE = 256
_WINDOW = 1 << 23
ENCODINGS = "gzip, deflate, br, zstd"
"""What `unpack` understands, as servers are told."""


class TooLargeError(Exception):
    """More comes out than the limit allows."""


class BrokenError(Exception):
    """It cannot be unpacked, or ends in the middle; the name of the packing is the message."""


def unpack(body: bytes, encoding: str, limit: int) -> bytes:
    """`body` without the layers that the header ``Content-Encoding`` names, at most `limit` bytes."""
    layers = [name for part in encoding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if len(layers) > MOST_LAYERS:
        raise BrokenError(encoding)
    for name in reversed(layers):
        unpacking = _UNPACKING.get(name)
        if unpacking is None:
            raise BrokenError(name)
        body = _limited(unpacking(body), limit, name)
    return body


def _limited(pieces: Iterator[bytes], limit: int, name: str) -> bytes:
    made, size = [], 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > limit:
                raise TooLargeError(name)
            made.append(piece)
    except (zlib.error, ValueError, EOFError) as error:
        raise BrokenError(name) from error
    return b"".join(made)


def _gzip(body: bytes) -> Iterator[bytes]:
    """All members; a body that is none, from servers that name a packing and do not use it, stays as it is."""
    if not body.startswith(b"\x1f\x8b"):
        yield body
        return
    while body.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        yield from _zlib(unpacker, body)
        body = unpacker.unused_data


def _deflate(body: bytes) -> Iterator[bytes]:
    """With the header of zlib, as it should be, or without, as some servers send it."""
    has_header = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    yield from _zlib(zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS), body)


def _zlib(unpacker: zlib._Decompress, body: bytes) -> Iterator[bytes]:
    yield unpacker.decompress(body, STEP)
    while not unpacker.eof:
        piece = unpacker.decompress(unpacker.unconsumed_tail, STEP)
        if not piece and not unpacker.eof:
            raise EOFError
        yield piece


def _brotli(body: bytes) -> Iterator[bytes]:
    import brotli

    unpacker = brotli.Decompressor()
    try:
        yield unpacker.process(body, output_buffer_limit=STEP)
        while not unpacker.is_finished():
            piece = unpacker.process(b"", output_buffer_limit=STEP)
            if not piece and not unpacker.is_finished():
                raise EOFError
            yield piece
    except brotli.error as error:
        raise ValueError from error


def _zstd(body: bytes) -> Iterator[bytes]:
    """In slices so small that what a slice becomes stays small too: four bytes may be a block of 128 KiB."""
    import zstandard

    try:
        while body:
            unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
            used = 0
            while not unpacker.eof:
                if used >= len(body):
                    raise EOFError
                yield unpacker.decompress(body[used : used + _SLICE])
                used += _SLICE
            body = unpacker.unused_data + body[used:]
    except zstandard.ZstdError as error:
        raise ValueError from error


_UNPACKING: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
