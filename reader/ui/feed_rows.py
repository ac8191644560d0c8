"""How subscriptions are told, a line or two each."""

from __future__ import annotations

from datetime import datetime

from reader.i18n import t
from reader.library.feed_values import Feed
from reader.model import KST
from reader.ui.cells import cells, pad, safe, wrap

_STATE_CELLS = 24
_RATE_CELLS = 13
_LEAST_NAME = 12


def lines(feed: Feed, width: int, now: datetime) -> list[str]:
    """Name, when it was last fetched, articles a day; below it, where it is not well, why not."""
    flags = "  ".join(
        t(key) for on, key in ((feed.only_gwangju, "feeds.only_gwangju"), (feed.full_text, "feeds.full_text")) if on
    )
    room = width - _STATE_CELLS - _RATE_CELLS - 4
    name_room = max(_LEAST_NAME, room - (cells(flags) + 2 if flags else 0))
    front = pad(safe(feed.name), name_room) + (f"  {flags}" if flags and name_room > _LEAST_NAME else "")
    first = f"{pad(front, room)}  {pad(health(feed, now), _STATE_CELLS)}  {pad(rate(feed), _RATE_CELLS, right=True)}"
    why = safe(feed.words) if not feed.paused and feed.state != "never" else ""
    return [pad(first, width), *(f"  {why[start:end]}" for start, end in wrap(why, width - 2) if why)]


def health(feed: Feed, now: datetime) -> str:
    """How it is, in a word or two."""
    if feed.paused:
        return t("feeds.paused")
    if feed.tried is None:
        return t("feeds.never")
    if feed.healthy:
        return t("feeds.at", t=clock(feed.succeeded or feed.tried, now))
    if feed.next_try is None:
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
