"""The Korean words around stories: what rows fold, what unfolds, comparing texts."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "row.count": "{n}건",
    "row.same_outlet": "{outlet} {n}건",
    "read.same_title": "{outlet} ‘{title}’",
    "read.same_rest": "그 밖 {n}건은 v로 펼쳐 보세요.",
    "fold.alone": "같은 소식이 더 없습니다.",
    "fold.is_off": "묶기를 꺼 두었습니다. s를 누르면 같은 소식을 묶습니다.",
    "fold.on": "같은 소식을 한 줄로 묶습니다.",
    "fold.off": "묶기를 풀고 기사마다 한 줄씩 보입니다. s 다시 묶기",
    "key.unfold": "같은 소식 펼치기, 접기",
    "key.compare": "고치기 전이나 다른 매체의 글과 낱말로 견주기",
    "key.folding": "같은 소식 묶기, 풀기",
    "help.note_stories": "같은 소식은 한 줄이고, 제목에 기사 수와 묶음 수를 함께 적습니다. 1/2건은 두 건 가운데"
    " 한 건이 찾는 것에 맞는다는 뜻입니다. 자체 기사는 다른 글을 옮기지 않은 기사입니다.",
    "compare.ask": "견줄 글을 고르세요: {title}",
    "compare.none": "견줄 글이 없습니다. 고친 적이 없고 같은 소식도 더 없습니다.",
    "compare.title": "견주기",
    "compare.first": "처음 받은 글 · {day}",
    "compare.version": "고침 {n} · {day}",
    "compare.other": "다른 곳에 실린 글 · {day}",
    "compare.seen": "{y}. {m}. {d}. {time}",
    "compare.article": "{outlet} ‘{title}’",
    "compare.with": "견준 글: {name}",
    "compare.mine": "이 글에만",
    "compare.theirs": "견준 글에만",
    "compare.legend": "{added}  {removed}",
    "compare.same": "두 글의 낱말이 같습니다.",
    "compare.counts": "더한 낱말 {added} · 뺀 낱말 {removed}",
}
