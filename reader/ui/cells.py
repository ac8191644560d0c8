"""Cells: how wide a text is on a terminal, and cutting, filling and breaking it by that measure.

One function counts every cell (`cells`). Characters that Unicode calls *ambiguous* (``· … ─ ↑ ★``) are one cell wide
unless `use_ambiguous(2)` was called; that reaches into Rich's tables, because Textual lays out by them and two
measures in one program would tear the panes apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import rich.cells
import rich.segment

_RICH_CELLS: Any = rich.cells
_RICH_SEGMENT: Any = rich.segment
"""The modules as something whose private names may be replaced; Rich has no setting for this."""
_table_of_rich = _RICH_CELLS.load_cell_table
_single_of_rich = _RICH_CELLS._is_single_cell_widths
_ambiguous = 1

_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u109f\u1100-\u11ff\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u20d0-\u20ff\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302f\u3099\u309a\u3164\ua66f-\ua6f1\ua802-\uabff\ud7b0-\uf8ff"
    "\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\ufff0-\uffff\U00010000-\U0010ffff]"
)
"""Cheap first look: nothing that `safe` would change occurs outside these, except through `unicodedata`."""
_HANGUL_AND_ASCII = re.compile("[ -~가-힣]*").fullmatch
"""Most of all texts: these are counted without Rich's tables."""
_LEADING_MARKS = r"(^|(?<=\s))[\u0300-\u036f\u1160-\u11ff\u20d0-\u20ff]+"
_PILED_MARKS = r"(?<=[\u0300-\u036f\u20d0-\u20ff]{2})[\u0300-\u036f\u20d0-\u20ff]+"
"""More than two marks on one letter draw over other lines."""
_MARKS_AT_MOST = 4
"""On a letter of any writing; more than two of Europe's are none already."""
_IGNORED = frozenset("\u034f\u17b4\u17b5")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
_FLAGS = range(0x1F1E6, 0x1F200)
_SKINS = range(0x1F3FB, 0x1F400)
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def use_ambiguous(width: int) -> None:
    """Count ambiguous characters as `width` (1 or 2) cells, here and in Rich and Textual, until told otherwise.

    To be called before anything is drawn: strips already drawn keep their old measure.
    """
    global _ambiguous
    _ambiguous = 2 if width == 2 else 1
    wide = _ambiguous == 2
    _RICH_CELLS.load_cell_table = _wide_table if wide else _table_of_rich
    single = _wide_single_cells().issuperset if wide else _single_of_rich
    _RICH_CELLS._is_single_cell_widths = _RICH_SEGMENT._is_single_cell_widths = single
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()


def ambiguous() -> int:
    """How many cells an ambiguous character takes now: 1 or 2."""
    return _ambiguous


def ellipsis() -> str:
    """What stands for text that was cut off: of certain width where ``…`` has none."""
    return "…" if _ambiguous == 1 else ".."


def cells(text: str) -> int:
    """How many cells `text` takes. Control characters count nothing: pass outside text through `safe` first."""
    if _HANGUL_AND_ASCII(text):
        return (len(text) + len(text.encode())) // 2  # a syllable is 3 bytes and 2 cells, a letter 1 and 1
    return rich.cells.cell_len(text)


def safe(text: str) -> str:
    """`text` from outside as a terminal may be given it.

    White space of any kind becomes a space, line ends too; control and formatting characters, selectors and lone
    surrogates vanish; taken-apart Hangul is put together, so that every character has a certain width. A mark without
    a letter before it vanishes, or it would sit on the border of the pane, and so does the third mark on one letter,
    of rarer marks the fifth.
    """
    if _SUSPECT.search(text) is None:
        return text
    text = unicodedata.normalize("NFC", text)
    kept = "".join(map(_safe_character, text))
    return "".join(_lowered(re.sub(_PILED_MARKS, "", re.sub(_LEADING_MARKS, "", kept))))


def cut(text: str, width: int) -> int:
    """The index where the longest beginning of `text` ends that fits into `width` cells."""
    size = rich.cells.get_character_cell_size
    used = 0
    for index, char in enumerate(text):
        used += size(char)
        if used > width:
            return index
    return len(text)


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells: cut between characters, with an ellipsis where something is missing."""
    if cells(text) <= width:
        return text
    mark = ellipsis()
    room = width - cells(mark)
    return text[: cut(text, room)].rstrip(" …") + mark if room > 0 else text[: cut(text, width)]


def fit_front(text: str, width: int) -> str:
    """`text` in at most `width` cells, cut at its front: the end is what must be seen."""
    if cells(text) <= width:
        return text
    mark = ellipsis()
    room = max(0, width - cells(mark))
    start = len(text) - cut(text[::-1], room)
    while start < len(text) and not cells(text[start]):
        start += 1
    return (mark if cells(mark) <= width else "") + text[start:].lstrip(" …")


def pad(text: str, width: int, *, right: bool = False) -> str:
    """`text` cut or filled with spaces to exactly `width` cells; `right` puts it at the right end."""
    text = fit(text, width)
    fill = " " * (width - cells(text))
    return fill + text if right else text + fill


def wrap(text: str, width: int, later: int | None = None) -> list[tuple[int, int]]:
    """The lines of `text` as (start, end) offsets, broken between words, spaces at the breaks left out.

    The first line has `width` cells, the others `later`. A word that is wider than a line is broken between
    characters. An empty text is one empty line.
    """
    lines: list[tuple[int, int]] = []
    start = end = -1
    used, room = 0, max(2, width)
    later = max(2, width if later is None else later)
    for match in re.finditer(r"\S+", text):
        word, size = match.span(), cells(match[0])
        gap = cells(text[end : word[0]]) if start >= 0 else 0
        if start >= 0 and used + gap + size > room:
            lines.append((start, end))
            start, room = -1, later
        if start < 0:
            start, used, gap = word[0], 0, 0
        end = word[1]
        used += gap + size
        while used > room:
            middle = start + max(1, cut(text[start:end], room))
            lines.append((start, middle))
            used -= cells(text[start:middle])
            start, room = middle, later
    if start >= 0 or not lines:
        lines.append((max(start, 0), max(end, 0)))
    return lines


@cache
def _wide_table(unicode_version: str = "auto") -> Any:
    """Rich's table of widths with every ambiguous character that takes a cell taking two."""
    table = _table_of_rich(unicode_version)
    zero = {code for start, end, width in table.widths if not width for code in range(start, end + 1)}
    known = [entry for entry in table.widths if entry[2] != 1]
    wide = [(code, code, 2) for code in _ambiguous_codes() if code not in zero]
    return rich.cells.CellTable(table.unicode_version, sorted(known + wide), table.narrow_to_wide)


@cache
def _wide_single_cells() -> frozenset[str]:
    return frozenset(rich.cells._SINGLE_CELLS) - {chr(code) for code in _ambiguous_codes()}


@cache
def _ambiguous_codes() -> tuple[int, ...]:
    """Ambiguous characters of the basic plane and of enclosed letters, private use apart."""
    return tuple(
        code
        for code in (*range(0xA1, 0xE000), *range(0xFFFD, 0xFFFE), *range(0x1F100, 0x1F1AD))
        if unicodedata.east_asian_width(chr(code)) == "A" and unicodedata.category(chr(code)) not in ("Mn", "Me", "Cf")
    )


def _safe_character(char: str) -> str:
    code = ord(char)
    if char.isspace() or char in _FILLERS:
        return " "
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs") or char in _IGNORED or any(code in block for block in _SELECTORS):
        return ""
    if code in _FLAGS:
        return chr(ord("A") + code - _FLAGS.start)
    if category in ("Co", "Cn"):
        return "?"
    return "" if code in _SKINS else char


def _lowered(text: str) -> Iterator[str]:
    """`text` with no more marks on a letter than any writing has."""
    on_one = 0
    for char in text:
        is_vowel_or_final = "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7fb"
        on_one = on_one + 1 if is_vowel_or_final or unicodedata.category(char) in ("Mn", "Me") else 0
        if on_one <= _MARKS_AT_MOST:
            yield char
