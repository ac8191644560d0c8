from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Basis, Institution, Kind, Marked, Place, Published, Sort, StoreRow
from reader.query import Field, Query
from reader.store.highlight import highlights
from reader.store.patterns import patterns, tokens
from reader.store.search import Found, Store
from reader.text.hangul import Composer, keystrokes
from tests.store.news import article, published
from tests.store.search_cases import cases

TODAY = date(2026, 1, 20)


def store_of(articles: Iterable[StoreRow]) -> Store:
    store = Store()
    store.apply(articles)
    return store


def find(store: Store, typed: str, sort: Sort = Sort.NEW) -> Found:
    return store.find(Query.parse(typed), sort, TODAY)


@pytest.mark.parametrize(("typed", "text", "found", "rule"), cases())
def test_what_is_typed_finds_what_the_rules_say(typed: str, text: str, found: bool, rule: str) -> None:
    in_title = store_of([article(1, text), article(2, "+")])
    in_text = store_of([article(1, "+", text)])
    assert (1 in find(in_title, typed).rows) is found
    assert (1 in find(in_text, typed).rows) is found


WORDS = [
    "통합돌봄",
    "서구",
    "값을",
    "없어서",
    "광산구의",
    "AI",
    "24시간",
    "㈜보기",
    "5·18",
    "3,000만",
    "민·관",
    "‘이웃’",
    "괜찮은",
    "닭고기",
    "ㄱ씨는",
]


def ime_states(piece: str) -> Iterable[str]:
    """Every text that stands in the box while `piece` is typed key by key."""
    composer = Composer()
    for key in keystrokes(piece):
        composer.press(key)
        yield composer.text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), st.data())
def test_every_state_of_typing_a_piece_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if start and text[start] in "0123456789,·" and text[start - 1] in "0123456789,·":
        return  # a piece does not begin inside a number
    store = store_of([article(1, text), article(2, "무관한 소식")])
    for typed in ime_states(text[start:end]):
        assert 1 in find(store, typed).rows, typed


def test_words_in_any_order_must_all_match() -> None:
    store = store_of([article(1, "서구 돌봄 공유회"), article(2, "서구 도서관"), article(3, "돌봄", "남구")])
    assert list(find(store, "돌봄 서구").rows) == [1]


def test_whole_words_of_the_title_rank_above_beginnings_and_texts() -> None:
    store = store_of([
        article(1, "소식", "서귀포 나들이"), article(2, "소식", "서구 나들이"), article(3, "광주서구의 소식"),
        article(4, "서구청 소식"), article(5, "서구는 열었다"), article(6, "서귀포 소식"),
    ])  # fmt: skip
    assert list(find(store, "서구", Sort.BEST).rows) == [5, 4, 3, 2, 1, 6]


def test_words_side_by_side_rank_above_words_apart() -> None:
    store = store_of([article(1, "돌봄 사업을 통합"), article(2, "통합 돌봄 사업")])
    assert list(find(store, "통합 돌봄", Sort.BEST).rows) == [2, 1]


def test_the_newest_day_stands_first_and_a_month_without_day_at_its_end() -> None:
    store = store_of([
        article(1, "가", published=published("2026-01")), article(2, "가", published=published("2026-01-03")),
        article(3, "가", published=published("2026-01-14")), article(4, "가", published=published("2026-01-14")),
        article(5, "가", published=published("2025-12-31")),
        article(6, "가", published=Published("2026-01-20", None, None, Basis.IMPORT, False)),
        article(7, "가", published=published("2026-01-14T09:30:00+09:00")),
    ])  # fmt: skip
    assert list(find(store, "").rows) == [7, 3, 4, 2, 1, 5, 6]
    assert list(find(store, "", Sort.OLD).rows) == [6, 5, 1, 2, 4, 3, 7]


@pytest.fixture
def town() -> Store:
    store = store_of([
        article(1, "돌봄 하나", primary=Place.SEO, institution=Institution.DISTRICT_OFFICE, reporter="홍길동"),
        article(2, "돌봄 둘", primary=Place.DONG, places=(Place.DONG, Place.SEO), outlet="견본신문"),
        article(3, "시의회 소식", primary=Place.CITY, places=(Place.CITY,), institution=Institution.CITY_COUNCIL, outlet=None),
        article(4, "옛 소식", primary=Place.CITY, places=(), published=published("2025-11-24"), kind=Kind.RELEASE),
        article(5, "달만 아는 소식", primary=Place.UNKNOWN, places=(), published=published("2026-01")),
        article(6, "날짜 모를 소식", primary=Place.ELSEWHERE, places=(), published=Published("2026-01-20", None, None, Basis.IMPORT, False)),
    ])  # fmt: skip
    store.mark(1, Marked(read=True, saved=True, tags=("중요",)))
    store.mark(3, Marked(note="전화할 것"))
    return store


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("지역:서구 ", {1}), ("구:동구,서구", {1, 2}), ("place:seo place:dong ", {1, 2}), ("-지역:서구 ", {2, 3, 4, 5, 6}),
        ("관련:서구 ", {1, 2}), ("지역:광주시 기관:시의회", {3}), ("by:district_office ", {1}), ("매체:견본신문 ", {2}),
        ("매체:견", {2}), ("매체:미상 ", {3}), ("기자:홍길동 ", {1}), ("날짜:2025-11 ", {4}), ("날짜:2026-01-14 ", {1, 2, 3}),
        ("날짜:2026 ", {1, 2, 3, 5}), ("날짜:2026-01-미상 ", {5}), ("날짜:미상 ", {6}), ("날짜:2025-1", {4}),
        ("날짜:2025-11..2026-01-14 ", {1, 2, 3, 4}), ("날짜:최근7일 ", {1, 2, 3}), ("상태:저장 ", {1}), ("상태:안읽음 ", {2, 3, 4, 5, 6}),
        ("is:noted ", {3}), ("상태:추정 ", {5, 6}), ("종류:보도자료 ", {4}), ("태그:중요 ", {1}), ("제목:돌봄 ", {1, 2}), ("제목:하", {1}),
        ("구:", {1, 2, 3, 4, 5, 6}), ("구:서ㄱ", {1}), ("구:서구 날짜:2026-1", {1} - {1}), ("날짜:2026-13 ", {1, 2, 3, 4, 5, 6}),
        ("날짜:2026-13", {1, 2, 3, 4, 5, 6}), ("구:서구 날짜:2026-13", {1}), ("구:없는", {1, 2, 3, 4, 5, 6}),
        ("구:서구 -기관:없는", {1}), ("구:서구,없는", {1}),
        ("돌봄 -", {1, 2}), ("돌봄 -ㅇ", {1, 2}), ("매체수:5..", set()), ("http://", set()),
    ],
)  # fmt: skip
def test_filters_do_what_they_say(town: Store, typed: str, rows: set[int]) -> None:
    assert set(find(town, typed).rows) == rows


def test_a_facet_leaves_its_own_choice_out_of_its_counts(town: Store) -> None:
    found = find(town, "돌봄 지역:서구 ")
    assert found.total == 1
    assert found.facets.places[Place.SEO] == 1
    assert found.facets.places[Place.DONG] == 1
    assert found.facets.total == 2
    assert found.facets.outlets == {"예시일보": 1}


def test_days_months_and_unknown_days_are_counted_apart(town: Store) -> None:
    counts = find(town, "").facets
    assert counts.days == {date(2026, 1, 14): 3, date(2025, 11, 24): 1}
    assert counts.months == {(2026, 1): 4, (2025, 11): 1}
    assert counts.month_only == {(2026, 1): 1}
    assert counts.undated == 1
    assert (counts.unread, counts.saved, counts.noted, counts.tags) == (5, 1, 1, {"중요": 1})
    assert counts.last_7_days == 3


def test_a_changed_article_is_found_by_its_new_text_and_a_removed_one_not_at_all(town: Store) -> None:
    town.apply([article(1, "새로 쓴 제목")], gone=[2])
    assert list(find(town, "돌봄").rows) == []
    assert list(find(town, "새로").rows) == [1]
    assert list(find(town, "상태:저장 ").rows) == [1]


def test_a_word_is_open_only_while_nothing_follows_it() -> None:
    store = store_of([article(1, "서귀포")])
    assert find(store, "서구").total == 1
    assert find(store, "서구 구:").total == 0
    assert find(store, "서구").total == 1


def test_the_wrong_layout_is_announced_where_it_joins() -> None:
    store = store_of([article(1, "광주 소식")])
    assert find(store, "rhkdwn").layout == "광주"
    assert find(store, "광주").layout is None


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("ㅌㅎㄷㅂ", "서구 통합 돌봄국", ["통합 돌봄"]), ("통합돏", "통합돌봄", ["통합돌봄"]), ("518", "옛 5·18 기념", ["5·18"]),
        ("rhkdwn", "광주시", ["광주"]), ("3000", "3,000만 원", ["3,000"]), ("(주", "㈜보기", ["㈜"]), ("서구 돌봄", "돌봄과 서구", ["돌봄", "서구"]),
        ('"함께한 서', "‘7년의 돌봄, 함께한 서구’", ["함께한 서"]), ("-서구", "서구", []), ("구:서구", "서구", []),
    ],
)  # fmt: skip
def test_what_matched_is_marked_at_the_original_characters(typed: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(Query.parse(typed), text)] == marked


def test_the_open_part_of_a_query_may_be_a_filter() -> None:
    query = Query.parse("돌봄 구:서")
    assert query.open_part is query.filters[0]
    assert query.filters[0].field is Field.PLACE


def test_the_days_of_a_whole_result_come_as_numbers(town: Store) -> None:
    keys = town.day_keys(find(town, "").rows)
    day = date(2026, 1, 14).toordinal() * 4
    month = date(2026, 1, 1).toordinal() * 4 + 2 + 1
    assert list(keys) == [day, day, day, month, date(2025, 11, 24).toordinal() * 4, 0]


@pytest.mark.parametrize("char", ["가", "ㄱ", "k", "각"])
def test_a_word_of_thousands_of_characters_has_few_ways_to_match(char: str) -> None:
    for text, is_open in tokens(char * 3000, is_open=True):
        ways = [way for pattern in patterns(text, is_open=is_open) for way in pattern.ways]
        assert len(ways) <= 2
    assert find(store_of([article(1, "가나다")]), char * 3000).total == 0
