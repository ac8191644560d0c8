"""Text from outside that would take over a terminal, and what a terminal must never be given of it."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import groupby
from pathlib import Path

OSC_52 = "\x1b]52;c;aGFja2Vk\x07"
"""Would put a word on the clipboard."""
MOVES = "\x1b[2J\x1b[1;1H\x9b31m\x1bP$q\x1b\\"
BIDI = "\u202e\u2066\u200f뒤집힘\u202c\u2069"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u115f\U000e0041"
PILE = "e" + "\u0301" * 10_000
MARKUP = "[bold red]굵게[/] [/] [@click=app.exit]끝[/]"
LINES = "\u2028\u2029\x85\x0b\x0c\x1e\r"

OSC_8 = "\x1b]8;;https://evil.example\x1b\\눌러\x1b]8;;\x07"
"""Would put a link under words."""
C1 = "\x84\x85\x90q\x9c\x9d0;제목\x9c\x9e\x9f"
"""The same in single characters: commands, an end of line, the title of the window."""
ODD_SIGNS = "\x00\u061c\u0600\u06dd\u180e\u034f\u17b4\u3164\uffa0\ufff9\ufffb\U0001bca0\U0001d173\U00013430\U000110bd"
"""Signs of writing that show nothing, or go under what follows."""
TAGS = "\U000e0001" + "".join(chr(0xE0000 + ord(letter)) for letter in "hidden") + "\U000e0100\ufe0e\ufe0f"
PILES = "ก" + "\u0e47" * 300 + "ي" + "\u0651" * 300 + "가" + "\u1161" * 300 + "か" + "\u3099" * 300 + "\U0001e000" * 300
EMOJI = "👩\u200d👩\u200d👧\u200d👦" * 9 + "🏴" + TAGS + "🇰🇷👍🏽❤\ufe0f"
HALVES = "\ud800|\udc00"
"""Halves of characters, as JSON can spell them."""

ALL = f"{OSC_52}{MOVES}{BIDI}{UNSEEN}{PILE}{MARKUP}{LINES}{OSC_8}{C1}{ODD_SIGNS}{TAGS}{PILES}{EMOJI}{HALVES}"

_IGNORED = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""What Unicode has drawn as nothing beside what its categories tell."""
_PILED = re.compile("[\u0300-\u036f]{3}")
_MARKS_AT_MOST = 4
"""On one letter, in the writing with most of them."""
_ALLOWED = "\n"


def written(folder: Path) -> Path:
    """A file of our own export whose every text is hostile, under a name that is hostile too."""
    row = {
        "title": f"광주 서구, {ALL} 마을정원",
        "body": f"광주 서구는 {ALL} 마을정원을 열었다고 밝혔다.\n둘째 문단 {ALL}",
        "outlet": f"예시일보{OSC_52}{BIDI}{UNSEEN}[b]",
        "reporter": f"박예시{MOVES}",
        "agency": f"예시통신{OSC_52}",
        "url": f"https://news.example/{ALL}",
        "published": "2024-03-14",
        "captions": [f"정원 {ALL}"],
        "credits": [f"서구{ALL}"],
        "note": f"메모 {ALL}",
        "tags": [f"꼬리{OSC_52}{BIDI}"],
        "saved": True,
        "id": "abcdefghij23",
        "keys": [f"g:x\n{OSC_52}"],
        "source": f"/tmp/{ALL}",
        "primary": "seo",
        "places": ["seo"],
        "evidence": [
            {"about": "place", "span": ALL, "where": "title", "value": "seo", "weight": 1.0, "reason": f"주체{ALL}"}
        ],
    }
    plain = {
        "title": f"{ALL}광주 동구 소식",
        "body": f"광주 동구는 오는 20일 동구청에서 {OSC_52}{BIDI}{PILES} 설명회를 연다.\n{ALL}",
        "published": "2024-03-13",
    }
    path = folder / f"hostile{OSC_52}{BIDI}.jsonl".replace("/", "_")
    path.write_text("".join(json.dumps(each) + "\n" for each in (row, plain)), encoding="utf-8")
    return path


def harm(text: str) -> set[str]:
    """What of `text` a terminal would obey, turn round, not draw, or draw without width beyond its letter."""
    found = {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - set(_ALLOWED)
    found |= set(_IGNORED.findall(text))
    return found | ({"a pile"} if _PILED.search(text) or _longest_pile(text) > _MARKS_AT_MOST else set())


def _longest_pile(text: str) -> int:
    return max(len(list(marks)) if on else 0 for on, marks in groupby(text + " ", _is_on_another))


def _is_on_another(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me") or "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff"
