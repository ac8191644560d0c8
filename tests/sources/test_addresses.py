from __future__ import annotations

import pytest

from reader.errors import UsageError
from reader.sources.addresses import host_of, is_private_ip, is_private_name, joined, typed
from reader.sources.addresses import ip as as_ip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("news.example/rss", "https://news.example/rss"),
        (" HTTP://News.Example ", "http://news.example/"),
        ("feed://news.example/rss", "https://news.example/rss"),
        ("feed:http://news.example/rss", "http://news.example/rss"),
        ("https://news.example/a?b=c#d", "https://news.example/a?b=c"),
        ("news.example:8080", "https://news.example:8080/"),
        ("localhost:8000/rss", "http://localhost:8000/rss"),
        ("127.0.0.1:8000/rss", "http://127.0.0.1:8000/rss"),
        ("http://intranet/rss", "http://intranet/rss"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("소식.example/광주", "https://소식.example/광주"),
    ],
)
def test_an_address_is_meant_as_people_type_it(text: str, meant: str) -> None:
    assert typed(text) == meant
    assert typed(meant) == meant


@pytest.mark.parametrize(
    "text",
    ["", "전남일보", "file:///etc/passwd", "javascript:alert(1)", "ftp://news.example", "http://", "https://a b<c>"],
)
def test_what_is_no_address_of_the_web_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        typed(text)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "host",
    ["localhost", "printer", "nas.local", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "[fe80::1]", "0.0.0.0"],
)
def test_private_names_are_told_by_how_they_are_written(host: str) -> None:
    assert is_private_name(host)


@pytest.mark.parametrize("host", ["news.example", "203.0.114.1", "2001:4860:4860::8888", "localhost.example"])
def test_public_names_are_not_private(host: str) -> None:
    assert not is_private_name(host)


@pytest.mark.parametrize(
    "address", ["::ffff:127.0.0.1", "64:ff9b::10.0.0.1", "2002:7f00:1::", "100.64.0.1", "224.0.0.1"]
)
def test_a_private_address_inside_another_one_is_private(address: str) -> None:
    found = as_ip(address)
    assert found is not None
    assert is_private_ip(found)


def test_hosts_and_links() -> None:
    assert host_of("https://www.news.example/rss") == "news.example"
    assert joined("https://news.example/a/b", "../c") == "https://news.example/c"
    assert joined("https://news.example/", "http://[") is None
