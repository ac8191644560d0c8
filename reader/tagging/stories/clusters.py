"""From ties to groups: average link, so that no chain of likenesses welds what its ends do not share."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

Pair = tuple[str, str]


def clusters(ids: Iterable[str], ties: Mapping[Pair, int], enough: int) -> list[list[str]]:
    """`ids` in groups, each sorted, whose pairs are alike `enough` on average; without a tie they are not at all.

    The most alike groups are joined first, ties between equals are broken by ids: the same for any order of input.
    """
    members = {each: [each] for each in sorted(ids)}
    sums: dict[str, dict[str, int]] = defaultdict(dict)
    for (one, other), alike in ties.items():
        sums[one][other] = sums[other][one] = alike
    heap = [(-float(alike), min(pair), max(pair)) for pair, alike in ties.items() if alike >= enough]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one in members and other in members and _average(sums, members, one, other) == -negative:
            _join(members, sums, one, other)
            for near, total in sums[one].items():
                if total > 0 and (average := _average(sums, members, one, near)) >= enough:
                    heapq.heappush(heap, (-average, min(one, near), max(one, near)))
    return [sorted(group) for group in members.values()]


def components(rows: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """`rows` that hang together by `pairs`, in any way, each part sorted."""
    leaders = {row: row for row in rows}

    def leader(row: int) -> int:
        while leaders[row] != row:
            leaders[row] = row = leaders[leaders[row]]
        return row

    for one, other in pairs:
        first, second = sorted((leader(one), leader(other)))
        leaders[second] = first
    found: dict[int, list[int]] = defaultdict(list)
    for row in sorted(leaders):
        found[leader(row)].append(row)
    return list(found.values())


def _average(sums: Mapping[str, Mapping[str, int]], members: Mapping[str, list[str]], one: str, other: str) -> float:
    return sums[one].get(other, 0) / (len(members[one]) * len(members[other]))


def _join(members: dict[str, list[str]], sums: dict[str, dict[str, int]], one: str, other: str) -> None:
    """`other` becomes part of `one`, which has the smaller id."""
    members[one] += members.pop(other)
    sums[one].pop(other, None)
    for near, total in sums.pop(other).items():
        sums[near].pop(other, None)
        if near != one:
            sums[one][near] = sums[near][one] = sums[one].get(near, 0) + total
