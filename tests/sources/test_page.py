"""Saved and fetched pages of one article."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import sources
from reader.errors import UnreadableError
from reader.intake import Problem, RawArticle
from reader.model import Basis
from reader.sources import page

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
URL = "https://m.example.kr/news/articleView.html?idxno=4321"


def article(data: bytes | str, url: str = URL) -> RawArticle:
    found = page.read(data.encode() if isinstance(data, str) else data, url)
    assert isinstance(found, RawArticle)
    return found


def saved(name: str) -> RawArticle:
    return article((PAGES / name).read_bytes())


def test_a_page_gives_its_headline_text_address_outlet_reporter_and_time() -> None:
    found = saved("article.html")
    assert (found.headline, found.outlet, found.reporter) == ("동구, 빈 점포에 작은 공방 연다", "견본신문", "김견본")
    assert found.url == "https://www.example.kr/news/articleView.html?idxno=4321"
    assert (found.published, found.published_basis) == ("2026-03-09T14:20:31+09:00", Basis.FEED)
    assert found.text.startswith("광주 동구는 9일 충장로의")
    assert found.text.endswith("모집할 계획이다.")
    assert found.text.count("\n") == 3


def test_menus_lists_of_other_articles_and_scripts_of_a_page_are_no_text() -> None:
    text = saved("article.html").text
    assert not [word for word in ("정치", "많이 본", "등록번호", "tracking", "입력 2026") if word in text]


def test_what_stands_below_the_pictures_is_kept_apart() -> None:
    assert saved("article.html").restored == {"captions": ["동구 주민들이 새 공방을 둘러보고 있다. (제공=동구)"]}


def test_a_page_in_cp949_whose_text_has_line_breaks_instead_of_paragraphs_is_read() -> None:
    found = saved("breaks-cp949.html")
    assert found.headline == "북구, 자전거길 새로 포장"
    assert found.text.split("\n")[0].startswith("[예시일보=박예시 기자] 광주 북구는")
    assert len(found.text.split("\n")) == 4
    assert (found.published, found.url) == (None, URL)


def test_the_day_of_a_page_is_never_searched_for_in_its_text() -> None:
    text = "<p>광주 동구는 2026년 3월 9일 골목 지도를 만들어 주민에게 나누어 준다고 밝혔다.</p>" * 3
    assert article(f"<html><body><article>{text}</article></body></html>").published is None


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("동구, 공방 연다 - 견본신문", "동구, 공방 연다"),
        ("동구, 공방 연다 | 견본신문", "동구, 공방 연다"),
        ("동구, 공방 연다 < 사회 < 견본신문", "동구, 공방 연다 < 사회"),
        ("동구 - 공방을 열다", "동구 - 공방을 열다"),
        ("견본신문", "견본신문"),
    ],
)
def test_the_name_of_the_site_behind_a_headline_is_no_part_of_it(title: str, headline: str) -> None:
    text = "<p>광주 동구는 골목 지도를 만들어 주민에게 나누어 준다고 밝혔다.</p>" * 3
    head = f'<title>{title}</title><meta property="og:site_name" content="견본신문">'
    assert article(f"<html><head>{head}</head><body><article>{text}</article></body></html>").headline == headline


def test_what_json_ld_states_is_taken_where_no_meta_element_does() -> None:
    text = "<p>광주 동구는 골목 지도를 만들어 주민에게 나누어 준다고 밝혔다.</p>" * 3
    told = """{"@graph": [{"@type": ["NewsArticle"], "headline": "골목 지도 나눈다", "datePublished": "2026-03-09 14:20",
               "author": [{"name": "이견본 기자"}], "publisher": {"name": "예시일보"}}]}"""
    script = f'<script type="application/ld+json">{told}</script>'
    found = article(f"<html><head>{script}</head><body><article>{text}</article></body></html>")
    assert (found.headline, found.outlet, found.reporter) == ("골목 지도 나눈다", "예시일보", "이견본")
    assert found.published == "2026-03-09T14:20:00+09:00"


@pytest.mark.parametrize(
    "data",
    [b"", b"<html></html>", b"\0\1\2", b"<div>" * 50_000, b"<" * 100_000, b"<!--" * 50_000, b"x" * (page.LIMIT + 1)],
    ids=["nothing", "empty", "binary", "nested", "brackets", "comments", "large"],
)
def test_a_page_without_an_article_is_a_problem_and_no_crash(data: bytes) -> None:
    found = page.read(data, URL)
    assert isinstance(found, Problem)
    assert "\n" not in found.reason


def test_nothing_outside_of_a_page_is_read() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    text = "<p>&a;&b; 광주 동구는 골목 지도를 만들어 주민에게 나누어 준다고 밝혔다.</p>" * 3
    assert article(f"{bomb}<html><body><article>{text}</article></body></html>").text.startswith("&a;&b; 광주")


def test_a_saved_page_is_one_article_of_its_file() -> None:
    path = str(PAGES / "article.html")
    (found,) = sources.read(path)
    assert isinstance(found, RawArticle)
    assert (found.source, found.headline) == (path, "동구, 빈 점포에 작은 공방 연다")


def test_a_saved_page_without_an_article_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "list.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"list\.html"):
        list(sources.read(str(path)))
