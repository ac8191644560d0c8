"""Lists of subscriptions, in and out."""

from __future__ import annotations

import pytest

from reader.errors import UnreadableError
from reader.sources.opml import Outline, subscriptions, written

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.1"><body>
<outline text="광주">
  <outline text="견본매일 & 예시일보" title="견본매일" xmlUrl="https://a.example.kr/rss?a=1&b=2" htmlUrl="https://a.example.kr/"/>
  <outline text="구청"><outline TEXT="예시구청" XMLURL="feed://b.example.kr/rss"/></outline>
</outline>
<outline text="예시일보" type="rss" xmlUrl="feed:https://c.example.kr/rss"/>
<outline text="예시일보 다시" type="rss" xmlUrl="https://c.example.kr/rss"/>
<outline text="아무것도" xmlUrl="javascript:alert(1)"/>
</body></opml>"""


def test_each_feed_of_a_list_is_found_once_with_its_name_and_folder() -> None:
    assert subscriptions(LIST.encode(), "list.opml") == [
        Outline("https://a.example.kr/rss?a=1&b=2", "견본매일", "광주", "https://a.example.kr/"),
        Outline("http://b.example.kr/rss", "예시구청", "광주/구청"),
        Outline("https://c.example.kr/rss", "예시일보"),
        Outline("javascript:alert(1)", "아무것도"),
    ]


def test_a_list_in_cp949_is_read() -> None:
    text = LIST.replace("UTF-8", "euc-kr").replace("예시구청", "예시구청 뷁")
    assert subscriptions(text.encode("cp949"), "list.opml")[1].name == "예시구청 뷁"


def test_a_list_that_breaks_off_gives_what_came_before() -> None:
    broken = LIST[: LIST.index("</outline>")]
    assert [outline.name for outline in subscriptions(broken.encode(), "list.opml")] == ["견본매일", "예시구청"]


def test_what_was_written_is_read_again() -> None:
    outlines = [
        Outline("https://a.example.kr/rss?a=1&b=2", '견본 "매일" <1>', "광주 & 전남", "https://a.example.kr/"),
        Outline("https://b.example.kr/rss", "예시일보", "광주 & 전남"),
        Outline("https://c.example.kr/rss", "예시구청"),
    ]
    assert subscriptions(written(outlines, "gjnews").encode(), "list.opml") == outlines


@pytest.mark.parametrize("data", [b"", b"not xml", b"<html></html>", b"<rss><channel/></rss>", b"\0\1\2"])
def test_what_is_no_list_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"list\.opml"):
        subscriptions(data, "list.opml")


def test_no_entity_of_a_list_is_expanded() -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    outline = '<opml><body><outline text="&b;&c;" xmlUrl="https://a.example.kr/rss"/></body></opml>'
    assert subscriptions((bomb + outline).encode(), "list.opml") == [Outline("https://a.example.kr/rss", "&b;&c;")]
