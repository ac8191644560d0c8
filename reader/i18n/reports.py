"""The words of ``gjnews agenda``, ``stories`` and ``brief`` on the command line, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

KOREAN: Mapping[str, str] = {
    "about.agenda": "앞으로 열리는 일과 마감을 날짜로 보입니다",
    "use.agenda": "[--from 날] [--to 날] [--place 지역] [--json|--ics] [--sample]",
    "describe.agenda": "기사가 알린 앞날의 행사, 마감, 기간을 날짜 차례로 보입니다. 여러 기사가 알린 일은 한 번만 셉니다.\n"
    "날을 적지 않으면 오늘부터 모두입니다. ..은 마감, ?는 미루어 정한 날입니다.\n\n"
    "  gjnews agenda --to 이번달 --place 서구\n"
    "  gjnews agenda --from 2026-01-01 --to 2026-01 --json\n"
    "  gjnews agenda --ics > 일정.ics                # 휴대전화 달력에 넣는 파일\n\n"
    "날: 2026-01-14, 2026-01, 오늘, 어제, 이번주, 이번달. --from은 그 첫날, --to는 그 끝날입니다.",
    "option.from": "이날부터 (처음 값: 오늘)",
    "option.agenda.to": "이날까지 (처음 값: 끝없이)",
    "option.place": "지역: 광주시, 동구, 서구, 남구, 북구, 광산구, 기타, 미상",
    "option.ics": "iCalendar로 냅니다",
    "usage.day": "{option}에 없는 날입니다: {v} (예: 2026-01, 2026-01-14, 오늘, 이번주)",
    "usage.one_form": "형식은 하나만 고르세요",
    "agenda.none": "그 사이에 알려진 일정이 없습니다.",
}

ENGLISH: Mapping[str, str] = {
    "about.agenda": "what is announced, and what is due, by day",
    "use.agenda": "[--from DAY] [--to DAY] [--place PLACE] [--json|--ics] [--sample]",
    "describe.agenda": "Prints the events, deadlines and periods that articles announce, by day; what several of them\n"
    "announce counts once. Without days: everything from today on. A deadline begins with .., an inferred day ends in ?.\n"
    "\n"
    "  gjnews agenda --to 2026-01 --place seo\n"
    "  gjnews agenda --from 2026-01-01 --to 2026-01 --json\n"
    "  gjnews agenda --ics > agenda.ics              # a file that a phone's calendar imports\n\n"
    "Days: 2026-01-14, 2026-01, 2026. --from means its first day, --to its last.",
    "option.from": "from this day on (default: today)",
    "option.agenda.to": "up to this day (default: no end)",
    "option.place": "place: city, dong, seo, nam, buk, gwangsan, elsewhere, unknown",
    "option.ics": "as iCalendar",
    "usage.day": "{option}: no such day: {v} (for example 2026-01 or 2026-01-14)",
    "usage.one_form": "choose one form only",
    "agenda.none": "Nothing is announced for these days.",
}
