"""A morpheme inside a word of a title ranks like the start of a word (T2), scanned and indexed alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from reader.model import Sort
from reader.query import Query
from reader.store import building
from reader.store.morphemes import inner_offsets
from reader.store.search import Store
from reader.store.snapshot import add_morphemes, add_to_index, build_index, open_index
from reader.text.keystream import encode
from tests.store.news import article, published

TODAY = date(2026, 2, 1)
STARTS = {"통합돌봄국을": 0b10100, "통합돌봄국": 0b10100}
TITLES = ("새돌봄터 연다", "통합돌봄국 신설", "“통합돌봄국을” 넓힌다")
"""The newest first: without knowing morphemes that is their order."""


def rows():
    return [article(n, title, published=published(f"2026-01-{20 - n}")) for n, title in enumerate(TITLES)]


def starts(words: Sequence[str]) -> Mapping[str, int]:
    return {word: STARTS[word] for word in words if word in STARTS}


def order(store: Store, typed: str = "돌봄") -> list[int]:
    return list(store.find(Query.parse(typed), Sort.BEST, TODAY).rows)


def test_in_scanned_titles_the_start_of_a_morpheme_ranks_above_its_inside() -> None:
    plain, knowing = Store(), Store()
    knowing.starts = starts
    for store in (plain, knowing):
        store.apply(rows())
    assert order(plain) == [0, 1, 2]
    assert order(knowing) == [1, 2, 0]


def test_a_title_that_changes_is_looked_up_anew() -> None:
    store = Store()
    store.starts = starts
    store.apply(rows())
    store.apply([article(1, "무통합돌봄회 신설", published=published("2026-01-19"))])
    assert order(store) == [2, 0, 1]


@pytest.mark.parametrize("frequent", [1, 50_000])
def test_in_an_index_they_do_so_once_it_was_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, frequent: int
) -> None:
    monkeypatch.setattr(building, "FREQUENT", frequent)
    build_index(rows(), tmp_path, birth=1, seq=9)
    first = open_index(tmp_path, 1)
    assert first is not None
    assert order(first.store) == [0, 1, 2]
    assert add_morphemes(tmp_path, 1, STARTS.items())
    told = open_index(tmp_path, 1)
    assert told is not None
    assert order(told.store) == [1, 2, 0]
    assert order(told.store, "봄국") == order(first.store, "봄국")


def test_an_addition_is_told_as_its_index_is(tmp_path: Path) -> None:
    build_index(rows()[:1], tmp_path, birth=1, seq=1)
    add_to_index(rows()[1:], tmp_path, birth=1, seq=9)
    assert add_morphemes(tmp_path, 1, STARTS.items())
    told = open_index(tmp_path, 1)
    assert told is not None
    assert order(told.store) == [1, 2, 0]


def test_without_an_index_nobody_is_told(tmp_path: Path) -> None:
    assert not add_morphemes(tmp_path, 1, STARTS.items())
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_cut_short_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    build_index(rows(), tmp_path, birth=1, seq=9)
    add_morphemes(tmp_path, 1, STARTS.items())
    file = tmp_path / "1" / "morphemes"
    file.write_bytes(file.read_bytes()[:-3])
    cut = open_index(tmp_path, 1)
    assert cut is not None
    assert set(order(cut.store)) == {0, 1, 2}


def test_offsets_are_those_of_the_key_stream() -> None:
    title = "새 통합돌봄국을 연다"
    offsets = inner_offsets(title, STARTS)
    assert [
        encode(title)[offset:].startswith(encode(part)) for offset, part in zip(offsets, ("돌봄", "국을"), strict=True)
    ] == [True, True]
