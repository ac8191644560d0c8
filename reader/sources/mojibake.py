"""Text that was decoded wrongly before it reached us (``³²±¸´Â``), made right again where that is provable."""

from __future__ import annotations

import re

from reader.sources.encoding import is_korean

_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)}
"""What a byte looks like that is taken for Latin: as Windows reads it, else as ISO 8859-1 does."""

_BYTES = {**{chr(byte): byte for byte in _WINDOWS}, **{char: byte for byte, char in _WINDOWS.items()}}
_LATIN = re.compile(f"[{re.escape(''.join(char for char in _BYTES if char > chr(0x7F)))}]")
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u3000-\u9fff가-힣\uf900-\ufaff\uff00-\uffef]")
_FEWEST = 4
"""Characters of a line beyond ASCII, below which nothing is proven."""


def unbroken(text: str) -> str:
    """`text`, each line of which that is Korean in the wrong letters is Korean.

    Only where the wrong reading can be taken back to the last byte, and those bytes are plausible Korean.
    """
    return text if text.isascii() else "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    latin, east_asian = len(_LATIN.findall(line)), _EAST_ASIAN.search(line) is not None
    if east_asian:
        return line if latin or is_korean(line) else _korean(_encoded(line, "cp949"), "utf-8") or line
    if latin < _FEWEST:
        return line
    data = _latin_bytes(line)
    return _korean(data, "utf-8") or _korean(data, "cp949") or line


def _encoded(line: str, codec: str) -> bytes | None:
    try:
        return line.encode(codec)
    except UnicodeError:
        return None


def _latin_bytes(line: str) -> bytes | None:
    found = [_BYTES.get(char) for char in line]
    return None if None in found else bytes(byte for byte in found if byte is not None)


def _korean(data: bytes | None, codec: str) -> str | None:
    """What `data` says in `codec`, where nothing of it is lost and it is Korean."""
    try:
        text = data.decode(codec) if data else ""
    except UnicodeError:
        return None
    return text if text and text.encode(codec) == data and is_korean(text) else None
