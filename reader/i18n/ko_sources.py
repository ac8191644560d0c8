"""Words about feeds, pages and tables that are read, in Korean."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "source.no_feed": "피드가 아닙니다: {path} — RSS, Atom, JSON Feed의 주소나 파일을 적으세요.",
    "source.empty_entry": "제목도 본문도 없는 항목입니다({entry})",
    "source.no_opml": "구독 목록(OPML)이 아닙니다: {path} — 다른 리더에서 내보낸 .opml 파일을 적으세요.",
    "source.no_table": "표 파일이 아닙니다: {path} — 엑셀(.xlsx)이나 CSV로 저장해 다시 넣으세요.",
    "source.no_columns": (
        "제목·본문 열이 없는 표입니다: {path} — 첫 줄에 제목, 본문, 언론사, 일자 같은 이름을 적으세요."
    ),
    "source.row": "표의 줄로 읽을 수 없습니다(닫히지 않은 따옴표)",
    "source.subscriptions": "구독 목록(OPML)입니다: {path} — 파일째 gjnews import로 넣으면 구독에 더합니다.",
    "source.no_page": "기사를 찾지 못한 웹 페이지입니다: {path} — 기사 한 편의 페이지를 저장해 넣으세요.",
    "source.tangled": "읽는 데 끝이 없게 얽힌 파일이라 읽지 않습니다: {path} — 피드를 만든 곳에 알리세요.",
}
