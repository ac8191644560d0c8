"""Filters that ask who covered a story: how many outlets, which did not, who wrote it themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reader.model import Kind, Sort, StoreRow
from reader.query import Query
from reader.store.search import Store
from reader.store.snapshot import build_index, open_index
from tests.store.news import article

TODAY = date(2026, 1, 20)


def member(row: int, story: str, outlet: str | None, *, group: str = "", kind: Kind = Kind.ARTICLE) -> StoreRow:
    group = group or f"id{row}"
    return article(row, f"소식 {row}", outlet=outlet, story=story, reprints=group, kind=kind)


NEWS = [
    member(1, "a", "서구청", group="a", kind=Kind.RELEASE),
    member(2, "a", "예시일보", group="a"),
    member(3, "a", "견본신문", group="a"),
    member(4, "a", "견본신문", group="a"),
    member(5, "a", "예시방송"),
    member(6, "b", "동구청", kind=Kind.RELEASE),
    member(7, "c", None),
    member(8, "d", "예시일보"),
    member(9, "e", "견본신문", group="e"),
    member(10, "e", "예시방송", group="e"),
]
"""A release that three outlets ran, one of them in its own words; one that nobody ran; two that stand alone; a copy."""

CASES = [
    ("매체수:3.. ", {1, 2, 3, 4, 5}),
    ("매체수:2 ", {9, 10}),
    ("매체수:2..3 ", {1, 2, 3, 4, 5, 9, 10}),
    ("매체수:1 ", {7, 8}),
    ("매체수:0 ", {6}),
    ("매체수:..1 ", {6, 7, 8}),
    ("-매체수:2.. ", {6, 7, 8}),
    ("매체수:1,2 ", {7, 8, 9, 10}),
    ("종류:자체 ", {5, 7, 8}),
    ("종류:보도자료 ", {1, 6}),
    ("종류:보도자료 매체수:0 ", {6}),
    ("종류:보도자료 안실은곳:견본신문 ", {6}),
    ("안실은곳:예시일보 ", {6, 7, 9, 10}),
    ("안실은곳:예시일보,견본신문 ", {6, 7, 8, 9, 10}),
    ("안실은곳:예시일보 안실은곳:예시방송 매체수:1.. ", {7, 8, 9, 10}),
    ("-안실은곳:예시방송 ", {1, 2, 3, 4, 5, 9, 10}),
    ("안실은곳:없는매체 ", set(range(1, 11))),
    ("missing:예시일보 outlets:2.. ", {9, 10}),
    ("kind:own ", {5, 7, 8}),
]
OPEN = [
    ("매체수:", set(range(1, 11))),
    ("매체수:3", {1, 2, 3, 4, 5}),
    ("매체수:2.", {1, 2, 3, 4, 5, 9, 10}),
    ("매체수:0", {6}),
    ("안실은곳:", set(range(1, 11))),
    ("안실은곳:예시일", {6, 7, 9, 10}),
    ("종류:자ㅊ", {5, 7, 8}),
]
"""While a value is typed it stands for all that it may become."""


def found(store: Store, text: str) -> set[int]:
    return set(store.find(Query.parse(text), Sort.NEW, TODAY).rows)


def scanned() -> Store:
    store = Store()
    store.apply(NEWS)
    return store


def indexed(folder: Path, known: int) -> Store:
    """A store whose first `known` articles are in an index, and the others scanned: their stories lie in both."""
    build_index(NEWS[:known], folder, birth=7, seq=1)
    snapshot = open_index(folder, 7)
    assert snapshot is not None
    snapshot.store.apply(NEWS[known:])
    return snapshot.store


@pytest.mark.parametrize(("text", "rows"), CASES + OPEN)
def test_who_covered_a_story_can_be_asked(text: str, rows: set[int]) -> None:
    assert found(scanned(), text) == rows


@pytest.mark.parametrize("known", [1, 3, 6, 10])
def test_a_story_is_counted_over_the_index_and_what_came_since(tmp_path: Path, known: int) -> None:
    store = indexed(tmp_path, known)
    assert [found(store, text) for text, _ in CASES + OPEN] == [rows for _, rows in CASES + OPEN]


def test_what_comes_in_and_what_goes_changes_the_counts(tmp_path: Path) -> None:
    store = indexed(tmp_path, 6)
    store.apply([member(11, "b", "예시일보")], gone=[10])
    assert found(store, "매체수:0 ") == set()
    assert found(store, "매체수:2 ") == set()
    assert found(store, "종류:자체 ") == {5, 7, 8, 9, 11}


def test_an_empty_store_has_no_coverage() -> None:
    assert found(Store(), "매체수:2.. 종류:자체 안실은곳:예시일보 ") == set()
