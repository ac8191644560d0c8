"""Fetching feeds: all are asked at once, and taken in one after the other as they answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reader.archive.articles import Archive
from reader.fetching.pages import complete_all, wanted_pages
from reader.fetching.taking import Taken, Wanted, take
from reader.ingest import Destination
from reader.intake import ImportCounts
from reader.model import kst_day
from reader.sources import asking
from reader.sources.addresses import host_of
from reader.sources.asking import HEALTHY, FetchProgress, Memory, Request, State
from reader.sources.retrieve.web import Retriever


class Fetching:
    """One fetch of some feeds, for the one writer of an archive."""

    def __init__(
        self,
        archive: Archive,
        retriever: Retriever,
        pausing: Callable[[], bool],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`pausing` is asked all the time, gives way where somebody waits, and says whether to stop."""
        self._archive = archive
        self._retriever = retriever
        self._pausing = pausing
        self._clock = clock

    def run(self, wanted: Sequence[Wanted], destination: Destination) -> Iterator[FetchProgress]:
        """Fetches the feeds of `wanted`; yields at the beginning, after each feed when it is archived, and at the end.

        Ends early, without the last one, where `pausing` says so; a feed that was not taken whole is read again.
        """
        feeds, memories = {each.url: each for each in wanted}, dict(self._archive.feeds.all())
        known = {url: memories.get(url, Memory(url)) for url in feeds}
        since, told = self._archive.seq(), FetchProgress("", "", State.OK, "", ImportCounts(), 0, len(feeds))
        yield told
        all_counts, worst = ImportCounts(), State.OK
        for url, taken in self._taken(feeds, known, destination):
            healthy = taken.memory.state in HEALTHY
            worst = worst if healthy else taken.memory.state
            all_counts += taken.counts
            told = FetchProgress(
                url,
                feeds[url].name or taken.memory.title or host_of(url),
                taken.memory.state,
                taken.memory.detail,
                taken.counts,
                told.done + 1,
                told.total,
                told.failed + (not healthy),
            )
            yield told
        if told.done < told.total:
            return
        complete_all(
            self._archive, self._retriever, wanted_pages(self._archive, since, feeds), self._clock, self._pausing
        )
        if not self._pausing():
            yield replace(told, url="", name="", state=worst, detail="", counts=all_counts, finished=True)

    def _taken(
        self, feeds: dict[str, Wanted], known: dict[str, Memory], destination: Destination
    ) -> Iterator[tuple[str, Taken]]:
        """Each feed with what became of it; those of pages that name another address are asked there."""
        requests = [asking.request(memory) for memory in known.values()]
        while requests:
            others: list[Request] = []
            for request, outcome in filter(None, self._retriever.outcomes(requests, self._pausing)):
                url, before = request.about, known[request.about]
                taken = take(destination, feeds[url], before, outcome, self._clock(), self._pausing)
                if taken is None:
                    return
                if taken.elsewhere is not None and request.url != before.moved:
                    known[url] = replace(before, moved=taken.elsewhere, etag=None, modified=None)
                    others.append(asking.request(known[url]))
                    continue
                self._keep(before, taken)
                yield url, taken
            requests = others

    def _keep(self, before: Memory, taken: Taken) -> None:
        self._archive.feeds.keep(taken.memory)
        if taken.memory.state is State.OK:
            # The first answer brings what had gathered: it says nothing about a day.
            new = taken.counts.new if before.succeeded else 0
            self._archive.feeds.count_new(before.url, kst_day(self._clock()), new)
