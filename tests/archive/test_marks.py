from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.archive.reunion import reunite
from reader.archive.values import Subject
from reader.model import Basis, Marked, Place, Published
from tests.archive.news import TEXT, many, prepared, raw


@pytest.fixture
def marks() -> Iterator[Marks]:
    with Marks.memory() as memory:
        yield memory


def subject(name: str = "abcdefghij23") -> Subject:
    return Subject(name, (f"p:{name}",), "서구, 도서관 야간 개방", "예시일보", "2026-01-14", TEXT)


ONE, TWO = subject("aaaaaaaaaaaa"), subject("bbbbbbbbbbbb")


def test_the_connection_of_the_marks_waits_for_the_disk(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        assert marks._db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert marks._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


SAVING = """
import os, sys
from pathlib import Path
from reader.archive.marks import Marks
from tests.archive.test_marks import ONE

marks = Marks.open(Path(sys.argv[1]))
os.write(2, b"before the save\\n")
marks.save([ONE])
os.write(2, b"after the save\\n")
os._exit(0)
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_save_is_forced_to_the_disk_before_its_call_returns(tmp_path: Path) -> None:
    with Marks.open(tmp_path / "home") as marks:
        marks.save([TWO])
    log = tmp_path / "calls"
    command = ["strace", "-f", "-e", "trace=write,fsync,fdatasync", "-o", str(log), sys.executable, "-c", SAVING]
    ran = subprocess.run(
        [*command, str(tmp_path / "home")], cwd=Path(__file__).parents[2], capture_output=True, check=False
    )
    if b"ptrace" in ran.stderr or not log.exists():
        pytest.skip("this system does not allow strace")
    calls = log.read_text(errors="replace")
    during = calls[calls.index("before the save") : calls.index("after the save")]
    assert len(re.findall(r"\b(?:fsync|fdatasync)\(\d+\)\s+= 0", during)) >= 1


def test_a_mark_is_there_for_another_process_when_its_call_returns(tmp_path: Path) -> None:
    script = SAVING.replace("os._exit(0)", "os.kill(os.getpid(), 9)")
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=Path(__file__).parents[2], capture_output=True, check=False
    )
    assert b"after the save" in ran.stderr
    with Marks.open(tmp_path) as marks:
        assert marks.get(ONE.id) == Marked(saved=True)
        assert marks.faults() == []


def test_every_kind_of_mark_is_kept_beside_the_others(marks: Marks) -> None:
    marks.read([ONE])
    marks.save([ONE])
    marks.note([ONE], " 회의 때 쓰기 \n")
    marks.tag([ONE], add=["도서관", "야간"])
    marks.tag([ONE], add=["서구"], remove=["야간"])
    marks.place([ONE], Place.CITY)
    whole = Marked(True, True, "회의 때 쓰기", ("도서관", "서구"), Place.CITY)
    assert marks.get(ONE.id) == whole
    assert dict(marks.several([ONE.id, TWO.id])) == {ONE.id: whole}
    assert dict(marks.all()) == {ONE.id: whole}
    marks.note([ONE], "  ")
    assert marks.get(ONE.id).note is None


def test_what_is_marked_already_is_no_change_and_no_step(marks: Marks) -> None:
    assert marks.save([ONE]).ids == (ONE.id,)
    assert marks.save([ONE]).ids == ()
    marks.undo()
    assert marks.get(ONE.id) == Marked()


def test_undo_takes_back_the_newest_step_and_redo_does_it_again(marks: Marks) -> None:
    marks.save([ONE])
    marks.note([ONE], "먼저")
    marks.note([ONE], "나중")
    undone = marks.undo()
    assert undone is not None
    assert (undone.kind, undone.ids, undone.before, undone.after) == ("note", (ONE.id,), "나중", "먼저")
    assert marks.get(ONE.id).note == "먼저"
    marks.undo()
    assert marks.get(ONE.id) == Marked(saved=True)
    marks.redo()
    marks.redo()
    assert marks.get(ONE.id) == Marked(saved=True, note="나중")
    assert marks.redo() is None


def test_a_new_change_ends_what_could_be_done_again(marks: Marks) -> None:
    marks.save([ONE])
    marks.undo()
    marks.save([TWO])
    assert marks.redo() is None
    assert marks.get(ONE.id) == Marked()


def test_a_change_of_many_is_one_step(marks: Marks) -> None:
    marks.read([ONE, TWO])
    undone = marks.undo()
    assert undone is not None
    assert set(undone.ids) == {ONE.id, TWO.id}
    assert marks.get(ONE.id) == marks.get(TWO.id) == Marked()


def test_reading_by_opening_is_no_step_of_its_own(marks: Marks) -> None:
    marks.save([ONE])
    marks.read([TWO], opening=True)
    undone = marks.undo()
    assert undone is not None
    assert undone.ids == (ONE.id,)
    assert marks.get(TWO.id) == Marked(read=True)
    assert marks.undo() is None


def test_a_hundred_steps_can_be_taken_back_and_not_one_more(marks: Marks) -> None:
    for number in range(105):
        marks.note([ONE], f"{number}")
    taken = 0
    while marks.undo():
        taken += 1
    assert taken == 100
    assert marks.get(ONE.id).note == "4"


def test_a_session_takes_back_its_own_steps_and_the_home_the_newest_of_all(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as mine, Marks.open(tmp_path) as yours:
        mine.save([ONE])
        yours.save([TWO])
        undone = mine.undo()
        assert undone is not None
        assert undone.ids == (ONE.id,)
        assert mine.undo() is None
        undone = mine.undo_home()
        assert undone is not None
        assert undone.ids == (TWO.id,)
        assert yours.get(TWO.id) == Marked()
        assert yours.undo_home() is None


def test_a_value_that_someone_else_changed_since_is_left_alone_and_named(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as mine, Marks.open(tmp_path) as yours:
        mine.note([ONE, TWO], "나의 것")
        before = mine.data_version()
        yours.note([TWO], "너의 것")
        assert mine.data_version() != before
        undone = mine.undo()
        assert undone is not None
        assert (undone.ids, undone.left) == ((ONE.id,), (TWO.id,))
        assert mine.get(TWO.id).note == "너의 것"


def test_a_mark_keeps_what_finds_its_article_again_and_a_saved_one_its_text(marks: Marks) -> None:
    marks.read([ONE])
    marks.save([TWO])
    kept = dict(marks._db.execute("SELECT id, text FROM mark"))
    assert kept == {ONE.id: None, TWO.id: TEXT}
    assert dict(marks.keys()) == {ONE.id: ONE.keys, TWO.id: TWO.keys}
    assert marks._db.execute("SELECT headline, outlet, day FROM mark").fetchone() == (
        ONE.headline,
        "예시일보",
        "2026-01-14",
    )


def test_marks_find_their_articles_again_when_the_archive_was_lost(tmp_path: Path) -> None:
    url = "https://news.example.kr/1"
    plain, addressed = prepared(raw()), prepared(raw(url=url))
    with Archive.open(tmp_path, writable=True) as archive, Marks.open(tmp_path) as marks:
        archive.add([plain, addressed])
        (headline,) = archive.front()
        marks.save([archive.subject(headline.id)])
        marks.tag([archive.subject(headline.id)], add=["도서관"])
    for path in tmp_path.glob("archive.db*"):
        path.unlink()
    with Archive.open(tmp_path, writable=True) as archive, Marks.open(tmp_path) as marks:
        archive.add([addressed])
        (again,) = archive.front()
        assert again.id != headline.id
        assert reunite(archive, marks) == {headline.id: again.id}
        assert marks.get(again.id) == marks.get(headline.id) == Marked(saved=True, tags=("도서관",))
        assert reunite(archive, marks) == {}
        assert marks.faults() == []


def test_marks_of_two_articles_that_become_one_are_joined_and_can_still_be_taken_back() -> None:
    month = Published("2026-01", None, None, Basis.IMPORT, False)
    with Archive.memory() as archive, Marks.memory() as marks:
        archive.add(
            [prepared(raw(source="/a"), month), prepared(raw("다른 제목", "다른 글. " * 20, url="https://e.kr/1"))]
        )
        first, second = (archive.ids_of([row])[row] for row in (1, 2))
        marks.note([archive.subject(first)], "하나")
        marks.note([archive.subject(second)], "둘")
        marks.save([archive.subject(second)])
        archive.add([prepared(raw(url="https://e.kr/1"))])
        assert reunite(archive, marks) == {second: first}
        assert marks.get(first) == marks.get(second) == Marked(saved=True, note="하나\n둘")
        undone = marks.undo()
        assert undone is not None
        assert undone.ids == (first,)
        assert marks.get(first) == Marked(note="하나\n둘")
        undone = marks.undo()
        assert undone is not None
        assert undone.left == (first,)


def test_a_hundred_thousand_read_articles_share_one_value() -> None:
    with Archive.memory() as archive, Marks.memory() as marks:
        archive.add(many(40))
        marks.read([archive.subject(headline.id) for headline in archive.front(40)])
        assert len({id(marked) for _, marked in marks.all()}) == 1


def test_a_session_has_a_name_of_its_own() -> None:
    with Marks.memory() as one, Marks.memory() as other:
        assert one.session != other.session
        assert one.session.startswith(f"{os.getpid()}-")


def test_two_readers_mark_at_once_and_nobody_sees_a_lock(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def mark_many(name: str) -> None:
        try:
            with Marks.open(tmp_path) as marks:
                for number in range(30):
                    marks.tag([subject(f"{name}{number:011}")], add=[name])
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=mark_many, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Marks.open(tmp_path) as marks:
        assert len(dict(marks.all())) == 60
