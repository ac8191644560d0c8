"""``gjnews export``, and having everything back by ``gjnews import``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.model import Place
from tests.cli.helpers import WIRE, errors, gjnews, rows


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    path = tmp_path / "wire.txt"
    path.write_text(WIRE, encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path, wire: Path) -> Path:
    """Two articles: one saved, with a note, tags and another place; one that was read."""
    home = tmp_path / "home"
    gjnews(home, "import", "--later", str(wire))
    first, second = ids(home)
    gjnews(home, "save", first)
    gjnews(home, "note", first, "담당자에게 묻기")
    gjnews(home, "tag", first, "+행사", "+중요")
    gjnews(home, "read", second)
    with Library.open(home) as library:
        library.correct_place(first, Place.GWANGSAN)
    return home


def ids(home: Path) -> list[str]:
    return [row["id"] for row in rows(gjnews(home, "search", "--json"))]


def exported(home: Path) -> list[dict[str, Any]]:
    return rows(gjnews(home, "export", "--to", "json"))


def brought(home: Path, path: Path) -> list[int]:
    done = gjnews(home, "import", "--later", "--json", str(path))
    assert done.returncode == 0, done.stderr
    return list(rows(done)[0].values())


@pytest.fixture
def file(home: Path, tmp_path: Path) -> Path:
    path = tmp_path / "all.json"
    assert gjnews(home, "export", "--to", "json", "--out", str(path)).returncode == 0
    return path


def test_an_export_holds_the_rows_of_a_search_and_two_keys_more(home: Path) -> None:
    searched = rows(gjnews(home, "search", "--json", "--limit", "0"))
    found = exported(home)
    assert [{key: row[key] for key in row if key not in ("keys", "inferred")} for row in found] == searched
    assert [row["inferred"] for row in found] == [{"primary": "seo", "places": ["seo"]}, None]


def test_an_empty_home_gets_articles_and_marks_back(home: Path, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert brought(other, file) == [2, 0, 0, 0]
    assert exported(other) == exported(home)


def test_a_home_that_has_the_articles_gets_the_marks_alone(home: Path, file: Path, wire: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    brought(other, wire)
    assert brought(other, file) == [0, 0, 2, 0]
    assert exported(other) == exported(home)


def test_the_original_brings_nothing_new_after_what_was_exported_of_it(file: Path, wire: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    brought(other, file)
    assert brought(other, wire) == [0, 0, 2, 0]
    assert [row["versions"] for row in exported(other)] == [1, 1]


def test_marks_that_are_there_do_not_give_way(home: Path, file: Path) -> None:
    first, second = ids(home)
    gjnews(home, "note", first, "새로 쓴 메모")
    gjnews(home, "tag", first, "+나중", "-행사")
    gjnews(home, "unread", second)
    brought(home, file)
    brought(home, file)
    row = exported(home)[0]
    assert row["note"] == "새로 쓴 메모\n담당자에게 묻기"
    assert row["tags"] == ["중요", "나중", "행사"]
    assert row["primary"] == "gwangsan"


def test_bringing_marks_back_is_a_step_that_can_be_undone(file: Path, wire: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    brought(other, wire)
    before = exported(other)
    brought(other, file)
    assert gjnews(other, "undo").stdout.decode() == "되돌렸습니다: 2건의 표시를 되살렸습니다\n"
    assert exported(other) == before


def test_files_that_are_only_read_show_the_marks_of_an_export(home: Path, file: Path) -> None:
    parsed = rows(gjnews(home, "parse", "--json", str(file)))
    assert [(row["saved"], row["read"], row["note"], row["primary"]) for row in parsed] == [
        (True, False, "담당자에게 묻기", "gwangsan"),
        (False, True, None, "nam"),
    ]


def test_corrections_are_listed_with_what_was_judged_before(home: Path) -> None:
    found = rows(gjnews(home, "export", "--corrected", "--to", "json"))
    assert [(row["primary"], row["inferred"]["primary"]) for row in found] == [("gwangsan", "seo")]


def test_a_query_chooses_and_the_ending_of_the_file_says_the_format(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "읽은 것.csv"
    done = gjnews(home, "export", "상태:읽음", "--out", str(path))
    assert done.stdout.decode() == f"1건을 적었습니다: {path}\n"
    table = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert [(row["지역"], row["읽음"]) for row in table] == [("남구", "읽음")]


@pytest.mark.parametrize(
    ("form", "beginning"), [("md", "# 전체 — 2건"), ("html", "<!DOCTYPE html>"), ("csv", "\ufeff제목,")]
)
def test_every_format_goes_to_standard_output(home: Path, form: str, beginning: str) -> None:
    assert gjnews(home, "export", "--to", form).stdout.decode().startswith(beginning)


def test_without_a_format_nothing_is_guessed(home: Path, tmp_path: Path) -> None:
    for arguments in ((), ("--out", str(tmp_path / "a.txt"))):
        done = gjnews(home, "export", *arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert "--to md, json, csv, html" in errors(done)[0]


def test_nothing_found_writes_no_file(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "none.md"
    assert gjnews(home, "export", "없는낱말입니다", "--out", str(path)).returncode == 1
    assert not path.exists()


def test_a_file_that_cannot_be_written_is_one_line(home: Path, tmp_path: Path) -> None:
    done = gjnews(home, "export", "--out", str(tmp_path / "없는 폴더" / "a.md"))
    assert done.returncode == 3
    assert errors(done) == [f"gjnews: {tmp_path}/없는 폴더/a.md: 그런 파일이나 폴더가 없습니다. 경로를 확인하세요."]


@pytest.mark.parametrize("command", ["search", "stories", "export --to md"])
def test_a_wrong_filter_is_told_as_such_also_where_there_is_nothing_to_be_found(tmp_path: Path, command: str) -> None:
    done = gjnews(tmp_path / "empty", *command.split(), "날짜:2026-13")
    assert done.returncode == 2
    assert errors(done)[0].startswith("gjnews: 없는 날짜입니다: 2026-13")
    assert gjnews(tmp_path / "empty", *command.split(), "날짜:2026-12").returncode == 1


def test_lines_that_state_nonsense_restore_what_makes_sense(tmp_path: Path) -> None:
    row = {
        "title": "서구, 나무 심기",
        "body": "광주 서구는 나무를 심었다고 밝혔다.",
        "id": "abcdefghij23",
        "keys": ["x:nothing", "t:zz", "p:abc"],
        "inferred": {"primary": "moon", "places": 3},
        "primary": "seo",
        "note": "\x1b[2J메모\u202e",
        "tags": ["두 낱말", ",", "\x07종"],
        "saved": True,
    }
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert brought(tmp_path / "home", path) == [1, 0, 0, 0]
    found = exported(tmp_path / "home")[0]
    assert (found["note"], found["tags"], found["saved"]) == ("[2J메모", ["두낱말", "종"], True)
    assert found["keys"][0] == "p:abc"


def test_a_key_of_the_wrong_kind_is_a_line_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text('{"title": "가", "keys": [1]}\n{"title": "나", "inferred": "seo"}\n', encoding="utf-8")
    done = gjnews(tmp_path / "home", "import", "--later", str(path))
    assert done.returncode == 1
    assert ["‘keys’" in line or "‘inferred’" in line for line in errors(done)] == [True, True]
