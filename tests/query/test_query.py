import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query import Field, Filter, Query, Term, count_range, day_parts, recent_days

PIECES = [
    "구:",
    "지역:서구",
    "-",
    '"',
    "동구",
    " ",
    ",",
    "..",
    "날짜:2025-1",
    '매체:"가 나',
    "제목:",
    "[/]",
    "http://",
    "\t",
]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join) | st.text(max_size=12))
def test_a_query_printed_and_read_again_is_the_same_query(text: str) -> None:
    query = Query.parse(text)
    assert Query.parse(str(query)) == query


@pytest.mark.parametrize(
    ("text", "parts", "is_open"),
    [
        ("돌봄 서구", (Term("돌봄"), Term("서구")), True),
        ("돌봄 ", (Term("돌봄"),), False),
        ('"행정통합 공청회"', (Term("행정통합 공청회", phrase=True),), False),
        ('"행정통합 공', (Term("행정통합 공", phrase=True),), True),
        ("-AI", (Term("AI", excluded=True),), True),
        ("지역:서구,동구 ", (Filter(Field.PLACE, ("서구", "동구")),), False),
        ("-place:seo ", (Filter(Field.PLACE, ("seo",), excluded=True),), False),
        ('매체:"예시 일보"', (Filter(Field.OUTLET, ("예시 일보",)),), False),
        ("구:", (Filter(Field.PLACE, ("",)),), True),
        ("10:30", (Term("10:30"),), True),
        ("https://example.org", (Term("https://example.org"),), True),
    ],
)
def test_a_filter_has_a_known_name_and_a_colon_and_anything_else_is_a_word(
    text: str, parts: tuple[Term | Filter, ...], is_open: bool
) -> None:
    assert Query.parse(text) == Query(parts, is_open)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("날짜:2026-13 ", [(Field.DATE, "2026-13")]), ("날짜:2026-0 ", [(Field.DATE, "2026-0")]), ("날짜:2026-13", []),
     ("지역:부산 돌봄", [(Field.PLACE, "부산")]), ("상태:저장,안읽음 ", []), ("날짜:2026-02-30 ", [(Field.DATE, "2026-02-30")]),
     ("날짜:최근7일 날짜:오늘..어제 날짜:2026-01-미상 ", []), ("매체수:많이 ", [(Field.OUTLETS, "많이")])],
)  # fmt: skip
def test_a_wrong_value_is_named_once_it_is_closed(text: str, wrong: list[tuple[Field, str]]) -> None:
    assert list(Query.parse(text).problems()) == wrong


def test_a_facet_can_leave_its_own_filter_out() -> None:
    query = Query.parse("돌봄 지역:서구")
    assert query.without(Field.PLACE) == Query((Term("돌봄"),), False)
    assert query.without(Field.DATE) == query


def test_numbers_and_days_are_read_strictly() -> None:
    assert count_range("5..") == (5, None)
    assert count_range("..3") == (0, 3)
    assert count_range("2..4") == (2, 4)
    assert day_parts("2026-1-14") == (2026, 1, 14)
    assert day_parts("2026-00") is None
    assert recent_days("최근0일") is None
