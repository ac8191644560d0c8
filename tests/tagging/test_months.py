from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from reader.tagging.mentions import clues
from reader.tagging.months import WINDOW, Mark, Months, candidates, middle, votes
from reader.tagging.offsets import said

UPPER = date(2026, 2, 20)
SAYINGS = (
    "구는 {month}월 {day}일 협약을 체결했다.",
    "시는 지난 {day}일 축제를 열었다.",
    "구는 {month}월 {day}일({weekday}) 설명회를 연다.",
    "센터는 2025년 {month}월 {day}일 문을 열었다.",
    "구는 {day}일 밝혔다.",
    "접수는 {month}월 {day}일까지다.",
    "행사는 {day}일({weekday}) 열린다.",
)


def page(seed: int) -> list[list[Mark]]:
    """The marks of twelve invented articles that name up to three days each, and one perhaps that of a photograph."""
    chance = random.Random(seed)
    months = Months(candidates(UPPER, {2024, 2025}))

    def told() -> str:
        return chance.choice(SAYINGS).format(
            month=chance.randint(1, 12), day=chance.randint(1, 31), weekday=chance.choice("월화수목금토일")
        )

    texts = ("\n".join(told() for _ in range(chance.randint(0, 3))) for _ in range(12))
    stamps = [date(2024, chance.randint(1, 12), chance.randint(1, 28)) for _ in range(chance.randint(0, 1))]
    return [months.marks(said(clues(text)), stamps if number == 0 else ()) for number, text in enumerate(texts)]


def by_every_day(ballots: Sequence[Sequence[Mark]], ages: Mapping[int, float]) -> date | None:
    """What `middle` finds, by looking at every other day of eight years."""
    limit, best = UPPER.toordinal(), (0.0, 0)
    counted = [votes(ballot, limit) for ballot in ballots]
    for day in range(limit - 3_000 & -2, limit + 1, 2):
        near = [[vote[one] for one in range(day - WINDOW, day + WINDOW + 1) if one in vote] for vote in counted]
        score = sum(max(one) for one in near if one)
        if score:
            year = date.fromordinal(day).year
            best = max(best, (round(score + ages.get(year, 0.0) - (limit - day) / 10_000, 9), day))
    return date.fromordinal(best[1]) if best[1] else None


@pytest.mark.parametrize("ages", [{}, {2024: 1.3, 2025: 2.0}])
def test_the_middle_found_by_blocks_is_the_best_of_all_days(ages: dict[int, float]) -> None:
    pages = [page(seed) for seed in range(30)]
    assert [middle(one, ages, UPPER) for one in pages] == [by_every_day(one, ages) for one in pages]
    assert len({middle(one, ages, UPPER) for one in pages}) > 10


def test_nothing_named_has_no_middle() -> None:
    assert middle([[], []], {}, UPPER) is None


def test_a_wrong_weekday_counts_for_less_where_few_months_are_left_and_for_nothing_among_many() -> None:
    told = said(clues("설명회는 2월 10일(월) 열린다."))  # a Tuesday in 2026, and no Monday but in 2025
    few, many = Months(range(2026 * 12, 2026 * 12 + 2)), Months(candidates(UPPER, ()))
    [(day, pull)] = few.marks(told)
    assert (date.fromordinal(day), pull) == (date(2026, 2, 10), told[0].astray)
    assert [date.fromordinal(day) for day, _ in many.marks(told)] == [date(2025, 2, 10)]


def test_a_bare_day_speaks_only_where_few_months_are_left() -> None:
    told = said(clues("구는 10일 밝혔다."))
    assert Months(candidates(UPPER, ())).marks(told) == []
    assert len(Months(range(2026 * 12, 2026 * 12 + 2)).marks(told)) == 2
