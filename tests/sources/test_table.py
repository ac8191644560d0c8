"""Spreadsheets as BigKinds and press desks make them."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from reader import sources
from reader.errors import UnreadableError
from reader.intake import Problem, RawArticle
from reader.model import Basis
from reader.sources import table, workbook

TABLES = Path(__file__).parents[2] / "fixtures" / "tables"


def read(path: Path) -> tuple[list[RawArticle], list[Problem]]:
    found = list(sources.read(str(path)))
    return (
        [each for each in found if isinstance(each, RawArticle)],
        [each for each in found if isinstance(each, Problem)],
    )


@pytest.mark.parametrize("name", ["bigkinds.xlsx", "bigkinds-cp949.csv"])
def test_a_row_of_bigkinds_is_an_article(name: str) -> None:
    articles, problems = read(TABLES / name)
    assert problems == []
    first = articles[0]
    assert (first.headline, first.outlet, first.reporter) == ("동구, 골목 지도 펴낸다", "견본일보", "김견본")
    assert (first.published, first.published_basis) == ("2025-11-24", Basis.GIVEN)
    assert (first.url, first.guid) == ("https://news.example.kr/view?no=1", "01100101.20251124100000001")
    assert [article.line for article in articles] == [2, 3]
    assert [article.truncated for article in articles] == [False, True]


def test_a_cell_may_hold_several_lines_and_any_separator(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('보도 목록\n\n제목;본문;매체\n"동구; 지도";"첫 줄\n둘째 ""줄""";견본일보\n', encoding="utf-8-sig")
    articles, problems = read(path)
    assert problems == []
    assert [(article.headline, article.text) for article in articles] == [("동구; 지도", '첫 줄\n둘째 "줄"')]


def test_a_row_that_says_nothing_is_a_problem_and_an_empty_one_is_none(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("제목,언론사\n동구 지도,견본일보\n,예시일보\n,\n서구 지도,예시일보\n", encoding="utf-8")
    articles, problems = read(path)
    assert ([article.line for article in articles], [problem.line for problem in problems]) == ([2, 5], [3])


def test_a_quotation_mark_that_nobody_closes_does_not_swallow_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"{i}번 소식,견본일보\n" for i in range(120_000))
    path.write_text(f'제목,언론사\n첫 소식,견본일보\n"닫지 않은,견본일보\n{rows}', encoding="utf-8")
    articles, problems = read(path)
    assert articles[0].headline == "첫 소식"
    assert articles[-1].headline == "119999번 소식"
    assert [problem.line for problem in problems] == [3]


def test_a_table_without_columns_of_articles_says_which_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"
    path.write_text("이름,나이\n가,1\n나,2\n", encoding="utf-8")
    articles, problems = read(path)
    assert articles == []
    assert len(problems) == 1
    assert "제목" in problems[0].reason


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["제목", "언론사", "비고"], {"title": 0, "outlet": 1}),
        (["\ufeffTitle ", "DATE"], {"title": 0, "published": 1}),
        (["제목", "제목"], {}),
        (["언론사", "일자"], {}),
        (["동구의 제목", "본문이 길다"], {}),
    ],
)
def test_columns_are_told_by_their_names(cells: list[str], found: dict[str, int]) -> None:
    assert table.named_columns(cells) == found


@pytest.mark.parametrize(
    ("cell", "text"),
    [(20251124.0, "20251124"), (1.5, "1.5"), (datetime(2025, 11, 24), "2025-11-24"), ("가", "가"), (None, "")],
)
def test_cells_are_texts_as_their_column_would_be_written(cell: object, text: str) -> None:
    assert workbook._text(cell) == text


def archive(members: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 and no more", archive({"a.txt": b"x"}), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)],
    ids=["cut", "other", "old"],
)
def test_what_is_no_spreadsheet_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"list\.xlsx"):
        list(workbook.rows(data, "list.xlsx"))


def test_a_spreadsheet_that_unpacks_to_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", 1 << 20)
    with pytest.raises(UnreadableError, match="1 MB"):
        list(workbook.rows(archive({"xl/workbook.xml": bytes(2 << 20)}), "list.xlsx"))
