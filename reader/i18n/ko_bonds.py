"""Words about what the person decides about stories, in Korean."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "key.split": "기사를 묶음에서 떼기",
    "key.join": "다른 소식과 한 묶음으로 합치기",
    "bond.ask": "어느 소식과 합칠지 고르세요: {title}",
    "bond.none": "합칠 다른 소식이 목록에 없습니다.",
    "bond.split": "기사를 묶음에서 떼었습니다.",
    "bond.joined": "두 묶음을 합쳤습니다.",
    "bond.bonds_restored": "묶음을 떼고 합친 것을 되살렸습니다.",
    "bond.alone": "묶음에 다른 기사가 없습니다.",
    "bond.same": "이미 한 묶음입니다.",
    "bond.sample": "예시판의 묶음은 바꿀 수 없습니다. 기사를 가져온 뒤에 하세요.",
}
