"""Who meets whom: few all of them, many some who stand for all, and nobody for one word alone."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

import pytest

from reader.tagging.stories import meeting
from reader.tagging.stories.meeting import ANY_WEEK, FEW, STANDING, Trace, Weeks
from reader.tagging.stories.traces import COPIED_BIT

WEEK = 105_000
CROWD = 5


def trace(row: int, marks: Iterable[int], week: int = WEEK) -> Trace:
    return Trace(week, week, array("I", (row * 7919 % 101, *marks)).tobytes())


def weeks(there: Mapping[int, Trace], crowd: int = CROWD) -> Weeks:
    known = Weeks(
        lambda week: {row: each for row, each in there.items() if week in each.weeks},
        lambda: {week for each in there.values() for week in each.weeks},
        crowd,
    )
    assert known.put({}, {}) == set()
    return known


def test_two_rare_words_or_one_run_of_text_make_two_meet_and_one_word_does_not() -> None:
    there = {
        1: trace(1, (10, 11)),
        2: trace(2, (10, 12)),
        3: trace(3, (10, 11, COPIED_BIT)),
        4: trace(4, (COPIED_BIT,)),
    }
    assert weeks(there).pairs(there) == {(1, 3), (3, 4)}


def test_neighbouring_weeks_meet_and_those_beyond_do_not_but_an_article_of_any_day_meets_all() -> None:
    there = {1: trace(1, (10, 11)), 2: trace(2, (10, 11), WEEK + 1), 3: trace(3, (10, 11), WEEK + 2)}
    assert weeks(there).pairs({1: there[1]}) == {(1, 2)}
    undated = {4: trace(4, (10, 11), ANY_WEEK)}
    assert weeks(there | undated).pairs(undated) == {(1, 4), (2, 4), (3, 4)}
    assert weeks(there | undated).pairs({3: there[3]}) == {(2, 3), (3, 4)}


def test_of_many_some_stand_for_all_under_a_run_of_text_and_nobody_under_a_word() -> None:
    there = {row: trace(row, (10, 11, COPIED_BIT | 1, COPIED_BIT | 2)) for row in range(1, 21)}
    pairs = weeks(there).pairs(there)
    among = [row for row in there if sum(row in pair for pair in pairs) == len(there) - 1]
    assert len(among) == STANDING
    assert all(set(pair) & set(among) for pair in pairs)


def test_where_several_share_a_run_of_text_they_meet_under_two() -> None:
    there = {row: trace(row, (COPIED_BIT | 1,)) for row in range(1, FEW + 1)}
    known = weeks(dict(there), crowd=2 * FEW)
    assert len(known.pairs(there)) == FEW * (FEW - 1) // 2
    late = {row: trace(row, (COPIED_BIT | 1, COPIED_BIT | 2)) for row in (FEW + 1, FEW + 2)}
    assert known.put({}, late) == there.keys()
    assert known.pairs(there | late) == {(FEW + 1, FEW + 2)}
    assert known.put(late, {}) == there.keys()
    assert len(known.pairs(there)) == FEW * (FEW - 1) // 2


def test_who_begins_or_ends_to_stand_for_others_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "FEW", 2)
    there = {row: trace(row, (COPIED_BIT | 1, COPIED_BIT | 2)) for row in range(1, CROWD + 1)}
    known = weeks(dict(there))
    late = {row: trace(row, (COPIED_BIT | 1, COPIED_BIT | 2)) for row in range(CROWD + 1, CROWD + 3)}
    turned = known.put({}, late)
    pairs = known.pairs(there | late)
    assert turned == {row for row in there if sum(row in pair for pair in pairs) <= STANDING}
    assert known.put(late, {}) == turned
    assert len(known.pairs(there)) == CROWD * (CROWD - 1) // 2
