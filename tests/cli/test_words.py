"""Every word of the command line is there in both languages, is used, and takes the same values."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import reader.cli
from reader.i18n import bench, cli, reports

KOREAN = {**cli.KOREAN, **bench.KOREAN, **reports.KOREAN}
ENGLISH = {**cli.ENGLISH, **bench.ENGLISH, **reports.ENGLISH}

SOURCES = "".join(path.read_text(encoding="utf-8") for path in Path(reader.cli.__file__).parent.glob("*.py"))
COMPOSED = ("describe.", "about.", "use.", "option.", "where.", "why.", "stories.column.")
"""Beginnings of keys that are put together in the code."""


def values(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert list(KOREAN) == list(ENGLISH)


def test_both_languages_take_the_same_values() -> None:
    assert [key for key in KOREAN if values(KOREAN[key]) != values(ENGLISH[key])] == []


def test_every_key_is_used() -> None:
    assert [
        key for key in KOREAN if not re.search(f"[\"']{re.escape(key)}[\"']", SOURCES) and not key.startswith(COMPOSED)
    ] == []


def test_english_words_hold_no_hangul_but_what_is_typed() -> None:
    typed = re.compile("통합돌봄|돌봄|ㅌㅎㄷㅂ|오늘|어제|최근7일|이번주|지난달|근무일")
    assert [key for key, words in ENGLISH.items() if re.search("[ㄱ-ㅣ가-힣]", typed.sub("", words))] == []


def test_korean_statements_have_no_exclamation_mark() -> None:
    assert [key for key, words in KOREAN.items() if "!" in words] == []
