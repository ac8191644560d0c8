"""Rows with the articles of unfolded stories between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.blocks import by_day, plain
from reader.ui.unfolded import Unfolded


def plainly(rows: list[int], members: dict[int, list[int]]) -> list[int]:
    found = []
    for place, row in enumerate(rows):
        found += [row, *(-each for each in members.get(place, []))]
    return found


LISTS = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.just(list(range(101, 101 + count))),
        st.dictionaries(st.integers(0, count - 1), st.lists(st.integers(1, 99), min_size=1, max_size=4)),
    )
)


@given(LISTS)
def test_articles_stand_behind_the_row_of_their_story(told: tuple[list[int], dict[int, list[int]]]) -> None:
    rows, members = told
    made = Unfolded(rows, members)
    assert list(made) == made[:] == plainly(rows, members)
    assert len(made) == len(plainly(rows, members))
    assert made[-1] == plainly(rows, members)[-1]


@given(LISTS)
def test_places_are_found_again(told: tuple[list[int], dict[int, list[int]]]) -> None:
    rows, members = told
    made = Unfolded(rows, members)
    for index, key in enumerate(made):
        place, member = made.at(index)
        if member is None:
            assert (rows[place], made.index_of(place)) == (key, index)
        else:
            assert members[place][member] == -key
    assert made.index_of_member(-1000) is None


def test_an_article_is_found_under_its_story() -> None:
    made = Unfolded([7, 8, 9], {1: [8, 3]})
    assert made.index_of_member(-3) == 3
    assert made.index_of_member(-8) == 2


def test_articles_stand_under_the_day_of_the_row_of_their_story() -> None:
    made = Unfolded([7, 8, 9], {0: [7, 3], 1: [8, 2]})
    blocks = made.stretch(by_day([80, 80, 40], 2), 1)
    assert (blocks.count, blocks.starts, blocks.total) == (7, (0, 6), 9)
    spot = blocks.at(8)
    assert spot is not None
    assert made[spot.row or 0] == 9
    assert made.stretch(plain(3, 1), 1).total == 7
