"""Words for the reasons of a place, in both languages: read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping

from reader.i18n import language

_KOREAN: Mapping[str, str] = {
    "all": "{place}: {reasons}",
    "words": "{where}의 ‘{span}’({part})",
    "holder": "{span}({term})",
    "away": "{span}{topic} {reason}",
    "nothing": "{place}: 광주의 곳이나 기관이 나오지 않습니다",
    "passing": "{place}: 광주는 지나가는 말입니다({where}의 ‘{span}’)",
    "outlet": "발행처",
    "title": "제목",
    "lead": "첫 문장",
    "next": "다음 문장",
    "body": "본문",
    "caption": "사진 설명",
}

_ENGLISH: Mapping[str, str] = {
    "all": "{place}: {reasons}",
    "words": "‘{span}’ in the {where} ({part})",
    "holder": "{span} ({term})",
    "away": "{span} left out ({part})",
    "nothing": "{place}: no place or body of Gwangju is named",
    "passing": "{place}: Gwangju is only mentioned in passing (‘{span}’ in the {where})",
    "outlet": "publisher",
    "title": "headline",
    "lead": "first sentence",
    "next": "sentence after it",
    "body": "text",
    "caption": "caption",
    "주체": "acting",
    "출처": "source",
    "장소": "scene",
    "언급": "mentioned",
    "나열": "in a list",
    "괄호·주소": "in brackets",
    "경력·출신": "a career",
    "알림란": "a column of notices",
}


def t(word: str, /, **values: object) -> str:
    """The words under `word` in the language that is spoken; a Korean word without English ones stays as it is."""
    words = (_ENGLISH if language() == "en" else _KOREAN).get(word, word)
    return words.format(**values) if values else words
