"""Feeds as outlets make them: what is broken is mended, what is stated is read, nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import UnreadableError
from reader.model import Basis, Problem, RawArticle
from reader.sources import feed

FEEDS = Path(__file__).parents[2] / "fixtures" / "feeds"
URL = "https://www.example.kr/rss/allArticle.xml"


def read(name: str, content_type: str | None = None) -> tuple[feed.Feed, list[RawArticle]]:
    found = feed.parse((FEEDS / name).read_bytes(), URL, content_type)
    return found, [entry for entry in found.entries if isinstance(entry, RawArticle)]


def test_a_feed_with_undeclared_prefixes_and_stray_ampersands_is_read_completely() -> None:
    found, articles = read("district.xml")
    assert (found.link, len(articles)) == ("https://www.example.kr", 2)
    assert [article.url for article in articles] == [
        "https://www.example.kr/news/articleView.html?idxno=101&sc_section=S1N1",
        "https://www.example.kr/news/articleView.html?idxno=102",
    ]
    assert {article.source for article in articles} == {URL}


def test_markup_in_headlines_goes_and_their_own_angle_brackets_stay() -> None:
    assert [article.headline for article in read("district.xml")[1]] == [
        "<인사> 광주 북구 & 남구",
        '남구, "골목 지도" 공개 4월부터',
    ]


def test_a_time_without_a_zone_or_with_kst_is_that_of_seoul() -> None:
    articles = read("district.xml")[1]
    assert [article.published for article in articles] == ["2026-03-09T14:20:31+09:00", "2026-03-09T23:40:00+09:00"]
    assert {article.published_basis for article in articles} == {Basis.FEED}


def test_an_entry_that_says_nothing_is_a_problem_and_the_rest_is_read() -> None:
    problems = [entry for entry in read("district.xml")[0].entries if isinstance(entry, Problem)]
    assert [(problem.source, "103" in problem.reason) for problem in problems] == [(URL, True)]


def test_what_is_no_feed_is_refused_in_one_line() -> None:
    for data in (b"", b"<html><body>news</body></html>", b'{"title": 1}', b"not at all", b"{" * 100_000):
        with pytest.raises(UnreadableError, match=r"피드가 아닙니다.*example\.kr"):
            feed.parse(data, URL)
