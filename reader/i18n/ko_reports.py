"""The Korean words of the agenda, of coverage and of the briefing."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "side.agenda": "일정",
    "agenda.calendar": "gjnews 일정",
    "key.agenda": "일정 보기",
    "footer.agenda": "Enter 기사 열기  y 복사  Esc 닫기",
    "agenda.past": "지난 일정 {n}건",
    "agenda.preparing": "일정을 아직 찾고 있습니다. 기사 {n}건이 남았습니다.",
    "agenda.until": "까지",
    "agenda.weekly": "매주",
    "agenda.monthly": "매월",
    "agenda.articles": "기사 {n}건",
    "copy.text": "복사했습니다.",
    "agenda.gone": "그 기사는 보관함에 더 없습니다.",
    "cover.line": "원문 {office} {day} → 게재 {n}곳",
    "cover.rest": "그 밖 {n}건",
    "brief.title": "{place} 아침 브리핑 — {day}",
    "brief.title_all": "아침 브리핑 — {day}",
    "brief.range": "{days} · 소식 {stories}건, 기사 {articles}건",
    "brief.section": "{place} — 소식 {stories}건, 기사 {articles}건",
    "brief.nothing": "새 소식이 없습니다.",
    "brief.unrun": "실은 곳이 없는 보도자료 — {n}건",
    "brief.agenda": "앞으로의 일정 ({until}까지) — {n}건",
    "brief.no_agenda": "알려진 일정이 없습니다.",
    "brief.elsewhere": "이 밖에 기타 지역과 지역 미상의 소식 {n}건",
    "side.brief": "아침 브리핑",
    "key.brief": "아침 브리핑 보기",
    "footer.brief": "y 복사  Space 다음 쪽  Esc 닫기",
    "brief.making": "브리핑을 만들고 있습니다.",
}
