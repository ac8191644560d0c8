"""Text from outside made safe and plain."""

from __future__ import annotations

import unicodedata

import pytest

from reader.text.printable import _ODD, _PLAIN, harmless, printable, printable_line, without_piles
from tests.hostile import ALL, harm

_NEWS = "광주 서구는 ‘마을정원’을 연다.\n문의 ☎ 062-000-0000 · 누리집 → https://seogu.example (É, 東區, 👍)"


def test_news_stays_as_it_is() -> None:
    assert printable(_NEWS) == harmless(_NEWS) == _NEWS


def test_nothing_that_unicode_calls_control_or_format_is_left() -> None:
    kinds = ("Cc", "Cf", "Cs", "Zl", "Zp")
    found = [char for char in map(chr, range(0x110000)) if unicodedata.category(char) in kinds and char != "\n"]
    assert len(found) > 2_000
    assert {printable_line(f"가{char}나") for char in found} == {"가나", "가 나"}
    assert {harmless(f"가{char}나") for char in found} == {"가나", "가 나"}


def test_what_is_passed_as_plain_is_neither_odd_nor_anything_but_nfc() -> None:
    every = list(map(chr, range(0x110000)))
    plain = [char for char in every if _PLAIN.fullmatch(char)]
    assert len(plain) > 40_000
    assert [char for char in plain if _ODD.match(char) or unicodedata.combining(char)] == []
    marks = [char for char in every if unicodedata.combining(char) or "\u1161" <= char <= "\u11c2"]
    assert not any(map(_PLAIN.fullmatch, marks))
    together = "".join(plain)
    assert unicodedata.normalize("NFC", together) == together


@pytest.mark.parametrize("make", [printable, printable_line, harmless])
def test_what_is_hostile_is_left_as_what_can_be_read_of_it(make: object) -> None:
    assert callable(make)
    made = make(f"서구 {ALL} 정원")
    assert harm(made) == set()
    assert made.startswith("서구 ]52;c;aGFja2Vk")
    assert "[bold red]굵게[/]" in made


@pytest.mark.parametrize(
    "written",
    ["Việt Nam", "กี่ ตั้ง น้ำ", "שָׁלוֹם", "مُحَمَّد", "हिन्दी स्त्री", "ကျွန်ုပ်တို့", "བསྒྲུབས", "가게 학교 ᄒᆞᆫ글"],
)
def test_the_marks_of_any_writing_stay(written: str) -> None:
    assert printable(written) == harmless(written) == unicodedata.normalize("NFC", written)


@pytest.mark.parametrize("pile", ["e" + "\u0301" * 9, "ก" + "\u0e47" * 9, "가" + "\u1161" * 9, "x" + "\U0001e000" * 9])
def test_marks_that_would_be_drawn_over_other_lines_are_few(pile: str) -> None:
    kept = without_piles(pile)
    assert kept == pile[: len(kept)]
    assert 1 < len(kept) <= 5
    assert without_piles(pile, lambda _: "-").count("-") == len(pile) - len(kept)
