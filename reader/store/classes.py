"""Classes of the bytes of key streams, as tables of 256, and words by the classes of their characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reader.store.hits import Array, Mask
from reader.store.ranking import OPENING
from reader.text.keystream import INSIDE_CLASS

INSIDE_CODES = bytes(code for code in range(256) if re.match(INSIDE_CLASS, bytes([code])))
"""Bytes that continue a syllable."""


def table(codes: bytes) -> Mask:
    """Whether each byte is one of `codes`."""
    among = np.zeros(256, np.bool_)
    among[list(codes)] = True
    return among


IS_INSIDE = table(INSIDE_CODES)
IS_OPENING = table(OPENING)
IS_RUN = table(b"0123456789abcdefghijklmnopqrstuvwxyz")
IS_BEGINNING = ~(table(INSIDE_CODES + bytes(range(0x80, 0xC0))) | table(b"\0"))
"""Bytes that begin a syllable or any other character."""
CLASSES = np.array([0, *range(1, 20), *(20 + code % 12 for code in range(20, 256))], np.uint16)
"""The first byte of a character in five bits: exact for initials."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The first (or last) three characters of each word in fifteen bits, and the words in the order of that."""

    of: npt.NDArray[np.uint16]
    words: Array
    first: Array
    """Where in `words` those of each code begin."""
    count: Array
    """How often the words before them occur."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Words by their first (or last) one to three characters."""

    codes: Codes
    code: int
    shift: int

    @property
    def words(self) -> Array:
        """Their numbers."""
        first = self.codes.first
        return self.codes.words[first[self.code << self.shift] : first[self.code + 1 << self.shift]]

    @property
    def occurrences(self) -> int:
        """How often they occur together."""
        count = self.codes.count
        return int(count[self.code + 1 << self.shift]) - int(count[self.code << self.shift])

    def holds(self, words: Array) -> Mask:
        """Whether each of `words` is one of them."""
        mask: Mask = self.codes.of[words] >> np.uint16(self.shift) == self.code
        return mask


def coded(codes: Codes, firsts: list[int]) -> Coded:
    """Words by their first (or last) characters, of which no more than three count."""
    code = 0
    for first in firsts[:3]:
        code = code << 5 | int(CLASSES[first])
    return Coded(codes, code, 15 - 5 * min(len(firsts), 3))
