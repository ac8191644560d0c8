"""Spreadsheets of articles, as BigKinds and monitoring services export them: a row each, told by the column names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.i18n import t
from reader.intake import Problem, RawArticle
from reader.model import Basis, Kind
from reader.sources.endings import breaks_off
from reader.sources.feed.values import web_address
from reader.sources.lines import Line
from reader.sources.markup import plain, plain_line
from reader.sources.mojibake import unbroken
from reader.sources.moments import moment

Row = tuple[int, Sequence[str]]
"""The number of a row, from 1, and its cells."""

COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(("제목", "기사제목", "기사 제목", "title", "headline"), "title"),
    **dict.fromkeys(("본문", "기사본문", "기사 본문", "내용", "기사내용", "body", "content", "text"), "body"),
    **dict.fromkeys(("언론사", "언론사명", "매체", "매체명", "신문사", "outlet", "publisher", "press"), "outlet"),
    **dict.fromkeys(("기고자", "기자", "기자명", "작성자", "reporter", "author"), "reporter"),
    **dict.fromkeys(("일자", "날짜", "일시", "보도일자", "보도일", "게재일", "작성일", "등록일"), "published"),
    **dict.fromkeys(("published", "date", "pubdate"), "published"),
    **dict.fromkeys(("url", "링크", "주소", "원문", "원문링크", "기사링크", "link"), "url"),
    **dict.fromkeys(("뉴스 식별자", "뉴스식별자", "기사번호", "guid", "id"), "guid"),
}
"""Names of columns, case folded, as seen in exports of BigKinds (2026-11) and in press lists of district offices."""

_HEADER_WITHIN = 20
"""Rows in which the names of the columns must come: titles and dates of the export may stand above them."""
_SEPARATORS = "\t,;|"
_SPACE = re.compile(r"\s+")

_CELL_LIMIT = 1 << 20
"""Characters of a cell: a quotation mark that nobody closes must not swallow a whole file."""

csv.field_size_limit(_CELL_LIMIT)


def articles(rows: Iterable[Row | Problem], source: str, kind: Kind = Kind.ARTICLE) -> Iterator[RawArticle | Problem]:
    """The articles of `rows`, the first of which name the columns; a `Problem` for a row that says nothing."""
    columns: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        number, cells = row
        if not any(cell.strip() for cell in cells):
            continue
        if columns:
            yield _article(number, cells, columns, source, kind)
        elif named := named_columns(cells):
            columns = named
        elif number > _HEADER_WITHIN:
            break
    if not columns:
        yield Problem(source, 0, t("source.no_columns", path=source))


def named_columns(cells: Sequence[str]) -> dict[str, int]:
    """What stands in which column, where `cells` name at least a title or text and one thing more; else nothing."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = COLUMNS.get(_SPACE.sub(" ", cell.strip("\ufeff \t\r\n")).casefold())
        if name:
            found.setdefault(name, index)
    return found if len(found) >= 2 and ("title" in found or "body" in found) else {}


def separated(line: str) -> list[str]:
    """The cells of the first line of a CSV file, by whichever separator makes most of them."""
    return next(csv.reader([line], delimiter=separator_of(line)), [])


def separator_of(line: str) -> str:
    """What stands between the cells of `line`."""
    return max(_SEPARATORS, key=line.count)


def csv_rows(lines: Iterable[Line], source: str) -> Iterator[Row | Problem]:
    """The rows of a CSV file; one that cannot be read is a `Problem`, and reading goes on behind it."""
    texts = _Texts(lines)
    separator = None
    while True:
        first = texts.next_line()
        if first is None:
            return
        separator = separator or (separator_of(first) if any(map(first.count, _SEPARATORS)) else None)
        texts.put_back(first)
        begun = texts.number
        try:
            for cells in csv.reader(texts, delimiter=separator or ","):
                yield begun, cells
                begun = texts.number
                if separator is None:
                    break
        except csv.Error:
            yield Problem(source, begun, t("source.row"))


class _Texts(Iterator[str]):
    """The lines of a file for `csv`, which wants their ends; counts them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._held: str | None = None
        self.number = 1

    def __next__(self) -> str:
        text = self.next_line()
        if text is None:
            raise StopIteration
        self.number += 1
        return text

    def next_line(self) -> str | None:
        """The next line without counting it; None at the end. Of one that cannot be read an empty line is left."""
        if self._held is not None:
            held, self._held = self._held, None
            return held
        line = next(self._lines, None)
        return None if line is None else f"{(line.text or '').replace(chr(0), '')}\n"

    def put_back(self, line: str) -> None:
        """Makes `line` the next one again."""
        self._held = line


def _article(
    number: int, cells: Sequence[str], columns: Mapping[str, int], source: str, kind: Kind
) -> RawArticle | Problem:
    given = {name: unbroken(cells[index]).strip() for name, index in columns.items() if index < len(cells)}
    title, body = plain_line(given.get("title", "")), plain(given.get("body", "")).text.strip()
    if not title and not body:
        return Problem(source, number, t("source.json_empty"))
    published = moment(given.get("published"))
    return RawArticle(
        source=source,
        line=number,
        headline=title,
        text=body,
        outlet=given.get("outlet") or None,
        reporter=given.get("reporter") or None,
        url=web_address(given.get("url", "")),
        guid=given.get("guid") or None,
        published=published,
        published_basis=Basis.GIVEN if published else None,
        page=source,
        kind=kind,
        truncated=breaks_off(body),
    )
