"""The real client against a real server that misbehaves."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import brotli
import pytest
import trustme
import zstandard

from reader.sources.asking import Answer, Failure, Outcome, Request, State
from reader.sources.retrieve.web import Limits, Web, refusal
from tests import loopback
from tests.loopback import Reply, Server, closed_port, serving

QUICK = Limits(connect=1.0, read=0.5, total=1.5, size=1 << 20)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def never() -> bool:
    return False


def outcomes(*requests: Request, limits: Limits = QUICK) -> Mapping[str, Outcome]:
    found = filter(None, Web(limits).outcomes(requests, never))
    return {request.url: outcome for request, outcome in found}


def outcome(url: str, limits: Limits = QUICK) -> Outcome:
    return outcomes(Request(url), limits=limits)[url]


def test_an_answer_says_where_it_came_from_and_what_it_is(server: Server) -> None:
    server.routes["/"] = Reply(b"<rss/>", headers={"ETag": '"7"', "Content-Type": "text/xml"})
    answer = outcome(server.url())
    assert isinstance(answer, Answer)
    assert (answer.status, answer.url, answer.body, answer.moved) == (200, server.url(), b"<rss/>", None)
    assert answer.headers["etag"] == '"7"'


def test_a_request_says_who_asks_and_what_it_has_already(server: Server) -> None:
    server.routes["/"] = Reply(status=304)
    answer = outcomes(Request(server.url(), '"7"', "Mon, 12 Jan 2026 00:00:00 GMT"))[server.url()]
    assert isinstance(answer, Answer)
    assert answer.status == 304
    ((_, headers),) = server.asked
    assert headers["user-agent"].startswith("gjnews/")
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"7"', "Mon, 12 Jan 2026 00:00:00 GMT")
    assert {"gzip", "br", "zstd"} <= set(headers["accept-encoding"].split(", "))


@pytest.mark.parametrize(
    ("name", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)]
)
def test_packed_answers_are_unpacked_and_bombs_are_not(server: Server, name: str, pack: object) -> None:
    assert callable(pack)
    server.routes["/"] = Reply(pack(b"<rss/>" * 50), headers={"Content-Encoding": name})
    server.routes["/bomb"] = Reply(pack(bytes(32 << 20)), headers={"Content-Encoding": name})
    server.routes["/cut"] = Reply(pack(b"<rss/>" * 50)[:-9], headers={"Content-Encoding": name})
    answer = outcome(server.url())
    assert isinstance(answer, Answer)
    assert answer.body == b"<rss/>" * 50
    assert outcome(server.url("/bomb")) == Failure(State.LARGE, "1")
    assert outcome(server.url("/cut")) == Failure(State.BROKEN, name)


@pytest.mark.parametrize(
    ("route", "state", "detail"),
    [
        (loopback.hang, State.TIMEOUT, "0.5"),
        (loopback.drip, State.TIMEOUT, "1.5"),
        (loopback.half(b"<rss>" * 500), State.CUT, ""),
        (loopback.half(b"<rss>" * 500, loopback.hang), State.TIMEOUT, "0.5"),
        (loopback.nonsense, State.CUT, ""),
        (loopback.endless(100 << 20), State.LARGE, "1"),
        (Reply(b"", length=100 << 20), State.LARGE, "1"),
        (Reply(b"<rss/>", length=600), State.CUT, ""),
    ],
    ids=["hang", "drip", "half", "half and hang", "nonsense", "100 MB", "100 MB announced", "longer than it is"],
)
def test_whatever_a_server_does_is_told(server: Server, route: loopback.Route, state: State, detail: str) -> None:
    server.routes["/"] = route
    assert outcome(server.url()) == Failure(state, detail)


def test_nobody_there_and_no_such_name_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcome(f"http://127.0.0.1:{closed_port()}/") == Failure(State.CONNECT, "127.0.0.1")
    real = socket.getaddrinfo

    def resolve(host: str | bytes | None, *details: object, **more: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name == "no.example":
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        if name == "off.example":
            raise socket.gaierror(socket.EAI_AGAIN, "no network")
        return real(host, *details, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert outcome("http://no.example/") == Failure(State.HOST, "no.example")
    assert outcome("http://off.example/") == Failure(State.OFFLINE)


def test_a_certificate_that_nobody_vouches_for_is_refused_and_one_of_the_environment_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with serving(context=context) as server:
        server.routes["/"] = Reply(b"<rss/>")
        failure = outcome(server.url())
        assert isinstance(failure, Failure)
        assert failure.state is State.TLS
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert isinstance(outcome(server.url()), Answer)


@pytest.mark.parametrize(
    ("name", "until", "number"),
    [("127.0.0.1", datetime(2020, 1, 1), 10), ("127.0.0.9", None, 64), ("127.0.0.1", None, 0)],
    ids=["too old", "of another site", "good"],
)
def test_what_is_wrong_with_a_certificate_is_told_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, until: datetime | None, number: int
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_after=until).configure_cert(context)
    with serving(context=context) as server:
        server.routes["/"] = Reply(b"<rss/>")
        found = outcome(server.url())
    assert found == Failure(State.TLS, f"127.0.0.1 {number}") if number else isinstance(found, Answer)


def test_a_proxy_that_cannot_be_reached_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    for scheme in ("http", "https"):
        monkeypatch.setenv(f"{scheme}_proxy", f"http://127.0.0.1:{closed_port()}")
        assert outcome(f"{scheme}://news.example/") == Failure(State.PROXY, "news.example")


def test_redirects_are_followed_and_only_permanent_ones_are_remembered(server: Server) -> None:
    server.routes |= {
        "/for-good": loopback.redirect("/there", 301),
        "/there": loopback.redirect(server.url("/end"), 308),
        "/for-now": loopback.redirect("/for-good", 302),
        "/half": loopback.redirect("/for-now", 301),
        "/end": Reply(b"<rss/>"),
    }
    found = {path: outcome(server.url(path)) for path in ("/for-good", "/for-now", "/half")}
    assert all(isinstance(each, Answer) and each.url == server.url("/end") for each in found.values())
    moved = {path: each.moved for path, each in found.items() if isinstance(each, Answer)}
    assert moved == {"/for-good": server.url("/end"), "/for-now": None, "/half": server.url("/for-now")}


def test_redirects_in_circles_and_out_of_the_web_are_stopped(server: Server) -> None:
    server.routes |= {
        "/a": loopback.redirect("/b"),
        "/b": loopback.redirect("/a"),
        "/file": loopback.redirect("file:///etc/passwd"),
        "/script": loopback.redirect("javascript:alert(1)"),
        "/inside": loopback.redirect("http://169.254.169.254/latest"),
    }
    assert outcome(server.url("/a")) == Failure(State.REDIRECTS, server.url("/b"))
    assert outcome(server.url("/file")) == Failure(State.SCHEME, "file:///etc/passwd")
    assert outcome(server.url("/script")) == Failure(State.SCHEME, "javascript:alert(1)")
    assert outcome(server.url("/inside")) == Failure(State.PRIVATE, "http://169.254.169.254/latest")


@pytest.mark.parametrize(
    ("url", "named", "state"),
    [
        ("http://127.0.0.1/", "https://news.example/", State.PRIVATE),
        ("http://[::1]/", "https://news.example/", State.PRIVATE),
        ("http://localhost/", "http://127.0.0.1/", State.PRIVATE),
        ("file:///etc/passwd", "file:///etc/passwd", State.SCHEME),
        ("http://127.0.0.1:80/", "http://127.0.0.1:8000/", None),
        ("https://other.example/", "https://news.example/", None),
        ("https://news.example/", "http://127.0.0.1/", None),
    ],
)
def test_what_leads_into_the_own_network_is_stopped_unless_the_person_named_it(
    url: str, named: str, state: State | None
) -> None:
    refused = refusal(url, named, Limits())
    assert (refused and refused.state) == state
    assert state is not State.PRIVATE or refusal(url, named, Limits(private=True)) is None


def test_a_public_name_that_leads_to_a_private_address_is_stopped_before_a_word_is_said(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it does when the name is given another address between two questions (DNS rebinding)."""
    server.routes["/"] = Reply(b"<rss/>")
    real = socket.getaddrinfo

    def resolve(host: object, port: object, *details: object, **more: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        return real("127.0.0.1" if name == "news.example" else host, port, *details, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    url = server.url(host="news.example")
    assert outcome(url) == Failure(State.PRIVATE, "news.example → 127.0.0.1")
    assert server.asked == []
    allowed = Limits(connect=1.0, read=0.5, total=1.5, private=True)
    assert isinstance(outcome(url, allowed), Answer)


def test_a_server_is_asked_two_things_at_a_time_and_all_of_them_sixteen(server: Server) -> None:
    for n in range(8):
        server.routes[f"/{n}"] = Reply(b"<rss/>", delay=0.1)
    assert len(outcomes(*(Request(server.url(f"/{n}")) for n in range(8)))) == 8
    assert server.most_at_once == 2
    many = [Request(server.url(f"/{n % 8}", f"127.0.0.{n + 2}")) for n in range(32)]
    with serving("0.0.0.0") as everywhere:
        everywhere.routes = server.routes
        port = everywhere.server_address[1]
        asked = [Request(f"http://127.0.0.{n + 2}:{port}/{n % 8}") for n in range(len(many))]
        assert len(outcomes(*asked)) == 32
        assert 2 < everywhere.most_at_once <= 16


def test_who_stops_need_not_wait_for_servers_that_hang(server: Server) -> None:
    server.routes["/"] = loopback.hang
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    patient = Limits(connect=60, read=60, total=60)
    began = time.monotonic()
    assert list(filter(None, Web(patient).outcomes([Request(server.url())], stop.is_set))) == []
    assert time.monotonic() - began < 30, "it waited for the server"


def test_an_address_that_is_none_is_told() -> None:
    assert outcome("http://[::1/") == Failure(State.SCHEME, "http://[::1/")
    assert outcome("http://news..example/").state in (State.HOST, State.SCHEME, State.CUT, State.OFFLINE)  # type: ignore[union-attr]
