"""Marks from the command line, and taking them back; and the doctor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.query import Query
from tests.cli.helpers import WIRE, errors, gjnews, rows


@pytest.fixture
def home(tmp_path: Path) -> Path:
    assert gjnews(tmp_path, "import", "-", stdin=WIRE.encode()).returncode == 0
    return tmp_path


@pytest.fixture
def ids(home: Path) -> list[str]:
    return [row["id"] for row in rows(gjnews(home, "parse", "--json", "-", stdin=WIRE.encode()))]


def row(home: Path, article_id: str) -> dict[str, Any]:
    return rows(gjnews(home, "show", "--json", article_id))[0]


def said(home: Path, *arguments: str) -> str:
    done = gjnews(home, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def test_saving_and_taking_out(home: Path, ids: list[str]) -> None:
    assert said(home, "save", *ids) == "나중에 읽기에 담았습니다.\n"
    assert [row(home, article_id)["saved"] for article_id in ids] == [True, True]
    assert said(home, "unsave", ids[0]) == "나중에 읽기에서 뺐습니다.\n"
    assert [row(home, article_id)["saved"] for article_id in ids] == [False, True]


def test_reading_and_unreading(home: Path, ids: list[str]) -> None:
    assert said(home, "read", *ids) == "2건을 읽음으로 표시했습니다.\n"
    assert said(home, "unread", ids[0]) == "안 읽음으로 표시했습니다.\n"
    assert [row(home, article_id)["read"] for article_id in ids] == [False, True]


def test_marking_again_changes_nothing_and_is_no_failure(home: Path, ids: list[str]) -> None:
    said(home, "save", ids[0])
    assert said(home, "save", ids[0]) == "이미 그렇습니다.\n"


def test_a_note_is_its_words_joined_and_an_empty_one_removes_it(home: Path, ids: list[str]) -> None:
    assert said(home, "note", ids[0], "담당자에게", "-다시", "묻기") == "메모를 남겼습니다.\n"
    assert row(home, ids[0])["note"] == "담당자에게 -다시 묻기"
    assert said(home, "note", ids[0], "") == "메모를 지웠습니다.\n"
    assert row(home, ids[0])["note"] is None


def test_tags_are_put_on_and_taken_off(home: Path, ids: list[str]) -> None:
    assert said(home, "tag", ids[0], "+행사", "정원", "-없음") == "태그를 고쳤습니다: 행사, 정원\n"
    said(home, "tag", ids[0], "-행사")
    assert row(home, ids[0])["tags"] == ["정원"]


@pytest.mark.parametrize("tag", ["+", "-", "두 낱말", "가,나"])
def test_a_tag_that_could_not_be_searched_for_is_refused(home: Path, ids: list[str], tag: str) -> None:
    done = gjnews(home, "tag", ids[0], tag)
    assert (done.returncode, len(errors(done))) == (2, 1)


def test_an_unknown_id_is_named_and_the_others_are_marked(home: Path, ids: list[str]) -> None:
    done = gjnews(home, "save", "zzzzzzzzzzzz", ids[0])
    (line,) = errors(done)
    assert "zzzzzzzzzzzz" in line
    assert done.returncode == 1
    assert row(home, ids[0])["saved"] is True


@pytest.mark.parametrize("command", [["save"], ["note", "글"], ["tag", "+글"]])
def test_an_unknown_id_alone_is_status_1(home: Path, command: list[str]) -> None:
    done = gjnews(home, command[0], "zzzzzzzzzzzz", *command[1:])
    assert (done.returncode, done.stdout, len(errors(done))) == (1, b"", 1)


def test_json_tells_the_marks_and_what_changed(home: Path, ids: list[str]) -> None:
    said(home, "save", ids[1])
    told = [json.loads(line) for line in said(home, "save", "--json", *ids).splitlines()]
    assert told == [
        {"id": ids[0], "changed": True, "read": False, "saved": True, "tags": [], "note": None},
        {"id": ids[1], "changed": False, "read": False, "saved": True, "tags": [], "note": None},
    ]


def test_undo_takes_back_step_by_step_and_says_what(home: Path, ids: list[str]) -> None:
    said(home, "save", ids[0])
    said(home, "note", ids[0], "메모")
    said(home, "tag", ids[0], "행사")
    assert [said(home, "undo") for _ in range(3)] == [
        "되돌렸습니다: 태그\n",
        "되돌렸습니다: 메모를 남겼습니다\n",
        "되돌렸습니다: 나중에 읽기에 담았습니다\n",
    ]
    done = gjnews(home, "undo")
    assert (done.returncode, len(errors(done))) == (1, 1)
    assert (row(home, ids[0])["saved"], row(home, ids[0])["tags"]) == (False, [])


def test_marks_can_be_searched_for(home: Path, ids: list[str]) -> None:
    said(home, "save", ids[0])
    said(home, "tag", ids[1], "행사")
    assert [each["id"] for each in rows(gjnews(home, "search", "--json", "상태:저장"))] == [ids[0]]
    assert [each["id"] for each in rows(gjnews(home, "search", "--json", "태그:행사"))] == [ids[1]]


def test_marks_come_back_when_a_lost_archive_is_imported_again(home: Path, ids: list[str]) -> None:
    said(home, "save", ids[0])
    for file in home.glob("archive.db*"):
        file.unlink()
    assert gjnews(home, "import", "-", stdin=WIRE.encode()).returncode == 0
    assert row(home, ids[0])["saved"] is True


def test_the_doctor_finds_nothing_wrong_with_a_whole_home(home: Path) -> None:
    assert said(home, "doctor").splitlines()[0] == "이상이 없습니다."
    notes = rows(gjnews(home, "doctor", "--json"))
    assert {note["note"] for note in notes} == {"place", "terminal", "keyboard"}
    assert any(str(home / "archive.db") in note["line"] for note in notes)


def test_the_doctor_names_damage_and_repairs_it(home: Path, ids: list[str]) -> None:
    said(home, "save", ids[0])
    for file in home.glob("archive.db*"):
        file.write_bytes(b"this is no database at all" * 400)
    named = gjnews(home, "doctor", "--json")
    assert named.returncode == 3
    assert [(each["file"], each["damaged"]) for each in rows(named) if "file" in each] == [
        (str(home / "archive.db"), True)
    ]
    assert gjnews(home, "doctor", "--repair").returncode == 0
    assert gjnews(home, "import", "-", stdin=WIRE.encode()).returncode == 0
    assert row(home, ids[0])["saved"] is True


def test_undo_takes_back_a_saved_search(home: Path) -> None:
    with Library.open(home) as library:
        library.searches.save(Query.parse("마을정원"))
        library.searches.save(Query.parse("청렴"))
    assert said(home, "undo") == "되돌렸습니다: 검색을 저장했습니다: 청렴\n"
    (undone,) = rows(gjnews(home, "undo", "--json"))
    assert undone["changed"]
    assert undone["search"].startswith("s-")
    with Library.open(home) as library:
        assert library.searches.saved() == []
