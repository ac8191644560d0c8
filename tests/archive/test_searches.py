from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.archive.marks import Marks
from reader.archive.salvage import rescue_marks, set_aside
from reader.archive.schema import MARKS
from reader.archive.searches import PAST
from reader.model import Marked
from tests.archive.test_marks import ONE


@pytest.fixture
def marks() -> Iterator[Marks]:
    with Marks.memory() as memory:
        yield memory


def saved(marks: Marks) -> list[tuple[str, str]]:
    return [(search.name, search.query) for search in marks.searches()]


def test_saved_searches_stand_in_the_order_in_which_they_were_saved(marks: Marks) -> None:
    marks.save_search("통합돌봄", "통합돌봄 ")
    marks.save_search("오늘 서구", "지역:서구 날짜:오늘 ")
    assert saved(marks) == [("통합돌봄", "통합돌봄 "), ("오늘 서구", "지역:서구 날짜:오늘 ")]


def test_the_same_query_is_saved_once(marks: Marks) -> None:
    assert marks.save_search("통합돌봄", "통합돌봄 ").ids
    assert not marks.save_search("돌봄", "통합돌봄 ").ids
    assert saved(marks) == [("통합돌봄", "통합돌봄 ")]


def test_saving_renaming_and_removing_are_steps_that_can_be_taken_back_and_done_again(marks: Marks) -> None:
    (search_id,) = marks.save_search("통합돌봄", "통합돌봄 ").ids
    marks.rename_search(search_id, "돌봄")
    marks.remove_search(search_id)
    assert saved(marks) == []
    names = []
    for _ in range(3):
        undone = marks.undo()
        assert undone is not None
        names.append((undone.kind, undone.before, undone.after, [name for name, _ in saved(marks)]))
    assert names == [
        ("search_removed", None, "돌봄", ["돌봄"]),
        ("search_renamed", "돌봄", "통합돌봄", ["통합돌봄"]),
        ("search_saved", "통합돌봄", None, []),
    ]
    assert marks.undo() is None
    for _ in range(2):
        marks.redo()
    assert saved(marks) == [("돌봄", "통합돌봄 ")]


def test_steps_of_searches_and_of_marks_are_taken_back_in_their_order(marks: Marks) -> None:
    marks.save([ONE])
    marks.save_search("통합돌봄", "통합돌봄 ")
    marks.undo()
    assert (saved(marks), marks.get(ONE.id)) == ([], Marked(saved=True))
    marks.undo()
    assert marks.get(ONE.id) == Marked()


def test_a_search_that_was_removed_can_be_saved_again_under_another_name(marks: Marks) -> None:
    (search_id,) = marks.save_search("통합돌봄", "통합돌봄 ").ids
    marks.remove_search(search_id)
    assert marks.save_search("돌봄", "통합돌봄 ").ids == (search_id,)
    assert saved(marks) == [("돌봄", "통합돌봄 ")]


def test_a_name_that_is_the_same_and_a_search_that_is_not_there_are_no_changes(marks: Marks) -> None:
    (search_id,) = marks.save_search("통합돌봄", "통합돌봄 ").ids
    assert not marks.rename_search(search_id, "통합돌봄").ids
    assert not marks.remove_search("s-nobody").ids
    marks.undo()
    assert saved(marks) == []


def test_a_name_that_someone_else_gave_since_is_left_alone(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as mine, Marks.open(tmp_path) as yours:
        (search_id,) = mine.save_search("통합돌봄", "통합돌봄 ").ids
        yours.rename_search(search_id, "돌봄")
        undone = mine.undo()
        assert undone is not None
        assert (undone.ids, undone.left) == ((), (search_id,))
        assert saved(mine) == [("돌봄", "통합돌봄 ")]


def test_a_hundred_past_searches_are_kept_the_latest_last_and_each_once(marks: Marks) -> None:
    for number in (*range(PAST + 5), 50):
        marks.remember_search(f"낱말{number}")
    past = marks.past_searches()
    assert len(past) == PAST
    assert past[0] == "낱말5"
    assert past[-2:] == ["낱말104", "낱말50"]
    assert marks.undo() is None


def test_marks_of_version_1_are_brought_up_to_date_behind_a_backup(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "marks.db")) as old:
        old.executescript((Path(__file__).parent / "marks_v1.sql").read_text(encoding="utf-8"))
        old.execute(
            "INSERT INTO mark (id, saved, headline, changed) VALUES (?, 1, '서구, 도서관 야간 개방', 7)", (ONE.id,)
        )
        old.commit()
    with Marks.open(tmp_path) as marks:
        marks.save_search("통합돌봄", "통합돌봄 ")
        marks.remember_search("돌봄")
        assert marks.get(ONE.id) == Marked(saved=True)
        assert saved(marks) == [("통합돌봄", "통합돌봄 ")]
    with Marks.open(tmp_path) as marks:
        assert marks.past_searches() == ["돌봄"]
        assert marks._db.execute("PRAGMA user_version").fetchone() == (MARKS.version,)
        assert marks.faults() == []
    (backup,) = (tmp_path / "backup").glob("marks-v1-*.db")
    with closing(sqlite3.connect(backup)) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
        assert kept.execute("SELECT id FROM mark").fetchall() == [(ONE.id,)]


def test_saved_searches_are_rescued_from_a_damaged_file(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.save([ONE])
        marks.save_search("통합돌봄", "통합돌봄 ")
        marks.remember_search("돌봄")
    damaged = set_aside(tmp_path / "marks.db", "now")
    assert rescue_marks(tmp_path, damaged, tmp_path / "backup") == 1
    with Marks.open(tmp_path) as marks:
        assert saved(marks) == [("통합돌봄", "통합돌봄 ")]
        assert marks.past_searches() == ["돌봄"]
