"""The Korean words of exports: the command, the questions of the interface, and what stands in the files."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "about.export": "기사를 파일로 내보냅니다 (md, json, csv, html)",
    "use.export": "[낱말…] --to md|json|csv|html [--out 파일] [--limit N] [--sort new|old|best] [--whole] [--corrected]"
    " [--sample]",
    "describe.export": "찾은 기사를 모두 내보냅니다. --out이 없으면 표준 출력에 씁니다. 있는 파일은 덮어씁니다.\n\n"
    "  gjnews export 지역:서구 날짜:2026-01 --to csv --out 서구.csv\n"
    "  gjnews export 상태:저장 --to html --out 담은기사.html\n"
    "  gjnews export --to json --out 모두.json      # gjnews import 모두.json으로 기사와 표시를 되살립니다\n"
    "  gjnews export --corrected --to json           # 지역을 고친 기사만: inferred는 고치기 전의 판단입니다\n\n"
    "md 마크다운, json 한 줄에 하나(--json과 같은 열쇠에 keys와 inferred, 있으면 history, bonds, links를 더함),\n"
    "csv 스프레드시트, html 한 장의 쪽",
    "option.to": "형식: md, json, csv, html (--out의 끝말로도 정합니다)",
    "option.out": "쓸 파일",
    "option.corrected": "지역을 직접 고친 기사만",
    "usage.export_to": "형식을 정하세요: --to md, json, csv, html 가운데 하나",
    "export.written": "{n}건을 적었습니다: {path}",
    "export.none": "내보낼 기사가 없습니다.",
    "export.made": "gjnews · {day}에 내보냄",
    "export.lang": "ko",
    "export.certain": "확실",
    "export.kind.article": "기사",
    "export.kind.release": "보도자료",
    "export.column.title": "제목",
    "export.column.outlet": "매체",
    "export.column.reporter": "기자",
    "export.column.day": "날짜",
    "export.column.certain": "날짜확실",
    "export.column.basis": "날짜근거",
    "export.column.place": "지역",
    "export.column.places": "함께다룬지역",
    "export.column.institution": "기관",
    "export.column.kind": "종류",
    "export.column.url": "주소",
    "export.column.body": "본문",
    "export.column.note": "메모",
    "export.column.tags": "태그",
    "export.column.read": "읽음",
    "export.column.saved": "나중에읽기",
    "export.column.id": "아이디",
    "export.column.source": "출처",
    "export.what": "무엇을 내보낼지 고르세요",
    "export.view": "이 보기: {name} — {n}건",
    "export.article": "이 기사: {title}",
    "export.where": "적을 파일 — .md .json .csv .html 가운데 하나로 끝나게 쓰세요. Enter 저장",
    "export.ending": "파일 이름은 .md .json .csv .html 가운데 하나로 끝나야 합니다: {path}",
    "export.exists": "이미 있는 파일입니다. 다른 이름을 쓰세요: {path}",
    "export.run": "내보내고 있습니다 ({a}/{b})",
    "export.failed": "적지 못했습니다. {why} ({path})",
    "export.busy": "앞의 내보내기가 끝나지 않았습니다.",
    "pipe.ask": "기사를 넘길 명령 — 제목과 본문을 표준 입력으로 받습니다. Enter 실행",
    "pipe.run": "명령을 실행하고 있습니다: {command}",
    "pipe.done": "명령에 넘겼습니다: {command}",
    "pipe.said": "명령이 답했습니다: {words}",
    "pipe.failed": "명령이 실패했습니다({code}): {words}",
    "pipe.unstarted": "명령을 실행하지 못했습니다: {words}",
    "pipe.killed": "명령이 끝까지 가지 못했습니다(신호 {code}): {words}",
    "mark.restored": "{n}건의 표시를 되살렸습니다.",
    "key.export": "내보내기 (보기나 기사를 파일로)",
    "key.pipe": "기사를 명령에 넘기기",
}
