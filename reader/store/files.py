"""Files of an index: arrays in one file, beside a header that knows their places and checksums.

A folder is written under another name, flushed to the disk and renamed; nothing in it ever changes afterwards, so
that it can be mapped. The length is compared before anything is mapped: a file cut short would else end the reader
(SIGBUS). Checksums cost a full read and are for whoever has time for it.
"""

from __future__ import annotations

import json
import mmap
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from reader.store.hits import Array

MAGIC = "gjnews index"
VERSION = 3
HEADER, ARRAYS = "header.json", "arrays.bin"
_BLOCK = 1 << 22
_ALIGN = 64


class DamagedIndexError(ValueError):
    """An index that is incomplete, broken, or of another version; it has to be built again."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the file an array lies."""

    offset: int
    dtype: str
    shape: tuple[int, ...]

    @property
    def end(self) -> int:
        """The byte behind it."""
        return self.offset + int(np.prod(self.shape, dtype=np.int64)) * np.dtype(self.dtype).itemsize


@dataclass(frozen=True, slots=True)
class Mapped:
    """An opened folder: what its header says, and its arrays, mapped and read-only."""

    facts: Mapping[str, Any]
    arrays: Mapping[str, Array]
    spans: Mapping[str, Span]
    buffer: mmap.mmap | bytes
    """All of the file."""


class Folder:
    """A folder of arrays on its way to `final`."""

    def __init__(self, final: Path) -> None:
        self._final = final
        self._path = final.with_name(f".{final.name}.{os.getpid()}")
        shutil.rmtree(self._path, ignore_errors=True)
        self._path.mkdir(parents=True)
        self._file = self._path / ARRAYS
        self._file.touch()
        self._spans: dict[str, Span] = {}

    def create(self, name: str, dtype: npt.DTypeLike, shape: tuple[int, ...]) -> Array:
        """An array of zeros in the file, to be filled in place before `finish`."""
        span = self._add(name, np.dtype(dtype), shape)
        if 0 in shape:
            return np.zeros(shape, dtype)
        _reserve(self._file, span)
        return np.memmap(self._file, dtype, "r+", span.offset, shape).view(np.ndarray)

    def save(self, name: str, array: Array) -> None:
        """Write an array as it is."""
        span = self._add(name, array.dtype, array.shape)
        with self._file.open("r+b") as file:
            file.seek(span.offset)
            file.write(np.ascontiguousarray(array).data)

    def save_parts(self, name: str, parts: Iterable[bytes]) -> None:
        """Write an array of bytes as they come."""
        begin, end = self._end(), self._end()
        with self._file.open("r+b") as file:
            file.seek(begin)
            for part in parts:
                end += file.write(part)
        self._add(name, np.dtype(np.uint8), (end - begin,))

    def mapped(self) -> Mapped:
        """What was written so far, mapped; without facts."""
        return _mapped(self._file, {}, self._spans)

    def finish(self, facts: Mapping[str, Any]) -> None:
        """Flush everything, write the header with `facts`, and give the folder its name."""
        with ThreadPoolExecutor(1) as thread:
            flushed = thread.submit(_flush, self._file)
            sums = list(_checksums(self._file))
            flushed.result()
        spans = {name: [span.offset, span.dtype, span.shape] for name, span in self._spans.items()}
        header = {"magic": MAGIC, "version": VERSION, "facts": facts, "arrays": spans}
        header |= {"length": self._file.stat().st_size, "sums": sums}
        body = json.dumps(header, ensure_ascii=False).encode()
        (self._path / HEADER).write_bytes(b"%08x\n" % zlib.crc32(body) + body)
        _flush(self._path / HEADER)
        _flush(self._path)
        shutil.rmtree(self._final, ignore_errors=True)
        self._path.rename(self._final)
        _flush(self._final.parent)

    def discard(self) -> None:
        """Leave nothing behind; harmless once finished."""
        shutil.rmtree(self._path, ignore_errors=True)

    def _add(self, name: str, dtype: np.dtype[Any], shape: tuple[int, ...]) -> Span:
        span = self._spans[name] = Span(self._end(), dtype.str, shape)
        os.truncate(self._file, span.end)
        return span

    def _end(self) -> int:
        """Where the next array begins."""
        last = max((span.end for span in self._spans.values()), default=0)
        return -(-last // _ALIGN) * _ALIGN


def open_folder(path: Path) -> Mapped:
    """Map a finished folder; `DamagedIndexError` where it cannot be trusted. Cost does not depend on its size."""
    header = read_header(path)
    spans = _spans(header)
    try:
        if (path / ARRAYS).stat().st_size != header["length"]:
            raise DamagedIndexError(f"{path}: not as long as it was written")
        return _mapped(path / ARRAYS, header["facts"], spans)
    except OSError as error:
        raise DamagedIndexError(f"{path}: {error}") from error


def read_header(path: Path) -> dict[str, Any]:
    """The header of a folder; `DamagedIndexError` where it is missing, broken or of another version."""
    try:
        told, _, body = (path / HEADER).read_bytes().partition(b"\n")
        header: dict[str, Any] = json.loads(body)
    except (OSError, ValueError) as error:
        raise DamagedIndexError(f"{path}: {error}") from error
    if told != b"%08x" % zlib.crc32(body) or header.get("magic") != MAGIC or header.get("version") != VERSION:
        raise DamagedIndexError(f"{path}: another format")
    return header


def damaged_arrays(path: Path) -> list[str]:
    """Names of the arrays that lie in blocks whose checksums are not those of the header; reads everything."""
    header = read_header(path)
    sums = list(_checksums(path / ARRAYS))
    blocks = {number for number, told in enumerate(header["sums"]) if sums[number : number + 1] != [told]}
    return [
        name
        for name, span in _spans(header).items()
        if blocks.intersection(range(span.offset // _BLOCK, -(-span.end // _BLOCK)))
    ]


def _spans(header: Mapping[str, Any]) -> dict[str, Span]:
    return {name: Span(offset, dtype, tuple(shape)) for name, (offset, dtype, shape) in header["arrays"].items()}


def _mapped(path: Path, facts: Mapping[str, Any], spans: Mapping[str, Span]) -> Mapped:
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        buffer: mmap.mmap | bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
    arrays = {
        name: np.frombuffer(buffer, span.dtype, int(np.prod(span.shape)), span.offset).reshape(span.shape)
        if span.end > span.offset
        else np.zeros(span.shape, span.dtype)
        for name, span in spans.items()
    }
    return Mapped(facts, arrays, dict(spans), buffer)


def _checksums(path: Path) -> Iterator[int]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield zlib.crc32(block)


def _reserve(path: Path, span: Span) -> None:
    """Take the room on the disk now: where none is left, writing to what is mapped would end the process (SIGBUS)."""
    if hasattr(os, "posix_fallocate"):
        with path.open("r+b") as file:
            os.posix_fallocate(file.fileno(), span.offset, span.end - span.offset)


def _flush(path: Path) -> None:
    """Make sure that a file or folder is on the disk; folders cannot be flushed on Windows."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
