"""Words about feeds, pages and tables that are read, in Korean."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "source.no_feed": "피드가 아닙니다: {path} — RSS, Atom, JSON Feed의 주소나 파일을 적으세요.",
    "source.empty_entry": "제목도 본문도 없는 항목입니다({entry})",
    "source.no_opml": "구독 목록(OPML)이 아닙니다: {path} — 다른 리더에서 내보낸 .opml 파일을 적으세요.",
}
