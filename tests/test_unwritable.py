"""Reading where nothing can be written: a full disk, a read-only medium, damaged marks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.errors import ReaderError
from reader.i18n import t
from reader.library import Library
from reader.query import Query
from tests.archive.news import many

ROOT = Path(__file__).parents[1]


def can_mount() -> bool:
    tried = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"]
    return shutil.which("unshare") is not None and subprocess.run(tried, capture_output=True).returncode == 0


mounts = pytest.mark.skipif(not can_mount(), reason="no mounting here, so no small or read-only disk")

SMALL = "mount -t tmpfs -o size=4m none {disk} && cp -r {home} {disk}/home && "
FULL = SMALL + "(cat /dev/zero > {disk}/filler 2>/dev/null; true) && "
READ_ONLY = SMALL + "mount -o remount,ro {disk} && "


def gjnews(home: Path, disk: Path, before: str, *commands: str) -> list[tuple[int, str, str]]:
    """Status, output and errors of each of `commands` on a copy of `home` on a small disk."""
    disk.mkdir(exist_ok=True)
    run = " ; ".join(
        f"{sys.executable} -m reader {command} >{home}/{n}.out 2>{home}/{n}.err ; echo $?"
        for n, command in enumerate(commands)
    )
    script = (before + run).format(home=home, disk=disk)
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script],
        env={**os.environ, "GJNEWS_HOME": f"{disk}/home", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    statuses = done.stdout.split()
    assert len(statuses) == len(commands), done.stderr
    return [
        (int(status), (home / f"{n}.out").read_text(), (home / f"{n}.err").read_text())
        for n, status in enumerate(statuses)
    ]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Fifty articles, one of them saved."""
    home = tmp_path / "home"
    with Archive.open(home, writable=True) as archive, Marks.open(home) as marks:
        archive.add(many(50))
        marks.save([archive.subject(archive.front()[0].id)])
    return home


def saved_id(home: Path) -> str:
    with Archive.open(home) as archive:
        return archive.front()[0].id


@mounts
@pytest.mark.parametrize(("before", "said"), [(FULL, "가득 차 읽기만"), (READ_ONLY, "쓸 수 없는 폴더여서 읽기만")])
def test_where_nothing_can_be_written_everything_can_be_read_and_marks_say_that_they_are_not_kept(
    home: Path, tmp_path: Path, before: str, said: str
) -> None:
    name = saved_id(home)
    commands = ("search --count", "search --count 상태:저장", f"show {name}", f"note {name} 메모", "doctor")
    searched, saved, shown, noted, checked = gjnews(home, tmp_path / "disk", before, *commands)
    assert searched[:2] == (0, "50\n")
    assert saved[:2] == (0, "1\n")
    assert shown[0] == 0
    assert "서구 소식" in shown[1]
    for _, _, errors in (searched, saved, shown):
        assert len(errors.splitlines()) == 1
        assert said in errors
    assert (noted[0], noted[1]) == (3, "")
    assert said in noted[2]
    assert checked[0] == 3
    assert said in checked[1]


@mounts
@pytest.mark.parametrize("before", [FULL, READ_ONLY])
def test_what_a_killed_import_left_in_its_log_is_read_too(tmp_path: Path, before: str) -> None:
    home = tmp_path / "home"
    killed = (
        "import os, pathlib, sys\nfrom reader.archive.articles import Archive\nfrom tests.archive.news import many\n"
        "archive = Archive.open(pathlib.Path(sys.argv[1]), writable=True)\narchive.add(many(60))\nos._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(home)], cwd=ROOT, check=False)
    (home / "archive.db-shm").unlink()
    assert (home / "archive.db-wal").stat().st_size
    ((status, out, _),) = gjnews(home, tmp_path / "disk", before, "search --count")
    assert (status, out) == (0, "60\n")


def spoil(path: Path) -> None:
    with Marks.open(path.parent):  # merges the log
        pass
    size = path.stat().st_size
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(os.urandom(size - 8192))


@pytest.mark.parametrize("whole", [True, False])
def test_damaged_marks_keep_nobody_from_reading_and_are_called_by_their_name(home: Path, whole: bool) -> None:
    if whole:
        (home / "marks.db").write_bytes(b"nothing of ours" * 3_000)
    else:
        spoil(home / "marks.db")
    with Library.open(home) as library:
        assert library.find(Query.parse("서구 "), None).total == 50
        headline = library.headlines(library.find(Query(), None).rows)[0]
        assert library.article(headline.id).body
        library.read([headline.id], opening=True)
        assert library.warning == t("err.marks_rescued")
        assert "marks.db" in library.warning
        with pytest.raises(ReaderError, match=r"marks\.db"):
            library.save([headline.id])


def test_damaged_marks_keep_no_article_from_being_imported_and_come_back_with_the_repair(home: Path) -> None:
    from reader import doctor

    spoil(home / "marks.db")
    path = home.parent / "news.txt"
    path.write_text(
        "예시일보 예시기자 | 광주광역시 남구는 21일 청렴 교육을 열었다고 밝혔다. 직원이 들었다.\n", encoding="utf-8"
    )
    with Library.open(home) as library:
        assert [step.counts.new for step in library.import_paths([str(path)])][-1] == 1
    assert any("marks.db" in finding.line for finding in doctor.check(home))
    doctor.repair(home)
    assert doctor.check(home) == []
    with Library.open(home) as library:
        assert library.warning == ""


def test_looking_at_an_empty_home_makes_no_file(tmp_path: Path) -> None:
    from tests.cli.helpers import gjnews as run

    for command in (("search",), ("show", "aaaaaaaaaaaa"), ("save", "aaaaaaaaaaaa"), ("undo",)):
        assert run(tmp_path / "home", *command).returncode == 1
    assert not (tmp_path / "home").exists()
