"""One HTML page that holds everything and fetches nothing."""

from __future__ import annotations

from html.parser import HTMLParser

from reader import i18n
from reader.export.page import lines
from tests.export.articles import HEADING, ITEMS

TEXT = "".join(lines(ITEMS, HEADING))


class Seen(HTMLParser):
    """Tags with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_every_tag_is_closed_and_only_ours_are_there() -> None:
    seen = Seen(TEXT)
    assert seen.open == []
    ours = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "article", "a"}
    assert {tag for tag, _ in seen.tags} == ours


def test_it_fetches_nothing_and_allows_nothing_to_be_fetched() -> None:
    seen = Seen(TEXT)
    assert not any({"src", "srcset", "background"} & set(attributes) for _, attributes in seen.tags)
    policies = [attributes["content"] for _, attributes in seen.tags if "http-equiv" in attributes]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_only_addresses_of_the_web_are_links() -> None:
    links = [attributes["href"] for tag, attributes in Seen(TEXT).tags if tag == "a"]
    assert links == ["https://news.example/1?a=1&b=2"]


def test_hostile_words_are_shown_as_words() -> None:
    words = "".join(Seen(TEXT).words)
    assert "<script>alert(1)</script> [bold]# *굵게*" in words
    assert "<img src=x onerror=alert(1)>" in words
    assert not {"\x1b", "\x07", "\u202e"} & set(TEXT)


def test_days_stand_above_their_articles_with_their_doubt() -> None:
    assert TEXT.index("<h2>2026년 1월 14일(수) 추정</h2>") < TEXT.index("마을정원사") < TEXT.index("<h2>날짜 미상</h2>")


def test_it_says_its_language() -> None:
    i18n.use("en")
    assert next(iter(lines([], HEADING))).startswith('<!DOCTYPE html>\n<html lang="en">')
