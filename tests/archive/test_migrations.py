"""Old files, as they were made, brought up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.marks import Marks

OLD = sorted(Path(__file__).parent.glob("*_v*.sql"))


def tables(file: Path) -> dict[str, str]:
    with closing(sqlite3.connect(file)) as db:
        return dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_migrated_file_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    name = old.stem.partition("_")[0]
    for home in ("migrated", "new"):
        (tmp_path / home).mkdir()
    with closing(sqlite3.connect(tmp_path / "migrated" / f"{name}.db")) as db:
        db.executescript(old.read_text(encoding="utf-8"))
    for home in ("migrated", "new"):
        if name == "marks":
            Marks.open(tmp_path / home).close()
        else:
            Archive.open(tmp_path / home, writable=True).close()
    assert tables(tmp_path / "migrated" / f"{name}.db") == tables(tmp_path / "new" / f"{name}.db")
