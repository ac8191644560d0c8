"""The feeds that a first run offers."""

from __future__ import annotations

from datetime import date

from reader.library.suggestions import suggestions


def test_of_each_offer_it_is_said_where_it_was_found_and_when() -> None:
    for each in suggestions():
        assert each.url.startswith("https://")
        assert each.source
        assert date(2026, 1, 1) < each.seen <= date(2026, 11, 22)


def test_terms_are_quoted_with_their_source_or_said_not_to_have_been_found() -> None:
    for each in suggestions():
        is_quoted = "‘" in each.terms
        assert is_quoted == ("; terms: " in each.source)
        assert is_quoted != ("찾지 못했습니다" in each.terms)
        assert "혼자 읽는 데만" in each.terms
