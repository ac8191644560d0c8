from __future__ import annotations

import base64
import re
import sys
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.archive import identity
from reader.archive.addresses import table
from reader.archive.articles import Archive
from reader.archive.identity import canonical_url, fingerprint, keys_of, make_id, normalise, spaced
from reader.intake import ImportCounts, RawArticle
from reader.model import Basis, Published
from tests.archive.news import TEXT, file_of, prepared, raw

URL = "https://news.example.kr/view?no=12"
NEW, CHANGED, SAME = ImportCounts(new=1), ImportCounts(changed=1), ImportCounts(same=1)


def archived(*inputs: object) -> tuple[Archive, list[ImportCounts]]:
    archive = Archive.memory()
    return archive, [archive.add([item]) for item in inputs]  # type: ignore[list-item]


def ids(archive: Archive) -> list[str]:
    return [headline.id for headline in archive.front(100)]


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://News.Example.kr/view?no=12&utm_source=x&UTM_Medium=y", "https://news.example.kr/view?no=12"),
        ("https://news.example.kr:443/view?no=12#top", "https://news.example.kr/view?no=12"),
        ("https://news.example.kr", "https://news.example.kr/"),
        ("https://news.example.kr/view?section=3&no=12", "https://news.example.kr/view?section=3&no=12"),
        ("https://news.example.kr:8443/a", "https://news.example.kr:8443/a"),
        ("ftp://news.example.kr/a", None),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
        ("https://news.example.kr:port/", None),
    ],
)
def test_an_address_as_a_key_drops_only_what_the_table_names(url: str, canonical: str | None) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(("variant", "canonical"), [row["example"] for row in table()["variant"]])
def test_each_variant_of_an_address_is_the_one_of_the_desktop(variant: str, canonical: str) -> None:
    assert canonical_url(variant) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize("row", table()["parameter"], ids=lambda row: str(row["name"]))
def test_each_dropped_parameter_is_no_part_of_a_key(row: dict[str, str]) -> None:
    name = row["name"].replace("*", "x")
    assert canonical_url(f"https://news.example.kr/view?no=1&{name}=2") == "https://news.example.kr/view?no=1"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example.kr/view?no=12&section=3",
        "https://amphitheatre.example.kr/amp-festival/12",
        "https://m.blog.example.co.kr/12",
        "https://www.example.kr/view?camp=1",
        "https://www.co.kr/view",
        "https://www.example.kr/amp",
    ],
)
def test_an_address_that_only_looks_like_a_variant_stays(url: str) -> None:
    assert canonical_url(url) == url


@given(st.text())
def test_a_canonical_address_is_its_own_canonical_form(text: str) -> None:
    once = canonical_url(f"https://news.example.kr/{text}")
    assert once is None or canonical_url(once) == once


def test_an_id_is_twelve_base32_characters_of_the_strongest_key() -> None:
    keys = keys_of(raw(url=URL, guid="77"))
    assert [key[0] for key in keys.all] == ["u", "g", "p"]
    assert re.fullmatch("[a-z2-7]{12}", make_id(keys.all[0]))
    archive, _ = archived(prepared(raw(url=URL, guid="77")))
    assert ids(archive) == [make_id(keys.all[0])]


def test_spaces_and_forms_of_writing_do_not_change_a_print() -> None:
    decomposed = unicodedata.normalize("NFD", "광주 서구")
    assert normalise("광주  서구\n") == normalise(decomposed) == "광주 서구"
    one, other = raw(text="광주 서구는\u200b 열었다. ㎞"), raw(text="광주  서구는 열었다.\nkm")
    assert keys_of(one).print == keys_of(other).print


def test_nothing_inferred_enters_a_key() -> None:
    article = prepared(raw())
    assert article.keys == keys_of(article.raw)


def test_a_guid_counts_within_its_feed_only() -> None:
    here = keys_of(raw(source="https://a.example.kr/rss", guid="1"))
    there = keys_of(raw(source="https://b.example.kr/rss", guid="1"))
    assert here.guid != there.guid


def test_the_same_input_again_is_the_same_article() -> None:
    assert archived(prepared(raw()), prepared(raw()))[1] == [NEW, SAME]


def test_the_same_address_with_another_text_is_a_new_version_that_keeps_its_id() -> None:
    archive, counts = archived(prepared(raw(url=URL)), prepared(raw(text="아주 다른 글이 되었다. " * 8, url=URL)))
    assert counts == [NEW, CHANGED]
    (article_id,) = ids(archive)
    assert article_id == make_id(keys_of(raw(url=URL)).all[0])
    assert archive.article(article_id).body.startswith("아주 다른")
    assert archive.article(article_id).versions == 2
    first, second = archive.versions(article_id)
    assert (first.body, first.raw, first.cause, first.current) == (TEXT, TEXT, "first", False)
    assert (second.cause, second.current) == ("edit", True)


def test_an_old_file_imported_again_does_not_revert_an_edited_article() -> None:
    old, edited = raw(url=URL), raw(text="고친 글이다. " * 12, url=URL)
    archive, counts = archived(prepared(old), prepared(edited), prepared(old), prepared(edited))
    assert counts == [NEW, CHANGED, SAME, SAME]
    assert archive.article(ids(archive)[0]).body == edited.text


def test_an_end_that_changes_is_a_version_and_a_beginning_that_changes_is_another_article() -> None:
    long = "광주 서구는 새 정책을 알렸다. " * 20
    _, counts = archived(
        prepared(raw(text=long)), prepared(raw(text=long + "끝이 늘었다.")), prepared(raw(text="앞이 " + long))
    )
    assert counts == [NEW, CHANGED, NEW]


def test_equal_items_of_one_file_are_articles_of_their_own_and_stay_so() -> None:
    archive = Archive.memory()
    file = file_of([raw(), raw(), raw()])
    assert archive.add(file) == ImportCounts(new=3)
    assert archive.add(file) == ImportCounts(same=3)


def test_one_text_under_two_addresses_is_one_article_on_a_day_and_two_on_different_days() -> None:
    other = "https://news.example.kr/view?no=99"
    _, counts = archived(prepared(raw(url=URL)), prepared(raw(url=other)))
    assert counts == [NEW, SAME]
    _, counts = archived(prepared(raw(url=URL), "2026-01-07"), prepared(raw(url=other), "2026-01-14"))
    assert counts == [NEW, NEW]


MONTH = Published("2026-01", date(2026, 1, 1), date(2026, 1, 31), Basis.TEXT, False)
EXCERPT = raw(text=TEXT[:70], source="/news/digest.txt", outlet=None)
FEED = raw(text=TEXT + " 자세한 내용은 누리집에 있다.", source="https://a.example.kr/rss", url=URL)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_excerpt_and_the_article_of_a_feed_are_one_with_the_text_of_the_feed(order: tuple[int, int]) -> None:
    both = (prepared(EXCERPT, MONTH), prepared(FEED, "2026-01-14T09:00:00+09:00"))
    archive, _ = archived(*(both[i] for i in order), *both)
    (article_id,) = ids(archive)
    article = archive.article(article_id)
    assert article_id == make_id(both[order[0]].keys.all[0])
    assert (article.body, article.url, article.outlet) == (FEED.text, URL, "예시일보")
    assert article.published.text == "2026-01-14T09:00:00+09:00"
    assert article.versions == 1
    assert {version.raw for version in archive.versions(article_id)} == {EXCERPT.text, FEED.text}


@pytest.mark.parametrize(
    ("other", "day"),
    [
        (raw(text=FEED.text, url=URL, source="/b", outlet="견본신문"), "2026-01-14"),
        (raw("다른 제목", FEED.text, url=URL, source="/b"), "2026-01-14"),
        (raw(text="처음부터 다른 글이다. " * 9, url=URL, source="/b"), "2026-01-14"),
        (raw(text=FEED.text, url=URL, source="/b"), "2026-03-14"),
        (raw(text=FEED.text, url=URL, source="/news/page.txt"), "2026-01-14"),
    ],
    ids=["outlet", "headline", "text", "day", "one file"],
)
def test_what_differs_in_outlet_headline_text_or_day_or_stands_in_one_file_is_two(other: RawArticle, day: str) -> None:
    mine = prepared(raw(text=TEXT[:70]), MONTH)
    assert archived(mine, prepared(other, day))[1] == [NEW, NEW]


MOVED = "https://m.news.example.kr/article/7"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_article_that_its_outlet_has_under_two_addresses_is_one_and_both_ids_and_addresses_lead_to_it(
    order: tuple[int, int],
) -> None:
    desk = raw(text=TEXT, source="https://a.example.kr/rss", url=URL)
    mobile = raw(text=TEXT[:70] + " 모바일판은 여기서 끝난다.", source="https://m.example.kr/rss", url=MOVED)
    both = (prepared(desk), prepared(mobile))
    archive, counts = archived(*(both[i] for i in order), *both)
    assert counts == [NEW, CHANGED, SAME, SAME]
    (article_id,) = ids(archive)
    assert article_id == make_id(both[order[0]].keys.all[0])
    assert archive.faults() == []


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ({"outlet": "견본신문", "source": "/b"}, "2026-01-14"),
        ({"source": "/b"}, "2026-01-21"),
        ({"source": "https://a.example.kr/rss"}, "2026-01-14"),
    ],
    ids=["outlet", "day", "one file"],
)
def test_two_addresses_of_different_outlets_or_days_or_in_one_file_are_two_articles(
    other: dict[str, str], day: str
) -> None:
    one = raw(source="https://a.example.kr/rss", url=URL)
    two = raw(text=TEXT[:70] + " 다른 글이다.", url=MOVED, **other)
    assert archived(prepared(one), prepared(two, day))[1] == [NEW, NEW]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_without_addresses_an_unknown_outlet_is_the_known_one_and_takes_its_name(order: tuple[int, int]) -> None:
    both = (
        prepared(raw(outlet=None, source="/a"), MONTH),
        prepared(raw(text=TEXT + " 더 긴 글.", source="/b"), "2026-01-14"),
    )
    archive, _ = archived(*(both[i] for i in order), *both)
    (article_id,) = ids(archive)
    article = archive.article(article_id)
    assert (article.outlet, article.body, article.versions) == ("예시일보", both[1].raw.text, 1)


def test_an_input_that_is_two_known_articles_makes_them_one_and_both_ids_keep_working() -> None:
    plain = raw(text=FEED.text, source="/a")
    addressed = raw("제목이 바뀐 뒤의 기사", "아직 다른 글. " * 12, url=URL, source="/b")
    archive, _ = archived(prepared(plain), prepared(addressed))
    older, younger = sorted(ids(archive), key=lambda name: archive.row_of(name))
    seq, gone_row = archive.seq(), archive.row_of(younger)
    assert archive.add([prepared(raw(text=FEED.text, url=URL, source="/a"))]) == CHANGED
    assert ids(archive) == [older]
    assert archive.article(younger).id == older
    assert archive.gone(seq) == [gone_row]
    assert [row.id for row in archive.changes(seq)] == [older]
    assert archive.faults() == []


def test_an_id_of_our_own_export_is_kept_where_it_is_unknown_and_met_where_it_is_known() -> None:
    export = prepared(raw(text="깨끗한 본문이다. " * 10), id="abcdefghij23")
    archive, counts = archived(export, prepared(raw("x", "다른 표현으로 온 같은 기사. " * 9), id="abcdefghij23"))
    assert counts == [NEW, SAME]
    assert ids(archive) == ["abcdefghij23"]


NUMBERED = st.integers(0, 5).map(lambda i: f"{i}번째 소식: " + TEXT)


@st.composite
def articles_of_a_file(draw: st.DrawFn) -> RawArticle:
    text = draw(NUMBERED)
    number = text[0]
    url = draw(
        st.sampled_from([None, f"https://news.example.kr/{number}", f"https://news.example.kr/{number}?utm_source=a"])
    )
    return raw(f"제목 {number}", text, url=url, source="")


FILES = st.lists(articles_of_a_file(), max_size=8)


def named(articles: list[RawArticle], source: str) -> list[RawArticle]:
    from dataclasses import replace

    return [replace(article, source=source) for article in articles]


@given(FILES)
@settings(max_examples=60, deadline=None)
def test_importing_a_file_again_adds_nothing(articles: list[RawArticle]) -> None:
    archive = Archive.memory()
    file = file_of(named(articles, "/a"))
    archive.add(file)
    before, seq = ids(archive), archive.seq()
    assert archive.add(file) == ImportCounts(same=len(file))
    assert ids(archive) == before
    assert archive.seq() == seq
    assert archive.faults() == []


@given(FILES, FILES)
@settings(max_examples=100, deadline=None)
def test_two_overlapping_files_give_the_same_articles_in_any_order(
    one: list[RawArticle], other: list[RawArticle]
) -> None:
    files = (file_of(named(one, "/a")), file_of(named(other, "/b")))
    found = []
    for order in ((0, 1), (1, 0)):
        archive = Archive.memory()
        for i in order:
            archive.add(files[i])
        found.append(sorted((row.title, row.text) for row in archive.changes()))
        assert archive.faults() == []
    assert found[0] == found[1]


def test_a_fingerprint_tells_texts_apart_but_not_their_white_space() -> None:
    assert fingerprint(raw(text="가 나\n다")) == fingerprint(raw(text="가  나 다"))
    assert fingerprint(raw(text="가 나 다")) != fingerprint(raw(text="가 나 라"))


@settings(deadline=None)
@given(
    st.text(max_size=60), st.sampled_from(["가나다 라마. ", "ａｂ１ ", "e\u0301\u1100\u1161\u11a8", "\ufdfa ", "  \n"])
)
def test_the_beginning_of_a_text_is_what_a_look_at_all_of_it_says(some: str, filling: str) -> None:
    text = some + filling * 120
    assert identity._head(text, 120) == identity.normalise(text[: 120 * 8])[:120]


@given(st.binary(min_size=1, max_size=20))
def test_numbers_are_written_as_base_32(data: bytes) -> None:
    assert identity._base32(data) == base64.b32encode(data).decode().lower().rstrip("=")


@pytest.mark.parametrize("space", [chr(n) for n in range(sys.maxunicode + 1) if chr(n).isspace()])
@pytest.mark.parametrize("text", ["{}", " {}", "가{}나", "가{}{}나", "가 {}나", "가{}\n나", "{}가 나{}", "가 나\n다{}"])
def test_white_space_of_any_kind_is_one_space(space: str, text: str) -> None:
    spread = text.replace("{}", space)
    assert spaced(spread) == " ".join(spread.split())
