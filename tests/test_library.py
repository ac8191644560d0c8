"""The façade: modes, marks and undo, others' commits, and what importing it must not cost."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.errors import NotFoundError
from reader.library import Library, Mode
from reader.library.filing import prepared
from reader.model import Article, Basis, Institution, Kind, Marked, Place, Published, Sort
from reader.query import Query

DAY = date(2026, 1, 14)


def article(number: int, **changes: object) -> Article:
    """Invented, of its own text, a day older with each number."""
    day = DAY - timedelta(days=number)
    made = Article(
        id=f"{'a' * 11}{chr(ord('a') + number)}",
        kind=Kind.ARTICLE,
        title=f"서구, {number}번째 마을정원 문 열어",
        title_derived=False,
        body=f"서구는 {number}번째 마을정원을 열었다. 주민 {number}0명이 함께 나무를 심고 물을 주었다.",
        truncated=False,
        outlet="예시일보",
        reporter=None,
        agency=None,
        url=f"https://example.com/{number}",
        source="/tmp/news.txt",
        primary=Place.SEO,
        places=(Place.SEO,),
        institution=Institution.DISTRICT_OFFICE,
        published=Published(day.isoformat(), day, day, Basis.GIVEN, True),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def fill(home: Path, *articles: Article) -> None:
    """What another process, the worker, does."""
    with Archive.open(home, writable=True) as archive:
        archive.add(list(prepared(articles)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    fill(tmp_path, article(0), article(1), article(2, primary=Place.NAM, places=(Place.NAM,), title="남구 축제"))
    return tmp_path


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open(home) as opened:
        yield opened


def ids(library: Library, text: str = "", sort: Sort | None = None) -> list[str]:
    return [headline.id for headline in library.headlines(library.find(Query.parse(text), sort).rows)]


A, B, C = (article(number).id for number in range(3))


def test_importing_the_library_loads_nothing_heavy() -> None:
    heavy = "{'textual', 'kiwipiepy', 'numpy', 'httpx', 'requests', 'urllib3', 'urllib.request', 'http.client'}"
    code = f"import sys, reader.library; print(*sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


def test_the_front_page_needs_neither_numpy_nor_the_store(home: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reader.library import Library\n"
        f"front = Library.open(Path({str(home)!r})).front()\n"
        "print(front.total, len(front.headlines), 'numpy' in sys.modules, 'reader.store.search' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "3 3 False False\n"


def test_the_front_page_is_newest_first_with_counts_and_marks(library: Library) -> None:
    library.save([B])
    front = library.front()
    assert [headline.id for headline in front.headlines] == [A, B, C]
    assert [headline.marked.saved for headline in front.headlines] == [False, True, False]
    assert (front.total, dict(front.places)) == (3, {Place.SEO: 2, Place.NAM: 1})


def test_find_orders_by_day_without_words_and_by_relevance_with_them(library: Library) -> None:
    assert ids(library) == [A, B, C]
    assert ids(library, sort=Sort.OLD) == [C, B, A]
    assert ids(library, "축제") == [C]


def test_progress_of_preparing_ends_at_the_whole(library: Library) -> None:
    told: list[float] = []
    library.prepare(told.append)
    assert library.ready
    assert told[-1] == 1.0


def test_an_unknown_id_is_an_error_that_names_it(library: Library) -> None:
    with pytest.raises(NotFoundError, match="zzzzzzzzzzzz"):
        library.article("zzzzzzzzzzzz")
    with pytest.raises(NotFoundError):
        library.save(["zzzzzzzzzzzz"])


def test_known_ids_are_told_apart_from_unknown_ones(library: Library) -> None:
    known, missing = library.known([B, "zzzzzzzzzzzz", A, B])
    assert known == [B, A]
    assert len(missing) == 1


@pytest.mark.parametrize("prepared_first", [True, False])
def test_marks_reach_the_search_whether_it_was_ready_or_not(library: Library, prepared_first: bool) -> None:
    if prepared_first:
        library.prepare()
    library.save([A])
    library.read([B])
    library.note(C, "물어보기")
    library.tag(A, ["행사"])
    assert ids(library, "상태:저장 ") == [A]
    assert ids(library, "상태:읽음 ") == [B]
    assert ids(library, "상태:메모 ") == [C]
    assert ids(library, "태그:행사 ") == [A]


def test_a_mark_made_while_the_store_is_being_built_is_not_lost(library: Library) -> None:
    library.prepare(lambda _: None if library.marked(A).saved else library.save([A]) and None)
    assert ids(library, "상태:저장 ") == [A]


def test_a_place_corrected_while_the_store_is_being_built_is_not_lost(library: Library) -> None:
    library.prepare(lambda _: library.correct_place(A, Place.DONG) and None)
    assert ids(library, "지역:동구 ") == [A]
    library.correct_place(A, None)
    assert ids(library, "지역:동구 ") == []


def test_a_place_corrected_by_another_process_can_be_taken_back_there(home: Path, library: Library) -> None:
    library.prepare()
    with Library.open(home) as other:
        other.correct_place(A, Place.DONG)
        assert ids(library, "지역:동구 ") == [A]
        other.undo()
    assert ids(library, "지역:동구 ") == []


def test_marks_are_there_when_the_library_is_opened_again(home: Path) -> None:
    with Library.open(home) as first:
        first.save([A])
        first.tag(A, ["행사", "정원"], [])
    with Library.open(home) as second:
        assert second.marked(A) == Marked(saved=True, tags=("행사", "정원"))


@pytest.mark.parametrize("prepared_first", [True, False])
def test_a_corrected_place_moves_the_article_everywhere(library: Library, prepared_first: bool) -> None:
    if prepared_first:
        library.prepare()
    change = library.correct_place(A, Place.DONG)
    assert change.label == "지역을 고쳤습니다: 서구 → 동구"
    assert ids(library, "지역:동구 ") == [A]
    assert ids(library, "지역:서구 ") == [B]
    assert (library.article(A).primary, library.article(A).places) == (Place.DONG, (Place.DONG,))
    assert library.front().headlines[0].primary is Place.DONG
    library.undo()
    assert ids(library, "지역:서구 ") == [A, B]


def test_undo_takes_back_and_redo_does_again(library: Library) -> None:
    library.prepare()
    library.save([A, B])
    undone = library.undo()
    assert undone is not None
    assert (undone.ids, undone.label) == ((A, B), "나중에 읽기에 담았습니다")
    assert ids(library, "상태:저장 ") == []
    assert library.redo() is not None
    assert ids(library, "상태:저장 ") == [A, B]
    assert library.redo() is None


def test_reading_by_opening_is_no_step_of_undo(library: Library) -> None:
    library.save([A])
    library.read([B], opening=True)
    undone = library.undo()
    assert undone is not None
    assert undone.kind == "saved"
    assert library.undo() is None
    assert library.marked(B).read


def test_a_hundred_steps_can_be_taken_back(library: Library) -> None:
    for _ in range(51):
        library.save([A])
        library.save([A], saved=False)
    steps = 0
    while library.undo() is not None:
        steps += 1
    assert steps == 100


def test_what_someone_else_changed_since_is_left_alone_and_named(home: Path, library: Library) -> None:
    library.note(A, "첫 메모")
    with Library.open(home) as other:
        other.note(A, "둘째 메모")
    undone = library.undo()
    assert undone is not None
    assert (undone.ids, undone.left) == ((), (A,))
    assert library.marked(A).note == "둘째 메모"


def test_undo_of_the_home_takes_back_what_another_session_did(home: Path, library: Library) -> None:
    with Library.open(home) as other:
        other.save([A])
    assert library.undo() is None
    undone = library.undo_home()
    assert undone is not None
    assert undone.ids == (A,)
    assert not library.marked(A).saved


def test_articles_of_others_wait_until_they_are_taken_in(home: Path, library: Library) -> None:
    library.prepare()
    assert library.pending() == 0
    fill(home, article(3, title="동구, 새 도서관"), article(4, title="북구, 새 공원"))
    assert library.pending() == 2
    assert ids(library, "도서관") == []
    library.refresh()
    assert library.pending() == 0
    assert ids(library, "도서관") == [article(3).id]
    assert library.find(Query.parse("")).total == 5


def test_rows_that_others_marked_are_told_once_also_after_a_search_took_the_marks_in(home: Path) -> None:
    with Library.open(home) as library, Library.open(home) as other:
        assert library.marked_elsewhere() == frozenset()
        library.prepare()
        headline = other.front().headlines[0]
        other.save([headline.id])
        assert library.find(Query.parse("상태:저장 ")).total == 1
        assert library.marked_elsewhere() == {headline.row}
        assert library.marked_elsewhere() == frozenset()


def test_taking_in_others_articles_keeps_marks_and_corrections(home: Path, library: Library) -> None:
    library.prepare()
    library.save([A])
    library.correct_place(A, Place.BUK)
    fill(home, replace(article(0), body="서구는 마을정원을 새로 열었다. " * 8))
    library.refresh()
    assert ids(library, "지역:북구 상태:저장 ") == [A]


def test_marks_of_another_process_are_in_the_next_result(home: Path, library: Library) -> None:
    library.prepare()
    assert ids(library, "상태:저장 ") == []
    with Library.open(home) as other:
        other.save([B])
        other.correct_place(C, Place.CITY)
    assert ids(library, "상태:저장 ") == [B]
    assert ids(library, "지역:광주시 ") == [C]


def test_the_sample_has_a_today_of_its_own_and_says_that_marks_end() -> None:
    with Library.sample() as library:
        front = library.front(1)
        assert library.mode is Mode.SAMPLE
        assert front.total >= 150
        assert front.headlines[0].published.last == library.today
        change = library.save([front.headlines[0].id])
        assert change.label == "표시했습니다. 예시판을 닫으면 사라집니다."


def test_highlights_are_spans_of_the_text_as_given(library: Library) -> None:
    assert library.highlights(Query.parse("정원"), "서구 마을정원을 열었다") == [(5, 7)]


def test_every_article_comes_whole_and_in_order(library: Library) -> None:
    library.note(B, "물어보기")
    rows = library.find(Query.parse("")).rows
    found = list(library.articles(rows))
    assert [each.id for each, _ in found] == [A, B, C]
    assert found[1][1].note == "물어보기"
    assert found[0][0].body == article(0).body


def test_the_worker_of_an_archive_works_beside_it_and_ends_with_it(home: Path) -> None:
    with Library.open(home) as library:
        library.start_worker()
        deadline = time.monotonic() + 30
        while not list((home / "backup").glob("archive-*.db")) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert library.front().total == 3
    assert list((home / "backup").glob("archive-*.db"))


def test_neither_files_nor_the_sample_have_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GJNEWS_HOME", str(tmp_path / "home"))
    with Library.sample() as library:
        library.start_worker()
    assert not (tmp_path / "home").exists()
