"""The words of the command line: help, results and errors, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

KOREAN: Mapping[str, str] = {
    # The overview.
    "describe.overview": """\
gjnews — 광주 다섯 자치구의 소식을 터미널에서 읽습니다.

그냥 gjnews를 치면 보관함을 엽니다. 보관함이 비었으면 예시판을 엽니다.

{commands}

  gjnews 명령 --help    그 명령의 쓰임새와 예
  --lang ko|en          말을 고릅니다
  --json                한 줄에 JSON 하나씩 냅니다 (명령마다)
  --version             판을 보입니다

보관함은 $GJNEWS_HOME에, 없으면 이 컴퓨터가 정한 자리에 둡니다.
끝날 때의 값: 0 됐음, 1 찾은 것이 없거나 일부 실패, 2 잘못 쓴 명령, 3 읽을 수 없음.""",
    "describe.usage": "쓰임새: ",
    "describe.options": "선택",
    # One line for each command.
    "about.open": "보관함을, 또는 파일만 읽습니다",
    "about.import": "파일의 기사를 보관함에 넣습니다",
    "about.parse": "가져오면 어떻게 될지 보입니다 (저장하지 않음)",
    "about.search": "기사를 찾습니다",
    "about.show": "기사 하나를 보입니다",
    "about.save": "나중에 읽기에 담습니다",
    "about.unsave": "나중에 읽기에서 뺍니다",
    "about.read": "읽음으로 표시합니다",
    "about.unread": "안 읽음으로 표시합니다",
    "about.note": "기사에 메모를 답니다",
    "about.tag": "기사에 태그를 달거나 뗍니다",
    "about.undo": "마지막 표시를 되돌립니다",
    "about.analyse": "미뤄 둔 낱말 분석을 마칩니다",
    "about.doctor": "보관함을 점검하고 고칩니다",
    # What stands after the command.
    "use.open": "[파일…] [--format 형식]",
    "use.import": "파일… [--format 형식] [--kind release] [--later] [--json]",
    "use.parse": "파일… [--format 형식] [--kind release] [--json]",
    "use.search": "[낱말…] [--saved 이름] [--limit N] [--sort 차례] [--count] [--whole] [--more] [--sample] [--json]",
    "use.show": "ID [--why|--versions|--diff N|ID] [--json]",
    "use.save": "ID… [--json]",
    "use.unsave": "ID… [--json]",
    "use.read": "ID… [--json]",
    "use.unread": "ID… [--json]",
    "use.note": "ID 글… [--json]",
    "use.tag": "ID ±태그… [--json]",
    "use.undo": "[--json]",
    "use.analyse": "[--json]",
    "use.doctor": "[--repair] [--json]",
    # What each command says of itself.
    "describe.open": "파일을 주면 그 기사만 읽습니다. 아무것도 저장하지 않습니다.\n\n  gjnews open 신문/*.txt",
    "describe.import": "기사를 읽어 보관함에 넣습니다. 같은 기사는 다시 넣지 않고, 바뀐 글은 새 판으로 남깁니다.\n"
    "-는 표준 입력입니다. 폴더는 받지 않습니다. 폴더/*로 적으세요.\n\n"
    "  gjnews import 신문/*.txt\n  gjnews import 보도자료.jsonl --kind release",
    "describe.parse": "파일을 가져오면 어떤 기사가 될지 보입니다. 아무것도 저장하지 않습니다.\n\n"
    "  gjnews parse 신문.txt --json",
    "describe.search": "낱말이 모두 든 기사를 찾습니다. 마지막 낱말은 치다 만 것으로 보고 넓게 찾습니다.\n"
    '-낱말은 빼고, "…"는 그대로 찾습니다. 조건은 이름과 쌍점으로 적습니다.\n\n'
    "  gjnews search 통합돌봄\n"
    "  gjnews search 지역:서구 날짜:2026-01 돌봄\n"
    "  gjnews search ㅌㅎㄷㅂ --count\n"
    "  gjnews search 기관:구의회 -지역:서구 상태:안읽음 --json --limit 0\n\n"
    "조건: 지역 관련 기관 매체 기자 날짜 상태 종류 매체수 안실은곳 태그 제목\n"
    "날짜: 2026, 2026-01, 2026-01-14, 2026-01-01..2026-01-15, 오늘, 어제, 최근7일, 이번주, 지난달, 근무일",
    "describe.show": "기사 하나를 머리와 글로 보입니다. ID는 search의 줄 끝에 있습니다.\n\n  gjnews show ID --why",
    "describe.save": "기사를 나중에 읽기에 담습니다.",
    "describe.unsave": "기사를 나중에 읽기에서 뺍니다.",
    "describe.read": "기사를 읽음으로 표시합니다.",
    "describe.unread": "기사를 안 읽음으로 표시합니다.",
    "describe.note": "기사에 메모를 답니다. 빈 글은 메모를 지웁니다.\n\n  gjnews note ID 담당자에게 물어보기\n"
    '  gjnews note ID ""',
    "describe.tag": "태그를 달거나(+) 뗍니다(-). 기호가 없으면 답니다.\n\n  gjnews tag ID +행사 -초안",
    "describe.undo": "이 보관함에서 마지막으로 한 표시를 되돌립니다.",
    "describe.analyse": "import --later가 미뤄 둔 낱말 분석을 마칩니다. 그만두어도 끝난 데까지는 남습니다.\n"
    "분석하고 나면 search --more로 같은 낱말의 다른 꼴도 찾습니다.",
    "describe.doctor": "보관함과 표시의 두 파일이 온전한지, 색인이 맞는지 봅니다.",
    "option.help": "이 도움말을 보입니다",
    "option.json": "한 줄에 JSON 하나씩 냅니다",
    "option.format": "파일의 형식: auto, wire, digest, feed, jsonl, html, opml, table (처음 값: auto)",
    "option.kind": "article(기사) 또는 release(보도자료)",
    "option.later": "낱말 분석은 다음으로 미룹니다",
    "option.more": "비슷한 말과 한 글쇠 다른 말로 찾은 것을 밑에 덧붙입니다",
    "option.limit": "많아야 N건 (처음 값: 50, 0은 모두)",
    "option.sort": "차례: new 최신순, old 오래된순, best 관련도순",
    "option.count": "건수만 냅니다",
    "option.whole": "마지막 낱말도 다 친 것으로 봅니다",
    "option.sample": "보관함이 아니라 예시판에서 찾습니다",
    "option.why": "지역과 날짜를 그렇게 본 근거를 덧붙입니다",
    "option.repair": "고칠 수 있는 것을 고칩니다",
    # Wrong usage.
    "usage.see": "{what} — gjnews {command} --help를 보세요.",
    "usage.unknown": "모르는 선택입니다: {v}",
    "usage.required": "빠진 것이 있습니다: {v}",
    "usage.value": "값이 빠졌습니다: {v}",
    "usage.choice": "{v}에 없는 값입니다: {w} (있는 값: {c})",
    "usage.wrong": "{v}의 값이 잘못됐습니다: {w}",
    "usage.lang": "--lang에는 ko나 en을 적으세요.",
    "usage.no_command": "그런 명령이 없습니다: {name} — gjnews --help를 보세요.",
    "usage.no_command_near": "그런 명령이 없습니다: {name} — {near}인가요? gjnews --help를 보세요.",
    "usage.no_command_file": "그런 명령이 없습니다: {name} — 파일을 읽으려면 gjnews open {name}",
    "usage.limit": "--limit에는 0이나 그보다 큰 수를 적으세요.",
    "usage.terminal": "터미널이 아니라 화면을 열 수 없습니다. gjnews search로 찾으세요.",
    "usage.tag": "태그는 +이름, -이름으로 적으세요: {v}",
    # Settings.
    "config.unknown": "config.toml에 모르는 설정이 있습니다: {name} (있는 설정: {keys})",
    "config.wrong": "config.toml의 {name}에 쓸 수 없는 값입니다: {value} (쓸 수 있는 값: {allowed})",
    # Errors.
    "error.interrupted": "그만두었습니다.",
    "error.unexpected": "뜻밖의 오류입니다: {kind}: {what} — --debug를 붙여 다시 실행하면 자세히 보입니다.",
    "error.empty": "보관함이 비었습니다. gjnews import 파일…로 기사를 가져오세요.",
    "error.none": "찾은 기사가 없습니다.",
    "error.filter": "{field}에 없는 값입니다: {v}",
    "error.problem_line": "{file} {line}번째 줄: {why}",
    "error.more_problems": "이 밖에 {n}곳을 읽지 못했습니다.",
    # Results.
    "found.more": "{n}건이 더 있습니다. --limit 0을 붙이면 모두 보입니다.",
    "found.count": "{n}건",
    "import.busy": "다른 gjnews가 쓰고 있어 기다립니다.",
    "import.step": "{file}  {percent}%  새 기사 {new}",
    "analyse.loading": "낱말 분석기를 부릅니다",
    "analyse.step": "낱말 분석  {percent}%  남은 기사 {left}",
    "analyse.done": "기사 {n}건의 낱말을 분석했습니다.",
    "analyse.nothing": "분석할 기사가 없습니다.",
    "show.address": "주소",
    "show.source": "출처",
    "show.article": "기사",
    "show.captions": "사진",
    "show.credits": "제공",
    "show.note": "메모",
    "show.tags": "태그",
    "show.versions": "{n}번째 판",
    "why.about.place": "지역",
    "why.about.date": "날짜",
    "why.for": "{about} {value}: {where}의 ‘{span}’ — {reason}",
    "why.against": "{about} {value} 아님: {where}의 ‘{span}’ — {reason}",
    "why.for_bare": "{about} {value}: {reason}",
    "why.against_bare": "{about} {value} 아님: {reason}",
    "why.none": "남은 근거가 없습니다.",
    "where.title": "제목",
    "where.lead": "첫 문장",
    "where.next": "다음 문장",
    "where.body": "본문",
    "where.caption": "사진 설명",
    "where.credit": "사진 제공",
    "where.page": "목록 페이지",
    "where.file": "파일",
    "where.outlet": "매체",
    "where.url": "주소",
    "where.cluster": "같은 소식",
    "mark.nothing": "이미 그렇습니다.",
}

ENGLISH: Mapping[str, str] = {
    "describe.overview": """\
gjnews — local news of Gwangju's five districts, in the terminal.

Plain gjnews opens your archive; while that is empty, a sample edition.

{commands}

  gjnews COMMAND --help  how to use it, with examples
  --lang ko|en           the language
  --json                 one JSON object a line (per command)
  --version              the version

The archive lies in $GJNEWS_HOME, else where this platform keeps such things.
Exit status: 0 done, 1 nothing found or a part failed, 2 wrong usage, 3 unreadable.""",
    "describe.usage": "usage: ",
    "describe.options": "options",
    "about.open": "read your archive, or some files only",
    "about.import": "put the articles of files into the archive",
    "about.parse": "show what an import would make of files (nothing is stored)",
    "about.search": "find articles",
    "about.show": "print one article",
    "about.save": "save for later",
    "about.unsave": "take out of the saved ones",
    "about.read": "mark as read",
    "about.unread": "mark as unread",
    "about.note": "write a note on an article",
    "about.tag": "put tags on an article, or take them off",
    "about.undo": "take back the last mark",
    "about.analyse": "finish the analysis of words that was left",
    "about.doctor": "check and repair the archive",
    "use.open": "[PATH…] [--format FORMAT]",
    "use.import": "PATH… [--format FORMAT] [--kind release] [--later] [--json]",
    "use.parse": "PATH… [--format FORMAT] [--kind release] [--json]",
    "use.search": "[WORD…] [--saved NAME] [--limit N] [--sort ORDER] [--count] [--whole] [--more] [--sample] [--json]",
    "use.show": "ID [--why|--versions|--diff N|ID] [--json]",
    "use.save": "ID… [--json]",
    "use.unsave": "ID… [--json]",
    "use.read": "ID… [--json]",
    "use.unread": "ID… [--json]",
    "use.note": "ID TEXT… [--json]",
    "use.tag": "ID ±TAG… [--json]",
    "use.undo": "[--json]",
    "use.analyse": "[--json]",
    "use.doctor": "[--repair] [--json]",
    "describe.open": "With paths: reads those files only and stores nothing.\n\n  gjnews open news/*.txt",
    "describe.import": "Reads articles and puts them into the archive. What is there already is not added again; a\n"
    "changed text becomes a new version. - is standard input. Not a directory: write DIR/*.\n\n"
    "  gjnews import news/*.txt\n  gjnews import releases.jsonl --kind release",
    "describe.parse": "Shows which articles an import would make of files. Nothing is stored.\n\n"
    "  gjnews parse news.txt --json",
    "describe.search": "Finds the articles that hold all words. The last word may be half typed.\n"
    '-word leaves out, "…" is taken to the letter, filters have a name and a colon.\n\n'
    "  gjnews search 통합돌봄\n"
    "  gjnews search place:seo date:2026-01 돌봄\n"
    "  gjnews search ㅌㅎㄷㅂ --count\n"
    "  gjnews search by:district_council -place:seo is:unread --json --limit 0\n\n"
    "filters: place about by outlet reporter date is kind outlets missing tag title\n"
    "dates: 2026, 2026-01, 2026-01-14, 2026-01-01..2026-01-15, 오늘, 어제, 최근7일, 이번주, 지난달, 근무일",
    "describe.show": "Prints one article. Its ID stands at the end of the lines of search.\n\n  gjnews show ID --why",
    "describe.save": "Saves articles for later.",
    "describe.unsave": "Takes articles out of the saved ones.",
    "describe.read": "Marks articles as read.",
    "describe.unread": "Marks articles as unread.",
    "describe.note": "Writes a note on an article; an empty text removes it.\n\n  gjnews note ID ask the office\n"
    '  gjnews note ID ""',
    "describe.tag": "Puts tags on (+) or takes them off (-); without a sign: on.\n\n  gjnews tag ID +event -draft",
    "describe.undo": "Takes back the last mark made in this archive.",
    "describe.analyse": "Finishes the analysis of words that import --later left. Stopping it loses nothing.\n"
    "Other forms of a word are found by what it has learnt (search --more).",
    "describe.doctor": "Checks that both files are whole and that the index fits the archive.",
    "option.help": "show this help",
    "option.json": "one JSON object a line",
    "option.format": "format of the files: auto, wire, digest, feed, jsonl, html, opml, table (default: auto)",
    "option.kind": "article, or release (a press release)",
    "option.later": "leave the analysis of words to the next run",
    "option.more": "add below what similar words, and words one key away, find",
    "option.limit": "at most N articles (default: 50; 0 = all)",
    "option.sort": "order: new, old, best",
    "option.count": "print the number only",
    "option.whole": "the last word is complete, too",
    "option.sample": "search the sample edition instead of the archive",
    "option.why": "add why it has this place and day",
    "option.repair": "repair what can be repaired",
    "usage.see": "{what} — see gjnews {command} --help",
    "usage.unknown": "unknown option: {v}",
    "usage.required": "missing: {v}",
    "usage.value": "a value is missing: {v}",
    "usage.choice": "no such value for {v}: {w} (there are {c})",
    "usage.wrong": "wrong value for {v}: {w}",
    "usage.lang": "--lang takes ko or en",
    "usage.no_command": "no such command: {name} — see gjnews --help",
    "usage.no_command_near": "no such command: {name} — did you mean {near}? See gjnews --help",
    "usage.no_command_file": "no such command: {name} — to read a file: gjnews open {name}",
    "usage.limit": "--limit takes 0 or a greater number",
    "usage.terminal": "this is no terminal that the reader could be shown on; use gjnews search",
    "usage.tag": "write tags as +name or -name: {v}",
    "config.unknown": "unknown setting in config.toml: {name} (there are {keys})",
    "config.wrong": "config.toml: {name} cannot be {value} (allowed: {allowed})",
    "error.interrupted": "stopped",
    "error.unexpected": "unexpected error: {kind}: {what} — run again with --debug to see more",
    "error.empty": "the archive is empty; bring articles in with gjnews import PATH…",
    "error.none": "no article found",
    "error.filter": "no such value for {field}: {v}",
    "error.problem_line": "{file} line {line}: {why}",
    "error.more_problems": "{n} more places could not be read",
    "found.more": "{n} more; --limit 0 shows all",
    "found.count": "{n}",
    "import.busy": "waiting for another gjnews to finish writing",
    "import.step": "{file}  {percent}%  new {new}",
    "analyse.loading": "loading the analyser",
    "analyse.step": "analysing words  {percent}%  left {left}",
    "analyse.done": "analysed the words of {n} {n:article|articles}",
    "analyse.nothing": "nothing is left to analyse",
    "show.address": "address",
    "show.source": "source",
    "show.article": "article",
    "show.captions": "photo",
    "show.credits": "by",
    "show.note": "note",
    "show.tags": "tags",
    "show.versions": "version {n}",
    "why.about.place": "place",
    "why.about.date": "date",
    "why.for": "{about} {value}: ‘{span}’ in the {where} — {reason}",
    "why.against": "{about} not {value}: ‘{span}’ in the {where} — {reason}",
    "why.for_bare": "{about} {value}: {reason}",
    "why.against_bare": "{about} not {value}: {reason}",
    "why.none": "no reasons are kept",
    "where.title": "headline",
    "where.lead": "first sentence",
    "where.next": "next sentence",
    "where.body": "text",
    "where.caption": "caption",
    "where.credit": "credit",
    "where.page": "page",
    "where.file": "file",
    "where.outlet": "outlet",
    "where.url": "address",
    "where.cluster": "same story",
    "mark.nothing": "nothing to change",
}
