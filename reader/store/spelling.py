"""Spelling: the key streams of thousands of words at once, from a table of what each character becomes.

Most characters become the same whatever stands beside them; a word with one that does not (a separator, a comma, a
mark that joins the letter before it) is normalised by itself.
"""

from __future__ import annotations

import unicodedata

import numpy as np

from reader.store.hits import Array, Mask, numbers_from
from reader.text.keystream import END, encode
from reader.text.normal import is_separator, normalise

_END = 1 << 16
"""Behind the characters in the table; those beyond, which are rare, are two halves, which are not plain."""
_UNKNOWN, _PLAIN, _OTHER, _EDGE, _LOOSE = range(5)
"""Kinds of characters: not met yet; the same anywhere; dependent on others; nothing at the ends of a word (quotation
marks); the same unless there is a digit beside them."""


class Spelling:
    """What characters become, learnt at first sight."""

    def __init__(self) -> None:
        self._kind = np.zeros(_END + 1, np.uint8)
        self._kind[_END] = _PLAIN
        self._digit = np.zeros(_END + 1, np.bool_)
        self._first, self._size = np.zeros(_END + 1, np.int32), np.zeros(_END + 1, np.int32)
        self._bytes = np.frombuffer(END, np.uint8)
        self._size[_END] = 1

    def streams(self, characters: Array, starts: Array, ends: Array) -> tuple[bytes, Mask]:
        """The key streams of plain words, a zero byte behind each, and which words these are."""
        codes, behind = _spread(characters, starts, ends)
        self._learn(codes)
        codes[behind] = _END
        begins = np.append(0, behind[:-1] + 1)
        sizes = self._size[codes]
        is_plain = ~np.logical_or.reduceat(self._depend(codes, begins, behind), begins)
        is_plain &= np.add.reduceat(sizes, begins) > 1
        if not is_plain.all():
            kept = np.repeat(is_plain, behind - begins + 1)
            codes, sizes = codes[kept], sizes[kept]
        return self._bytes[numbers_from(self._first[codes], sizes)].tobytes(), is_plain

    def _depend(self, codes: Array, begins: Array, behind: Array) -> Mask:
        """Which characters become what others make of them."""
        kinds = self._kind[codes]
        depend: Mask = kinds == _OTHER
        loose, edge = np.flatnonzero(kinds == _LOOSE), kinds == _EDGE
        depend[loose] = self._digit[codes[loose - 1]] | self._digit[codes[loose + 1]]
        edge[begins] = edge[behind - 1] = False
        depend |= edge
        return depend

    def _learn(self, codes: Array) -> None:
        unknown = np.flatnonzero(np.bincount(codes[self._kind[codes] == _UNKNOWN])).tolist()
        learnt = []
        size = len(self._bytes)
        for code in unknown:
            self._kind[code], stream = _kind(chr(code))
            self._digit[code] = any(char.isdecimal() for char in normalise(chr(code)))
            self._first[code], self._size[code] = size, len(stream)
            learnt.append(stream)
            size += len(stream)
        if learnt:
            self._bytes = np.append(self._bytes, np.frombuffer(b"".join(learnt), np.uint8))


def _spread(characters: Array, starts: Array, ends: Array) -> tuple[Array, Array]:
    """The codes of the characters of words behind each other, and one place behind each word, of any code."""
    sizes = ends - starts + 1
    codes = characters[np.minimum(numbers_from(starts, sizes), len(characters) - 1)].astype(np.intp)
    return codes, np.cumsum(sizes) - 1


def _kind(char: str) -> tuple[int, bytes]:
    """The kind of a character, and its key stream where it is not of those that depend on others."""
    if unicodedata.category(char)[0] in "MZC" or _joins(char) or unicodedata.normalize("NFC", char) != char:
        return _OTHER, b""
    normal = normalise(char)
    if is_separator(char) or normal == ",":
        return _LOOSE, encode(normal)
    if normal == " ":
        return _EDGE, b""
    return (_PLAIN, encode(normal)) if normal and not set(" ·,") & set(normal) else (_OTHER, b"")


def _joins(char: str) -> bool:
    """Whether it is a conjoining letter of a syllable, or becomes what one with others."""
    return any(low <= ord(char) <= high for low, high in ((0x1100, 0x11FF), (0xA960, 0xA97F), (0xD7B0, 0xD7FF)))


def several(word: str) -> list[bytes]:
    """The key streams of the words that a printed one is once normalised."""
    return [stream for stream in encode(normalise(word)).split(b" ") if stream]
