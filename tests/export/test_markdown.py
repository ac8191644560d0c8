"""Markdown in which the articles say what they said, and nothing becomes markup."""

from __future__ import annotations

import pytest

from reader.export.markdown import lines, plain
from tests.export.articles import HEADING, ITEMS

TEXT = "".join(lines(ITEMS, HEADING))


def test_it_has_one_title_and_a_heading_for_each_article() -> None:
    assert [line for line in TEXT.splitlines() if line.startswith("#")] == [
        "# 지역:서구 \\<b\\> — 2건",
        "## 서구, ‘마을정원사’ 40명 모집",
        '## =HYPERLINK("http://x.example")\\<script\\>alert(1)\\</script\\> \\[bold\\]\\# \\*굵게\\*',
    ]


def test_facts_pictures_marks_and_the_citation_stand_with_the_text() -> None:
    assert "서구 · 구청 · 2026년 1월 14일(수) 추정 · 예시일보 · 박예시 기자" in TEXT
    assert "> 사진 서구청 앞 정원" in TEXT
    assert "> **메모** 담당자에게 \\<확인\\>" in TEXT
    assert "> **태그** 행사, 중요" in TEXT
    assert (
        "> 박예시, “서구, ‘마을정원사’ 40명 모집”, 예시일보, 2026. 1. 14.(추정), https://news.example/1?a=1&b=2" in TEXT
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# 아님", "\\# 아님"),
        ("- 아님", "\\- 아님"),
        ("1. 아님", "1\\. 아님"),
        ("=== ", "==="),
        ("=", "\\="),
        ("두 줄\n한 줄", "두 줄 한 줄"),
        ("[글](주소)", "\\[글\\](주소)"),
    ],
)
def test_nothing_becomes_markup(text: str, written: str) -> None:
    assert plain(text) == written


def test_nothing_in_it_is_obeyed_by_a_terminal() -> None:
    assert not {"\x1b", "\x07", "\u202e"} & set(TEXT)
