"""Text from outside made safe and plain: nothing that a terminal obeys, hides or draws without width."""

from __future__ import annotations

import re
import unicodedata

_SPACE = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0"
_BREAK = "\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # no width, bidi
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"  # variants, surrogates, tags
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302d\ufe20-\ufe2f"

_ODD = re.compile(f"[{_SPACE}{_BREAK.replace(chr(10), '')}{_UNSEEN}{_MARKS}](?:(?<![{_MARKS}])|[{_MARKS}]{{2}})")
"""What must be changed; a newline is one already. Begins with one set, so that the machine can leap."""
_SPACES = re.compile(f"[{_SPACE}]")
_BREAKS = re.compile(f"\r\n|[{_BREAK}]")
_UNSEENS = re.compile(f"[{_UNSEEN}]+")
_RUNS = re.compile("  +")
_PILES = re.compile(f"([{_MARKS}]{{2}})[{_MARKS}]+")
"""More than two marks over one letter are no writing but a way to draw over other lines."""


def printable(text: str) -> str:
    """`text` in NFC, its paragraphs separated by one newline, its words by one space, and nothing unseen in it."""
    if _ODD.search(text):
        text = _PILES.sub(r"\1", _UNSEENS.sub("", _SPACES.sub(" ", _BREAKS.sub("\n", text))))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if "  " in text:
        text = _RUNS.sub(" ", text)
    if "\n" in text and ("\n\n" in text or " \n" in text or "\n " in text):
        text = "\n".join(line for each in text.split("\n") if (line := each.strip(" ")))
    return text.strip()


def printable_line(text: str) -> str:
    """`printable`, with spaces for newlines."""
    return printable(text).replace("\n", " ") if text else ""
