from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.database import open_file, statements, transaction
from reader.archive.location import refuse_unsafe_place, synced_folder
from reader.archive.marks import Marks
from reader.archive.schema import ARCHIVE, MARKS, Schema
from reader.errors import ArchiveError, DiskFullError
from reader.i18n import t
from tests.archive.news import many

OLD = Schema(77, 1, "CREATE TABLE thing (name TEXT);\nINSERT INTO thing VALUES ('old; still there');\n")
NEW = Schema(
    77,
    3,
    "CREATE TABLE thing (name TEXT, size INTEGER, colour TEXT);",
    {
        1: "ALTER TABLE thing ADD COLUMN size INTEGER;\nUPDATE thing SET size = 1;",
        2: "ALTER TABLE thing ADD COLUMN colour;",
    },
)


def pragma(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@pytest.mark.parametrize(("opened", "schema"), [(Archive.open, ARCHIVE), (Marks.open, MARKS)])
def test_a_new_file_names_its_application_and_version_and_uses_a_log(tmp_path, opened, schema) -> None:
    opened(tmp_path).close()
    (path,) = tmp_path.glob("*.db")
    assert pragma(path, "application_id") == schema.application_id
    assert pragma(path, "user_version") == schema.version
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_an_older_file_is_migrated_step_by_step_behind_a_backup(tmp_path: Path) -> None:
    path, backups = tmp_path / "thing.db", tmp_path / "backup"
    open_file(path, OLD, backups=backups).close()
    with closing(open_file(path, NEW, backups=backups)) as migrated:
        assert migrated.execute("SELECT name, size, colour FROM thing").fetchall() == [("old; still there", 1, None)]
    assert pragma(path, "user_version") == 3
    versions = {pragma(backup, "user_version") for backup in backups.glob("thing-v*.db")}
    assert versions == {1, 2}


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "thing.db"
    open_file(path, OLD, backups=tmp_path / "backup").close()
    broken = Schema(77, 2, "", {1: "UPDATE thing SET name = 'half';\nSELECT nonsense FROM nowhere;"})
    with pytest.raises(ArchiveError):
        open_file(path, broken, backups=tmp_path / "backup")
    assert pragma(path, "user_version") == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM thing").fetchone() == ("old; still there",)


@pytest.mark.parametrize("opened", [Archive.open, Marks.open])
def test_a_newer_file_is_refused_by_name_and_not_changed_by_a_byte(tmp_path, opened) -> None:
    opened(tmp_path).close()
    (path,) = tmp_path.glob("*.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    with pytest.raises(ArchiveError) as refused:
        opened(tmp_path)
    assert str(refused.value) == t("err.newer")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to be one" * 40, b"SQLite format 3\0" + b"\xff" * 5_000]
)
@pytest.mark.parametrize("opened", [Archive.open, Marks.open])
def test_a_file_that_is_no_database_is_called_damaged_in_one_line(tmp_path, opened, content) -> None:
    opened(tmp_path).close()
    (path,) = tmp_path.glob("*.db")
    path.write_bytes(content)
    with pytest.raises(ArchiveError) as refused:
        opened(tmp_path)
    assert str(refused.value) == t("err.damaged_marks" if path.name == "marks.db" else "err.damaged")
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_not_taken_for_ours(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection:
        connection.execute("CREATE TABLE theirs (x)")
        connection.commit()
    with pytest.raises(ArchiveError):
        Archive.open(tmp_path)


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match="file"):
        Archive.open(tmp_path / "file" / "home")


MOUNTS = """/dev/vda / ext4 rw 0 0
server:/export /home/share nfs4 rw 0 0
/dev/vdb /home/share/local\\040disk ext4 rw 0 0
me@host: /mnt/far fuse.sshfs rw 0 0
//box/c /mnt/box cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "named"),
    [
        ("/home/share/news", "nfs4"),
        ("/mnt/far/news", "fuse.sshfs"),
        ("/mnt/box", "cifs"),
        ("/home/me/Dropbox/news", "Dropbox"),
        ("/home/me/OneDrive - 회사/news", "OneDrive - 회사"),
        ("/Users/me/Library/Mobile Documents/com~apple~CloudDocs/news", "Mobile Documents"),
        ("/home/share/local disk/news", None),
        ("/home/me/news", None),
        ("/home/me/dropboxes/news", None),
    ],
)
def test_network_and_synchronised_folders_are_refused_by_name(folder: str, named: str | None) -> None:
    if named is None:
        refuse_unsafe_place(Path(folder), MOUNTS)
        return
    with pytest.raises(ArchiveError) as refused:
        refuse_unsafe_place(Path(folder), MOUNTS)
    assert named in str(refused.value)


def test_a_home_in_a_synchronised_folder_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    home = tmp_path / "Dropbox" / "news"
    with pytest.raises(ArchiveError):
        Archive.open(home)
    assert not home.exists()
    assert synced_folder(tmp_path) is None


def test_a_statement_may_hold_a_semicolon_in_a_text() -> None:
    assert len(list(statements(OLD.create))) == 2


def test_a_backup_is_a_whole_file_beside_a_writer(tmp_path: Path) -> None:
    with Archive.open(tmp_path, writable=True) as archive:
        archive.add(many(300))
        archive.back_up(tmp_path / "copy" / "archive.db")
        archive.add(many(310))
    with Archive.open(tmp_path / "copy") as copy:
        assert copy.count() == 300
        assert copy.faults() == []
    assert list((tmp_path / "copy").glob("*.part")) == []


def insert_and_stop(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        connection.execute("INSERT INTO thing VALUES (1)")
        raise KeyboardInterrupt


def test_a_transaction_is_whole_or_nothing() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE thing (x)")
        with pytest.raises(KeyboardInterrupt):
            insert_and_stop(connection)
        assert connection.execute("SELECT count(*) FROM thing").fetchone() == (0,)


def test_a_full_disk_is_told_in_one_line_and_keeps_every_finished_batch(tmp_path: Path) -> None:
    with Archive.open(tmp_path, writable=True) as archive:
        archive.add(many(100))
        pages = archive._db.execute("PRAGMA page_count").fetchone()[0]
        archive._db.execute(f"PRAGMA max_page_count = {pages + 40}")  # SQLite reports it as it does a full disk
        with pytest.raises(DiskFullError) as full:
            archive.add(many(5_000))
        assert str(full.value) == t("err.no_room")
        assert archive.count() >= 100
        assert archive.faults() == []
        assert archive.count() == len(list(archive.changes()))


def test_marks_on_a_full_disk_are_taken_back_and_say_so(tmp_path: Path) -> None:
    with Archive.memory() as archive, Marks.open(tmp_path) as marks:
        archive.add(many(200))
        subjects = [archive.subject(headline.id) for headline in archive.front(200)]
        pages = marks._db.execute("PRAGMA page_count").fetchone()[0]
        marks._db.execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(DiskFullError) as full:
            marks.save(subjects)
        assert str(full.value) == t("err.full")
        assert list(marks.all()) == []


def test_a_backup_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Archive.memory() as archive, pytest.raises(ArchiveError, match=r"copy\.db"):
        archive.back_up(tmp_path / "file" / "copy.db")


IMPORTING = """
import sys
from pathlib import Path
from reader.archive.articles import Archive
from tests.archive.news import many

archive = Archive.open(Path(sys.argv[1]), writable=True)
articles = many(6_000)
print("ready", flush=True)
for start in range(0, len(articles), 50):
    print(archive.add(articles[start:start + 50]).new, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_import_leaves_a_whole_archive_with_all_it_had_acknowledged(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    for delay in (0.05, 0.2, 0.35):
        home = tmp_path / str(delay)
        process = subprocess.Popen(
            [sys.executable, "-c", IMPORTING, str(home)],
            cwd=root,
            stdout=subprocess.PIPE,
            text=True,
            env=dict(os.environ),
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        acknowledged = sum(int(line) for line in process.stdout.read().splitlines() if line)
        process.wait()
        process.stdout.close()
        with Archive.open(home, writable=True) as archive:
            assert archive.faults() == []
            assert archive.count() >= acknowledged
            assert archive.count() == len(list(archive.changes()))
