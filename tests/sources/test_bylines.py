"""Who published and who wrote, from what feeds, pages and tables say."""

from __future__ import annotations

import pytest

from reader.sources.bylines import publisher, reporter
from reader.text.outlets import outlets


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("김견본 기자", "김견본"),
        ("김견본", "김견본"),
        ("의정부=김견본 기자", "김견본"),
        ("김견본 기자 reporter@example.com", "김견본"),
        ("reporter@example.com (김견본)", "김견본"),
        ("김견본·이견본 기자", "김견본·이견본"),
        ("광주=김견본", "김견본"),
        ("견본매일", None),
        ("", None),
        ("reporter@example.com", None),
        ("온라인뉴스팀", "온라인뉴스팀"),
        ("Jane Roe", "Jane Roe"),
    ],
)
def test_a_reporter_is_found_in_what_is_said_of_the_author(author: str, name: str | None) -> None:
    assert reporter(author, "견본매일") == name


@pytest.mark.parametrize(
    ("addresses", "titles", "name"),
    [
        (["https://www.kwangju.co.kr/1"], ["x"], "광주일보"),
        (["http://m.jnilbo.com/1"], [], "전남일보"),
        (["https://notkwangju.co.kr/1"], ["예시일보"], "예시일보"),
        ([None, "https://biz.heraldcorp.com"], ["economy RSS"], "헤럴드경제"),
        (["/home/me/feed.xml"], ["뉴시스 - 국제"], "뉴시스"),
        (["/home/me/feed.xml"], ["[전남일보] 전체기사"], "전남일보"),
        (["/home/me/feed.xml"], ["견본매일 - 전체기사"], "견본매일"),
        (["/home/me/feed.xml"], ["견본매일 RSS"], "견본매일"),
        (["/home/me/feed.xml"], ["견본매일 > 사회"], "견본매일 > 사회"),
        (["/home/me/feed.xml"], ["예시구청 <새소식>"], "예시구청 <새소식>"),
        (["/home/me/feed.xml"], [""], None),
        (["https://v.daum.net/v/1"], ["모음"], None),
        (["http://[broken"], [], None),
    ],
)
def test_the_outlet_is_that_of_the_site_else_the_one_that_a_title_names(
    addresses: list[str | None], titles: list[str], name: str | None
) -> None:
    assert publisher(addresses, titles) == name


def test_the_table_of_outlets_holds_hosts_and_no_addresses() -> None:
    table = outlets()
    assert all("/" not in host and host == host.lower() for host in (*table.hosts, *table.aggregators))
    assert table.agencies <= set(table.hosts.values())
    assert table.of_mail("reporter@sub.kwangju.co.kr") == "광주일보"
    assert table.of_mail("reporter") is None
