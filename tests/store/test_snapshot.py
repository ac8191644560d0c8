import errno
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Institution, Marked, Place, Sort, StoreRow
from reader.query import Query
from reader.store import arranged, building, frequent, indexed, initials, lexicography, numbering, postings, sorting
from reader.store.search import Found, Store
from reader.store.snapshot import add_to_index, build_index, extend_index, open_index, remove_old, verify
from reader.text.hangul import Composer, is_syllable, jamo, keystrokes, to_latin
from tests.store.news import article, published
from tests.store.search_cases import cases

TODAY = date(2026, 1, 20)
BIRTH = 7

NOUNS = [
    "통합",
    "돌봄",
    "서구",
    "서구청",
    "광주",
    "광산구",
    "주민",
    "사업",
    "지원",
    "공청회",
    "AI",
    "24시간",
    "㈜보기",
    "5·18",
    "3,000만",
    "민·관",
    "‘이웃’",
    "행정",
    "도서관",
    "골목",
    "ㄱ씨",
    "값",
    "닭고기",
    "옛길",
    "email",
    "KTX",
    "(서구",
    "석탄",
    "서귀포",
    "예술의전당",
    "청년",
    "까치",
    "어르신",
    "2026년",
    "1·2월",
    "ㅠㅠ",
]
ENDINGS = ("", "", "은", "는", "을", "의", "에서", "으로", "했다", "하는", ",", ".", ")", "돌봄", "구")


def corpus(size: int, seed: int = 1) -> list[StoreRow]:
    """Articles of words that have endings and stand side by side in all ways."""
    draw = random.Random(seed)

    def words(count: int) -> str:
        return draw.choice([" ", " ", " ", "\n"]).join(draw.choice(NOUNS) + draw.choice(ENDINGS) for _ in range(count))

    return [
        article(
            row, words(draw.randint(0, 4)), words(draw.choice([0, 3, 12, 30])),
            primary=draw.choice(list(Place)), institution=draw.choice([None, *Institution]),
            outlet=draw.choice(["예시일보", "견본신문", None]),
            published=published((TODAY - timedelta(days=draw.randint(0, 60))).isoformat() if draw.random() < 0.9 else "2025-12"),
        )
        for row in range(1, size + 1)
    ]  # fmt: skip


def built(rows: list[StoreRow], folder: Path) -> Store:
    build_index(rows, folder, birth=BIRTH, seq=len(rows))
    snapshot = open_index(folder, BIRTH)
    assert snapshot is not None
    return snapshot.store


def scanned(rows: list[StoreRow]) -> Store:
    store = Store()
    store.apply(rows)
    return store


def find(store: Store, typed: str, sort: Sort = Sort.BEST) -> Found:
    return store.find(Query.parse(typed), sort, TODAY)


def told(found: Found) -> tuple[object, ...]:
    return list(found.rows[: arranged.FRONT]), list(found.rows), found.total, found.facets, found.layout


def test_an_index_of_all_cases_finds_what_the_rules_say(tmp_path: Path) -> None:
    rows = [
        row
        for i, (_, text, _, _) in enumerate(cases())
        for row in (article(2 * i, text), article(2 * i + 1, "+", text))
    ]
    index, scan = built(rows, tmp_path), scanned(rows)
    for typed, _, _, rule in cases():
        assert told(find(index, typed)) == told(find(scan, typed)), (typed, rule)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store, list[StoreRow]]]:
    """An index with an addition, frequent answers and parts so small that all ways are used, some articles live; a scan."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_PART", 256)
        patch.setattr(postings, "_SORTED", 256)
        patch.setattr(arranged, "FRONT", 7)
        patch.setattr(arranged, "_PART", 64)
        patch.setattr(indexed, "_FEW", 2)
        patch.setattr(indexed, "_MANY", 1)
        rows = corpus(260)
        with pytest.MonkeyPatch.context() as building_only:
            building_only.setattr(building, "FREQUENT", 30)
            building_only.setattr(initials, "_ARTICLES", 64)
            building_only.setattr(initials, "_FEWEST", 16)
            building_only.setattr(numbering, "_TOGETHER", 512)
            building_only.setattr(frequent, "_LOOKED_AT", 8)
            building_only.setattr(lexicography, "_PART", 256)
            building_only.setattr(lexicography, "_WORDS", 50)
            building_only.setattr(sorting, "_BLOCK", 64)
            building_only.setattr(building, "SEGMENT", 70)
            folder = tmp_path_factory.mktemp("index")
            build_index(rows[:160], folder, birth=BIRTH, seq=160)
            added = [*rows[160:220], *(article(row, f"새 {rows[row].title}", rows[row].text) for row in (90, 150))]
            assert add_to_index(added, folder, birth=BIRTH, seq=222, gone=lambda: [5, 60]) == 1
        opened = open_index(folder, BIRTH)
        assert opened is not None
        index = opened.store
        assert (len(index), index.scanned) == (218, 0)
        changed = [article(row, f"고친 {rows[row].title}", rows[row].text) for row in (3, 90, 170)]
        index.apply([*rows[220:], *changed], gone=[7, 180])
        scan = scanned(rows)
        scan.apply([*added[-2:], *changed], gone=[5, 60, 7, 180])
        for store in (index, scan):
            store.mark(12, Marked(saved=True, tags=("중요",)))
            store.mark(230, Marked(read=True))
        yield index, scan, rows


def consonants(text: str) -> str:
    return "".join(jamo(char)[0] if is_syllable(char) else char for char in text if char != " ")


def typed_states(text: str) -> list[str]:
    composer, states = Composer(), []
    for key in keystrokes(text):
        composer.press(key)
        states.append(composer.text)
    return states


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_an_index_answers_as_a_scan_does(pair: tuple[Store, Store, list[StoreRow]], data: st.DataObject) -> None:
    index, scan, rows = pair
    row = data.draw(st.sampled_from(rows))
    text = (row.title + " " + row.text).replace("\n", " ") or "가"
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : start + data.draw(st.integers(1, 9))]
    typed = data.draw(st.sampled_from([
        data.draw(st.sampled_from(typed_states(piece))), piece + " ", f'"{piece}', f'"{piece}"', consonants(piece), f"지원 -{piece} ",
        consonants(piece[:2]) + piece[2:], f"제목:{piece.strip()}", to_latin(piece.replace(" ", "")), f"{piece} 구:서구", f'-"{piece}" ',
        f"{consonants(piece[:1])} {piece}",
    ]))  # fmt: skip
    for sort in Sort:
        assert told(find(index, typed, sort)) == told(find(scan, typed, sort)), typed


def test_marks_of_an_article_stay_when_its_text_changes(tmp_path: Path) -> None:
    store = built(corpus(5), tmp_path)
    store.mark(2, Marked(saved=True, tags=("중요",)))
    store.apply([article(2, "새 제목")])
    assert list(find(store, "상태:저장 ").rows) == [2]
    assert list(find(store, "태그:중요 ").rows) == [2]
    assert len(store) == 5
    assert store.scanned == 1


def test_an_extended_index_answers_as_one_that_is_built_at_once(tmp_path: Path) -> None:
    rows = corpus(120)
    changed = [article(row, f"고친 {rows[row].title}", rows[row].text, outlet="새매체") for row in (3, 40)]
    build_index(rows[:80], tmp_path, birth=BIRTH, seq=80)
    assert extend_index([*rows[80:], *changed], tmp_path, birth=BIRTH, seq=124, gone=lambda: [5, 60]) == 2
    extended = open_index(tmp_path, BIRTH)
    assert extended is not None
    assert (extended.seq, extended.store.scanned) == (124, 0)
    scan = scanned(rows)
    scan.apply(changed, gone=[5, 60])
    for typed in ("", "고친", "돌봄", "ㅌㅎㄷ", "통합돌", "서구 주민", "매체:새매체 ", "제목:서"):
        assert told(find(extended.store, typed)) == told(find(scan, typed)), typed


def test_an_index_can_lose_all_its_articles_and_nothing_extends_none(tmp_path: Path) -> None:
    assert extend_index(corpus(2), tmp_path, birth=BIRTH, seq=2) is None
    build_index(corpus(2), tmp_path, birth=BIRTH, seq=2)
    extend_index([], tmp_path, birth=BIRTH, seq=3, gone=lambda: [1, 2])
    extend_index(corpus(1), tmp_path, birth=BIRTH, seq=4)
    opened = open_index(tmp_path, BIRTH)
    assert opened is not None
    assert (opened.edition, len(opened.store)) == ((3, 0), 1)


def test_an_addition_may_have_nothing_but_what_is_gone_and_the_next_one_stands_for_all(tmp_path: Path) -> None:
    assert add_to_index(corpus(2), tmp_path, birth=BIRTH, seq=2) is None
    rows = corpus(20)
    build_index(rows[:10], tmp_path, birth=BIRTH, seq=10)
    assert add_to_index([], tmp_path, birth=BIRTH, seq=11, gone=lambda: [1, 2, 77]) == 1
    opened = open_index(tmp_path, BIRTH)
    assert opened is not None
    assert (opened.edition, opened.seq, opened.whole, len(opened.store)) == ((1, 1), 11, 10, 8)
    assert add_to_index(rows[10:], tmp_path, birth=BIRTH, seq=20, gone=lambda: [1, 2]) == 2
    opened = open_index(tmp_path, BIRTH)
    assert opened is not None
    assert (opened.edition, opened.seq, opened.whole) == ((1, 2), 20, 10)
    opened.warm()
    scan = scanned(rows)
    scan.apply([], gone=[1, 2])
    assert told(find(opened.store, "서")) == told(find(scan, "서"))
    remove_old(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1", "1+2"]


def test_without_its_addition_a_generation_is_what_it_was_and_no_other_has_it(tmp_path: Path) -> None:
    rows = corpus(20)
    build_index(rows[:10], tmp_path, birth=BIRTH, seq=10)
    add_to_index(rows[10:], tmp_path, birth=BIRTH, seq=20)
    header = tmp_path / "1+1" / "header.json"
    told_before, body = header.read_bytes(), b"{}"
    header.write_bytes(body)
    assert verify(tmp_path) != []
    opened = open_index(tmp_path, BIRTH)
    assert opened is not None
    assert (opened.edition, opened.seq, len(opened.store)) == ((1, 0), 10, 10)
    header.write_bytes(told_before)
    assert verify(tmp_path) == []
    build_index(rows[:12], tmp_path, birth=BIRTH, seq=12)
    opened = open_index(tmp_path, BIRTH)
    assert opened is not None
    assert (opened.edition, len(opened.store)) == ((2, 0), 12)
    remove_old(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["2"]


def test_an_index_of_nothing_and_of_empty_texts_is_an_index(tmp_path: Path) -> None:
    assert find(built([], tmp_path / "none"), "서구").total == 0
    store = built([article(1, "", ""), article(2, "서구")], tmp_path / "empty")
    assert find(store, "").total == 2
    assert list(find(store, "서").rows) == [2]


def test_a_row_that_came_again_is_what_it_was_last_and_one_that_went_is_not_there(tmp_path: Path) -> None:
    came = [article(1, "서구"), article(2, "남구"), article(3, "북구"), article(1, "동구"), article(4, "광산구")]
    build_index(came, tmp_path, birth=BIRTH, seq=lambda: 9, gone=lambda: [3, 77])
    snapshot = open_index(tmp_path, BIRTH)
    assert snapshot is not None
    assert (snapshot.seq, len(snapshot.store)) == (9, 3)
    assert told(find(snapshot.store, "구")) == told(find(scanned([came[3], came[1], came[4]]), "구"))
    assert find(snapshot.store, "서").total == 0


def test_a_warmed_index_answers_as_before(tmp_path: Path) -> None:
    build_index(corpus(20), tmp_path, birth=BIRTH, seq=20)
    opened = open_index(tmp_path, BIRTH)
    assert opened is not None
    opened.warm()
    assert told(find(opened.store, "돌봄")) == told(find(scanned(corpus(20)), "돌봄"))


def test_an_index_of_another_archive_is_none(tmp_path: Path) -> None:
    build_index(corpus(3), tmp_path, birth=BIRTH, seq=3)
    assert open_index(tmp_path, BIRTH + 1) is None
    assert open_index(tmp_path / "nowhere", BIRTH) is None


def test_the_newest_sound_generation_is_opened_and_the_older_ones_can_go(tmp_path: Path) -> None:
    build_index(corpus(3), tmp_path, birth=BIRTH, seq=3)
    newer = build_index(corpus(4), tmp_path, birth=BIRTH, seq=4)
    opened = open_index(tmp_path, BIRTH)
    assert opened is not None
    assert (opened.edition, opened.seq, len(opened.store)) == ((newer, 0), 4, 4)
    (tmp_path / str(newer) / "header.json").write_text("{}")
    older = open_index(tmp_path, BIRTH)
    assert older is not None
    assert older.seq == 3
    remove_old(tmp_path)
    assert open_index(tmp_path, BIRTH) is None


@pytest.mark.parametrize("part", [0, 0.5, 0.999])
def test_a_file_cut_short_is_noticed_before_it_is_mapped(part: float, tmp_path: Path) -> None:
    build_index(corpus(20), tmp_path, birth=BIRTH, seq=20)
    path = tmp_path / "1" / "arrays.bin"
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    assert open_index(tmp_path, BIRTH) is None
    assert verify(tmp_path)


@pytest.mark.parametrize("name", ["arrays.bin", "header.json"])
def test_a_missing_file_is_noticed_and_a_flipped_bit_too(name: str, tmp_path: Path) -> None:
    build_index(corpus(20), tmp_path, birth=BIRTH, seq=20)
    assert verify(tmp_path) == []
    path = tmp_path / "1" / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)
    assert verify(tmp_path)
    path.unlink()
    assert open_index(tmp_path, BIRTH) is None
    assert verify(tmp_path)


def test_a_build_that_fails_leaves_the_old_index_and_nothing_else(tmp_path: Path) -> None:
    build_index(corpus(3), tmp_path, birth=BIRTH, seq=3)

    def rows() -> Iterator[StoreRow]:
        yield article(1, "서구")
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        build_index(rows(), tmp_path, birth=BIRTH, seq=4)
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="needs posix_fallocate")
def test_a_full_disk_is_an_error_before_anything_is_mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_index(corpus(3), tmp_path, birth=BIRTH, seq=3)

    def full(_handle: int, _offset: int, _length: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(OSError, match="No space"):
        build_index(corpus(9), tmp_path, birth=BIRTH, seq=9)
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


def test_building_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "SEGMENT", 4)
    steps: list[int] = []
    build_index(corpus(10), tmp_path, birth=BIRTH, seq=1, progress=steps.append)
    assert steps == [4, 8, 10]
