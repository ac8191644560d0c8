"""What stands below a result: similar words, words one key away, and the other layout where both have hits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from reader.model import Sort
from reader.query import Query
from reader.store.forgiving import near
from reader.store.offers import Maybe, Offers, Reason, offers
from reader.store.search import Store
from reader.text.keystream import encode
from reader.text.normal import normalise
from tests.store.news import article

TODAY = date(2026, 2, 1)
SIMILAR = {"돌봄을": ("돌봄",), "광주시": ("광주광역시",), "돌봤다": ("돌보", "돌봤"), "미국": ("美",)}


def alternatives(words: Sequence[str]) -> Mapping[str, Sequence[str]]:
    return {word: SIMILAR.get(word, ()) for word in words}


def store_of(*titles: str) -> Store:
    store = Store()
    store.apply(article(number, title) for number, title in enumerate(titles))
    return store


def offered(store: Store, typed: str, sort: Sort = Sort.BEST) -> Offers:
    return offers(store, Query.parse(typed), alternatives, sort, TODAY)


def test_another_form_of_a_word_is_offered_and_is_no_part_of_the_result() -> None:
    store = store_of("돌봄 사업", "돌봄을 넓힌다", "공원 소식")
    query = Query.parse("돌봄을")
    before = store.find(query, Sort.BEST, TODAY)
    found = offered(store, "돌봄을")
    assert (list(found.rows), found.total, found.words) == ([0], 1, ("돌봄",))
    after = store.find(query, Sort.BEST, TODAY)
    assert (list(after.rows), after.total, after.facets) == ([1], 1, before.facets)


def test_all_words_must_still_hold_each_in_some_form() -> None:
    store = store_of("광주광역시 돌봄 사업", "광주시 돌봄을 넓힌다", "광주광역시 공원", "광주시 돌봄")
    assert sorted(offered(store, "광주시 돌봄을").rows) == [0, 3]


def test_filters_and_excluded_words_narrow_what_is_offered() -> None:
    store = store_of("돌봄 사업", "돌봄 공원", "돌봄을 넓힌다")
    assert list(offered(store, "-공원 돌봄을").rows) == [0]
    assert offered(store, "지역:남구 돌봄을").total == 0


def test_a_phrase_is_meant_to_the_letter() -> None:
    assert not offered(store_of("돌봄 사업"), '"돌봄을"')


def test_the_chosen_order_holds_for_offers_too() -> None:
    store = store_of("돌보는 이웃 첫째", "돌봤던 이웃 둘째", "돌보다 셋째")
    newest = list(offered(store, "돌봤다", Sort.NEW).rows)
    assert list(offered(store, "돌봤다", Sort.OLD).rows) == newest[::-1]
    assert len(newest) == 3


def begins_any(*words: str):
    streams = [encode(normalise(word)) for word in words]
    return lambda start: any(stream.startswith(start) for stream in streams)


@pytest.mark.parametrize(
    ("typed", "is_open", "meant"),
    [
        ("통합돌몸", False, "통합돌봄"),  # a wrong key
        ("통합도봄", False, "통합돌봄"),  # one is missing
        ("통합돌복ㅁ", True, "통합돌봄"),  # one too many
        ("토합돌봄", False, "통합돌봄"),  # again one is missing
        ("통하돌본", True, None),  # that is two
        ("공동주택", True, None),
        ("kias", False, None),  # four keys are too few
        ("kentach", False, "kentech"),
        ("2026닌", False, None),
        ("홍합돌봄", False, None),  # the first key is taken to be right
    ],
)
def test_one_wrong_key_is_forgiven_behind_the_first(typed: str, is_open: bool, meant: str | None) -> None:
    found = list(near(typed, begins_any("통합돌봄", "kentech"), is_open=is_open))
    assert (meant in found) if meant else ("통합돌봄" not in found and "kentech" not in found)


def test_a_word_that_was_perhaps_meant_is_offered_with_its_count_and_only_where_there_are_no_hits() -> None:
    store = store_of("통합돌봄 사업", "통합돌봄국", "공원 소식")
    assert offered(store, "통합돌몸").maybe == (Maybe("통합돌봄", Query.parse("통합돌봄"), 2, Reason.KEY),)
    assert offered(store, "통합돌").maybe == ()


def test_what_was_perhaps_meant_keeps_the_other_words_and_filters() -> None:
    store = store_of("통합돌봄 사업", "통합돌봄국", "공원 사업")
    (maybe,) = offered(store, "지역:서구 사업 통합돌몸 ").maybe
    assert (str(maybe.query), maybe.total) == (str(Query.parse("지역:서구 사업 통합돌봄 ")), 1)


def test_a_word_of_which_another_form_is_found_was_typed_right() -> None:
    assert offered(store_of("돌봄 사업", "돌봄의 날"), "돌봄을").maybe == ()


def test_letters_that_are_found_are_offered_on_the_other_layout_too() -> None:
    store = store_of("rhkdwn 이라는 글자", "광주 소식", "광주 공원")
    assert store.find(Query.parse("rhkdwn"), Sort.BEST, TODAY).total == 1
    assert offered(store, "rhkdwn").maybe == (Maybe("광주", Query.parse("광주"), 2, Reason.LAYOUT),)


def test_nothing_is_offered_for_nothing() -> None:
    assert not offered(store_of("돌봄 사업"), "")
    assert not offered(store_of(), "돌봄을")
