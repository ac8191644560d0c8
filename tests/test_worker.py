from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader import ingest, worker
from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.archive.values import Makers
from reader.errors import ArchiveError
from reader.ingest import Stream
from reader.intake import ImportCounts
from reader.model import Marked, Place
from reader.turn import Turn, turn
from tests.archive.news import MAKERS, many, prepared, raw
from tests.test_ingest import IMPORTED, wire

ROOT = Path(__file__).parents[1]
NEWER = Makers(9, 9, 9)


def never() -> bool:
    return False


def test_only_one_is_at_work_and_the_next_may_begin_when_it_ends(tmp_path: Path) -> None:
    first, second = Turn(tmp_path), Turn(tmp_path)
    assert first.begin_if_free()
    assert not second.begin_if_free()
    first.end()
    assert second.begin_if_free()


HOLDING = """
import sys, time
from pathlib import Path
from reader.turn import Turn

mine = Turn(Path(sys.argv[1]))
mine.begin()
print("begun", flush=True)
time.sleep(60)
"""


def holder(home: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLDING, str(home)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_the_lock_falls_with_its_process_and_the_one_who_waited_goes_on(tmp_path: Path) -> None:
    process = holder(tmp_path)
    said = threading.Event()

    def kill_when_waited_for() -> None:
        said.wait(10)
        process.send_signal(signal.SIGKILL)

    threading.Thread(target=kill_when_waited_for).start()
    with turn(tmp_path, waiting=said.set) as mine:
        assert said.is_set()
        assert not mine.wanted()
    process.communicate()


def test_an_import_that_need_not_wait_says_nothing(tmp_path: Path) -> None:
    said: list[bool] = []
    with turn(tmp_path, waiting=lambda: said.append(True)):
        pass
    assert said == []


def test_the_holder_notices_who_waits_gives_way_and_begins_again_afterwards(tmp_path: Path) -> None:
    mine = Turn(tmp_path)
    mine.begin()
    order: list[str] = []

    def wait_for_it() -> None:
        with turn(tmp_path):
            order.append("waiter")
            time.sleep(0.2)
            order.append("waiter is done")

    thread = threading.Thread(target=wait_for_it)
    thread.start()
    deadline = time.monotonic() + 10
    while not mine.wanted() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert mine.wanted()
    mine.give_way()
    order.append("holder")
    assert order == ["waiter", "waiter is done", "holder"]
    assert not mine.wanted()
    mine.end()
    thread.join()


def test_an_import_archives_as_the_one_writer_and_lets_the_lock_go(tmp_path: Path) -> None:
    reports = list(worker.import_streams(tmp_path, [Stream("/news/wire.txt", wire(8))], IMPORTED))
    assert reports[-1].counts == ImportCounts(new=8)
    assert Turn(tmp_path).begin_if_free()
    with Archive.open(tmp_path) as archive:
        assert archive.count() == 8


@pytest.mark.parametrize(("most", "left"), [(8, 0), (7, 8)])
def test_the_stories_of_a_large_import_are_left_to_the_background(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, left: int
) -> None:
    monkeypatch.setattr(worker, "GROUPED_AT_ONCE", most)
    list(worker.import_streams(tmp_path, [Stream("/news/wire.txt", wire(8))], IMPORTED))
    with Archive.open(tmp_path) as archive:
        assert archive.stories.count_ungrouped() == left
    assert worker.run(tmp_path, never, date(2026, 2, 1))
    with Archive.open(tmp_path) as archive:
        assert archive.stories.count_ungrouped() == 0


def test_the_background_finds_what_an_import_left_of_what_articles_announce(tmp_path: Path) -> None:
    made = [each for each in ingest.articles(wire(3), IMPORTED) if isinstance(each, ingest.Prepared)]
    with Archive.open(tmp_path, writable=True) as archive:
        archive.add([replace(each, agenda=None) for each in made])
        assert len(archive.agenda.waiting(9)) == 3
    assert worker.run(tmp_path, never, date(2026, 2, 1))
    with Archive.open(tmp_path) as archive:
        assert archive.agenda.waiting(9) == []


def stored(home: Path) -> int:
    try:
        with Archive.open(home) as archive:
            return archive.count()
    except ArchiveError:  # it is being made just now
        return 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_an_import_shows_its_batches_while_it_goes_on_and_leaves_them_when_it_is_killed(tmp_path: Path) -> None:
    rows = [
        {"title": f"남구, {n}번째 마을 잔치", "body": f"남구는 {n % 28 + 1}일 {n}번째 마을 잔치를 열었다고 밝혔다."}
        for n in range(4_000)
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "reader", "import", "--later", str(path)]
    home = tmp_path / "home"
    home.mkdir()
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "GJNEWS_HOME": str(home)}) as running:
        until = time.monotonic() + 30
        while not stored(home) and time.monotonic() < until:
            time.sleep(0.05)
        running.kill()
    assert 0 < stored(home) < len(rows)
    with Archive.open(home) as archive:
        assert archive.faults() == []


def test_an_import_that_is_left_in_the_middle_lets_the_lock_go_and_keeps_its_batches(tmp_path: Path) -> None:
    reports = worker.import_streams(tmp_path, [Stream("/news/wire.txt", wire(300))], IMPORTED)
    kept = [next(reports).counts.new for _ in range(2)][-1]
    reports.close()
    assert Turn(tmp_path).begin_if_free()
    with Archive.open(tmp_path) as archive:
        assert archive.count() == kept > 0
        assert archive.faults() == []


def test_marks_follow_when_an_import_joins_their_articles(tmp_path: Path) -> None:
    text = wire(1)[0].text
    excerpt = raw("서구, 성과공유회", text[:90], source="/digest.txt", page="/digest.txt")
    whole = raw("서구, 성과공유회", text, source="/feed", url="https://e.kr/1", page="/feed")
    list(worker.import_streams(tmp_path, [Stream("/digest.txt", [excerpt])], IMPORTED))
    with Archive.open(tmp_path) as archive, Marks.open(tmp_path) as marks:
        (first,) = archive.front()
        marks.save([archive.subject(first.id)])
    list(worker.import_streams(tmp_path, [Stream("/feed", [whole])], IMPORTED))
    with Archive.open(tmp_path) as archive, Marks.open(tmp_path) as marks:
        (now,) = archive.front()
        assert now.id == first.id
        assert archive.article(now.id).url == "https://e.kr/1"
        assert marks.get(now.id) == Marked(saved=True)


def test_only_what_older_makers_made_is_made_again_and_its_ids_stay(tmp_path: Path) -> None:
    with Archive.open(tmp_path, writable=True) as archive:
        archive.add([prepared(article, primary=Place.UNKNOWN) for article in wire(5)], datetime(2026, 2, 1, tzinfo=UTC))
        before = {headline.id for headline in archive.front()}
        assert worker.remake(archive, MAKERS, never) == 0
        seq = archive.seq()
        assert worker.remake(archive, NEWER, never) == 5
        assert {row.id for row in archive.changes(seq)} == before
        assert {headline.primary for headline in archive.front()} == {Place.SEO}
        assert worker.remake(archive, NEWER, never) == 0
        assert archive.faults() == []


def test_making_again_stops_between_batches_when_told_to(tmp_path: Path) -> None:
    answers = iter([False, True])
    with Archive.open(tmp_path, writable=True) as archive:
        archive.add([prepared(article) for article in wire(worker.REMAKE_BATCH + 100)])
        assert worker.remake(archive, NEWER, lambda: next(answers)) == worker.REMAKE_BATCH
        assert len(archive.upkeep.stale(NEWER)) == 100


def test_a_page_is_not_torn_between_two_batches() -> None:
    now = datetime(2026, 2, 1, tzinfo=UTC)
    found = [(row, now, raw(page="/a" if row < 3 else "/b")) for row in range(5)]
    assert [row for row, *_ in worker.whole_pages(found)] == [0, 1, 2]
    assert worker.whole_pages(found[:3]) == found[:3]


def test_the_background_work_backs_both_files_up_once_a_day_and_keeps_seven(tmp_path: Path) -> None:
    with Archive.open(tmp_path, writable=True) as archive, Marks.open(tmp_path) as marks:
        archive.add(many(5))
        marks.save([archive.subject(archive.front()[0].id)])
    for day in range(1, 11):
        for _ in range(2):
            assert worker.run(tmp_path, never, date(2026, 2, day))
    for stem in ("archive", "marks"):
        kept = sorted(path.name for path in (tmp_path / "backup").glob(f"{stem}-*.db"))
        assert kept == [f"{stem}-2026-02-{day:02}.db" for day in range(4, 11)]


def test_an_empty_archive_is_not_backed_up(tmp_path: Path) -> None:
    assert worker.run(tmp_path, never, date(2026, 2, 1))
    assert not (tmp_path / "backup").exists()


def test_the_background_work_does_not_begin_beside_another(tmp_path: Path) -> None:
    with turn(tmp_path):
        assert not worker.run(tmp_path, never, date(2026, 2, 1))
        assert worker.start(tmp_path) is None


def test_the_background_process_does_what_is_left_and_ends(tmp_path: Path) -> None:
    with Archive.open(tmp_path, writable=True) as archive:
        old = Makers(0, 0, 0)
        archive.add([replace(made, makers=old) for made in map(prepared, wire(5))])
    process = worker.start(tmp_path)
    assert process is not None
    assert process.wait(60) == 0
    with Archive.open(tmp_path) as archive:
        assert archive.upkeep.stale(ingest.makers()) == []
    assert len(list((tmp_path / "backup").glob("archive-*.db"))) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGTERM")
def test_the_background_process_ends_cleanly_when_it_is_told_to(tmp_path: Path) -> None:
    with Archive.open(tmp_path, writable=True) as archive:
        archive.add([replace(made, makers=Makers(0, 0, 0)) for made in many(1_500)])
    process = worker.start(tmp_path)
    assert process is not None
    deadline = time.monotonic() + 60
    with Archive.open(tmp_path) as archive:
        while len(archive.upkeep.stale(ingest.makers(), limit=1_500)) == 1_500 and time.monotonic() < deadline:
            time.sleep(0.05)
    process.terminate()
    assert process.wait(30) == 0
    with Archive.open(tmp_path) as archive:
        assert 0 < len(archive.upkeep.stale(ingest.makers(), limit=1_500)) < 1_500
        assert archive.faults() == []
    assert not (tmp_path / "backup").exists()


def test_a_home_that_cannot_be_written_to_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="file"):
        Turn(tmp_path / "file")
    assert worker.main([]) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_home_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ArchiveError, match=str(tmp_path)):
        Turn(tmp_path)
