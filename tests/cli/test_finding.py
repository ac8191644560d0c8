"""``search`` and ``show``: the contract of the rows, joined words, wrong filters, pipes, locales, harmful text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import Library
from reader.query import Query
from tests.cli.helpers import ROOT, errors, gjnews, process, rows

ARTICLES = (
    {
        "title": "서구, 통합돌봄 마을정원 [bold]문 열어[/] \u001b[31m붉은\u001b[0m \u009b2J글자",
        "body": "광주 서구는 마을정원을 열었다.\u001b]0;제목\u0007 주민이 모였다.\u202e",
        "outlet": "예시일보\u001b[1m",
        "published": "2026-01-14",
    },
    {"title": "남구, 청렴 교육", "body": "광주 남구는 청렴 교육을 했다.", "published": "2026-01-13"},
    {"title": "북구, 통합 공청회", "body": "광주 북구는 주민 공청회를 했다.", "published": "2026-01-12"},
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("home")
    text = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in ARTICLES)
    assert gjnews(path, "import", "--format", "jsonl", "-", stdin=text.encode()).returncode == 0
    return path


def titles(home: Path, *arguments: str) -> list[str]:
    return [row["title"][:2] for row in rows(gjnews(home, "search", "--json", *arguments))]


def test_an_empty_archive_says_how_to_fill_it(tmp_path: Path) -> None:
    done = gjnews(tmp_path, "search", "돌봄")
    (line,) = errors(done)
    assert "gjnews import" in line
    assert (done.returncode, done.stdout) == (1, b"")


def test_the_sample_is_searched_only_when_asked_for(tmp_path: Path) -> None:
    found = rows(gjnews(tmp_path, "search", "--sample", "--json", "--limit", "0"))
    assert len(found) >= 150
    assert int(gjnews(tmp_path, "search", "--sample", "--count").stdout) == len(found)


def test_articles_come_newest_first_or_as_asked(home: Path) -> None:
    assert titles(home) == ["서구", "남구", "북구"]
    assert titles(home, "--sort", "old") == ["북구", "남구", "서구"]
    assert titles(home, "--limit", "2") == ["서구", "남구"]
    assert titles(home, "--limit", "0") == ["서구", "남구", "북구"]


def test_words_are_joined_by_spaces_and_the_last_one_is_open(home: Path) -> None:
    assert titles(home, "통합", "돌보") == ["서구"]
    assert titles(home, "통합 돌보") == ["서구"]
    assert titles(home, "--whole", "통합", "돌보") == []
    assert titles(home, "통합 돌보 ") == []
    assert titles(home, "--whole", "통합", "돌봄") == ["서구"]


def test_options_may_stand_among_the_words(home: Path) -> None:
    assert titles(home, "주민", "--limit", "1", "공청회") == ["북구"]


def test_a_word_with_a_minus_leaves_out(home: Path) -> None:
    assert titles(home, "-남구", "--sort", "new") == ["서구", "북구"]
    assert titles(home, "지역:서구,북구", "-공청회") == ["서구"]
    assert titles(home, "-지역:서구") == ["남구", "북구"]


@pytest.mark.parametrize("value", ["날짜:2026-13", "날짜:2026-13 ", "date:tomorrow", "날짜:2026-02-30"])
def test_a_day_that_does_not_exist_is_wrong_usage(home: Path, value: str) -> None:
    done = gjnews(home, "search", value)
    (line,) = errors(done)
    assert line == f"gjnews: 없는 날짜입니다: {value.strip().split(':')[1]} (예: 2026-01, 2026-01-14, 어제, 최근7일)"
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize(
    "words", [["지역:부산"], ["지역:부산", "돌봄"], ["상태:좋음"], ["매체수:많음"], ["--whole", "지역:서"]]
)
def test_a_value_that_no_filter_has_is_wrong_usage(home: Path, words: list[str]) -> None:
    done = gjnews(home, "search", *words)
    (line,) = errors(done)
    assert "없는 값입니다" in line
    assert done.returncode == 2


@pytest.mark.parametrize("words", [["지역:서"], ["구:서ㄱ"], ["날짜:202"], ["상태:안"], ["지역:"], ["-"]])
def test_a_filter_that_may_still_grow_is_none(home: Path, words: list[str]) -> None:
    assert gjnews(home, "search", *words).returncode == 0


def test_the_count_is_the_number_of_lines_of_all_rows(home: Path) -> None:
    assert gjnews(home, "search", "--count", "통합").stdout == b"2\n"
    assert rows(gjnews(home, "search", "--count", "--json", "통합")) == [{"count": 2}]
    assert len(rows(gjnews(home, "search", "--json", "--limit", "0", "통합"))) == 2


def test_nothing_found_is_status_1(home: Path) -> None:
    done = gjnews(home, "search", "없는낱말")
    assert (done.returncode, done.stdout) == (1, b"")
    counted = gjnews(home, "search", "--count", "없는낱말")
    assert (counted.returncode, counted.stdout) == (1, b"0\n")


def test_a_list_has_one_line_an_article_with_its_id_at_the_end(home: Path) -> None:
    lines = gjnews(home, "search", "남구").stdout.decode().splitlines()
    (row,) = rows(gjnews(home, "search", "--json", "남구"))
    assert lines == [f"2026-01-13  남구   남구, 청렴 교육  매체 미상  {row['id']}"]


@pytest.mark.parametrize("arguments", [["search"], ["show", "--why"], ["search", "--json"], ["show", "--json"]])
def test_nothing_from_an_article_reaches_the_terminal_as_a_command(home: Path, arguments: list[str]) -> None:
    (row,) = rows(gjnews(home, "search", "--json", "마을정원"))
    done = gjnews(home, *arguments, row["id"] if arguments[0] == "show" else "마을정원")
    text = done.stdout.decode("utf-8")
    assert not [char for char in text if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f" or char == "\u202e")]
    assert "[bold]문 열어[/]" in text


def test_showing_prints_header_and_text_and_why(home: Path) -> None:
    (row,) = rows(gjnews(home, "search", "--json", "청렴"))
    shown = gjnews(home, "show", row["id"], "--why").stdout.decode()
    for part in (
        "남구, 청렴 교육\n",
        "2026년 1월 13일(화)",
        "남구는 청렴 교육을 했다.",
        row["id"],
        "판단 근거",
        "지역 남구",
    ):
        assert part in shown
    assert "판단 근거" not in gjnews(home, "show", row["id"]).stdout.decode()


def test_evidence_is_a_key_of_show_why_only(home: Path) -> None:
    (found,) = rows(gjnews(home, "search", "--json", "청렴"))
    (shown,) = rows(gjnews(home, "show", "--json", found["id"]))
    (reasoned,) = rows(gjnews(home, "show", "--json", "--why", found["id"]))
    assert shown == found
    assert list(reasoned) == [*found, "evidence"]
    assert list(reasoned["evidence"][0]) == ["about", "span", "where", "value", "weight", "reason"]


def test_showing_does_not_mark_as_read(home: Path) -> None:
    (row,) = rows(gjnews(home, "search", "--json", "청렴"))
    gjnews(home, "show", row["id"])
    assert rows(gjnews(home, "show", "--json", row["id"]))[0]["read"] is False


def test_an_unknown_id_is_status_1(home: Path) -> None:
    done = gjnews(home, "show", "zzzzzzzzzzzz")
    (line,) = errors(done)
    assert "zzzzzzzzzzzz" in line
    assert (done.returncode, done.stdout) == (1, b"")


@pytest.mark.parametrize(
    "env", [{"LANG": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_output_is_utf_8_whatever_the_locale(home: Path, env: dict[str, str]) -> None:
    done = process(home, "search", "--json", "청렴", env=env)
    assert json.loads(done.stdout.decode("utf-8"))["title"] == "남구, 청렴 교육"
    assert "없는 값입니다: 부산" in process(home, "search", "지역:부산", env=env).stderr.decode("utf-8")


def test_a_pipe_that_closes_ends_it_quietly(home: Path) -> None:
    code = f"{sys.executable} -m reader search --sample --json --limit 0 | head -c 10; exit ${{PIPESTATUS[0]}}"
    env = {"PYTHONPATH": str(ROOT), "GJNEWS_HOME": str(home), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(["bash", "-c", code], capture_output=True, env=env, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_damaged_archive_is_one_line_that_names_the_doctor(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(b"this is no database at all" * 400)
    done = gjnews(tmp_path, "search", "돌봄")
    (line,) = errors(done)
    assert "gjnews doctor --repair" in line
    assert done.returncode == 3


def test_more_adds_what_other_forms_of_a_word_find_below_the_result(home: Path) -> None:
    assert titles(home, "공청회와") == []
    assert titles(home, "--more", "공청회와") == ["북구"]
    assert titles(home, "공청회를", "--more") == ["북구"]
    assert gjnews(home, "search", "공청회와", "--more", "--count").stdout == b"0\n"
    done = gjnews(home, "search", "--more", "공청회와")
    assert errors(done) == ["비슷한 말로 찾은 기사 1건"]
    assert done.returncode == 0


def test_more_forgives_one_wrong_key(home: Path) -> None:
    done = gjnews(home, "search", "--more", "--json", "통합돌몸")
    assert [row["title"][:2] for row in rows(done)] == ["서구"]
    assert errors(done) == ["혹시 ‘통합돌봄’? 1건"]


def test_more_that_finds_nothing_says_so(home: Path) -> None:
    done = gjnews(home, "search", "--more", "쀍쀍쀍")
    assert (done.returncode, errors(done)) == (1, ["gjnews: 찾은 기사가 없습니다."])


def test_a_saved_search_is_asked_by_its_name_and_narrowed_by_words(home: Path) -> None:
    none = gjnews(home, "search", "--saved", "통합 소식")
    assert (none.returncode, len(errors(none))) == (2, 1)
    with Library.open(home) as library:
        library.searches.save(Query.parse("통합 "), "통합 소식")
    assert titles(home, "--saved", "통합 소식") == ["북구", "서구"]
    assert titles(home, "--saved", "통합 소식", "공청") == ["북구"]
    (line,) = errors(gjnews(home, "search", "--saved", "없는 이름"))
    assert "통합 소식" in line
