from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.tagging.stories.alike import VETOED
from reader.tagging.stories.clusters import clusters, components

ENOUGH = 240
IDS = [f"{number:02}" for number in range(9)]


def test_a_chain_of_likenesses_is_not_welded_together() -> None:
    chain = dict.fromkeys(pairwise(IDS), 300)
    assert max(map(len, clusters(IDS, chain, ENOUGH))) == 2


def test_one_veto_among_many_copies_is_outvoted_and_many_are_not() -> None:
    copies = {(one, other): 900 for one in IDS[:6] for other in IDS[:6] if one < other}
    assert clusters(IDS[:6], copies | {("00", "05"): VETOED}, ENOUGH) == [IDS[:6]]
    serial = copies | {(one, other): VETOED for one in IDS[:3] for other in IDS[3:6]}
    assert clusters(IDS[:6], serial, ENOUGH) == [IDS[:3], IDS[3:6]]


TIES = st.dictionaries(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([VETOED, 150, 240, 300, 600, 900, 1_000]),
)


@given(TIES, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_in_which_ties_are_told(ties, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(ties.items())
    random.shuffle(shuffled)
    ids = list(IDS)
    random.shuffle(ids)
    assert sorted(clusters(ids, dict(shuffled), ENOUGH)) == sorted(clusters(IDS, ties, ENOUGH))


@given(TIES)
def test_groups_stay_within_what_hangs_together(ties) -> None:  # type: ignore[no-untyped-def]
    strong = [(int(one), int(other)) for (one, other), alike in ties.items() if alike >= ENOUGH]
    parts = components(range(len(IDS)), strong)
    for group in clusters(IDS, ties, ENOUGH):
        assert any({int(each) for each in group} <= set(part) for part in parts)
