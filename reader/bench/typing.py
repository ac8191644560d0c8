"""What is typed in the measurement: a fixed list of queries, each key by key as an IME passes through it."""

from __future__ import annotations

from collections.abc import Iterator

from reader.text.hangul import Composer, is_syllable, jamo, keystrokes, to_latin

WORDS = (
    "통합돌봄",
    "서구 골목상권",
    "행정통합 공청회",
    "광산구청장",
    "지원사업 신청",
    "어르신 일자리",
    "없어서",
    "안전점검",
    "청년 창업 지원",
    "교육청",
    "2026년 예산",
    "도시재생",
    "문화예술회관",
)
"""Words and several words, closed by a space and open."""
INITIALS = ("통합돌봄", "광주광역시", "주민자치회", "지원사업", "과학기술정보통신부", "안전")
"""Typed by their initials."""
LATIN = ("광주", "통합돌봄", "AI 모빌리티", "email")
"""Typed on the other layout, or Latin."""
MISSES = ("쀍뚫", "통합돌담길", "ㅋㅌㅋㅌ", "zqxj", "광줒ㅜ")
COMMON = ("이", "다", "하는", "있다", "으로", "위해", "ㅇ", "ㅅ", "ㄱ", "가", "1", "2", "-", "a")
"""Short and in nearly every article."""
FILTERS = ("지역:서구 돌봄", "날짜:2022-0", "-돌봄 지원", '"지원 사업"', "제목:지원")


def states() -> list[str]:
    """Every text that stands in the box, in order; a search is asked for each."""
    typed: list[str] = []
    for query in (*WORDS, *MISSES, *FILTERS):
        typed.extend(_keys(query))
    for query in WORDS[:6]:
        typed.extend(_taken_back(query))
    for query in INITIALS:
        typed.extend(_prefixes("".join(jamo(char)[0] for char in query if is_syllable(char))))
    for query in LATIN:
        typed.extend(_prefixes(to_latin(query)))
    typed.extend(COMMON)
    typed.extend(f"{word} " for word in COMMON)
    return typed


def _keys(query: str) -> Iterator[str]:
    """The states of an IME while `query` is typed, and the closed query."""
    composer = Composer()
    for key in keystrokes(query):
        composer.press(key)
        yield composer.text
    yield query + " "


def _taken_back(query: str) -> Iterator[str]:
    """The states while `query` is taken back by Backspace."""
    while query:
        query = query[:-1]
        yield query


def _prefixes(text: str) -> Iterator[str]:
    return (text[:i] for i in range(1, len(text) + 1))
