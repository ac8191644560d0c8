"""Text from outside that would take over a terminal, and what a terminal must never be given of it."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

OSC_52 = "\x1b]52;c;aGFja2Vk\x07"
"""Would put a word on the clipboard."""
MOVES = "\x1b[2J\x1b[1;1H\x9b31m\x1bP$q\x1b\\"
BIDI = "\u202e\u2066\u200f뒤집힘\u202c\u2069"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u115f\U000e0041"
PILE = "e" + "\u0301" * 10_000
MARKUP = "[bold red]굵게[/] [/] [@click=app.exit]끝[/]"
LINES = "\u2028\u2029\x85\x0b\x0c\x1e\r"

ALL = f"{OSC_52}{MOVES}{BIDI}{UNSEEN}{PILE}{MARKUP}{LINES}"

_PILED = re.compile("[\u0300-\u036f]{3}")
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
    plain = {"title": f"{ALL}광주 동구 소식", "body": f"광주 동구는 {ALL}", "published": "2024-03-13"}
    path = folder / f"hostile{OSC_52}{BIDI}.jsonl".replace("/", "_")
    path.write_text("".join(json.dumps(each) + "\n" for each in (row, plain)), encoding="utf-8")
    return path


def harm(text: str) -> set[str]:
    """What of `text` a terminal would obey, turn round, or draw without width beyond its letter."""
    found = {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - set(_ALLOWED)
    return found | ({"a pile"} if _PILED.search(text) else set())
