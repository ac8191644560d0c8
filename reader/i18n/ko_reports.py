"""The Korean words of the agenda, of coverage and of the briefing."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "side.agenda": "일정",
    "agenda.calendar": "gjnews 일정",
    "key.agenda": "일정 보기",
    "footer.agenda": "Enter 기사 열기  y 복사  Esc 닫기",
    "agenda.past": "지난 일정 {n}건",
    "agenda.until": "까지",
    "agenda.articles": "기사 {n}건",
    "copy.text": "복사했습니다.",
    "agenda.gone": "그 기사는 보관함에 더 없습니다.",
    "cover.line": "원문 {office} {day} → 게재 {n}곳",
    "cover.rest": "그 밖 {n}건",
}
