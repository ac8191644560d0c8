"""CSV that a spreadsheet opens as it is meant."""

from __future__ import annotations

import csv
import io

import pytest

from reader import i18n
from reader.export.table import COLUMNS, harmless, lines
from tests.export.articles import ITEMS


def read() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines(ITEMS)).removeprefix("\ufeff"), newline="")))


def test_it_begins_with_a_byte_order_mark_and_korean_headers() -> None:
    header = next(iter(lines([])))
    assert header.startswith("\ufeff제목,매체,기자,날짜,날짜확실,")
    assert header.endswith("\r\n")


def test_every_article_is_a_row_that_says_whether_its_day_is_certain() -> None:
    plain, hostile = read()
    assert (plain["날짜"], plain["날짜확실"], plain["날짜근거"]) == ("2026-01-14", "추정", "본문의 날짜")
    assert (hostile["날짜"], hostile["날짜확실"]) == ("", "추정")
    assert (plain["지역"], plain["함께다룬지역"], plain["기관"]) == ("서구", "서구, 남구", "구청")
    assert (plain["메모"], plain["태그"], plain["나중에읽기"]) == ("담당자에게 <확인>", "행사, 중요", "나중에 읽기")
    assert plain["본문"] == "서구가 마을정원사를 모집한다.\n둘째 문단이다."


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "＝1", "|a", "%a", " =1", "\t=1", "\u200b=1"])
def test_no_cell_is_calculated(text: str) -> None:
    assert harmless(text).startswith("'")


def test_a_cell_that_nothing_would_calculate_stays_as_it_is() -> None:
    assert harmless("1=1, 서구 -10%") == "1=1, 서구 -10%"


def test_hostile_cells_are_text_and_hold_nothing_that_a_terminal_obeys() -> None:
    _, hostile = read()
    assert hostile["제목"].startswith("'=HYPERLINK")
    assert hostile["매체"] == "'+SUM(A1:A9)"
    assert hostile["본문"].startswith("# 제목이 아닌 줄")
    assert not {"\x1b", "\x07", "\u202e"} & set("".join(hostile.values()))


def test_the_headers_follow_the_language() -> None:
    i18n.use("en")
    header = next(iter(lines([]))).removeprefix("\ufeff").rstrip()
    assert len(header.split(",")) == len(set(header.split(","))) == len(COLUMNS)
    assert header.startswith("title,outlet,")
