"""Text from outside made safe and plain: nothing that a terminal obeys, hides or draws without width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

_SPACE = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0"
_BREAK = "\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
UNSEEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # no width, bidi
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"  # goes under what follows
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # formats of other writing
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"  # variants, surrogates, tags
)
"""Of the set of a regular expression: what a terminal obeys, or shows nothing of."""
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302d\ufe20-\ufe2f"
_MANY = (
    f"{_MARKS}\u05be-\u109f\u1161-\u11ff\u135d-\u135f\u1700-\u1aaf\u1b00-\u1cff\u2cef-\u2cf1\u2de0-\u2dff\u302e\u302f"
    "\u3099\u309a\ua66f-\ua6f1\ua802-\ua8ff\ua926-\ua95f\ua980-\uabff\ud7b0-\ud7ff\ufb1e\U00010000-\U0001efff"
)
"""Blocks that hold marks of other writing, and the vowels and finals of Hangul that is taken apart, among letters."""

_HIGH = re.compile("[\U00010000-\U0010ffff](?:-[\U00010000-\U0010ffff])?")
"""Parts of a set above the first 65,536 characters, each of which would be looked at for every letter: all in one."""
_ODD = re.compile(
    f"[{_SPACE}{_BREAK.replace(chr(10), '')}{_HIGH.sub('', UNSEEN + _MANY)}\U00010000-\U0001efff\U000e0000-\U000e0fff]"
    f"(?:(?<![{_MANY}])|(?<=[{UNSEEN}])|[{_MARKS}]{{2}}|[{_MANY}]{{4}})"
)
"""What must be changed, or looked at; a newline is one already. Begins with one set, so that the machine can leap."""
_PLAIN = re.compile(
    "[\n -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03c9\u0401-\u0451\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2125"
    "\u2127-\u2129\u212c-\u2328\u232b-\u2adb\u2add-\u2bff\u3001-\u3029\u3030-\u303f\u3041-\u3096\u309b-\u3163"
    "\u3165-\u318e\u3200-\u9fff\uac00-\ud7a3\ue000-\uf8ff\uff01-\uff9f\uffa1-\uffee]*+"
)
"""What is neither odd nor anything but NFC, as nearly all texts are: to count such letters takes a third of the time of
looking for others."""
_SPACES = re.compile(f"[{_SPACE}]")
_BREAKS = re.compile(f"\r\n|[{_BREAK}]")
_UNSEENS = re.compile(f"[{UNSEEN}]+")
_RUNS = re.compile("  +")
_PILES = re.compile(f"[{_MARKS}]{{3,}}")
"""More than two marks over one letter are no writing but a way to draw over other lines."""
_OTHER_PILES = re.compile(f"[{_MANY}]{{5,}}")
_MOST = 4
"""Marks on a letter in the writing that has most of them, and parts of a syllable that stand on its first."""


def printable(text: str) -> str:
    """`text` in NFC, its paragraphs separated by one newline, its words by one space, and nothing unseen in it."""
    if not _PLAIN.fullmatch(text):
        if _ODD.search(text):
            text = without_piles(_UNSEENS.sub("", _SPACES.sub(" ", _BREAKS.sub("\n", text))))
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


def harmless(text: str) -> str:
    """`text` with nothing unseen or piled up in it; what ends a line is a newline or, if that is odd, a space."""
    if not _ODD.search(text):
        return text
    plain = _SPACES.sub(" ", _BREAKS.sub(lambda end: "\n" if "\n" in end[0] else " ", text))
    return without_piles(_UNSEENS.sub("", plain))


def without_piles(text: str, instead: Callable[[str], str] = lambda _: "") -> str:
    """`text` with no more marks on one letter than any writing has; `instead` of each of the others stands what it
    makes of it."""
    text = _PILES.sub(lambda pile: pile[0][:2] + "".join(map(instead, pile[0][2:])), text)
    return _OTHER_PILES.sub(lambda part: "".join(_lowered(part[0], instead)), text)


def _lowered(part: str, instead: Callable[[str], str]) -> Iterator[str]:
    on_one = 0
    for char in part:
        on_one = on_one + 1 if is_mark(char) else 0
        yield char if on_one <= _MOST else instead(char)


def is_mark(char: str) -> bool:
    """Whether it stands on the letter before it."""
    return unicodedata.category(char) in ("Mn", "Me") or "\u1161" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7fb"
