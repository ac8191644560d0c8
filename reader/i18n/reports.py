"""The words of ``gjnews agenda``, ``stories`` and ``brief`` on the command line, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

KOREAN: Mapping[str, str] = {
    "about.agenda": "앞으로 열리는 일과 마감을 날짜로 보입니다",
    "use.agenda": "[--from 날] [--to 날] [--place 지역] [--json|--ics] [--sample]",
    "describe.agenda": "기사가 알린 앞날의 행사, 마감, 기간을 날짜 차례로 보입니다."
    " 여러 기사가 알린 일은 한 번만 셉니다.\n"
    "매주·매월 되풀이하는 날은 그 다음 날 하나만 보이고, --ics에는 반복 일정으로 적습니다.\n"
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
    "agenda.unprepared": "일정을 아직 다 찾지 못했습니다. 기사 {n}건이 남았습니다 (gjnews analyse로 마칩니다).",
    "agenda.none": "그 사이에 알려진 일정이 없습니다.",
    "about.stories": "누가 무엇을 실었는지 소식마다 한 줄로 보입니다",
    "use.stories": "[낱말…] [--limit N] [--sort new|old|best] [--whole] [--sample] [--json|--csv]",
    "describe.stories": "찾은 기사를 소식으로 묶어 한 줄씩 보입니다: 대표 기사, 실은 매체, 첫 보도,"
    " 바뀐 제목, 자체 기사, 보도자료.\n\n"
    "  gjnews stories 지역:서구 날짜:최근7일\n"
    "  gjnews stories 매체수:5.. --csv > 소식.csv\n"
    "  gjnews stories 종류:보도자료 매체수:0        # 아무도 싣지 않은 보도자료\n"
    "  gjnews stories 종류:보도자료 안실은곳:예시일보\n\n"
    "조건: 매체수:5.. 매체수:0, 종류:자체(베끼지 않은 기사), 종류:보도자료, 안실은곳:매체",
    "option.csv": "스프레드시트에서 여는 표로 냅니다",
    "stories.outlets": "매체 {n}곳",
    "stories.column.title": "대표 기사",
    "stories.column.place": "지역",
    "stories.column.day": "날짜",
    "stories.column.articles": "기사 수",
    "stories.column.count": "매체 수",
    "stories.column.outlets": "매체",
    "stories.column.first": "첫 보도",
    "stories.column.retitled": "바꾼 제목",
    "stories.column.own": "자체 기사",
    "stories.column.release": "보도자료",
    "stories.column.id": "아이디",
    "about.brief": "소식을 모아 붙여 쓸 브리핑으로 냅니다",
    "use.brief": "[--day 날|--since 날] [--place 지역] [--to text|md|html|json] [--bodies] [--sample]",
    "describe.brief": "우리 지역을 먼저, 소식마다 한 줄로 냅니다: 실은 매체, 첫 보도, 바뀐 제목, 자체 기사,\n"
    "실은 곳이 없는 보도자료, 앞으로 이레의 일정.\n"
    "메신저나 한글에 그대로 붙일 수 있습니다. 글은 싣지 않고 주소만 싣습니다.\n"
    "날을 적지 않으면 지난 근무일부터입니다. 우리 지역은 config.toml의 place입니다.\n\n"
    "  gjnews brief\n"
    "  gjnews brief --since 근무일 --place 서구\n"
    "  gjnews brief --day 2026-01-14 --to html > 브리핑.html",
    "option.day": "이날의 소식 (2026-01-14, 2026-01, 어제)",
    "option.since": "이날부터 오늘까지 (처음 값: 근무일)",
    "option.brief.place": "먼저 보일 지역 (처음 값: 설정의 place)",
    "option.brief.to": "형식: text, md, html, json (처음 값: text)",
    "option.bodies": "대표 기사의 글도 싣습니다",
    "usage.day_or_since": "--day와 --since 가운데 하나만 적으세요",
}

ENGLISH: Mapping[str, str] = {
    "about.agenda": "what is announced, and what is due, by day",
    "use.agenda": "[--from DAY] [--to DAY] [--place PLACE] [--json|--ics] [--sample]",
    "describe.agenda": "Prints the events, deadlines and periods that articles announce, by day; what several of them\n"
    "announce counts once, and of days that come back the next one (in --ics it recurs).\n"
    "Without days: everything from today on. A deadline begins with .., an inferred day ends in ?.\n"
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
    "agenda.unprepared": "Days are incomplete: {n} articles are left. `gjnews analyse` finishes them.",
    "agenda.none": "Nothing is announced for these days.",
    "about.stories": "who covered what, a line for each story",
    "use.stories": "[WORD…] [--limit N] [--sort new|old|best] [--whole] [--sample] [--json|--csv]",
    "describe.stories": "Prints the stories of the articles that match, a line each: the lead article, the outlets "
    "that ran it, who\n"
    "was first, changed headlines, own reporting, the release.\n\n"
    "  gjnews stories place:seo date:2026-01\n"
    "  gjnews stories outlets:5.. --csv > stories.csv\n"
    "  gjnews stories kind:release outlets:0        # releases that nobody ran\n\n"
    "Filters: outlets:5.. outlets:0, kind:own (no copies), kind:release, missing:OUTLET",
    "option.csv": "as a table for spreadsheets",
    "stories.outlets": "{n} {n:outlet|outlets}",
    "stories.column.title": "lead",
    "stories.column.place": "place",
    "stories.column.day": "day",
    "stories.column.articles": "articles",
    "stories.column.count": "outlets (n)",
    "stories.column.outlets": "outlets",
    "stories.column.first": "first",
    "stories.column.retitled": "changed headlines",
    "stories.column.own": "own reporting",
    "stories.column.release": "release",
    "stories.column.id": "id",
    "about.brief": "a briefing to be pasted into a message",
    "use.brief": "[--day DAY|--since DAY] [--place PLACE] [--to text|md|html|json] [--bodies] [--sample]",
    "describe.brief": "Your own district first, a line for each story: the outlets that ran it, who was first,\n"
    "changed headlines, own reporting, releases that nobody ran, and what the coming week brings.\n"
    "No texts, only addresses. "
    "Without days: since the last working day. Your own district is `place` in config.toml.\n\n"
    "  gjnews brief\n"
    "  gjnews brief --since 2026-01-12 --place seo\n"
    "  gjnews brief --day 2026-01-14 --to html > briefing.html",
    "option.day": "what this day brought (2026-01-14, 2026-01)",
    "option.since": "from this day until today (default: the last working day)",
    "option.brief.place": "the place that stands first (default: that of the settings)",
    "option.brief.to": "format: text, md, html, json (default: text)",
    "option.bodies": "with the text of each lead article",
    "usage.day_or_since": "give --day or --since, not both",
}
