"""One row for each story of a result."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Sort
from reader.query import Query
from reader.store.codes import code
from reader.store.folding import Folded, Stories
from reader.store.search import Store
from tests.store.news import article, published
from tests.store.test_snapshot import TODAY


def store(*told: tuple[int, str]) -> Store:
    """Articles by row and story; a lower row is a newer article."""
    made = Store()
    days = {row: published(f"2026-01-{28 - row:02}") for row, _ in told}
    made.apply(article(row, f"소식 {row}", story=story, published=days[row]) for row, story in told)
    return made


def folded(made: Store, stories: Stories | None = None, query: str = "", sort: Sort = Sort.NEW) -> Folded:
    rows = made.find(Query.parse(query), sort, TODAY).rows
    return Folded(np.array(list(rows), np.intp), stories or Stories(made))


THREE = ((1, "a"), (2, "b"), (3, "a"), (4, "c"), (5, "b"), (6, "a"))


def test_a_story_stands_where_its_first_article_stands() -> None:
    made = store(*THREE)
    assert list(folded(made).rows) == [1, 2, 4]
    assert list(folded(made, sort=Sort.OLD).rows) == [6, 5, 4]


def test_a_row_stands_for_its_articles_of_the_result_alone() -> None:
    made = store(*THREE)
    assert folded(made).members([1, 4]) == {1: [1, 3, 6], 4: [4]}
    assert folded(made, query="-1 -6").members([3]) == {3: [3]}


def test_every_article_of_a_story_leads_to_its_row_whether_it_matches_or_not() -> None:
    made = store(*THREE)
    found = folded(made, query="-1")
    assert list(found.rows) == [2, 3, 4]
    assert [found.index_of(row) for row in range(1, 7)] == [1, 0, 1, 2, 0, 1]
    assert folded(made, query="-2 -5").index_of(5) is None


def test_an_article_without_a_story_is_one_of_its_own() -> None:
    assert list(folded(store((1, ""), (2, ""))).rows) == [1, 2]


def test_what_comes_in_later_finds_its_story() -> None:
    made = store(*THREE)
    stories = Stories(made)
    for row, story in ((7, "a"), (900, "d"), (8, "d"), (2, "a")):
        made.apply([article(row, "새 소식", story=story, published=published("2026-01-28"))])
        stories.put(row, story)
    found = folded(made, stories)
    assert len(found) == len(folded(made)) == 4
    assert found.members([2]) == {2: [2, 7, 1, 3, 6]}
    assert found.index_of(8) == found.index_of(900)


def test_rows_beside_the_result_are_folded_apart() -> None:
    made = store(*THREE)
    found = Folded(np.array([1, 2]), Stories(made), np.array([3, 4, 6]))
    assert list(found.rows) == [1, 2, 3, 4]
    assert found.members([1, 2, 3, 4]) == {1: [1], 2: [2], 3: [3, 6], 4: [4]}
    assert found.index_of(6) == 0, "its story stands in the result"
    assert found.index_of(4) == 3


@pytest.mark.parametrize(("index", "by", "found"), [(-1, 1, 1), (1, 1, None), (2, -1, 1), (1, -1, None)])
def test_the_nearest_story_that_holds_one_of_some_articles(index: int, by: int, found: int | None) -> None:
    assert folded(store(*THREE)).nearest(np.array([5]), index, by) == found


def test_the_first_rows_of_a_large_result_are_those_of_the_whole() -> None:
    made = Store()
    made.apply(article(row, f"소식 {row}", story=f"s{row // 7 if row < 1500 else row}") for row in range(1, 3000))
    lazy, whole = folded(made), list(folded(made).rows)
    assert [lazy.rows[place] for place in range(300)] == whole[:300]
    assert len(lazy) == len(whole) == len(set(whole))
    assert lazy.members(whole[:2]) == folded(made).members(whole[:2])


def test_an_empty_result_folds_into_nothing() -> None:
    assert len(folded(store(*THREE), query="없는말")) == 0
    assert len(folded(store())) == 0


@given(st.lists(st.integers(0, 6), max_size=40))
def test_folding_keeps_the_order_and_loses_no_article(numbers: list[int]) -> None:
    made = store(*((row, f"s{number}") for row, number in enumerate(numbers, 1) if row < 28))
    rows = list(made.find(Query(), Sort.NEW, TODAY).rows)
    found = folded(made)
    assert list(found.rows) == [row for row in rows if numbers.index(numbers[row - 1]) == row - 1]
    members = found.members(list(found.rows))
    assert sorted(row for each in members.values() for row in each) == sorted(rows)


def test_a_code_is_the_same_in_every_process() -> None:
    assert code("g2hw7wj2pgmr") == code("g2hw7wj2pgmr") != code("dvfcl6wvr4t7")
    assert code("g2hw7wj2pgmr") == -2556470619382328531
