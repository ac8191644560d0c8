"""Nothing that an article, a file or a mark holds reaches the terminal as something it obeys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.helpers import gjnews
from tests.hostile import ALL, HALVES, harm, written
from tests.loopback import Reply, serving

ID = "abcdefghij23"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture
def home(tmp_path: Path, path: Path) -> Path:
    home = tmp_path / "home"
    assert gjnews(home, "import", "--later", str(path)).returncode == 0
    return home


def text(home: Path, *arguments: str) -> str:
    done = gjnews(home, *arguments)
    assert harm(done.stderr.decode()) == set(), "standard error"
    return done.stdout.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("search",),
        ("search", "마을정원"),
        ("search", "--json"),
        ("search", "정원", "--more"),
        ("show", ID),
        ("show", ID, "--why"),
        ("show", ID, "--why", "--json"),
        ("export", "--to", "md"),
        ("export", "--to", "html"),
        ("export", "--to", "json"),
        ("save", ID, "--json"),
        ("tag", ID, "+하나"),
        ("unsave", ID),
        ("undo",),
        ("stories",),
        ("stories", "--json"),
        ("brief",),
        ("brief", "--to", "md"),
        ("brief", "--to", "html"),
        ("brief", "--to", "json"),
        ("agenda", "--from", "2024"),
        ("agenda", "--from", "2024", "--json"),
        ("doctor",),
    ],
    ids=" ".join,
)
def test_what_is_printed_is_harmless(home: Path, arguments: tuple[str, ...]) -> None:
    printed = text(home, *arguments)
    assert printed
    assert harm(printed) == set()


def test_a_table_holds_nothing_harmful_but_its_mark_of_order(home: Path) -> None:
    printed = text(home, "export", "--to", "csv")
    assert harm(printed.removeprefix("\ufeff").replace("\r\n", "\n")) == set()


def test_parsing_prints_harmless_lines(tmp_path: Path, path: Path) -> None:
    for arguments in ((), ("--json",)):
        printed = text(tmp_path / "empty", "parse", *arguments, str(path))
        assert "마을정원" in printed
        assert harm(printed) == set()


def test_marks_that_were_typed_are_shown_harmlessly_however_they_are_kept(home: Path) -> None:
    typed = ALL.replace("\0", "").replace(HALVES, "")
    assert gjnews(home, "note", ID, typed).returncode == 0
    for arguments in (("show", ID), ("show", ID, "--json"), ("export", "--to", "md"), ("export", "--to", "json")):
        assert harm(text(home, *arguments)) == set()


def test_a_feed_tells_its_name_and_its_failures_harmlessly(tmp_path: Path) -> None:
    title = "".join(f"&#{ord(char)};" for char in ALL if ord(char) not in range(0xD800, 0xE000))
    feed = f"<rss version='2.0'><channel><title>{title}</title><item><title>{title}</title></item></channel></rss>"
    with serving() as server:
        server.routes["/a"] = Reply(feed.encode(), headers={"Content-Type": "application/rss+xml"})
        server.routes["/b"] = Reply(b"", 500, {"Retry-After": "\x1b[2J", "Content-Type": "\x9b2J"})
        for path in ("/a", "/b"):
            text(tmp_path, "add", server.url(path))
        for arguments in (("fetch",), ("feeds",), ("feeds", "--json"), ("feeds", "--opml"), ("doctor",)):
            assert harm(text(tmp_path, *arguments)) == set()


def test_a_line_of_json_still_says_everything_that_can_be_seen(home: Path) -> None:
    row = json.loads(text(home, "show", ID, "--json"))
    assert "[bold red]굵게[/] [/]" in row["title"]
    assert row["title"].startswith("광주 서구, ]52;c;aGFja2Vk")
    assert harm(row["title"] + row["body"] + row["note"] + "".join(row["tags"] + row["captions"])) == set()


@pytest.mark.parametrize("name", ["\x1b]52;c;aGk=\x07", "\u202e없음", "a\x1b[2Jb"])
def test_what_was_typed_is_repeated_harmlessly(home: Path, name: str) -> None:
    for arguments in (("show", name), ("import", name), ("search", f"지역:{name}"), (name,), ("export", "--to", name)):
        done = gjnews(home, *arguments)
        assert done.returncode
        assert harm(done.stderr.decode() + done.stdout.decode()) == set()
