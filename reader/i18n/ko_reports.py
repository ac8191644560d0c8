"""The Korean words of the agenda, of coverage and of the briefing."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "side.agenda": "일정",
    "agenda.calendar": "gjnews 일정",
    "key.agenda": "일정 보기",
}
