"""The index of a home: when it is built, by whom, and what readers make of it in every state."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader import indexing
from reader.archive.articles import Archive
from reader.archive.lock import FileLock
from reader.indexing.process import Beside, Builder
from reader.library import Library, indexed
from reader.library.filled import Filling
from reader.model import Marked, Place
from reader.query import Query
from reader.store.search import Store
from reader.store.snapshot import open_index
from tests.archive.news import prepared, raw

FEW = 5


def news(first: int, last: int, text: str = "서구 마을정원 이야기") -> list[object]:
    return [
        prepared(raw(f"{n}번째 소식, 서구", f"{text} {n}번째 글이다. 주민이 함께 읽고 썼다.", url=f"https://e.kr/{n}"))
        for n in range(first, last)
    ]


def add(home: Path, articles: list[object]) -> None:
    with Archive.open(home, writable=True) as archive:
        archive.add(articles)  # type: ignore[arg-type]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small archives have an index too, and readers wait for it."""
    monkeypatch.setattr(indexing, "FEW", FEW)
    monkeypatch.setattr(indexed, "MANY", FEW)


@pytest.fixture
def home(tmp_path: Path, few: None) -> Path:
    """Forty articles and their index."""
    add(tmp_path, news(0, 40))
    assert indexing.update(tmp_path)
    return tmp_path


def found(library: Library, text: str) -> list[str]:
    return [headline.title for headline in library.headlines(library.find(Query.parse(text)).rows)]


def outside(library: Library) -> int:
    """How many articles the library scans, because the index does not have them."""
    store = library._catalogue._store
    assert store is not None
    return store.scanned


def generations(home: Path) -> list[str]:
    return sorted(path.name for path in (home / indexing.FOLDER).glob("[1-9]*"))


def test_a_reader_maps_the_index_and_scans_nothing(home: Path) -> None:
    with Library.open(home) as library:
        told: list[float] = []
        library.prepare(told.append)
        assert (outside(library), told[-1], library.progress) == (0, 1.0, 1.0)
        assert found(library, "17번째") == ["17번째 소식, 서구"]
        assert library.find(Query.parse("마을정원")).total == 40


@pytest.mark.parametrize(("most", "waits"), [(40, False), (39, True)])
def test_who_asks_once_scans_what_a_reader_would_wait_for(
    home: Path, most: int, waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexing.remove(home)
    monkeypatch.setattr(indexed, "ONCE", most)
    with Library.open(home) as library:
        waited: list[float] = []
        library.prepare(waited.append, once=True)
        assert (waited[0] == 0.0) is waits
        assert library.find(Query.parse("마을정원")).total == 40


def test_what_came_since_is_found_beside_what_the_index_has(home: Path) -> None:
    add(home, news(40, 43))
    with Library.open(home) as library:
        library.prepare()
        assert outside(library) == 3
        assert found(library, "41번째") == ["41번째 소식, 서구"]
        assert library.find(Query.parse("마을정원")).total == 43


def test_a_changed_article_is_found_by_its_new_text_and_not_by_its_old(home: Path) -> None:
    add(home, news(7, 8, "북구 도서관 이야기"))
    with Library.open(home) as library:
        assert found(library, "도서관") == ["7번째 소식, 서구"]
        assert library.find(Query.parse("마을정원")).total == 39
        assert library.find(Query.parse("")).total == 40


def test_an_article_that_was_joined_with_another_is_found_once(home: Path) -> None:
    text = "남구 청소년수련관 이야기다. " * 9
    first = raw("남구 수련관", text, outlet="예시일보", source="/a", url="https://e.kr/a")
    second = raw("남구 새 수련관", f"새로 쓴 {text}", outlet="예시일보", source="/b", guid="g1")
    add(home, [prepared(first, "2026-01-10"), prepared(second, "2026-01-14")])
    add(home, news(40, 50))
    assert indexing.update(home)
    with Archive.open(home) as archive:
        seq = archive.seq()
    add(home, [prepared(replace(first, guid="g1", source="/b"), "2026-01-10")])
    with Archive.open(home) as archive:
        assert archive.gone(seq)
    with Library.open(home) as library:
        assert found(library, "청소년수련관") == ["남구 수련관"]
        assert library.find(Query.parse("")).total == 51


def test_marks_and_corrected_places_hold_with_an_index(home: Path) -> None:
    with Library.open(home) as library:
        ids = [headline.id for headline in library.headlines(library.find(Query.parse("")).rows)]
        library.save([ids[3]])
        library.tag(ids[4], ["중요"])
        library.correct_place(ids[5], Place.BUK)
        library.read(ids[6:9])
    with Library.open(home) as library:
        assert [h.id for h in library.headlines(library.find(Query.parse("상태:저장 ")).rows)] == [ids[3]]
        assert [h.id for h in library.headlines(library.find(Query.parse("태그:중요 ")).rows)] == [ids[4]]
        assert [h.id for h in library.headlines(library.find(Query.parse("지역:북구 ")).rows)] == [ids[5]]
        assert library.find(Query.parse("상태:읽음 ")).total == 3
        assert library.find(Query.parse("지역:서구 ")).total == 39
        library.correct_place(ids[5], None)
        assert library.find(Query.parse("지역:서구 ")).total == 40
        assert library.marked(ids[3]) == Marked(saved=True)


def test_a_reader_takes_in_what_another_process_commits(home: Path) -> None:
    with Library.open(home) as library:
        library.prepare()
        add(home, news(40, 41))
        assert library.pending() == 1
        library.refresh()
        assert (library.pending(), found(library, "40번째")) == (0, ["40번째 소식, 서구"])


def test_a_reader_goes_on_with_a_newer_index_where_much_has_come(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.in_step._FEW", 2)
    with Library.open(home) as library:
        ids = [headline.id for headline in library.headlines(library.find(Query.parse("")).rows)]
        library.correct_place(ids[5], Place.BUK)
        library.save([ids[1]])
        add(home, news(40, 60))
        assert indexing.update(home)
        add(home, news(60, 62))
        library.refresh()
        assert outside(library) == 3  # two newer than the index, and one whose place was corrected
        assert library.find(Query.parse("마을정원")).total == 62
        assert library.find(Query.parse("지역:북구 ")).total == 1
        assert library.find(Query.parse("상태:저장 ")).total == 1


def test_very_many_that_came_at_once_are_taken_in_in_parts(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.in_step.MANY", 4)
    with Library.open(home) as library:
        library.prepare()
        add(home, news(40, 50))
        library.refresh()
        assert (library.pending(), library.find(Query.parse("")).total) == (6, 44)
        library.refresh()
        library.refresh()
        assert (library.pending(), library.find(Query.parse("")).total) == (0, 50)


def largest(folder: Path) -> Path:
    return max(folder.iterdir(), key=lambda path: path.stat().st_size)


def damage(home: Path, how: str) -> None:
    folder = home / indexing.FOLDER / generations(home)[-1]
    header, words = folder / "header.json", largest(folder)
    if how == "missing":
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
    elif how == "cut in half":
        for path in folder.iterdir():
            os.truncate(path, path.stat().st_size // 2)
    elif how == "a file cut":
        os.truncate(words, words.stat().st_size // 2)
    elif how == "garbage":
        for path in folder.iterdir():
            path.write_bytes(os.urandom(path.stat().st_size))
    elif how == "of another version":
        _, _, body = header.read_bytes().partition(b"\n")
        changed = json.dumps({**json.loads(body), "version": 0}, ensure_ascii=False).encode()
        import zlib

        header.write_bytes(b"%08x\n" % zlib.crc32(changed) + changed)
    else:
        header.unlink()


STATES = ("missing", "cut in half", "a file cut", "garbage", "of another version", "without a header")


@pytest.mark.parametrize("how", STATES)
def test_a_reader_without_a_sound_index_finds_everything_and_it_is_built_anew(
    home: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(home, how)
    asked: list[Path] = []

    class Now:
        """Builds at once, in this process."""

        is_running = False

        def __init__(self, home: Path) -> None:
            asked.append(home)
            assert indexing.update(home)

        def stop(self) -> None:
            pass

    monkeypatch.setattr("reader.indexing.process.Builder", Now)
    with Library.open(home) as library:
        assert library.find(Query.parse("마을정원")).total == 40
        assert outside(library) == 0
    assert asked == [home]


def test_where_nobody_can_build_an_index_the_articles_are_scanned(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(home, "a file cut")

    class Never:
        is_running = False

        def __init__(self, home: Path) -> None:
            pass

        def stop(self) -> None:
            pass

    monkeypatch.setattr("reader.indexing.process.Builder", Never)
    with Library.open(home) as library:
        assert library.find(Query.parse("마을정원")).total == 40
        assert outside(library) == 40


def test_a_reader_waits_for_who_is_building_and_tells_how_far_it_is(home: Path) -> None:
    damage(home, "missing")
    lock = FileLock(home / indexing.FOLDER / indexing.LOCK_NAME)
    assert lock.take()
    (home / indexing.FOLDER / indexing.PROGRESS_NAME).write_text("0.420")
    told: list[float] = []
    with Library.open(home) as library:
        thread = threading.Thread(target=library.prepare, args=(told.append,))
        thread.start()
        deadline = time.monotonic() + 10
        while not told and time.monotonic() < deadline:
            time.sleep(0.01)
        assert (library.ready, library.progress, told[0]) == (False, 0.42, 0.42)
        lock.release()
        indexing.update(home)
        thread.join(20)
        assert library.find(Query.parse("마을정원")).total == 40


def test_a_reader_that_is_closed_waits_no_longer(home: Path) -> None:
    damage(home, "missing")
    lock = FileLock(home / indexing.FOLDER / indexing.LOCK_NAME)
    assert lock.take()
    library = Library.open(home)
    thread = threading.Thread(target=library.prepare)
    thread.start()
    time.sleep(0.2)
    library.close()
    thread.join(5)
    assert not thread.is_alive()
    lock.release()


def test_an_addition_is_built_where_some_are_missing_and_a_new_generation_where_many_are(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "FEWEST_ADDED", 3 * FEW)
    assert generations(home) == ["1"]
    add(home, news(40, 40 + FEW))
    assert indexing.update(home)
    assert generations(home) == ["1"]
    add(home, news(60, 60 + FEW))
    assert indexing.update(home)
    assert generations(home) == ["1", "1+1"]
    add(home, news(80, 80 + FEW))
    assert indexing.update(home)
    assert generations(home) == ["1", "1+1"]
    add(home, news(90, 91))
    assert indexing.update(home)
    assert generations(home) == ["2"]
    assert not (home / indexing.FOLDER / indexing.PROGRESS_NAME).exists()


def test_what_is_added_changed_or_gone_is_searched_in_the_addition(home: Path) -> None:
    add(home, [*news(40, 60), *news(7, 8, "북구 도서관 이야기")])
    assert indexing.update(home)
    assert generations(home) == ["1", "1+1"]
    with Library.open(home) as library, Archive.open(home) as archive:
        library.prepare()
        assert outside(library) == 0
        assert found(library, "도서관") == ["7번째 소식, 서구"]
        assert (library.find(Query.parse("마을정원")).total, library.find(Query.parse("")).total) == (59, 60)
        assert indexing.faults(archive, home) == []


@pytest.fixture
def scanning(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A reader of sixty articles, twenty of which came after its index."""
    monkeypatch.setattr("reader.library.in_step._FEW", FEW)
    with Library.open(home) as library:
        library.prepare()
        add(home, news(40, 60))
        library.refresh()
        assert (outside(library), library.renewable()) == (20, False)
        yield library


def test_a_reader_goes_on_with_a_newer_index_where_it_scanned_and_keeps_all_marks(
    home: Path, scanning: Library
) -> None:
    ids = [headline.id for headline in scanning.headlines(scanning.find(Query.parse("")).rows)]
    scanning.save([ids[1]])
    scanning.correct_place(ids[5], Place.BUK)
    before = told(scanning)
    assert indexing.update(home)
    assert scanning.renewable()
    assert not scanning.renew()  # nothing that is shown is another
    assert (outside(scanning), scanning.renewable(), told(scanning)) == (1, False, before)


def told(library: Library) -> list[object]:
    queries = ("", "마을정원", "4", "지역:북구 ", "상태:저장 ")
    return [(list(found.rows), found.facets) for found in (library.find(Query.parse(each)) for each in queries)]


def test_what_waits_for_the_person_still_waits_beside_a_newer_index(home: Path, scanning: Library) -> None:
    add(home, news(60, 63))
    assert indexing.update(home)
    assert (scanning.pending(), scanning.renewable(), scanning.renew()) == (3, False, False)
    assert (outside(scanning), scanning.find(Query.parse("")).total) == (20, 60)
    scanning.refresh()
    assert (scanning.pending(), scanning.find(Query.parse("")).total) == (0, 63)


def test_where_very_many_are_changed_a_reader_takes_them_in_with_their_index_and_new_ones_at_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.in_step._FEW", FEW)
    monkeypatch.setattr("reader.library.in_step.MANY", 10)
    with Library.open(home) as library:
        library.prepare()
        add(home, news(0, 30, "북구 도서관 이야기"))
        assert (library.pending(), library.pending(), library.edited()) == (0, 0, False)
        add(home, news(40, 43))
        assert library.pending() == 3
        assert not library.refresh()
        assert (outside(library), library.find(Query.parse("마을정원")).total, library.pending()) == (3, 43, 0)
        assert indexing.update(home)
        assert library.renewable()
        assert library.renew()
        assert (outside(library), library.find(Query.parse("도서관")).total) == (0, 30)
        assert not library.refresh()


def test_a_mark_that_is_made_while_a_newer_index_is_opened_is_not_lost(
    home: Path, scanning: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert indexing.update(home)
    [first, *_] = scanning.headlines(scanning.find(Query.parse("")).rows)
    take_over = Filling.take_over_marks

    def meanwhile(filling: Filling, store: Store) -> set[str]:
        known = take_over(filling, store)
        scanning.save([first.id])
        return known

    with monkeypatch.context() as once:
        once.setattr(Filling, "take_over_marks", meanwhile)
        scanning.renew()
    assert (outside(scanning), scanning.find(Query.parse("상태:저장 ")).total) == (20, 1)
    scanning.renew()
    assert (outside(scanning), scanning.find(Query.parse("상태:저장 ")).total) == (0, 1)


def test_a_small_archive_has_no_index(tmp_path: Path) -> None:
    add(tmp_path, news(0, 40))
    assert indexing.update(tmp_path)
    assert not (tmp_path / indexing.FOLDER).exists()


def test_a_building_that_is_told_to_stop_leaves_the_older_generation(home: Path) -> None:
    add(home, news(40, 60))
    assert not indexing.update(home, lambda: True)
    assert generations(home) == ["1"]
    assert indexing.update(home)


def test_only_one_builds(home: Path) -> None:
    add(home, news(40, 60))
    lock = FileLock(home / indexing.FOLDER / indexing.LOCK_NAME)
    assert lock.take()
    assert indexing.is_built(home)
    assert not indexing.update(home)
    threading.Timer(0.5, lock.release).start()
    assert indexing.update(home, patient=True)
    assert generations(home) == ["1", "1+1"]


def test_an_index_that_follows_an_import_has_all_of_it(home: Path) -> None:
    turns = iter(range(4))

    def is_over(_seconds: float) -> bool:
        turn = next(turns)
        add(home, news(40 + 10 * turn, 50 + 10 * turn))
        add(home, news(turn, turn + 1, "고친 글, 북구 도서관"))
        return turn == 3

    assert indexing.follow(home, is_over, lambda: False)
    with Archive.open(home) as archive:
        snapshot = open_index(home / indexing.FOLDER, archive.birth())
        assert snapshot is not None
        assert snapshot.seq == archive.seq()
        assert len(snapshot.store) == archive.count() == 80
        assert indexing.faults(archive, home) == []
    with Library.open(home) as library:
        assert library.find(Query.parse("도서관")).total == 4
        assert outside(library) == 0


def test_a_damaged_block_is_noticed_by_whoever_has_time_and_the_index_is_removed(home: Path) -> None:
    path = largest(home / indexing.FOLDER / "1")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)
    assert indexing.check(home) != []
    assert generations(home) == []
    assert indexing.update(home)
    assert indexing.check(home) == []


def test_blocks_are_compared_once_a_day(home: Path) -> None:
    assert indexing.check(home) == []
    largest(home / indexing.FOLDER / "1").write_bytes(b"")
    assert indexing.check(home) == []
    seen = home / indexing.FOLDER / indexing.CHECKED_NAME
    os.utime(seen, (time.time() - 90_000,) * 2)
    assert indexing.check(home) != []


@pytest.fixture
def large(tmp_path: Path) -> Path:
    add(tmp_path, news(0, 1_100))
    return tmp_path


def test_a_process_builds_what_is_due(large: Path) -> None:
    builder = Builder(large)
    deadline = time.monotonic() + 60
    while builder.is_running and time.monotonic() < deadline:
        time.sleep(0.05)
    assert builder.end()
    assert generations(large) == ["1"]
    with Archive.open(large) as archive:
        assert indexing.behind(archive, large) == 0


def test_beside_an_import_of_many_the_index_grows_along(large: Path) -> None:
    with Archive.open(large, writable=True) as archive, Beside(archive, large) as index:
        index.committed(1_100)
        archive.add(news(1_100, 1_200))  # type: ignore[arg-type]
        index.finish()
        assert indexing.behind(archive, large) == 0


def broken_off(index: Beside) -> None:
    with index:
        index.committed(1_100)
        raise KeyboardInterrupt


def test_an_import_that_breaks_off_leaves_no_builder_and_no_half_index(large: Path) -> None:
    with Archive.open(large, writable=True) as archive:
        index = Beside(archive, large)
        with pytest.raises(KeyboardInterrupt):
            broken_off(index)
    assert index._builder is not None
    assert not index._builder.is_running
    assert generations(large) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_builder_ends_when_the_import_is_killed(large: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from reader.indexing.process import Builder, FOLLOW\n"
        "builder = Builder(Path(sys.argv[1]), FOLLOW)\n"
        "print(builder._process.pid, flush=True); time.sleep(60)"
    )
    import subprocess

    parent = subprocess.Popen([sys.executable, "-c", code, str(large)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    deadline = time.monotonic() + 20
    while not indexing.is_built(large) and time.monotonic() < deadline:
        time.sleep(0.02)
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    while indexing.is_built(large) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not indexing.is_built(large)
    assert generations(large) == []
    assert child > 0
