"""Broken letters are repaired where that can be proven, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.mojibake import unbroken

KOREAN = "남구는 골목 지도를 공개했다"


def _as_windows(data: bytes) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(
    "broken",
    [
        KOREAN.encode("cp949").decode("latin-1"),
        KOREAN.encode().decode("latin-1"),
        _as_windows(KOREAN.encode("cp949")),
        _as_windows(KOREAN.encode()),
        "³²±¸´Â °ñ¸ñ Áöµµ¸¦ °ø°³Çß´Ù",
    ],
)
def test_korean_in_latin_letters_is_korean_again(broken: str) -> None:
    assert unbroken(broken) == KOREAN


def test_utf_8_that_was_read_as_cp949_is_korean_again_where_nothing_was_lost() -> None:
    text = "광주 북구 새 소식이 나왔다"
    words = [word for word in text.split() if _survives(word)]
    assert words
    for word in words:
        assert unbroken(word.encode().decode("cp949")) == word


def _survives(word: str) -> bool:
    try:
        return word.encode().decode("cp949").encode("cp949") == word.encode()
    except UnicodeError:
        return False


def test_only_the_broken_lines_of_a_text_are_touched() -> None:
    assert unbroken(f"동구 소식\n{KOREAN.encode('cp949').decode('latin-1')}\ncafé") == f"동구 소식\n{KOREAN}\ncafé"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "déjà vu à côté d'été",
        "Größe, Äpfel, übermäßig schön",
        "25 °C ±3 µg ²³¼½¾ × ÷",
        "남구는 café ‘골목’을 연다… ×2 ±1",
        "中國語新聞記事本文內容",
        "日本語の記事です",
        "뷁뷁 뷁",
        "³²±¸´Â �ñ¸ñ Áöµµ¸¦",
    ],
)
def test_what_is_not_provably_broken_stays(text: str) -> None:
    assert unbroken(text) == text


@given(st.text())
def test_any_text_stays_or_becomes_korean(text: str) -> None:
    found = unbroken(text)
    assert found == text or any("가" <= char <= "힣" for char in found)
