"""How subscriptions are told, a line or two each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reader.i18n import t
from reader.library.feed_values import Feed
from reader.model import KST
from reader.ui.cells import cells, pad, safe, wrap

_NARROW = 70
"""Below so many cells the time of the next attempt gives way to the name."""
_LONG_NAME = 24
"""Cells of a name that are not given up for what else is set."""


def rows(feeds: Sequence[Feed], width: int, now: datetime) -> list[list[str]]:
    """The lines of each, in columns that are as wide as what stands in them."""
    narrow = width < _NARROW
    state = max((cells(health(feed, now, narrow=narrow)) for feed in feeds), default=0)
    per_day = max((cells(rate(feed)) for feed in feeds), default=0)
    return [_lines(feed, width, now, state, per_day) for feed in feeds]


def _lines(feed: Feed, width: int, now: datetime, state: int, per_day: int) -> list[str]:
    """Name, when it was last fetched, articles a day; below it, where it is not well, why not."""
    flags = "  ".join(
        t(key) for on, key in ((feed.only_gwangju, "feeds.only_gwangju"), (feed.full_text, "feeds.full_text")) if on
    )
    room = width - state - per_day - 4
    beside = room - cells(flags) - 2
    has_room = bool(flags) and beside >= min(cells(safe(feed.name)), _LONG_NAME)
    front = f"{pad(safe(feed.name), beside)}  {flags}" if has_room else pad(safe(feed.name), room)
    how = health(feed, now, narrow=width < _NARROW)
    first = f"{pad(front, room)}  {pad(how, state)}  {pad(rate(feed), per_day, right=True)}"
    why = safe(feed.words) if not feed.paused and feed.state != "never" else ""
    return [pad(first, width), *(f"  {why[start:end]}" for start, end in wrap(why, width - 2) if why)]


def health(feed: Feed, now: datetime, *, narrow: bool = False) -> str:
    """How it is, in a word or two."""
    if feed.paused:
        return t("feeds.paused")
    if feed.tried is None:
        return t("feeds.never")
    if feed.healthy:
        return t("feeds.at", t=clock(feed.succeeded or feed.tried, now))
    if feed.next_try is None or feed.next_try <= now or narrow:
        return t("feeds.failed", n=feed.failures)
    return t("feeds.failed_next", n=feed.failures, t=clock(feed.next_try, now))


def rate(feed: Feed) -> str:
    """Articles a day; - where it is too early to tell."""
    if feed.per_day is None:
        return "-"
    return t("feeds.per_day", n=f"{feed.per_day:.0f}" if feed.per_day >= 10 else f"{feed.per_day:.1f}")


def clock(moment: datetime, now: datetime) -> str:
    """The time of a moment today, else its day, in Seoul."""
    then = moment.astimezone(KST)
    return f"{then:%H:%M}" if then.date() == now.astimezone(KST).date() else f"{then:%m.%d}"
