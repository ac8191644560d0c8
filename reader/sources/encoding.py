"""From bytes to characters: UTF-8, UTF-16 and UTF-32 by their mark, and CP949 where it gives Korean."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from reader.errors import UnreadableError
from reader.i18n import t

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_COMMON = re.compile("[이다는의에고가로을지하한사기을시도은구를서과대자보광주인해정전일장부]")
"""Syllables of which every Korean news text is full; other East Asian text read as CP949 gives rare ones."""

_BROKEN = re.compile("[\udc80-\udcff]")
_HANGUL = re.compile("[가-힣]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def encoding(head: bytes, name: str) -> str:
    """The codec for a file that begins with `head`; `UnreadableError` for a binary file or an unknown encoding.

    A few broken bytes in UTF-8 do not matter here: the lines that hold them are reported one by one.
    """
    if codec := mark_of(head):
        return codec
    if len(_CONTROL.findall(head)) * 200 > len(head) or b"\0" in head:
        raise UnreadableError(t("source.binary", path=name))
    if _is_utf8(head):
        return "utf-8"
    if is_korean(head.decode("cp949", "replace")):
        return "cp949"
    raise UnreadableError(t("source.encoding", path=name))


def mark_of(head: bytes) -> str | None:
    """The codec that a byte order mark at the beginning of `head` names."""
    return next((codec for mark, codec in _MARKS if head.startswith(mark)), None)


def decode(data: bytes, name: str) -> str:
    """The characters of `data`; `UnreadableError` where it is no text in an encoding we know.

    Bytes that its encoding does not allow are kept as lone surrogates (see `repaired`).
    """
    codec = encoding(data, name)
    return data.decode(codec, errors(codec))


def errors(codec: str) -> str:
    """How bytes that `codec` does not allow are decoded: as lone surrogates where that is possible."""
    return "replace" if codec.startswith(("utf-16", "utf-32")) else "surrogateescape"


def repaired(line: str) -> str | None:
    """`line`, read as CP949 where bytes of it were no UTF-8 but are Korean so; None where it cannot be read."""
    if _BROKEN.search(line) is None:
        return line
    try:
        text = line.encode("utf-8", "surrogateescape").decode("cp949")
    except UnicodeError:
        return None
    return text if is_korean(text) else None


@lru_cache(1)
def _is_utf8(head: bytes) -> bool:
    high = len(_HIGH.findall(head))
    valid = sum(map(len, _MULTIBYTE.findall(head)))
    return high - valid <= 4 + high // 20 and (valid > 0 or high == 0)


def is_korean(text: str) -> bool:
    """Whether `text`, decoded as CP949, is plausible Korean."""
    hangul = len(_HANGUL.findall(text))
    other = len(text) - len(text.encode("ascii", "ignore")) - hangul
    return hangul >= 2 and hangul > other and len(_COMMON.findall(text)) * 5 >= hangul
