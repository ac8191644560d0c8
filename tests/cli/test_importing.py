"""``import`` and ``parse``: counts, problems, statuses, and what must never stop them half way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.helpers import ROOT, SEEDS, WIRE, errors, gjnews, rows

COUNTS = ["new", "changed", "same", "failed"]


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = tmp_path / "news.txt"
    path.write_text(WIRE, encoding="utf-8")
    return str(path)


def counts(home: Path, *arguments: str, stdin: bytes = b"") -> list[int]:
    (told,) = rows(gjnews(home, "import", "--json", *arguments, stdin=stdin))
    assert list(told) == COUNTS
    return list(told.values())


def test_the_second_import_adds_nothing(tmp_path: Path, news: str) -> None:
    home = tmp_path / "home"
    assert counts(home, news) == [2, 0, 0, 0]
    assert counts(home, news) == [0, 0, 2, 0]


def test_an_import_tells_what_it_did_and_is_silent_on_stderr_without_a_terminal(tmp_path: Path, news: str) -> None:
    done = gjnews(tmp_path / "home", "import", news)
    assert done.stdout.decode() == "새 기사 2 · 바뀐 기사 0 · 같은 기사 0 · 실패 0\n"
    assert (done.returncode, done.stderr) == (0, b"")


def test_nothing_new_is_no_failure(tmp_path: Path, news: str) -> None:
    gjnews(tmp_path / "home", "import", news)
    assert gjnews(tmp_path / "home", "import", "--later", news).returncode == 0


def test_a_minus_is_standard_input(tmp_path: Path) -> None:
    assert counts(tmp_path / "home", "-", stdin=WIRE.encode()) == [2, 0, 0, 0]


def test_a_closed_standard_input_is_told_in_one_line_with_what_to_do(tmp_path: Path) -> None:
    command = f"{sys.executable} -m reader import - <&-"
    env = {"GJNEWS_HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", command], env=env, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    assert (
        done.stderr.decode()
        == "gjnews: 표준 입력이 닫혀 있습니다. 파일을 적거나 gjnews import - < 파일처럼 넣으세요.\n"
    )


def test_a_release_is_kept_as_one(tmp_path: Path, news: str) -> None:
    gjnews(tmp_path / "home", "import", "--kind", "release", news)
    assert [row["kind"] for row in rows(gjnews(tmp_path / "home", "search", "--json"))] == ["release", "release"]


def test_what_parse_prints_is_what_an_import_makes_and_nothing_is_stored(tmp_path: Path, news: str) -> None:
    home = tmp_path / "home"
    parsed = rows(gjnews(home, "parse", "--json", news))
    assert not home.exists()
    gjnews(home, "import", news)
    assert sorted(parsed, key=lambda row: row["id"]) == sorted(
        rows(gjnews(home, "search", "--json")), key=lambda row: row["id"]
    )


def test_a_row_that_was_printed_can_be_imported(tmp_path: Path, news: str) -> None:
    printed = gjnews(tmp_path / "home", "parse", "--json", news).stdout
    assert counts(tmp_path / "other", "--format", "jsonl", "-", stdin=printed) == [2, 0, 0, 0]
    assert [row["id"] for row in rows(gjnews(tmp_path / "other", "search", "--json", "--sort", "new"))] == [
        json.loads(line)["id"] for line in printed.decode().splitlines()
    ]


def test_what_search_printed_is_the_same_articles_again_here_and_in_a_new_home(tmp_path: Path, news: str) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    gjnews(home, "import", news)
    printed = gjnews(home, "search", "--json", "--limit", "0").stdout
    assert counts(home, "-", stdin=printed) == [0, 0, 2, 0]
    assert gjnews(home, "search", "--json", "--limit", "0").stdout == printed
    assert counts(other, "-", stdin=printed) == [2, 0, 0, 0]
    assert counts(other, "-", stdin=printed) == [0, 0, 2, 0]
    there = rows(gjnews(other, "search", "--json", "--limit", "0"))
    assert there == [{**json.loads(line), "source": "-"} for line in printed.decode().splitlines()]


def test_a_directory_is_refused_and_the_way_to_name_its_files_is_told(tmp_path: Path, news: str) -> None:
    done = gjnews(tmp_path / "home", "import", news, str(tmp_path))
    (line,) = errors(done)
    assert f"{tmp_path}/*" in line
    assert (done.returncode, done.stdout) == (2, b"")
    assert gjnews(tmp_path / "home", "search").returncode == 1, "nothing was imported before the mistake was told"


@pytest.mark.parametrize("command", ["import", "parse"])
@pytest.mark.parametrize("content", [None, b"\x00\x01\xfe\xff" * 300, "광주".encode("utf-16-le") * 200])
def test_where_nothing_can_be_read_it_is_one_line_and_status_3(
    tmp_path: Path, command: str, content: bytes | None
) -> None:
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)
    done = gjnews(tmp_path / "home", command, str(path))
    (line,) = errors(done)
    assert str(path) in line
    assert (done.returncode, done.stdout) == (3, b"")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, news: str) -> None:
    Path(news).chmod(0)
    done = gjnews(tmp_path / "home", "import", news)
    assert (done.returncode, len(errors(done))) == (3, 1)


def test_one_bad_file_does_not_stop_the_others_and_makes_status_1(tmp_path: Path, news: str) -> None:
    done = gjnews(tmp_path / "home", "import", "/nowhere/a.txt", news)
    (line,) = errors(done)
    assert "/nowhere/a.txt" in line
    assert done.returncode == 1
    assert done.stdout.decode() == "새 기사 2 · 바뀐 기사 0 · 같은 기사 0 · 실패 1\n"


def test_a_broken_line_is_told_with_its_file_and_number(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = json.dumps({"title": "남구, 마을 잔치", "body": "남구는 3일 마을 잔치를 열었다."}, ensure_ascii=False)
    path.write_text(f'{good}\n{{"title": \n', encoding="utf-8")
    done = gjnews(tmp_path / "home", "import", str(path))
    (line,) = errors(done)
    assert f"{path} 2번째 줄" in line
    assert done.returncode == 1


def test_many_broken_lines_are_not_all_told(tmp_path: Path) -> None:
    good = json.dumps({"title": "남구, 마을 잔치", "body": "남구는 3일 마을 잔치를 열었다."}, ensure_ascii=False)
    text = f"{good}\n" + "{broken\n" * 100
    done = gjnews(tmp_path / "home", "import", "--format", "jsonl", "-", stdin=text.encode())
    lines = errors(done)
    assert len(lines) == 21
    assert "80곳" in lines[-1]


def test_korean_text_of_older_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(WIRE.encode("cp949"))
    assert counts(tmp_path / "home", str(path)) == [2, 0, 0, 0]


FIXTURES = ROOT / "fixtures"


def test_feeds_pages_and_tables_come_in_and_add_nothing_the_second_time(tmp_path: Path) -> None:
    home = tmp_path / "home"
    names = (
        "feeds/atom.xml",
        "feeds/rdf.xml",
        "pages/article.html",
        "tables/bigkinds.xlsx",
        "tables/bigkinds-cp949.csv",
    )
    files = [str(FIXTURES / name) for name in names]
    assert counts(home, "--later", *files) == [6, 0, 2, 0]
    assert counts(home, "--later", *files) == [0, 0, 8, 0]


def test_an_entry_that_says_nothing_is_told_with_its_file(tmp_path: Path) -> None:
    done = gjnews(tmp_path / "home", "parse", str(FIXTURES / "feeds" / "feed.json"))
    assert done.returncode == 1
    assert [line for line in errors(done) if "feed.json" in line and "33" in line]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp949"])
def test_a_list_of_subscriptions_is_shown_by_parse_and_added_by_an_import(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "list.opml"
    declared = "euc-kr" if codec == "cp949" else codec
    outlines = '<outline text="광주"><outline text="예시구청" xmlUrl="https://news.example.kr/rss"/></outline>'
    path.write_bytes(f'<?xml version="1.0" encoding="{declared}"?><opml><body>{outlines}</body></opml>'.encode(codec))
    home = tmp_path / "home"
    assert gjnews(home, "parse", str(path)).stdout.decode() == "광주/예시구청  https://news.example.kr/rss\n"
    assert rows(gjnews(home, "parse", "--json", str(path))) == [
        {"url": "https://news.example.kr/rss", "name": "예시구청", "folder": "광주", "site": None}
    ]
    assert gjnews(home, "import", str(path)).returncode == 0
    (feed,) = rows(gjnews(home, "feeds", "--json"))
    assert (feed["url"], feed["name"]) == ("https://news.example.kr/rss", "예시구청")


HOSTILE = "\u001b]52;c;aGk=\u0007\u001b[2J\u202e\u200b\u009b31m[bold]" + "e" + "\u0301" * 10_000


def test_no_control_character_of_a_feed_reaches_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.json"
    item = {
        "title": f"동구 {HOSTILE} 소식",
        "content_text": f"동구 {HOSTILE} 끝났다.",
        "url": f"https://e.kr/{HOSTILE}",
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"매체{HOSTILE}", "items": [item, {"id": HOSTILE}]}
    path.write_text(json.dumps(feed), encoding="utf-8")
    home = tmp_path / "home"
    shown = [gjnews(home, *words, str(path)) for words in (("parse",), ("parse", "--json"), ("import", "--later"))]
    shown += [gjnews(home, "search"), gjnews(home, "search", "--json"), gjnews(home, "search", "끝났다")]
    for done in shown:
        text = done.stdout.decode() + done.stderr.decode()
        assert not [char for char in text if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) < 0xA0)]
        assert not set(text) & set("\u202e\u200b")
        assert "\u0301\u0301\u0301" not in text
    assert "[bold]" in shown[0].stdout.decode()


@pytest.mark.skipif(not SEEDS, reason="the real inputs stand beside the repository, not in it")
def test_the_real_inputs_come_in_once_and_completely(tmp_path: Path) -> None:
    assert counts(tmp_path, *SEEDS) == [35, 0, 0, 0]
    assert counts(tmp_path, *SEEDS) == [0, 0, 35, 0]
    assert len(rows(gjnews(tmp_path, "search", "--json", "--limit", "100"))) == 35
