"""Feeds as outlets make them: what is broken is mended, what is stated is read, nothing is guessed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UnreadableError
from reader.intake import Problem, RawArticle
from reader.model import Basis
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


def test_atom_gives_its_page_rather_than_its_attachment_and_its_content_rather_than_its_summary() -> None:
    found, (first, second) = read("atom.xml")
    assert (found.title, found.link, found.url) == (
        "예시구청 <새소식>",
        "https://news.example.kr/",
        "https://news.example.kr/atom.xml",
    )
    assert (first.headline, first.url) == ("서구 <밤 도서관> 문 연다", "https://news.example.kr/view/7")
    assert first.text.split("\n") == ["서구는 작은도서관 세 곳의 문을 밤까지 연다.", "신청은 받지 않는다."]
    assert (first.reporter, first.guid) == ("박예시", "tag:news.example.kr,2026:7")
    assert first.published == "2026-03-10T00:30:00+09:00"
    assert (second.published, second.published_basis) == (None, None)


def test_rdf_with_an_undeclared_prefix_an_entity_of_html_and_a_date_of_its_own_is_read() -> None:
    found, (article,) = read("rdf.xml")
    assert (found.title, article.published) == ("예시통신 :: 광주", "2026-03-09T10:00:00+09:00")
    assert article.text == "북구가 공원에 나무를 심는다.\xa0주민도 함께한다."


def test_json_feed_is_read_and_an_item_that_says_nothing_is_a_problem() -> None:
    found, (first, second) = read("feed.json")
    assert (found.title, found.link, found.url) == (
        "견본매일",
        "https://www.example.kr/",
        "https://www.example.kr/feed.json",
    )
    assert (first.headline, first.guid, first.reporter) == ("광산구 <강변> 자전거길 & 쉼터", "31", "이견본")
    assert first.text == "광산구가 길을 놓는다.\n쉼터도 둔다."
    assert (second.headline, second.text, second.url) == (
        "",
        "동구 <공방> 소식입니다.\n둘째 줄.",
        "https://other.example.kr/32",
    )
    assert second.published == "2026-03-09T11:00:00+09:00"
    assert sum(isinstance(entry, Problem) for entry in found.entries) == 1


def test_the_outlet_is_that_of_the_site_and_for_a_service_whom_it_names() -> None:
    assert {article.outlet for article in read("district.xml")[1]} == {"견본매일"}
    first, second = read("aggregator.xml")[1]
    assert (first.outlet, first.headline) == ("광주일보", "동구, 빈 점포에 작은 공방")
    assert second.outlet is None
    known = "<rss><channel><title>news</title><item><title>가</title><link>http://m.kwangju.co.kr/1</link></item>"
    assert article(known).outlet == "광주일보"


def article(text: str | bytes, content_type: str | None = None) -> RawArticle:
    data = text if isinstance(text, bytes) else text.encode()
    (found,) = feed.parse(data, URL, content_type).entries
    assert isinstance(found, RawArticle)
    return found


def rss(description: str, title: str = "동구 소식", encoding: str = "utf-8") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>견본매일</title><item>'
        f"<title>{title}</title><description>{description}</description></item></channel></rss>"
    )


KOREAN = "광주 동구는 골목의 뷁 지도를 주민에게 나누어 준다고 밝혔다."


@pytest.mark.parametrize(
    ("codec", "declared", "content_type"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", "euc-kr", None),
        ("cp949", "euc-kr", None),
        ("cp949", "utf-8", None),
        ("cp949", "ks_c_5601-1987", None),
        ("cp949", "no-such-codec", None),
        ("cp949", "iso-8859-1", None),
        ("cp949", "utf-8", "text/xml; charset=EUC-KR"),
        ("utf-16", "utf-16", None),
        ("utf-16-le", "utf-16", None),
        ("utf-8-sig", "utf-8", "text/xml; charset=utf-8"),
        ("utf-8", "idna", None),
    ],
)
def test_korean_is_read_in_whichever_encoding_it_is_and_says_it_is(
    codec: str, declared: str, content_type: str | None
) -> None:
    assert article(rss(KOREAN, encoding=declared).encode(codec), content_type).text == KOREAN


def test_a_text_cut_inside_a_character_costs_only_that_character() -> None:
    data = rss(KOREAN * 20).encode()
    cut = data.replace("밝혔다.</desc".encode(), "밝혔".encode()[:-1] + b"</desc")
    assert article(cut).text.startswith(KOREAN)
    assert article(cut).text.endswith("밝\ufffd")


def test_text_that_was_broken_before_is_repaired() -> None:
    broken = KOREAN.encode("cp949").decode("latin-1")
    found = article(rss(broken, "동구 소식".encode().decode("cp1252", "ignore") + "?"))
    assert found.text == KOREAN


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("A &amp; B & C &middot; D &copy; &unknown; &#8; &#45824;", "A & B & C · D © &unknown; 대"),
        ("&lt;p&gt;첫 줄&amp;nbsp;끝&lt;/p&gt;&lt;p&gt;둘째&lt;br/&gt;셋째&lt;/p&gt;", "첫 줄 끝\n둘째\n셋째"),
        ("&amp;lt;p&amp;gt;한 번 더&amp;lt;/p&amp;gt;", "한 번 더"),
        ("<![CDATA[첫 줄\n둘째 줄]]>", "첫 줄\n둘째 줄"),
        ("<![CDATA[<b>굵게</b> 3 < 5 <인사> <script>alert('<p>')</script>끝]]>", "굵게 3 < 5 <인사> 끝"),
        ("<![CDATA[<table><tr><td>가</td><td>나</td></tr></table>]]>", "가 나"),
        ("3 < 5 <인사> </인사> 끝", "3 < 5 <인사> </인사> 끝"),
    ],
)
def test_what_only_means_to_be_xml_or_html_is_read_as_it_is_meant(markup: str, text: str) -> None:
    assert article(rss(markup)).text == text


def test_a_feed_that_breaks_off_gives_its_complete_entries() -> None:
    whole = rss("가나다")
    item = whole[whole.index("<item>") : whole.index("</item>") + 7]
    text = whole.replace(item, item * 3)
    for end in range(text.rindex("<item>") + 1, len(text) - 20, 7):
        assert len(feed.parse(text[:end].encode(), URL).entries) in (2, 3)


def test_no_entity_is_expanded_and_no_file_is_read() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    assert article(bomb + rss("&a; &b; &c;").split("?>", 1)[1]).text == "ha &b; &c;"


@pytest.mark.parametrize(
    "text",
    [
        "<rss " + " ".join(f'xmlns:p{i}="u:{i}"' for i in range(5000)) + "><channel>" + "<p1:x/>" * 5000,
        rss("<a " + " ".join(f'b{i}="1"' for i in range(50_000)) + "/>"),
        rss("<a/>" * 500_000),
    ],
    ids=["namespaces", "attributes", "tags"],
)
def test_a_feed_that_was_made_to_keep_its_readers_busy_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"example\.kr"):
        feed.parse(text.encode(), URL)


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "&",
        "<a ",
        '<a b="',
        "</",
        "<!--",
        "<![CDATA[",
        "<?",
        "&lt;a ",
        "&lt;!--",
        "<div>",
        "&lt;div&gt;",
        "e\u0301\u0301",
    ],
)
def test_hostile_markup_is_read_without_harm(piece: str) -> None:
    found = feed.parse(rss(piece * 5000).encode(), URL)
    assert len(found.entries) == 1


@given(st.binary(max_size=200))
def test_any_bytes_are_a_feed_or_are_refused(data: bytes) -> None:
    for text in (data, b"<rss><channel><item><title>" + data, b'{"items": [' + data):
        with suppress(UnreadableError):
            assert all(isinstance(entry, RawArticle | Problem) for entry in feed.parse(text, URL).entries)


def test_nothing_that_a_terminal_obeys_is_in_addresses_titles_and_messages() -> None:
    evil = "\u202e\u200b\u009b2J\u0085"
    text = f"<rss><channel><title>견본{evil}</title><item><title>가</title><link>http://e.kr/{evil}1</link></item>"
    found = feed.parse(f"{text}<item><guid>{evil}</guid></item>".encode(), URL)
    first, second = found.entries
    assert isinstance(first, RawArticle)
    assert isinstance(second, Problem)
    assert (first.url or "").isprintable()
    assert found.title.isprintable()
    assert second.reason.isprintable()


@pytest.mark.parametrize(
    ("base", "link", "meant"),
    [
        ("", "/news/1", "https://news.example/news/1"),
        ("", "1.html", "https://news.example/rss/1.html"),
        ("", "//other.example/1", "https://other.example/1"),
        (' xml:base="https://base.example/a/"', "1.html", "https://base.example/a/1.html"),
        (' xml:base="/b/"', "1.html", "https://news.example/b/1.html"),
        ("", "javascript:alert(1)", None),
        ("", "http://[broken", None),
    ],
)
def test_a_link_is_meant_from_where_the_feed_stands(base: str, link: str, meant: str | None) -> None:
    entry = f'<entry><title>서구 소식</title><link href="{link}"/><summary>광주 서구는 열었다.</summary></entry>'
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"{base}><title>예시일보</title>{entry}</feed>'
    (found,) = feed.parse(text.encode(), "https://news.example/rss/all.xml").entries
    assert isinstance(found, RawArticle)
    assert found.url == meant
