"""Classes of the bytes of key streams, as tables of 256."""

from __future__ import annotations

import re

import numpy as np

from reader.store.columns import Mask
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
