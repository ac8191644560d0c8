"""Fetching into a home, as its one writer; looking at an address; completing one article."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader import grouping
from reader.archive.articles import Archive
from reader.archive.database import DamagedError
from reader.archive.marks import FILE_NAME as MARKS_NAME
from reader.archive.marks import Marks
from reader.archive.reunion import reunite
from reader.archive.subscriptions import Subscriptions
from reader.deciding import decide
from reader.fetching.feeds import Fetching
from reader.fetching.pages import complete
from reader.fetching.taking import NotRemoved, Wanted, candidates, read
from reader.indexing.process import Beside
from reader.intake import Problem
from reader.sources.asking import Answer, Failure, FetchProgress, Memory, Outcome, Request, State, is_due, meaning
from reader.sources.retrieve.web import Limits, Retriever, Web
from reader.turn import Turn, turn

SECONDS_OF_GROUPING = 3.0
"""What came in can be read before all of it stands under its story."""


def never() -> bool:
    """Nobody wants it to stop."""
    return False


def fetch(
    home: Path,
    urls: Sequence[str] | None = None,
    *,
    interval: int | None = None,
    waiting: Callable[[], None] | None = None,
    stopping: Callable[[], bool] = never,
    retriever: Retriever | None = None,
) -> Iterator[FetchProgress]:
    """Fetches the subscriptions to `urls`, else all that are not paused and whose servers may be asked now.

    With `interval` (seconds) only those that are due. `waiting` is called once where another writer is at work. When
    the last step is told, what came in can be searched; the rest of its stories is found, and an index for it written
    where one is due, after that. Raises DiskFullError and ArchiveError; what was told is kept then.
    """
    with Marks.open(home) as marks:
        subscribed = Subscriptions(marks).all()
    chosen = [each for each in subscribed if (each.url in urls if urls is not None else not each.paused)]
    wanted = [Wanted(each.url, each.name, each.full_text, each.only_gwangju) for each in chosen]
    with turn(home, waiting) as mine, Archive.open(home, writable=True) as archive, Beside(archive, home) as index:
        if urls is None:
            now = int(time.time())
            known = archive.feeds.all()
            wanted = [each for each in wanted if _may_be_asked(known.get(each.url, Memory(each.url)), interval, now)]
        came = 0
        fetching = Fetching(archive, retriever or web(home), lambda: _pause(mine, stopping))
        for progress in fetching.run(wanted, NotRemoved(archive)):
            if progress.finished:
                _reunite(home, archive)
                _group(home, archive, lambda: _pause(mine, stopping), SECONDS_OF_GROUPING)
            else:
                came += progress.counts.new + progress.counts.changed
                index.committed(came)
            yield progress
        if not stopping():
            _group(home, archive, lambda: _pause(mine, never))
            index.finish()


def look(url: str, retriever: Retriever) -> dict[str, Any]:
    """What is behind an address: its feed, or those that its page names, as `Subscribing.look` tells it."""
    outcome = _asked([Request(url)], retriever).get(url, Failure(State.CUT))
    if isinstance(outcome, Failure):
        return {"url": url, "state": outcome.state, "detail": outcome.detail}
    if (refused := meaning(outcome)) is not None:
        return {"url": url, "state": refused.state, "detail": refused.detail}
    feed = read(outcome)
    if not isinstance(feed, Failure):
        return {"url": url, "state": State.OK, "found": [_found(outcome.moved or url, outcome)]}
    links = candidates(outcome)
    answers = _asked([Request(link) for link in links], retriever)
    found = [_found(link, answer) for link in links if _is_feed(answer := answers.get(link))]
    state = State.OK if found else feed.state
    return {"url": outcome.moved or url, "state": state, "detail": feed.detail, "found": found}


def full_text(
    home: Path, article_id: str, retriever: Retriever, waiting: Callable[[], None] | None = None
) -> bool | Failure:
    """Fetches the page of an article and keeps its text as a version; False where it was kept before."""
    with Archive.open(home) as archive:
        url = archive.article(article_id).url or ""
    outcome = _asked([Request(url)], retriever).get(url, Failure(State.CUT))
    with turn(home, waiting) as mine, Archive.open(home, writable=True) as archive:
        done = complete(archive, article_id, outcome, datetime.now(UTC))
        if done is True:
            _group(home, archive, lambda: _pause(mine, never), SECONDS_OF_GROUPING)
        return done


def web(home: Path) -> Retriever:
    """The web, as the settings of `home` allow it."""
    from reader import config

    settings, _ = config.load(config.settings_of(home))
    return Web(Limits(private=settings.private_addresses))


def _may_be_asked(memory: Memory, interval: int | None, now: int) -> bool:
    """By a person who names no feed: all but those that are gone, or whose server wishes to be left alone."""
    return is_due(memory, interval, now) if interval is not None else not memory.gone and memory.wait_until <= now


def _pause(mine: Turn, stopping: Callable[[], bool]) -> bool:
    if not stopping() and mine.wanted():
        mine.give_way()
    return stopping()


def _reunite(home: Path, archive: Archive) -> None:
    """Joins the marks of articles that became one."""
    if (home / MARKS_NAME).exists():
        with suppress(DamagedError), Marks.open(home) as marks:  # the reader and the doctor name it
            reunite(archive, marks)


def _group(home: Path, archive: Archive, pausing: Callable[[], bool], seconds: float = float("inf")) -> None:
    """Finds the stories of what came in, as far as that takes no longer than `seconds`, and what the person decided."""
    until = time.monotonic() + seconds
    for _ in grouping.group(archive, lambda: pausing() or time.monotonic() > until):
        pass
    with suppress(DamagedError):
        decide(home, archive)


def _asked(requests: Sequence[Request], retriever: Retriever) -> dict[str, Outcome]:
    found = (each for each in retriever.outcomes(requests, never) if each is not None)
    return {request.url: outcome for request, outcome in found}


def _is_feed(outcome: Outcome | None) -> bool:
    return isinstance(outcome, Answer) and meaning(outcome) is None and not isinstance(read(outcome), Failure)


def _found(url: str, answer: Answer | Outcome | None) -> dict[str, Any]:
    assert isinstance(answer, Answer)
    feed = read(answer)
    assert not isinstance(feed, Failure)
    articles = sum(not isinstance(entry, Problem) for entry in feed.entries)
    return {"url": answer.moved or url, "title": feed.title, "articles": articles}
