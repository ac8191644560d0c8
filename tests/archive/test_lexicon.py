from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.database import bring_up_to_date, statements
from reader.archive.schema import ARCHIVE
from reader.text.words import Analysis, Word
from tests.archive.news import many, prepared, raw

VERSION = 3
CARE = Analysis(
    {
        "돌봄을": Word(0, frozenset({"돌봄"})),
        "돌봤다": Word(0, verbs=frozenset({"돌보다"})),
        "통합돌봄국": Word(0b10100),
    },
    frozenset({("돌보다", "돌봤"), ("돌보다", "돌보")}),
)


def filled(count: int = 5) -> Archive:
    archive = Archive.memory()
    archive.add(many(count))
    return archive


def test_the_newest_articles_are_analysed_first_with_title_body_captions_and_credits() -> None:
    archive = Archive.memory()
    archive.add([prepared(raw(f"서구 소식 {day}"), f"2026-01-{day}") for day in (11, 13, 12)])
    texts = [each.text for each in archive.lexicon.unanalysed(2)]
    assert [text.split("\n")[0] for text in texts] == ["서구 소식 13", "서구 소식 12"]
    assert "마을 도서관 세 곳" in texts[0]
    assert archive.lexicon.count_unanalysed() == 3


def test_what_was_learnt_is_asked_for_by_word_and_by_verb() -> None:
    archive = filled()
    batch = archive.lexicon.unanalysed(10)
    archive.lexicon.learn(batch, CARE, VERSION)
    assert archive.lexicon.count_unanalysed() == 0
    assert archive.lexicon.words(["돌봄을", "처음"]) == {"돌봄을": Word(0, frozenset({"돌봄"}))}
    assert archive.lexicon.forms("돌보다") == ("돌보", "돌봤")
    assert archive.lexicon.verbs(["돌", "돌봤", "돌봤던"]) == ("돌보다",)
    assert list(archive.lexicon.starts()) == [("통합돌봄국", 0b10100)]


def test_what_is_learnt_later_adds_to_what_was_known() -> None:
    archive = filled()
    archive.lexicon.learn(archive.lexicon.unanalysed(1), CARE, VERSION)
    more = Analysis({"돌봄을": Word(0b10, frozenset({"돌"}))}, frozenset())
    archive.lexicon.learn(archive.lexicon.unanalysed(1), more, VERSION)
    assert archive.lexicon.words(["돌봄을"]) == {"돌봄을": Word(0b10, frozenset({"돌봄", "돌"}))}


def test_an_article_that_changed_while_it_was_analysed_stays_to_be_analysed() -> None:
    archive = Archive.memory()
    first = prepared(raw(url="https://e.kr/1"))
    archive.add([first])
    batch = archive.lexicon.unanalysed(10)
    archive.add([prepared(raw("서구, 마을 도서관 새벽 개방", url="https://e.kr/1"))])
    archive.lexicon.learn(batch, CARE, VERSION)
    assert archive.lexicon.count_unanalysed() == 1


def test_an_analysed_article_whose_text_changes_is_analysed_again() -> None:
    archive = Archive.memory()
    archive.add([prepared(raw(url="https://e.kr/1"))])
    archive.lexicon.learn(archive.lexicon.unanalysed(10), CARE, VERSION)
    archive.add([prepared(raw("서구, 마을 도서관 새벽 개방", url="https://e.kr/1"))])
    assert archive.lexicon.count_unanalysed() == 1


def test_what_an_older_analyser_did_is_done_again_and_only_that() -> None:
    archive = filled(6)
    archive.lexicon.learn(archive.lexicon.unanalysed(2), CARE, VERSION - 1)
    archive.lexicon.learn(archive.lexicon.unanalysed(3), CARE, VERSION)
    archive.lexicon.redo_older(VERSION)
    assert archive.lexicon.count_unanalysed() == 3


def test_only_what_came_since_a_change_can_be_asked_for() -> None:
    archive = filled(3)
    before = archive.seq()
    archive.add([prepared(raw("북구 소식"), "2020-01-01")])
    assert [each.text.split("\n")[0] for each in archive.lexicon.unanalysed(10, before)] == ["북구 소식"]
    assert archive.lexicon.count_unanalysed(before) == 1


def test_readers_do_not_hear_of_an_analysis() -> None:
    archive = filled()
    seq = archive.seq()
    archive.lexicon.learn(archive.lexicon.unanalysed(10), CARE, VERSION)
    assert archive.count_changes(seq) == 0


def as_version_1(home: Path) -> Path:
    """An archive with articles as it was before words were kept."""
    with Archive.open(home, writable=True) as archive:
        archive.add(many(4))
    path = home / "archive.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for kind, name in re.findall(r"CREATE (TABLE|INDEX|TRIGGER) (\w+)", "".join(ARCHIVE.steps.values())):
            connection.execute(f"DROP {kind} IF EXISTS {name}")
        connection.execute("PRAGMA user_version = 1")
    return path


def tables(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT type, name FROM sqlite_schema").fetchall())


def test_an_archive_of_version_1_gets_its_tables_behind_a_backup_and_keeps_its_articles(tmp_path: Path) -> None:
    path = as_version_1(tmp_path)
    with Archive.open(tmp_path, writable=True) as archive:
        assert archive.count() == 4
        assert archive.lexicon.count_unanalysed() == 4
        archive.lexicon.learn(archive.lexicon.unanalysed(10), CARE, VERSION)
        assert archive.lexicon.forms("돌보다") == ("돌보", "돌봤")
        assert archive.faults() == []
    (backup,) = (tmp_path / "backup").glob("archive-v1-*.db")
    assert ("table", "word") not in tables(backup)
    (tmp_path / "new").mkdir()
    Archive.open(tmp_path / "new").close()
    assert tables(path) == tables(tmp_path / "new" / "archive.db")


@pytest.mark.parametrize("version", range(1, ARCHIVE.version))
def test_every_step_leads_to_the_tables_of_a_new_file(version: int, tmp_path: Path) -> None:
    path = as_version_1(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for earlier in range(1, version):
            for statement in statements(ARCHIVE.steps[earlier]):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        bring_up_to_date(connection, ARCHIVE, path=path, backups=tmp_path / "backup")
        assert connection.execute("PRAGMA user_version").fetchone() == (ARCHIVE.version,)
