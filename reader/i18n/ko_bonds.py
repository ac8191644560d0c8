"""Words about what the person decides about stories, in Korean."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "bond.split": "기사를 묶음에서 떼었습니다.",
    "bond.joined": "두 묶음을 합쳤습니다.",
    "bond.bonds_restored": "묶음을 떼고 합친 것을 되살렸습니다.",
    "bond.alone": "묶음에 다른 기사가 없습니다.",
    "bond.same": "이미 한 묶음입니다.",
    "bond.sample": "예시판의 묶음은 바꿀 수 없습니다. 기사를 가져온 뒤에 하세요.",
}
