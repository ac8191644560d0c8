from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from reader import backing_up, doctor, indexing
from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.i18n import t
from reader.model import Marked
from tests.archive.news import many


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with fifty articles, one of them saved."""
    with Archive.open(tmp_path, writable=True) as archive, Marks.open(tmp_path) as marks:
        archive.add(many(50))
        marks.save([archive.subject(archive.front()[0].id)])
    return tmp_path


def saved(home: Path) -> dict[str, Marked]:
    with Marks.open(home) as marks:
        return dict(marks.all())


def spoil(home: Path, *statements: str, name: str = "archive.db") -> None:
    with closing(sqlite3.connect(home / name)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def cut(path: Path) -> None:
    """Half of a file, as a bad copy leaves it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_a_healthy_home_has_no_findings_and_nothing_to_repair(home: Path) -> None:
    assert doctor.check(home) == []
    assert doctor.repair(home) == []
    assert list(home.glob("*.damaged-*")) == []


def test_a_home_without_files_is_in_order_and_stays_without(tmp_path: Path) -> None:
    assert doctor.check(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE total SET n = n + 3 WHERE place = 'seo'", t("fault.totals", stored=53, counted=50)),
        ("INSERT INTO key VALUES ('p:left', 9999)", t("fault.lost_key", n=1)),
        ("INSERT INTO text VALUES (9999, '', '[]', '[]', '[]', '[]')", t("fault.lost_text", n=1)),
    ],
)
def test_wrong_totals_and_orphans_are_named_and_repaired_in_place(home: Path, statement: str, fault: str) -> None:
    spoil(home, "PRAGMA foreign_keys = OFF", statement)
    assert any(fault in finding.line for finding in doctor.check(home))
    assert doctor.repair(home) == [t("doctor.recounted")]
    assert doctor.check(home) == []
    with Archive.open(home) as archive:
        assert archive.count() == 50


def test_an_article_without_text_is_named(home: Path) -> None:
    spoil(home, "DELETE FROM text WHERE row = 3")
    assert t("fault.no_text", n=1) in doctor.check(home)[0].line


def test_a_damaged_archive_comes_back_from_its_backup_and_the_damaged_one_is_kept(home: Path) -> None:
    with Archive.open(home, writable=True) as archive:
        birth = archive.birth()
        backing_up.back_up_daily(home, archive, date(2026, 2, 1))
    before = saved(home)
    cut(home / "archive.db")
    (finding,) = doctor.check(home)
    assert t("err.damaged") in finding.line
    (line,) = doctor.repair(home)
    (damaged,) = home.glob("archive.db.damaged-????????T??????")
    assert str(damaged) in line
    assert doctor.check(home) == []
    with Archive.open(home) as archive:
        assert archive.count() == 50
        assert archive.birth() != birth
    assert saved(home) == before


def test_a_damaged_archive_without_a_backup_becomes_an_empty_one_and_marks_stay(home: Path) -> None:
    before = saved(home)
    (home / "archive.db").write_bytes(b"\0" * 40_000)
    for tail in ("-wal", "-shm"):
        (home / f"archive.db{tail}").unlink(missing_ok=True)
    (line,) = doctor.repair(home)
    assert "archive.db.damaged-" in line
    assert doctor.check(home) == []
    assert saved(home) == before


def garble(path: Path, first: int, pages: int) -> None:
    """Garbage in the middle of a file, as a failing disk leaves it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("rb+") as file:
        file.seek(first * 4096)
        file.write(random.Random(first).randbytes(pages * 4096))


@pytest.mark.parametrize("part", [0.3, 0.5])
def test_of_an_archive_with_garbage_inside_all_that_can_be_read_comes_back_without_any_backup(
    home: Path, part: float
) -> None:
    with Archive.open(home) as archive:
        before = {row.id: row for row in archive.changes()}
    marks = saved(home)
    path = home / "archive.db"
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    garble(path, int(pages * part), max(pages // 10, 1))
    assert any(finding.damaged for finding in doctor.check(home))
    (line,) = doctor.repair(home)
    (damaged,) = home.glob("archive.db.damaged-????????T??????")
    assert str(damaged) in line
    assert doctor.check(home) == []
    with Archive.open(home) as archive:
        after = {row.id: row for row in archive.changes()}
        assert len(after) > len(before) / 2
        assert all(before[name].title == row.title and row.text for name, row in after.items())
        assert archive.seq() > 0
    with Archive.open(home, writable=True) as archive:
        archive.add(many(50))
        assert archive.count() == 50, "what was rescued is known again by its keys"
    assert saved(home) == marks


def test_what_is_missing_of_a_garbled_archive_comes_from_its_own_backup(home: Path) -> None:
    with Archive.open(home, writable=True) as archive:
        backing_up.back_up_daily(home, archive, date(2026, 2, 1))
        archive.add(many(60)[50:])
    garble(home / "archive.db", 10, 4)
    doctor.repair(home)
    assert doctor.check(home) == []
    with Archive.open(home) as archive:
        assert archive.count() >= 50
        assert {f"서구 소식 {n}" for n in range(50)} <= {row.title for row in archive.changes()}


def test_a_damaged_backup_is_passed_over_for_an_older_whole_one(home: Path) -> None:
    with Archive.open(home, writable=True) as archive:
        backing_up.back_up_daily(home, archive, date(2026, 2, 1))
    (home / "backup" / "archive-2026-02-02.db").write_bytes(b"broken" * 9_000)
    cut(home / "archive.db")
    doctor.repair(home)
    with Archive.open(home) as archive:
        assert archive.count() == 50


def test_marks_are_rescued_row_by_row_and_never_rolled_back(home: Path) -> None:
    with Archive.open(home, writable=True) as archive, Marks.open(home) as marks:
        backing_up.back_up_daily(home, archive, date(2026, 2, 1))
        subjects = [archive.subject(headline.id) for headline in archive.front(50)]
        marks.note(subjects, "예비본보다 나중에 쓴 메모. " * 40)
        everything = dict(marks.all())
    cut(home / "marks.db")
    assert any("marks.db" in finding.line for finding in doctor.check(home))
    (line,) = doctor.repair(home)
    (damaged,) = home.glob("marks.db.damaged-????????T??????")
    assert str(damaged) in line
    assert doctor.check(home) == []
    rescued = saved(home)
    assert len(rescued) > 1
    newer = {name: marked for name, marked in rescued.items() if marked.note}
    assert newer
    assert all(everything[name] == marked for name, marked in newer.items())


def test_marks_that_cannot_be_read_at_all_come_from_the_backup_rather_than_not(home: Path) -> None:
    with Archive.open(home, writable=True) as archive:
        backing_up.back_up_daily(home, archive, date(2026, 2, 1))
    before = saved(home)
    (home / "marks.db").write_bytes(b"\xff" * 20_000)
    doctor.repair(home)
    assert saved(home) == before


def test_a_newer_file_is_named_and_left_alone(home: Path) -> None:
    spoil(home, "PRAGMA user_version = 99")
    before = (home / "archive.db").read_bytes()
    assert t("err.newer") in doctor.check(home)[0].line
    assert doctor.repair(home) == []
    assert (home / "archive.db").read_bytes() == before


@pytest.fixture
def indexed(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with an index."""
    monkeypatch.setattr(indexing, "FEW", 5)
    assert indexing.update(home)
    return home


def test_a_healthy_index_that_lacks_the_newest_articles_is_no_finding(indexed: Path) -> None:
    with Archive.open(indexed, writable=True) as archive:
        archive.add(many(53)[50:])
    assert doctor.check(indexed) == []
    assert doctor.repair(indexed) == []


@pytest.mark.parametrize("of", [max, min])
def test_a_broken_index_is_named_and_built_anew(indexed: Path, of: Callable[..., Path]) -> None:
    path = of(filter(lambda p: p.stat().st_size, (indexed / "index" / "1").iterdir()), key=lambda p: p.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    (finding,) = doctor.check(indexed)
    assert str(indexed / "index") in finding.line
    assert doctor.repair(indexed) == [t("doctor.index_rebuilt")]
    assert doctor.check(indexed) == []


def test_an_index_that_tells_of_other_articles_than_the_archive_is_named(indexed: Path) -> None:
    spoil(indexed, "DELETE FROM article WHERE row = 7")
    lines = [finding.line for finding in doctor.check_index(indexed)]
    assert lines == [t("doctor.index", path=indexed / "index", fault=t("fault.index", stored=50, counted=49))]
