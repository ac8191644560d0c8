from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store.arranged import in_order
from reader.store.counted import Counted
from reader.store.dated import Days, EachDay, SpanCounts, Spans, numbered_days
from reader.store.hits import Hits
from reader.store.ranking import UNMATCHED

SEEDS = st.integers(0, 2**32 - 1)


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.lists(st.sampled_from([0.0, 0.001, 0.3, 0.9, 1.0]), min_size=1, max_size=8))
def test_counts_made_from_the_last_ones_are_those_of_all_hits(seed: int, shares: list[float]) -> None:
    draw = np.random.default_rng(seed)
    numbers = draw.integers(0, 7, 700).astype(np.uint16)
    counted, mask = Counted(), np.zeros(700, np.bool_)
    for share in shares:
        some = draw.random(700) < 0.05
        mask = np.where(some, ~mask, mask) if draw.random() < 0.5 else draw.random(700) < share
        assert counted.count(Hits(mask), numbers, 9).tolist() == np.bincount(numbers[mask], minlength=9).tolist()


@settings(max_examples=50, deadline=None)
@given(SEEDS, st.sampled_from([0.0, 0.01, 0.5, 1.0]), st.booleans())
def test_days_counted_by_where_they_begin_are_those_of_each_hit(seed: int, share: float, with_months: bool) -> None:
    draw = np.random.default_rng(seed)
    first = np.sort(draw.integers(date(2025, 12, 20).toordinal(), date(2026, 2, 9).toordinal(), 400))[::-1].copy()
    first[-20:] = 0
    last = np.where((draw.random(400) < 0.1) & (first > 0) & with_months, first + 5, first)
    days, hits = Days(*numbered_days(first, last)), Hits(draw.random(400) < share)
    each, spans = EachDay(days, hits), SpanCounts(Spans(days, first), hits)
    ranges = [(date(2026, 1, 3), date(2026, 1, 9)), (date(2026, 5, 1),) * 2, (date(2025, 1, 1), date(2027, 1, 1))]
    assert list(spans.by_day().items()) == list(each.by_day().items())
    assert list(spans.by_month().items()) == list(each.by_month().items())
    assert spans.by_month(loose=True) == each.by_month(loose=True)
    assert (spans.undated, spans.between(ranges)) == (each.undated, each.between(ranges))


@settings(max_examples=50, deadline=None)
@given(SEEDS, st.sampled_from([0.001, 0.2, 1.0]), st.sampled_from([1, 50, 256]))
def test_the_first_rows_are_the_first_of_all_in_order(seed: int, share: float, limit: int) -> None:
    draw = np.random.default_rng(seed)
    hits = Hits(draw.random(5000) < share)
    tiers = np.where(draw.random(5000) < 0.9, draw.integers(2, 9, 5000), 20).astype(np.int8)
    tiers[~hits.mask & (draw.random(5000) < 0.5)] = UNMATCHED
    assert in_order(hits, tiers, limit).tolist() == in_order(hits, tiers).tolist()[:limit]
    assert in_order(hits, None, limit).tolist() == hits.slots.tolist()[:limit]
