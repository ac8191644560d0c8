"""The Korean words around searching: hints under the box, saved searches, the searches of the past."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "filter.unknown": "없는 값입니다: {v}",
    "search.placeholder": "낱말, 초성(ㅌㅎㄷㅂ), 영타(rhkdwn)로 찾습니다",
    "search.zero": "{q} — 0건. 바로 앞 결과를 흐리게 남겼습니다.",
    "search.none": "찾은 기사가 없습니다. 낱말을 줄이거나, Esc를 누른 뒤 0으로 필터를 푸세요.",
    "search.layout": "영타로 보고 ‘{h}’도 함께 찾았습니다.",
    "search.maybe": "혹시 ‘{w}’?",
    "search.lemma": "비슷한 말로 찾은 기사 {n}건",
    "search.lag": "마지막 글자는 Space나 Enter를 눌러야 반영됩니다 (F8 한글 바로 입력)",
    "search.f8": "한글 바로 입력 — 한/영을 끄고 치세요",
    "filter.bad": "없는 날짜입니다: {v} (예: 2026-01, 2026-01-14, 어제, 최근7일)",
    "filter.open": "{name}: {values}",
    "side.searches": "저장한 검색",
    "side.searches_none": "Ctrl+S로 저장",
    "search.complete": "Tab {names}",
    "search.saved": "검색을 저장했습니다: {name}",
    "search.saved_here": "검색을 저장했습니다. 이 화면을 닫으면 사라집니다: {name}",
    "search.saved_already": "이미 저장한 검색입니다: {name}",
    "search.renamed": "저장한 검색의 이름을 고쳤습니다: {before} → {name}",
    "search.removed": "저장한 검색을 지웠습니다: {name}",
    "search.nothing": "저장할 것이 없습니다. 낱말을 치거나 왼쪽에서 고른 뒤 저장하세요.",
    "search.none_chosen": "왼쪽의 저장한 검색에 커서를 두고 누르세요.",
    "ask.search_name": "저장한 검색의 이름 — Enter 저장",
    "key.save_search": "이 검색을 저장하기",
    "key.rename_search": "저장한 검색의 이름 고치기",
    "key.remove_search": "저장한 검색 지우기",
    "key.history": "지난 검색 꺼내기",
    "quit.hint_box": "끝내려면 Esc를 누른 뒤 q를 누르세요.",
    "key.complete": "필터의 이름과 값 채우기",
}
