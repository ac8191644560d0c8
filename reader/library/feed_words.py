"""Subscriptions and fetching, in the words of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from reader import config
from reader.archive.subscriptions import Subscription
from reader.i18n import t
from reader.library.feed_values import Feed
from reader.model import KST
from reader.sources.addresses import host_of
from reader.sources.asking import HEALTHY, FetchProgress, Memory, State, moment, next_try
from reader.text.printable import printable_line

LONGEST = 120
"""Characters of what a server says that a person is shown."""
EVERY = 30 * 60
"""Seconds between two times that a feed is asked, where none are set and it is to be said which are due."""


_CERTIFICATES = {
    **dict.fromkeys(("9",), "early"),
    **dict.fromkeys(("10",), "late"),
    **dict.fromkeys(("62", "64"), "other"),
    **dict.fromkeys(("18", "19", "20", "21"), "stranger"),
}
"""What is wrong with a certificate, by OpenSSL's number (X509_V_ERR_…): the words stand under ``feed.tls.…``."""


def words(state: State, detail: str) -> str:
    """How an attempt ended, in a line for the person."""
    detail = printable_line(detail)[:LONGEST]
    host, _, number = detail.rpartition(" ")
    if state is State.TLS and number in _CERTIFICATES:
        return t(f"feed.tls.{_CERTIFICATES[number]}", host=host)
    return t(f"feed.state.{state.value}", detail=detail)


def running(progress: FetchProgress) -> str:
    """How far a fetch is."""
    return t("fetch.run", a=progress.done, b=progress.total)


def summary(last: FetchProgress, before: datetime | None = None) -> str:
    """What a fetch came to, in a line; `before`: when something was last fetched."""
    new = last.counts.new + last.counts.changed
    if last.failed and last.failed == last.total and last.state is State.OFFLINE:
        return t("fetch.offline", t=f"{before.astimezone(KST):%m.%d %H:%M}" if before else t("fetch.never"))
    if last.failed:
        return t("fetch.part", n=new, m=last.failed)
    return t("fetch.new", n=new) if new else t("fetch.none", t=f"{datetime.now(KST):%H:%M}")


def as_feeds(
    wanted: Iterable[Subscription], known: Mapping[str, Memory], rates: Mapping[str, float], home: Path
) -> tuple[Feed, ...]:
    """Subscriptions of `home` with what is remembered of their feeds and how many articles a day each brings."""
    settings, _ = config.load(config.settings_of(home))
    every = settings.fetch_minutes * 60
    return tuple(as_feed(each, known.get(each.url, Memory(each.url)), rates.get(each.url), every) for each in wanted)


def as_feed(subscription: Subscription, memory: Memory, per_day: float | None, interval: int) -> Feed:
    """One of them; `interval`: seconds between two times that feeds are fetched unasked, 0 where they never are."""
    healthy = memory.state in HEALTHY
    return Feed(
        id=subscription.id,
        url=subscription.url,
        name=shown(subscription.name, memory),
        folder=subscription.folder,
        paused=subscription.paused,
        full_text=subscription.full_text,
        only_gwangju=subscription.only_gwangju,
        added=subscription.added,
        state=memory.state.value,
        words="" if healthy else words(memory.state, memory.detail),
        healthy=healthy,
        site=memory.site,
        moved=memory.moved,
        tried=moment(memory.tried),
        succeeded=moment(memory.succeeded),
        next_try=None if memory.gone else moment(next_try(memory, interval) if interval else memory.wait_until),
        failures=memory.failures,
        per_day=per_day,
    )


def shown(name: str | None, memory: Memory) -> str:
    """What a feed is called: by the person, else by itself, else by its host."""
    return name or printable_line(memory.title or "")[:LONGEST] or host_of(memory.url)
