"""One answer of a feed's server, taken into the archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from reader import ingest
from reader.archive.articles import Archive
from reader.archive.values import Prepared
from reader.errors import UnreadableError
from reader.intake import ImportCounts, Problem, RawArticle
from reader.model import Place
from reader.sources import asking
from reader.sources.asking import Answer, Failure, Memory, Outcome, State

if TYPE_CHECKING:
    from reader.sources.feed import Feed

_NOT_OURS = (Place.ELSEWHERE, Place.UNKNOWN)
_STUMBLES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an answer that nobody thought of may raise in what reads it."""
_ROOT = re.compile(rb"<(rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A subscription, as far as fetching it is concerned."""

    url: str
    name: str | None = None
    full_text: bool = False
    only_gwangju: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an answer."""

    memory: Memory
    counts: ImportCounts = field(default_factory=ImportCounts)
    elsewhere: str | None = None
    """The feed that a page names: it is to be asked instead."""


class OnlyGwangju:
    """A destination that keeps what the place tagger puts in Gwangju and lets the rest pass by."""

    def __init__(self, destination: ingest.Destination) -> None:
        self._destination = destination

    def add(self, batch: Sequence[Prepared], now: datetime | None = None) -> ImportCounts:
        """Archives those of `batch` that are of Gwangju."""
        return self._destination.add([each for each in batch if each.article.primary not in _NOT_OURS], now)


class NotRemoved:
    """A destination that leaves out what had its time, as long as a feed still holds it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def add(self, batch: Sequence[Prepared], now: datetime | None = None) -> ImportCounts:
        """Archives those of `batch` that were never removed."""
        removed = self._archive.retention.removed(key for each in batch for key in each.keys.all)
        kept = [each for each in batch if removed.isdisjoint(each.keys.all)] if removed else batch
        return self._archive.add(kept, now)


def take(
    destination: ingest.Destination,
    wanted: Wanted,
    memory: Memory,
    outcome: Outcome,
    now: datetime,
    pausing: Callable[[], bool],
) -> Taken | None:
    """Archives what is new in `outcome`; None where `pausing` said to stop before all of it was."""
    seconds = int(now.timestamp())
    if isinstance(outcome, Failure):
        return Taken(asking.failed(memory, outcome, seconds))
    if (refused := asking.meaning(outcome)) is not None:
        return Taken(asking.failed(memory, refused, seconds, outcome.headers))
    if outcome.status == 304 and not memory.succeeded:
        return Taken(asking.failed(memory, Failure(State.STATUS, "304"), seconds))
    if outcome.status == 304 or asking.fingerprint(outcome.body) == memory.body:
        return Taken(asking.unchanged(memory, outcome, seconds))
    feed = read(outcome)
    if isinstance(feed, Failure):
        return Taken(asking.failed(memory, feed, seconds), elsewhere=elsewhere(outcome))
    counts = _archive(OnlyGwangju(destination) if wanted.only_gwangju else destination, memory.url, feed, now, pausing)
    if counts is None:
        return None
    if not is_whole(outcome.body):
        return Taken(asking.failed(memory, Failure(State.CUT), seconds), counts)
    return Taken(asking.read(memory, outcome, seconds, feed.title or None, feed.link), counts)


def read(answer: Answer) -> Feed | Failure:
    """The feed in an answer, or why there is none."""
    from reader.sources.feed import parse

    if not answer.body.strip():
        return Failure(State.CUT)
    try:
        return parse(answer.body, answer.url, answer.headers.get("content-type"))
    except UnreadableError:
        return Failure(State.NO_FEED, answer.url)
    except _STUMBLES as error:
        return Failure(State.STUMBLE, type(error).__name__)


def elsewhere(answer: Answer) -> str | None:
    """The feed that the page in an answer names; None where it is none, or names none."""
    return next(iter(candidates(answer)), None)


def candidates(answer: Answer) -> list[str]:
    """All feeds that it names."""
    from reader.sources import discovery

    if not discovery.is_page(answer.body):
        return []
    return discovery.feeds_of(answer.body, answer.url, answer.headers.get("content-type"))


def is_whole(body: bytes) -> bool:
    """Whether a feed reaches its end; what has no end that could be missed counts as whole."""
    root = _ROOT.search(body[: 1 << 14])
    return root is None or b"</" + root[1].lower() in body[-(1 << 12) :].lower()


def _archive(
    destination: ingest.Destination, source: str, feed: Feed, now: datetime, pausing: Callable[[], bool]
) -> ImportCounts | None:
    """The articles are remembered under the address that was subscribed to, wherever it leads by now."""
    counts = ImportCounts()
    for progress in ingest.run(destination, [ingest.Stream(source, _renamed(feed.entries, source))], now):
        counts = progress.counts
        if not progress.done and pausing():
            return None
    return counts


def _renamed(entries: Sequence[RawArticle | Problem], source: str) -> Iterator[RawArticle | Problem]:
    for entry in entries:
        if isinstance(entry, Problem):
            yield replace(entry, source=source)
        else:
            yield replace(entry, source=source, page=source)
