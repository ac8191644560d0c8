"""What a marked-up text links to."""

from __future__ import annotations

import pytest

from reader.sources.anchors import MOST, anchors

BASE = "https://news.example/a/1"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<p><a href="https://a.example/x?a=1&amp;b=2">신청</a></p>', ("https://a.example/x?a=1&b=2",)),
        ("<A class='b' HREF='/form'>신청</A>", ("https://news.example/form",)),
        ("<a target=_blank href=2>다음</a>", ("https://news.example/a/2",)),
        ('<a href="#top">위로</a><a name="x">글</a><abbr href="https://x.example">', ()),
        ('<a href="javascript:alert(1)">글</a><a href="mailto:a@b.example">글</a><a href="file:///etc/passwd">', ()),
        ('<a href="https://[">깨진 주소</a>', ()),
        ('<a href="https://a.example/\x1b[2J\u202ex">글</a>', ("https://a.example/[2Jx",)),
        ("a < b 이고 <a", ()),
        ("글뿐", ()),
    ],
)
def test_addresses_of_the_web_are_found(markup: str, found: tuple[str, ...]) -> None:
    assert anchors(markup, BASE) == found


def test_each_is_told_once_and_a_page_of_links_is_cut_off() -> None:
    same = '<a href="https://a.example/">하나</a>' * 3
    assert anchors(same, BASE) == ("https://a.example/",)
    many = "".join(f'<a href="/{n}">글</a>' for n in range(200))
    assert len(anchors(many, BASE)) == MOST


def test_a_relative_address_without_a_page_is_none() -> None:
    assert anchors('<a href="/x">글</a>', None) == ()
