"""Files of an index: raw arrays beside a header that knows their lengths and checksums.

A folder is written under another name, flushed to the disk and renamed; nothing in it ever changes afterwards, so
that it can be mapped. Lengths are compared before anything is mapped: a file cut short would else end the reader
(SIGBUS). Checksums cost a full read and are for whoever has time for it.
"""

from __future__ import annotations

import json
import mmap
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from reader.store.columns import Array

MAGIC = "gjnews index"
VERSION = 1
HEADER = "header.json"
_BLOCK = 1 << 22


class DamagedIndexError(ValueError):
    """An index that is incomplete, broken, or of another version; it has to be built again."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """An opened folder: what its header says, and its arrays, mapped and read-only."""

    facts: Mapping[str, Any]
    arrays: Mapping[str, Array]
    buffers: Mapping[str, mmap.mmap | bytes]
    """The same as bytes, for slices and regular expressions."""


class Folder:
    """A folder of arrays on its way to `final`."""

    def __init__(self, final: Path) -> None:
        self._final = final
        self._path = final.with_name(f".{final.name}.{os.getpid()}")
        shutil.rmtree(self._path, ignore_errors=True)
        self._path.mkdir(parents=True)
        self._lengths: dict[str, tuple[str, tuple[int, ...]]] = {}

    def create(self, name: str, dtype: npt.DTypeLike, shape: tuple[int, ...]) -> Array:
        """An array of zeros in a file, to be filled in place before `finish`."""
        self._lengths[name] = np.dtype(dtype).str, shape
        if 0 in shape:
            self._file(name).touch()
            return np.zeros(shape, dtype)
        return np.memmap(self._file(name), dtype, "w+", shape=shape)

    def save(self, name: str, array: Array) -> None:
        """Write an array as it is."""
        self._lengths[name] = array.dtype.str, array.shape
        with self._file(name).open("wb") as file:
            file.write(np.ascontiguousarray(array).data)

    def mapped(self) -> Mapped:
        """What was written so far, mapped; without facts."""
        both = {name: _mapped(self._file(name), *self._lengths[name]) for name in self._lengths}
        return Mapped({}, {name: one[0] for name, one in both.items()}, {name: one[1] for name, one in both.items()})

    def finish(self, facts: Mapping[str, Any]) -> None:
        """Flush everything, write the header with `facts`, and give the folder its name."""
        header = {"magic": MAGIC, "version": VERSION, "facts": facts, "arrays": {}}
        for name, (dtype, shape) in self._lengths.items():
            _flush(self._file(name))
            sums = list(_checksums(self._file(name)))
            header["arrays"][name] = {"dtype": dtype, "shape": shape, "sums": sums}  # type: ignore[index]
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

    def _file(self, name: str) -> Path:
        return self._path / f"{name}.bin"


def open_folder(path: Path) -> Mapped:
    """Map a finished folder; `DamagedIndexError` where it cannot be trusted. Cost does not depend on its size."""
    header = read_header(path)
    arrays: dict[str, Array] = {}
    buffers: dict[str, mmap.mmap | bytes] = {}
    for name, entry in header["arrays"].items():
        arrays[name], buffers[name] = _mapped(path / f"{name}.bin", entry["dtype"], tuple(entry["shape"]))
    return Mapped(header["facts"], arrays, buffers)


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


def damaged_blocks(path: Path) -> list[str]:
    """Names of the arrays whose checksums are not those of the header; reads everything."""
    header = read_header(path)
    return [name for name, entry in header["arrays"].items() if not _is_sound(path / f"{name}.bin", entry["sums"])]


def _is_sound(path: Path, sums: list[int]) -> bool:
    try:
        return list(_checksums(path)) == sums
    except OSError:
        return False


def _mapped(path: Path, dtype: str, shape: tuple[int, ...]) -> tuple[Array, mmap.mmap | bytes]:
    size = int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size != size:
                raise DamagedIndexError(f"{path}: not as long as it was written")
            buffer: mmap.mmap | bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
    except OSError as error:
        raise DamagedIndexError(f"{path}: {error}") from error
    return np.frombuffer(buffer, dtype).reshape(shape), buffer


def _checksums(path: Path) -> Iterator[int]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield zlib.crc32(block)


def _flush(path: Path) -> None:
    """Make sure that a file or folder is on the disk; folders cannot be flushed on Windows."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
