"""What to ask of a feed's server, what its answer means, and when to ask again: decisions, without any I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import UTC, datetime
from enum import StrEnum
from zlib import crc32

from reader.frozen import frozen
from reader.intake import ImportCounts

DAY = 86_400
LONGEST_WAIT = 7 * DAY
"""Servers that wish to be left alone for longer are asked after this."""
MOST_DOUBLINGS = 6
JITTER = 0.1
"""Part of an interval by which feeds drift apart, so that fifty of them do not all ask at once."""


class State(StrEnum):
    """How the latest attempt at a feed ended; the words of each stand under ``feed.state.<value>``."""

    NEVER = "never"
    OK = "ok"
    UNCHANGED = "unchanged"
    GONE = "gone"
    MISSING = "missing"
    FORBIDDEN = "forbidden"
    BUSY = "busy"
    SERVER = "server"
    STATUS = "status"
    OFFLINE = "offline"
    HOST = "host"
    CONNECT = "connect"
    PROXY = "proxy"
    TIMEOUT = "timeout"
    TLS = "tls"
    CUT = "cut"
    LARGE = "large"
    BROKEN = "broken"
    REDIRECTS = "redirects"
    PRIVATE = "private"
    SCHEME = "scheme"
    NO_FEED = "no_feed"
    STUMBLE = "stumble"


HEALTHY = frozenset((State.OK, State.UNCHANGED))
PASSING = frozenset(
    (
        *(State.BUSY, State.SERVER, State.OFFLINE, State.HOST, State.CONNECT),
        *(State.PROXY, State.TIMEOUT, State.CUT, State.TLS),
    )
)
"""Failures that may be over tomorrow, so that what cannot be reached can be subscribed to nevertheless."""
_BY_STATUS = {
    304: State.UNCHANGED,
    401: State.FORBIDDEN,
    402: State.FORBIDDEN,
    403: State.FORBIDDEN,
    404: State.MISSING,
    407: State.PROXY,
    408: State.BUSY,
    410: State.GONE,
    425: State.BUSY,
    429: State.BUSY,
    451: State.FORBIDDEN,
    503: State.BUSY,
}
_NOT_THERE = frozenset((State.MISSING, State.GONE, State.HOST, State.NO_FEED))


@frozen
class Memory:
    """What is remembered of a feed from one time to the next; moments are UTC seconds, 0 for never."""

    url: str
    """As subscribed."""
    title: str | None = None
    """What the feed calls itself."""
    site: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None
    """Where it is asked instead, for good: a permanent redirect, or the feed of the page that was subscribed to."""
    tried: int = 0
    succeeded: int = 0
    state: State = State.NEVER
    detail: str = ""
    """What belongs to the state: a status, a host, an address; of TLS the host and OpenSSL's number."""
    failures: int = 0
    """Attempts that failed since the last success."""
    wait_until: int = 0
    """The server wished not to be asked before."""
    gone: bool = False
    """The server said that the feed will not come back (410)."""
    body: int | None = None
    """Hash of the last answer that was read whole."""


@frozen
class Request:
    """One thing to ask for."""

    url: str
    etag: str | None = None
    modified: str | None = None
    about: str = ""
    """The subscription it is for, by its URL."""


@frozen
class Answer:
    """What a server said."""

    status: int
    url: str
    """Where it was said, after all redirects."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""
    """Unpacked, and whole."""
    moved: str | None = None
    """Where permanent redirects, and none but those, led from the URL that was asked for."""


@frozen
class Failure:
    """No answer, or none that could be used."""

    state: State
    detail: str = ""


Outcome = Answer | Failure


@frozen
class FetchProgress:
    """What became of one feed; of all of them where `finished`."""

    url: str
    """As subscribed; empty where `finished`."""
    name: str
    state: State
    """Where `finished` that of the last failure, OK where there was none."""
    detail: str
    counts: ImportCounts
    done: int
    """Feeds that are done."""
    total: int
    failed: int = 0
    """Feeds that failed so far."""
    finished: bool = False


def request(memory: Memory) -> Request:
    """How to ask for a feed, so that an answer we have already is not sent again."""
    return Request(memory.moved or memory.url, memory.etag, memory.modified, memory.url)


def is_due(memory: Memory, interval: int, now: int) -> bool:
    """Whether a feed is to be asked by itself, where each is asked every `interval` seconds."""
    return not memory.gone and now >= next_try(memory, interval)


def next_try(memory: Memory, interval: int) -> int:
    """When to ask next: later after each failure, not before the server wishes, and not all feeds at one moment."""
    if not memory.tried:
        return 0
    wait = min(interval << min(memory.failures, MOST_DOUBLINGS), max(DAY, interval))
    chance = crc32(f"{memory.url} {memory.tried}".encode("utf-8", "replace")) / 2**32
    return max(memory.tried + int(wait * (1 + JITTER * (2 * chance - 1))), memory.wait_until)


def meaning(answer: Answer) -> Failure | None:
    """Why `answer` brings nothing new to read; None where it does (or where nothing has changed)."""
    if answer.status in (200, 203, 226, 304):
        return None
    state = _BY_STATUS.get(answer.status, State.SERVER if answer.status >= 500 else State.STATUS)
    return Failure(state, str(answer.status))


def unchanged(memory: Memory, answer: Answer, now: int) -> Memory:
    """After the server, or the answer itself, said that there is nothing new."""
    return replace(
        _succeeded(memory, answer, now),
        state=State.UNCHANGED,
        etag=answer.headers.get("etag") or memory.etag,
        modified=answer.headers.get("last-modified") or memory.modified,
    )


def read(memory: Memory, answer: Answer, now: int, title: str | None, site: str | None) -> Memory:
    """After all of `answer` was archived: only then is the server told that we have it."""
    return replace(
        _succeeded(memory, answer, now),
        state=State.OK,
        title=title or memory.title,
        site=site or memory.site,
        etag=answer.headers.get("etag"),
        modified=answer.headers.get("last-modified"),
        body=fingerprint(answer.body),
    )


def failed(memory: Memory, failure: Failure, now: int, headers: Mapping[str, str] | None = None) -> Memory:
    """After an attempt that brought nothing. A new address that is no good is forgotten for the old one."""
    wished = retry_after((headers or {}).get("retry-after"), now)
    forgotten = memory.moved is not None and failure.state in _NOT_THERE
    return replace(
        memory,
        tried=now,
        state=failure.state,
        detail=failure.detail,
        failures=memory.failures + 1,
        wait_until=wished,
        moved=None if forgotten else memory.moved,
        gone=failure.state is State.GONE and not forgotten,
    )


def retry_after(header: str | None, now: int) -> int:
    """The moment that a ``Retry-After`` (seconds, or a date) means; 0 where there is none."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return now + min(int(text[:12]), LONGEST_WAIT)
    moment = http_date(text)
    return 0 if moment is None or moment <= now else min(moment, now + LONGEST_WAIT)


def http_date(text: str) -> int | None:
    """UTC seconds of a date of HTTP."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def fingerprint(body: bytes) -> int:
    """Equal for the same answer; fits what SQLite keeps in eight bytes."""
    from hashlib import blake2b

    return int.from_bytes(blake2b(body, digest_size=8).digest(), "big", signed=True)


def moment(seconds: int) -> datetime | None:
    """UTC seconds as a moment, None for never."""
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _succeeded(memory: Memory, answer: Answer, now: int) -> Memory:
    return replace(
        memory,
        tried=now,
        succeeded=now,
        detail="",
        failures=0,
        wait_until=0,
        gone=False,
        moved=answer.moved or memory.moved,
    )
