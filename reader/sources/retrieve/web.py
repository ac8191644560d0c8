"""Asking the web, many servers at once and each of them gently. The only module that touches the network."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import queue
import socket
import ssl
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.request import getproxies, proxy_bypass

import httpx

from reader import __version__
from reader.sources.addresses import host_and_port, ip, is_private_ip, is_private_name, is_web, joined
from reader.sources.asking import Answer, Failure, Outcome, Request, State
from reader.sources.retrieve.unpacking import ENCODINGS, BrokenError, TooLargeError, unpack

USER_AGENT = f"gjnews/{__version__} (news reader in a terminal; one person's subscriptions)"
ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)
TICK = 0.1
"""Seconds after which somebody who waits for answers is told that there is none yet."""
AHEAD = 4
"""Answers that wait to be taken before servers are asked no further: they are held in memory."""
_LOCATION = "x-gjnews-location"
_PERMANENT, _PASSING = (301, 308), (302, 303, 307)
_NO_NETWORK = frozenset((errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL))


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how much and how many at once; seconds and bytes."""

    connect: float = 10.0
    read: float = 15.0
    total: float = 60.0
    size: int = 20 << 20
    per_host: int = 2
    in_all: int = 16
    redirects: int = 8
    private: bool = False
    """Whether redirects and names of public servers may lead to private addresses."""


class Retriever(Protocol):
    """What asks servers: `Web`, or in tests a table of answers."""

    def outcomes(
        self, requests: Sequence[Request], stopping: Callable[[], bool]
    ) -> Iterator[tuple[Request, Outcome] | None]:
        """Each request with what came of it, as they come; None now and then while nothing does.

        Ends early where `stopping` says so.
        """


class Web:
    """The web, by httpx, with the proxies and certificates that the environment names."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()

    def outcomes(
        self, requests: Sequence[Request], stopping: Callable[[], bool]
    ) -> Iterator[tuple[Request, Outcome] | None]:
        """See `Retriever`."""
        crowd = _Crowd(self._limits, requests)
        left = len(requests)
        try:
            while left and not stopping():
                found = crowd.next()
                left -= found is not None
                yield found
        finally:
            crowd.stop()


class _Crowd:
    """All requests at once, on a loop in a thread of its own."""

    def __init__(self, limits: Limits, requests: Sequence[Request]) -> None:
        self._limits = limits
        self._found = queue.Queue[tuple[Request, Outcome]](AHEAD)
        self._loop = asyncio.new_event_loop()
        self._all = self._loop.create_task(self._ask_all(requests))
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)
        self._thread.start()

    def next(self) -> tuple[Request, Outcome] | None:
        """What came of one of them; None after a while in which nothing came."""
        try:
            return self._found.get(timeout=TICK)
        except queue.Empty:
            if not self._thread.is_alive() and self._found.empty():
                self._all.result()  # raises what ended it
            return None

    def stop(self) -> None:
        """Ask no further; what is still under way is given up."""
        with contextlib.suppress(RuntimeError):  # it has ended
            self._loop.call_soon_threadsafe(self._all.cancel)
        while self._thread.is_alive():
            with contextlib.suppress(queue.Empty):
                self._found.get_nowait()
            self._thread.join(TICK)

    def _run(self) -> None:
        try:
            with contextlib.suppress(asyncio.CancelledError):
                self._loop.run_until_complete(self._all)
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            self._loop.close()

    async def _ask_all(self, requests: Sequence[Request]) -> None:
        limits = self._limits
        timeout = httpx.Timeout(limits.read, connect=limits.connect, pool=None)
        pool = httpx.Limits(max_connections=limits.in_all, max_keepalive_connections=limits.in_all)
        headers = {"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": ENCODINGS}
        hooks = {"response": [_set_location_aside]}
        async with httpx.AsyncClient(timeout=timeout, limits=pool, headers=headers, event_hooks=hooks) as client:
            visitor = _Visitor(client, limits)
            await asyncio.gather(*(self._ask(visitor, request) for request in requests))

    async def _ask(self, visitor: _Visitor, request: Request) -> None:
        outcome = await visitor.visit(request)
        while True:
            try:
                self._found.put_nowait((request, outcome))
            except queue.Full:
                await asyncio.sleep(TICK / 2)
            else:
                return


async def _set_location_aside(response: httpx.Response) -> None:
    """From httpx, which makes a request of it even where it is not to follow, and stumbles over odd ones."""
    if location := response.headers.pop("location", ""):
        response.headers[_LOCATION] = location


class _Visitor:
    """Asks one after the other of the servers that a request leads to."""

    def __init__(self, client: httpx.AsyncClient, limits: Limits) -> None:
        self._client = client
        self._limits = limits
        self._in_all = asyncio.Semaphore(limits.in_all)
        self._at_host = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(limits.per_host))

    async def visit(self, request: Request) -> Outcome:
        """What came of `request`; whatever a server does is an outcome."""
        try:
            return await self._follow(request)
        except _UnusableError as refused:
            return refused.failure
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            return failure(error, request.url, self._limits)

    async def _follow(self, request: Request) -> Outcome:
        url, moved, permanent = request.url, None, True
        for _ in range(self._limits.redirects + 1):
            answer = await self._turn(url, request)
            location = answer.headers.get(_LOCATION)
            if answer.status not in (*_PERMANENT, *_PASSING) or not location:
                return Answer(answer.status, url, answer.headers, answer.body, moved)
            url = joined(url, location) or location
            permanent = permanent and answer.status in _PERMANENT
            moved = url if permanent else moved
        return Failure(State.REDIRECTS, url)

    async def _turn(self, url: str, request: Request) -> Answer:
        """One question to one server, when it is its turn."""
        refused = refusal(url, request.url, self._limits)
        if refused is not None:
            raise _UnusableError(refused)
        async with self._at_host[host_and_port(url)], self._in_all:
            try:
                async with asyncio.timeout(self._limits.total):
                    return await self._answer(url, request)
            except TimeoutError as error:
                raise _UnusableError(Failure(State.TIMEOUT, f"{self._limits.total:g}")) from error

    async def _answer(self, url: str, request: Request) -> Answer:
        wanted = {"If-None-Match": request.etag, "If-Modified-Since": request.modified}
        headers = {name: value for name, value in wanted.items() if value}
        guard = _Guard(url, self._limits)
        async with self._client.stream("GET", url, headers=headers, extensions={"trace": guard.see}) as response:
            told = {name.lower(): value for name, value in response.headers.items()}
            body = await self._body(response, told) if response.status_code < 300 else b""
            return Answer(response.status_code, url, told, body)

    async def _body(self, response: httpx.Response, headers: Mapping[str, str]) -> bytes:
        limit = self._limits.size
        large = _UnusableError(Failure(State.LARGE, str(limit >> 20)))
        length = headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length[:20]) > limit:
            raise large
        body = bytearray()
        async for piece in response.aiter_raw():
            body += piece
            if len(body) > limit:
                raise large
        try:
            return unpack(bytes(body), headers.get("content-encoding", ""), limit)
        except TooLargeError as error:
            raise large from error
        except BrokenError as error:
            raise _UnusableError(Failure(State.BROKEN, str(error))) from error


class _Guard:
    """Looks at where a connection really went, before a word is said: a name may resolve to any address at any time."""

    def __init__(self, url: str, limits: Limits) -> None:
        host = host_and_port(url).rpartition(":")[0]
        self._host = host
        self._trusted = limits.private or is_private_name(host) or is_proxied(url, host)

    async def see(self, event: str, told: Mapping[str, Any]) -> None:
        """Called by httpx for whatever happens below it."""
        if self._trusted or event != "connection.connect_tcp.complete":
            return
        stream = told["return_value"]
        address = ip(str((stream.get_extra_info("server_addr") or ("",))[0]))
        if address is not None and is_private_ip(address):
            await stream.aclose()
            raise _UnusableError(Failure(State.PRIVATE, f"{self._host} → {address}"))


class _UnusableError(Exception):
    """What was found so far cannot be used."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.detail)
        self.failure = failure


def refusal(url: str, named: str, limits: Limits) -> Failure | None:
    """Why `url` is not asked when the person named `named`; None where it is.

    What leads from the web to a private address is stopped; an address that the person named is their own business.
    """
    if not is_web(url):
        return Failure(State.SCHEME, url)
    host = host_and_port(url).rpartition(":")[0]
    if limits.private or not is_private_name(host) or host == host_and_port(named).rpartition(":")[0]:
        return None
    return Failure(State.PRIVATE, url)


def is_proxied(url: str, host: str) -> bool:
    """Whether a proxy of the environment is asked instead, which resolves names by itself."""
    proxies = getproxies()
    return bool(proxies.get(url.partition(":")[0].lower()) or proxies.get("all")) and not proxy_bypass(host)


def failure(error: Exception, url: str, limits: Limits) -> Failure:
    """What an error of the network means."""
    host = host_and_port(url).rpartition(":")[0]
    if isinstance(error, httpx.TimeoutException):
        seconds = limits.connect if isinstance(error, httpx.ConnectTimeout) else limits.read
        return Failure(State.TIMEOUT, f"{seconds:g}")
    for cause in causes(error):
        if isinstance(cause, ssl.SSLError):
            return Failure(State.TLS, f"{host} {getattr(cause, 'verify_code', '') or f'({cause.reason or cause})'}")
        if isinstance(cause, socket.gaierror):
            return Failure(State.OFFLINE) if cause.errno == socket.EAI_AGAIN else Failure(State.HOST, host)
        if isinstance(cause, OSError) and cause.errno in _NO_NETWORK:
            return Failure(State.OFFLINE)
    if isinstance(error, (httpx.ConnectError, httpx.ProxyError, ConnectionRefusedError)):
        is_by_proxy = isinstance(error, httpx.ProxyError) or is_proxied(url, host)
        return Failure(State.PROXY if is_by_proxy else State.CONNECT, host)
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
        return Failure(State.SCHEME, url)
    return Failure(State.CUT)


def causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and all that led to it."""
    waiting, met = [error], set[int]()
    while waiting:
        each = waiting.pop(0)
        if id(each) in met:
            continue
        met.add(id(each))
        yield each
        waiting += [cause for cause in (each.__cause__, each.__context__) if cause is not None]
        waiting += getattr(each, "exceptions", ())
