from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.library.suggestions import suggestions
from tests import loopback
from tests.cli.helpers import ROOT, errors, gjnews, rows
from tests.loopback import Reply, Server, closed_port, feed, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as found:
        found.routes |= {
            "/a": Reply(feed("가나일보", 3)),
            "/b": Reply(feed("다라신문", 2)),
            "/": Reply(b'<html><head><link rel="alternate" type="application/rss+xml" href="/a"></head></html>'),
            "/500": Reply(b"", 500),
        }
        yield found


def out(home: Path, *arguments: str) -> str:
    return gjnews(home, *arguments).stdout.decode("utf-8")


def test_without_subscriptions_some_are_suggested_and_none_is_added(tmp_path: Path) -> None:
    done = gjnews(tmp_path, "feeds")
    assert (done.returncode, done.stdout) == (1, b"")
    said = errors(done)
    assert len(said) == 1 + len(suggestions()) == 6
    assert all(each.url in said[n] for n, each in enumerate(suggestions(), 1))
    assert rows(gjnews(tmp_path, "feeds", "--json")) == []
    assert gjnews(tmp_path, "fetch").returncode == 1


def test_a_site_is_added_by_its_page_under_the_name_of_its_feed(tmp_path: Path, server: Server) -> None:
    assert out(tmp_path, "add", server.url("/")) == "구독했습니다: 가나일보\n"
    (row,) = rows(gjnews(tmp_path, "feeds", "--json"))
    assert (row["url"], row["name"], row["state"], row["error"]) == (server.url("/a"), "가나일보", "never", None)
    assert out(tmp_path, "add", server.url("/a")) == "이미 구독하고 있습니다: 가나일보\n"


def test_what_is_not_there_is_not_added_and_what_is_away_is(tmp_path: Path, server: Server) -> None:
    missing = gjnews(tmp_path, "add", server.url("/none"))
    assert missing.returncode == 1
    assert "404" in errors(missing)[0]
    wrong = gjnews(tmp_path, "add", "file:///etc/passwd")
    assert (wrong.returncode, len(errors(wrong))) == (2, 1)
    away = gjnews(tmp_path, "add", f"http://127.0.0.1:{closed_port()}/", "--json")
    assert away.returncode == 0
    assert "구독은 저장했습니다" in errors(away)[0]
    assert len(rows(away)) == 1


def test_fetching_tells_what_came_and_which_feeds_failed(tmp_path: Path, server: Server) -> None:
    gjnews(tmp_path, "add", server.url("/a"), server.url("/b"), server.url("/500"))
    done = gjnews(tmp_path, "fetch")
    assert done.returncode == 1
    assert done.stdout.decode() == "새 기사 5 · 바뀐 기사 0 · 같은 기사 0 · 실패 1\n"
    (line,) = errors(done)
    assert "500" in line
    told = {row["url"]: row for row in rows(gjnews(tmp_path, "fetch", "--json"))}
    assert told[server.url("/a")]["state"] == "unchanged"
    assert told[server.url("/500")]["error"]
    assert gjnews(tmp_path, "fetch", "가나일보").returncode == 0
    server.routes |= dict.fromkeys(("/a", "/b"), Reply(b"", 503))
    assert gjnews(tmp_path, "fetch").returncode == 3
    assert gjnews(tmp_path, "search", "잔치", "--count").stdout == b"5\n"


def test_subscriptions_are_changed_by_name_and_brought_back(tmp_path: Path, server: Server) -> None:
    gjnews(tmp_path, "add", server.url("/a"), server.url("/b"))
    changes = ("--name", "가나", "--folder", "지역지", "--to", "2", "--pause", "--full-text", "on")
    assert gjnews(tmp_path, "feeds", "가나일보", *changes).returncode == 0
    first, second = rows(gjnews(tmp_path, "feeds", "--json"))
    assert (first["name"], second["name"], second["folder"]) == ("다라신문", "가나", "지역지")
    assert (second["paused"], second["full_text"]) == (True, True)
    assert gjnews(tmp_path, "feeds", "--pause").returncode == 2
    assert out(tmp_path, "remove", "가나") == "구독을 지웠습니다: 가나\n"
    assert len(rows(gjnews(tmp_path, "feeds", "--json"))) == 1
    assert out(tmp_path, "undo") == "되돌렸습니다: 구독을 지웠습니다: 가나\n"
    assert len(rows(gjnews(tmp_path, "feeds", "--json"))) == 2
    unknown = gjnews(tmp_path, "remove", "없는 신문")
    assert (unknown.returncode, len(errors(unknown))) == (1, 1)


def test_a_list_of_subscriptions_goes_out_and_comes_in(tmp_path: Path, server: Server) -> None:
    gjnews(tmp_path / "one", "add", server.url("/a"), "--folder", "지역지")
    gjnews(tmp_path / "one", "add", server.url("/b"))
    written = tmp_path / "feeds.opml"
    written.write_text(out(tmp_path / "one", "feeds", "--opml"), encoding="utf-8")
    assert gjnews(tmp_path / "two", "import", str(written)).returncode == 0
    columns = ("url", "name", "folder")
    one, two = (
        [[row[key] for key in columns] for row in rows(gjnews(tmp_path / home, "feeds", "--json"))]
        for home in ("one", "two")
    )
    assert one == two


def test_what_a_list_names_outside_of_the_web_is_one_line_each(tmp_path: Path) -> None:
    others = {"내 파일": "file:///home/me/rss.xml", "옛 서버": "ftp://a.example.kr/rss", "그냥": "rss.xml"}
    rest = "".join(f'<outline text="{name}" xmlUrl="{url}"/>' for name, url in others.items())
    path = tmp_path / "list.opml"
    path.write_text(f'<opml><body><outline text="예시" xmlUrl="https://b.example.kr/"/>{rest}</body></opml>', "utf-8")
    parsed = gjnews(tmp_path, "parse", str(path))
    done = gjnews(tmp_path, "import", str(path))
    assert done.stdout.decode() == "새 구독 1 · 이미 있던 구독 0\n"
    assert done.returncode == 1
    assert (
        errors(done)
        == errors(parsed)
        == [
            f"gjnews: {path}: 구독하지 않은 피드: 내 파일 — 파일은 구독하지 않습니다: file:///home/me/rss.xml — "
            "gjnews import로 가져오거나, https://로 시작하는 주소를 적으세요.",
            f"gjnews: {path}: 구독하지 않은 피드: 옛 서버 — http와 https 주소만 읽습니다: ftp://a.example.kr/rss — "
            "https://로 시작하는 주소를 적으세요.",
            f"gjnews: {path}: 구독하지 않은 피드: 그냥 — 웹 주소가 아닙니다: rss.xml — "
            "https://로 시작하는 주소를 적으세요.",
        ]
    )


@pytest.mark.parametrize("address", ["file:///home/me/rss.xml", "/home/me/rss.xml", "./rss.xml", "~/rss.xml"])
def test_a_file_is_not_subscribed_to_and_what_to_do_is_said(tmp_path: Path, address: str) -> None:
    done = gjnews(tmp_path, "add", address)
    assert (done.returncode, done.stdout) == (2, b"")
    assert errors(done) == [
        f"gjnews: 파일은 구독하지 않습니다: {address} — "
        "gjnews import로 가져오거나, https://로 시작하는 주소를 적으세요."
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGINT")
def test_ctrl_c_ends_a_fetch_with_what_it_has(tmp_path: Path, server: Server) -> None:
    server.routes["/hang"] = loopback.hang
    gjnews(tmp_path, "add", server.url("/a"))
    with serving("127.0.0.2") as other:
        other.routes["/hang"] = loopback.hang
        opml = f'<opml version="2.0"><body><outline type="rss" text="늦은 신문" xmlUrl="{other.url("/hang", "127.0.0.2")}"/></body></opml>'
        (tmp_path / "one.opml").write_text(opml, encoding="utf-8")
        gjnews(tmp_path, "import", str(tmp_path / "one.opml"))
        command = [sys.executable, "-m", "reader", "fetch", "--json"]
        environment = {**os.environ, "GJNEWS_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert "가나일보".encode() in running.stdout.readline()
            running.send_signal(signal.SIGINT)
            _, complaints = running.communicate(timeout=30)
        assert running.returncode == 130
        assert complaints.decode().splitlines() == ["gjnews: 그만두었습니다."]
    with Archive.open(tmp_path) as archive:
        assert archive.count() == 3
        assert archive.faults() == []


@pytest.mark.parametrize("command", ["add", "remove", "feeds", "fetch"])
def test_each_command_explains_itself(tmp_path: Path, command: str) -> None:
    assert out(tmp_path, command, "--help").startswith(f"쓰임새: gjnews {command}")
