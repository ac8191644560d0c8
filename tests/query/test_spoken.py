"""Queries in the language of the person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader import i18n
from reader.query import Field, Query
from reader.query.spoken import field_name, spoken


@pytest.fixture
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("ko")


def test_in_korean_it_is_as_it_is() -> None:
    assert (spoken(Query.parse("place:서구 돌봄")), field_name(Field.PLACE)) == ("지역:서구 돌봄", "지역")


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    "text", ["place:seo 돌봄", '-outlet:"예시 일보" "지역:서구" ', "안실은곳:예시일보 날짜:2026-1", "", "지역: "]
)
def test_in_english_it_is_the_same_query_with_other_names(text: str) -> None:
    query = Query.parse(text)
    assert Query.parse(spoken(query)) == query
    assert not any(spoken(query).startswith(f"{field.value}:") for field in Field)


@pytest.mark.usefixtures("english")
def test_every_field_has_a_name_in_english() -> None:
    assert all(field_name(field).isascii() for field in Field)
