"""Removing articles of feeds that the person's settings give no more room; what is marked stays, whatever they say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.archive.retention import AT_ONCE, Old
from reader.archive.subscriptions import Subscription, Subscriptions
from reader.config import Keep, Settings
from reader.model import Marked, Place, kst_day


def limits(settings: Settings, subscription: Subscription, title: str | None) -> Keep:
    """How long the articles of a subscription are kept: as is said of it by name or address, else of all."""
    names = (subscription.name, title, subscription.url)
    own = (settings.keep[name] for name in names if name is not None and name in settings.keep)
    return next(own, Keep(settings.keep_days, settings.keep_articles))


def removable(old: Iterable[Old], marked: Collection[str], ours: Place | None) -> Iterator[Old]:
    """Those of `old` that may go: without any mark, and not of the person's own district, where they are unread."""
    return (each for each in old if each.id not in marked and (ours is None or each.place is not ours))


def retain(
    home: Path, archive: Archive, settings: Settings, now: datetime, pausing: Callable[[], bool] = lambda: False
) -> int:
    """Removes what may go, a few articles at a time until `pausing` says to stop; how many those were."""
    if not (settings.keep_days or settings.keep_articles or settings.keep):
        return 0
    ours = Place(settings.place) if settings.place else None
    count = 0
    with Marks.open(home) as marks:
        for old in _by_feed(archive, marks, settings, now):
            left = list(removable(old, _marked(marks, old), ours))
            while left and not pausing():
                part, left = left[:AT_ONCE], left[AT_ONCE:]
                going = list(removable(part, _marked(marks, part), ours))  # marks of this very moment
                archive.retention.remove(going, kst_day(now))
                count += len(going)
    return count


def _by_feed(archive: Archive, marks: Marks, settings: Settings, now: datetime) -> Iterator[Sequence[Old]]:
    known = archive.feeds.all()
    for subscription in Subscriptions(marks).all():
        url = subscription.url
        keep = limits(settings, subscription, known[url].title if url in known else None)
        if keep.days:
            yield archive.retention.before(url, int((now - timedelta(days=keep.days)).timestamp()))
        if keep.articles:
            yield archive.retention.beyond(url, keep.articles)


def _marked(marks: Marks, old: Sequence[Old]) -> Collection[str]:
    """Whatever the person did to them counts, that they were read too."""
    return {each for each, marked in marks.several([one.id for one in old]).items() if marked != Marked()}
