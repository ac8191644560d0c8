"""What the page of a release says of those who ran it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.library.coverage import coverage
from reader.ui.coverage_lines import MOST, coverage_lines, short_day
from tests.cli.helpers import gjnews
from tests.cli.test_stories import ARTICLES, RELEASES, jsonl
from tests.test_coverage import member, release
from tests.ui.test_app import reading


def test_a_release_names_all_who_ran_it_with_times_and_changed_headlines() -> None:
    story = coverage(
        [
            release(),
            member(1, "2026-03-14T09:10:00+09:00"),
            member(2, "2026-03-14T10:00:00+09:00", "견본신문", "밤에도 책을"),
            member(3, "2026-03-15T11:00:00+09:00", "예시방송", "서구 도서관에 가 보니", reprints="id3"),
        ]
    )
    assert coverage_lines(story, release()) == (
        "원문 서구청 3. 14. 08:30 → 게재 3곳",
        "  예시일보 3. 14. 09:10  첫 보도",
        "  견본신문 3. 14. 10:00  제목 바꿈 ‘밤에도 책을’",
        "  예시방송 3. 15. 11:00  자체 기사",
    )
    assert coverage_lines(story, member(1)) == ("원문 서구청 3. 14. 08:30 → 게재 3곳",)


def test_a_release_that_nobody_ran_says_so_and_an_article_without_one_nothing() -> None:
    assert coverage_lines(coverage([release()]), release()) == ("원문 서구청 3. 14. 08:30 → 게재 0곳",)
    assert coverage_lines(coverage([member(1), member(2)]), member(1)) == ()


def test_unknown_outlets_are_counted_apart_and_long_lists_are_cut() -> None:
    many = [member(row, "2026-03-15", f"예시{row}") for row in range(1, MOST + 4)]
    told = coverage_lines(coverage([release(99), *many, member(50, outlet=None)]), release(99))
    assert told[0] == f"원문 서구청 3. 14. 08:30 → 게재 {MOST + 3}곳, 매체 미상 1건"
    assert told[-1] == "  그 밖 4건"


def test_an_inferred_day_says_so() -> None:
    assert short_day(member(1, "2026-03-14", certain=False)) == "3. 14. 추정"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    gjnews(tmp_path, "import", "--later", "--format", "jsonl", "--kind", "release", "-", stdin=jsonl(RELEASES))
    gjnews(tmp_path, "import", "--later", "--format", "jsonl", "-", stdin=jsonl(ARTICLES))
    with Library.open(tmp_path) as opened:
        yield opened


async def test_the_page_of_a_release_tells_who_ran_it_below_its_header(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("종류:보도자료 매체수:0")
        await reader.press("enter")
        assert await reader.shows("원문 동구청 3. 12. 08:40 → 게재 0곳")
        await reader.press("slash", *["backspace"] * 20, *"종류:보도자료 매체수:2..", "enter")
        assert await reader.shows("원문 서구청 3. 12. 08:30 → 게재 2곳")
        assert reader.sees("예시일보 3. 12. 09:10  첫 보도")
