"""A real server on the loopback interface that misbehaves as it is told to."""

from __future__ import annotations

import contextlib
import random
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """A plain answer."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    """What ``Content-Length`` claims; None: the truth, below zero: nothing."""
    delay: float = 0.0


Route = Reply | Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """Paths and what is answered there; counts what is asked, and how many ask at once."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> None:
        super().__init__((host, 0), Handler)
        self.scheme = "http"
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_side=True)
            self.scheme = "https"
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.at_once: Counter[str] = Counter()
        self.most_at_once = 0
        self.closing = threading.Event()
        self._lock = threading.Lock()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"{self.scheme}://{host}:{self.server_address[1]}{path}"

    @contextlib.contextmanager
    def counted(self) -> Iterator[None]:
        """One more is being answered."""
        with self._lock:
            self.at_once["all"] += 1
            self.most_at_once = max(self.most_at_once, self.at_once["all"])
        try:
            yield
        finally:
            with self._lock:
                self.at_once["all"] -= 1

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that leave early are what many tests are about."""


class Handler(BaseHTTPRequestHandler):
    """Answers by the routes of its server."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        with self.server.counted():
            route = self.server.routes.get(self.path, Reply(b"", 404))
            if isinstance(route, Reply):
                self.reply(route)
            else:
                route(self)

    def reply(self, reply: Reply) -> None:
        """An answer as `reply` says."""
        time.sleep(reply.delay)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        length = len(reply.body) if reply.length is None else reply.length
        if length >= 0 and reply.status != 304:
            self.send_header("Content-Length", str(length))
        if length != len(reply.body):
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: tests look at `asked`."""


@contextlib.contextmanager
def serving(host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server for the time of a block."""
    server = Server(host, context)
    thread = threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def hang(handler: Handler) -> None:
    """Says nothing at all."""
    handler.close_connection = True
    handler.server.closing.wait(60)


def half(body: bytes, then: Callable[[Handler], None] | None = None) -> Callable[[Handler], None]:
    """Promises all of `body`, sends half of it, and hangs up (or goes on with `then`)."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])
        handler.wfile.flush()
        if then is not None:
            then(handler)
        handler.close_connection = True

    return answer


def drip(handler: Handler) -> None:
    """A byte now and then, for ever: no read ever takes long."""
    handler.send_response(200)
    handler.end_headers()
    handler.close_connection = True
    with contextlib.suppress(OSError):
        while not handler.server.closing.wait(0.02):
            handler.wfile.write(b" ")
            handler.wfile.flush()


def endless(size: int) -> Callable[[Handler], None]:
    """`size` bytes without saying so beforehand."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/rss+xml")
        handler.end_headers()
        handler.close_connection = True
        with contextlib.suppress(OSError):
            for _ in range(size >> 16):
                handler.wfile.write(b" " * (1 << 16))

    return answer


def nonsense(handler: Handler) -> None:
    """No HTTP."""
    handler.wfile.write(b"\x00\xff what?\r\n\r\n")
    handler.close_connection = True


def redirect(to: str, status: int = 302) -> Reply:
    """To another address."""
    return Reply(b"", status, {"Location": to})


def closed_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def feed(name: str, count: int, first: int = 0, text: str = "", length: int = 20) -> bytes:
    """An RSS feed of `count` invented articles of an outlet called `name`, of about `length` words, no two alike."""
    items = "".join(
        f"<item><title>{name} 서구, {_words(name, n, 2)} 마을 잔치</title><link>https://news.example/{name}/{n}</link>"
        f"<guid>{name}-{n}</guid><pubDate>Wed, {14 + n % 10} Jan 2026 {9 + n % 8:02}:00:00 +0900</pubDate>"
        f"<description>광주 서구는 {_words(name, n, 3)} 마을 잔치를 서구청 광장에서 열었다고 밝혔다. "
        f"{_words(name, n, length)} {text}</description></item>"
        for n in range(first, first + count)
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{name}</title>'
    return f"{head}{items}</channel></rss>".encode()


def _words(name: str, n: int, count: int) -> str:
    """Words that no other article has."""
    chance = random.Random(f"{name} {n} {count}")
    return " ".join("".join(chr(0xAC00 + chance.randrange(11_172)) for _ in range(3)) for _ in range(count))
