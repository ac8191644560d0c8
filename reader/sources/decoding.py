"""From the bytes of markup to characters: as declared, then UTF-8, then CP949 where that gives Korean."""

from __future__ import annotations

import codecs
import re

from reader.sources.encoding import errors, is_korean, mark_of, repaired

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HTTP = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)

_KOREAN = frozenset({"euc_kr", "cp949"})
_KOREAN_ALIASES = re.compile(r"(?:x-)?(?:windows-?949|ms-?949|ks_?c_?-?5601.*|uhc|korean)", re.IGNORECASE)
_UNFIT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined"})
"""Codecs of Python's that no text comes in, or that a hostile text makes slow."""

_HEAD = 4096
_BROKEN = re.compile("[\udc80-\udcff]+")
_BROKEN_SHARE = 200
"""One broken piece in so many characters, such as a text that was cut inside a character, leaves UTF-8 what it is."""


def decoded(data: bytes, content_type: str | None = None) -> str:
    """The characters of `data`; what no encoding allows becomes U+FFFD. `content_type` is that of the answer."""
    declared = declared_codec(data, content_type)
    for codec in _candidates(declared):
        try:
            return data.decode(codec).removeprefix("\ufeff")
        except UnicodeError:
            continue
    return _nearly(data, declared)


def declared_codec(data: bytes, content_type: str | None) -> str | None:
    """The codec that the bytes themselves, the answer or the text's own beginning state; None where none does."""
    if mark := mark_of(data):
        return mark
    for pattern in (b"<\0?\0x\0", b"<\0r\0s\0", b"<\0f\0e\0"):
        if data.startswith(pattern):
            return "utf-16-le"
        if data.startswith(b"\0" + pattern[:-1]):
            return "utf-16-be"
    stated = _HTTP.search(content_type or "")
    found = _DECLARED.search(data, 0, _HEAD) or _META.search(data, 0, _HEAD)
    names = ([stated[1]] if stated else []) + ([found[1].decode("ascii")] if found else [])
    return next((codec for name in names if (codec := _codec(name))), None)


def _codec(name: str) -> str | None:
    """Python's codec of that name; CP949 for everything that means its subset EUC-KR."""
    if _KOREAN_ALIASES.fullmatch(name):
        return "cp949"
    try:
        codec = codecs.lookup(name).name
        "".encode(codec)
    except (LookupError, UnicodeError, ValueError):
        return None
    if codec in _UNFIT:
        return None
    return "cp949" if codec in _KOREAN else codec


def _candidates(declared: str | None) -> list[str]:
    """Bytes that are UTF-8 all through are never the Korean that they are declared to be."""
    if declared == "cp949":
        return ["utf-8", "cp949"]
    return [declared, "utf-8"] if declared else ["utf-8"]


def _nearly(data: bytes, declared: str | None) -> str:
    """`data` where no candidate fits it to the last byte."""
    if declared and declared.startswith(("utf-16", "utf-32")):
        return data.decode(declared, errors(declared))
    text = data.decode("utf-8", "surrogateescape")
    if len(_BROKEN.findall(text)) * _BROKEN_SHARE <= len(text):
        lines = (repaired(line) or _BROKEN.sub("\ufffd", line) for line in text.split("\n"))
        return "\n".join(lines).removeprefix("\ufeff")
    korean = data.decode("cp949", "replace")
    return korean if declared in (None, "cp949") or is_korean(korean) else data.decode(declared, "replace")
