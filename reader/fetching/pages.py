"""The whole texts of articles, from their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from reader import ingest
from reader.archive.articles import Archive
from reader.fetching.taking import Wanted
from reader.intake import Problem
from reader.sources import asking
from reader.sources.asking import Answer, Failure, Outcome, Request, State
from reader.sources.retrieve.web import Retriever

MOST = 60
"""Pages that are asked for after one fetch of a feed: what a feed holds, and not a whole site."""


def wanted_pages(archive: Archive, since: int, wanted: Mapping[str, Wanted]) -> list[Request]:
    """Pages to ask for: of what is new or changed after change `since`, in feeds that are read in full, and of
    articles whose whole text was fetched before."""
    rows = [(row.row, row.id) for row in archive.changes(since)]
    completed = archive.pages.completed(row for row, _ in rows)
    asked: dict[str, int] = {}
    requests = []
    for row, article_id in rows:
        article = archive.article(article_id)
        feed = wanted.get(article.source)
        if not article.url or not (row in completed or (feed is not None and feed.full_text)):
            continue
        asked[article.source] = asked.get(article.source, 0) + 1
        if asked[article.source] <= MOST:
            requests.append(Request(article.url, about=article_id))
    return requests


def complete(archive: Archive, article_id: str, outcome: Outcome, now: datetime) -> bool | Failure:
    """Keeps the text of the page in `outcome` as the article's current version; False where it is that already."""
    from reader.sources.page import read

    if isinstance(outcome, Failure):
        return outcome
    if (refused := asking.meaning(outcome)) is not None:
        return refused
    page = read(outcome.body, outcome.url, outcome.headers.get("content-type"))
    if isinstance(page, Problem):
        return Failure(State.NO_FEED, outcome.url)
    row = archive.row_of(article_id)
    printed = archive.pages.printed(row)
    whole = replace(printed, text=page.text, truncated=False, reporter=printed.reporter or page.reporter)
    made = next(iter(ingest.articles([whole], now)))
    if isinstance(made, Problem):
        return Failure(State.STUMBLE, made.reason)
    return archive.pages.complete(row, made, int(now.timestamp()))


def complete_all(
    archive: Archive,
    retriever: Retriever,
    requests: Sequence[Request],
    now: Callable[[], datetime],
    pausing: Callable[[], bool],
) -> int:
    """Fetches pages and keeps their texts; a page that fails leaves its article as the feed has it."""
    done = 0
    for found in retriever.outcomes(requests, pausing) if requests else ():
        if found is not None and isinstance(found[1], Answer):
            done += complete(archive, found[0].about, found[1], now()) is True
    return done
