from __future__ import annotations

import pytest

from reader.sources.discovery import MOST, feeds_of, is_page

URL = "https://news.example/section/"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (
            '<link rel="alternate" type="application/rss+xml" href="/rss/allArticle.xml">'
            '<link rel="alternate" type="application/atom+xml" href="atom.xml">',
            ["https://news.example/rss/allArticle.xml", "https://news.example/section/atom.xml"],
        ),
        ('<LINK REL="Alternate" TYPE="application/feed+json" HREF="/feed.json">', ["https://news.example/feed.json"]),
        ('<base href="https://other.example/"><link rel=alternate type=text/xml href=rss>', ["https://other.example/rss"]),
        ('<link rel="alternate" hreflang="en" href="/en"><a href="/rss/S1N1.xml">RSS</a>', ["https://news.example/rss/S1N1.xml"]),
        ('<a href="/feed/">구독</a><a href="/image/rss.png">그림</a>', ["https://news.example/feed/"]),
        ('<a href="?type=rss">RSS</a>', ["https://news.example/section/?type=rss"]),
        ('<a href="/about">소개</a><a href="javascript:rss()">x</a><a href="/express/news">급행</a>', []),
        ('<link rel="alternate" type="application/rss+xml" href="/comments/feed">', []),
        ("<a href='/rss", []),
    ],
)  # fmt: skip
def test_the_feeds_that_a_page_names_are_found(page: str, found: list[str]) -> None:
    assert feeds_of(f"<html><head>{page}</head></html>".encode(), URL) == found


def test_what_the_head_states_counts_for_more_than_links_and_each_is_told_once() -> None:
    stated = '<link rel="alternate" type="application/rss+xml" href="/rss">' * 2
    assert feeds_of(f"{stated}<a href='/feed'>x</a>".encode(), URL) == ["https://news.example/rss"]


def test_a_page_of_links_is_not_looked_through_without_end() -> None:
    page = "".join(f'<a href="/rss/{n}.xml">x</a>' for n in range(500))
    assert len(feeds_of(page.encode(), URL)) == MOST


def test_korean_pages_in_their_old_encoding_are_read() -> None:
    page = '<meta charset="euc-kr"><title>소식</title><a href="/rss/지역.xml">지역</a>'.encode("cp949")
    assert feeds_of(page, URL) == ["https://news.example/rss/지역.xml"]


def test_a_page_is_told_from_a_feed_and_from_anything_else() -> None:
    assert is_page(b"<!DOCTYPE html><p>x")
    assert is_page(b"\n<html lang=ko>")
    assert not is_page(b"%PDF-1.7")
    assert not is_page(b'{"a": 1}')
