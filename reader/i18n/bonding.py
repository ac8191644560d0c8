"""The words of ``gjnews split`` and ``gjnews join``, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

KOREAN: Mapping[str, str] = {
    "about.split": "기사를 묶음에서 뗍니다",
    "about.join": "두 묶음을 합칩니다",
    "use.split": "기사 [--json]",
    "use.join": "기사 기사 [--json]",
    "describe.split": "잘못 묶인 기사를 떼어 따로 둡니다. 새로 묶을 때도 그대로이고, gjnews undo로 되돌립니다.\n\n"
    "  gjnews split wwp5cii5dq47",
    "describe.join": "두 기사가 든 묶음을 하나로 합칩니다. 새로 묶을 때도 그대로이고, gjnews undo로 되돌립니다.\n\n"
    "  gjnews join wwp5cii5dq47 57eg4pyhshbt",
}

ENGLISH: Mapping[str, str] = {
    "about.split": "take an article out of its story",
    "about.join": "make two stories one",
    "use.split": "ID [--json]",
    "use.join": "ID ID [--json]",
    "describe.split": "Takes an article out of a story where it does not belong. It stays out when articles are\n"
    "grouped again; gjnews undo takes that back.\n\n  gjnews split wwp5cii5dq47",
    "describe.join": "Makes one story of those of two articles. They stay together when articles are grouped again;\n"
    "gjnews undo takes that back.\n\n  gjnews join wwp5cii5dq47 57eg4pyhshbt",
}
