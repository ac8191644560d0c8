from __future__ import annotations

import pytest

from reader.tagging.stories.terms import terms, weight
from tests.tagging.count_words import shares, table


def test_nouns_lose_their_particles() -> None:
    assert list(terms("서구는 얼음썰매장을 북구와 함께")) == ["서구", "얼음썰매장", "북구", "함께"]


@pytest.mark.parametrize(("rare", "common"), [("얼음썰매장", "구청장"), ("빵집", "추진"), ("빵집", "열었다"), ("썰매장", "동구서구남구"),
                                              ("예시우유대리점", "다섯")])  # fmt: skip
def test_names_of_things_weigh_more_than_words_of_offices_verbs_and_districts(rare: str, common: str) -> None:
    assert weight(rare) > 0.8
    assert weight(common) <= 0.5


def test_a_word_is_as_common_as_where_it_is_most_common() -> None:
    found, national, local = shares(["장관은 지원을 넓힌다"] * 9 + ["구청장은"], ["구청장이 빵집을 찾았다"] * 4)
    assert (national, local) == (10, 4)
    assert found["장관"] == 0.9
    assert found["구청장"] == 1.0
    assert "구청장\t1000.0" in table(found)
