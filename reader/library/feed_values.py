"""What the library says of subscriptions."""

from __future__ import annotations

from datetime import date, datetime

from reader.frozen import frozen


@frozen
class Feed:
    """A subscription, and how it is."""

    id: str
    url: str
    name: str
    """The person's, else what the feed calls itself, else its host."""
    folder: str | None
    paused: bool
    full_text: bool
    only_gwangju: bool
    added: datetime
    state: str
    """How the latest attempt ended: a value of `reader.sources.asking.State`."""
    words: str
    """The same for the person; empty where all is well."""
    healthy: bool
    site: str | None = None
    moved: str | None = None
    """Where it is asked instead of `url`."""
    tried: datetime | None = None
    succeeded: datetime | None = None
    next_try: datetime | None = None
    """When it is asked by itself, or may be again where its server wished to be left alone."""
    failures: int = 0
    """Since the last success."""
    per_day: float | None = None
    """New articles a day; None in the first day."""


@frozen
class Suggestion:
    """A feed that a first run offers."""

    name: str
    url: str
    about: str
    terms: str
    """What its publisher says of the use of its feeds."""
    source: str
    """Where name, address and terms were found."""
    seen: date
    subscribed: bool = False


@frozen
class Found:
    """A feed behind an address that was looked at."""

    url: str
    title: str
    articles: int


@frozen
class Look:
    """What stands behind an address."""

    url: str
    """As it would be subscribed to, where no feed was found."""
    found: tuple[Found, ...]
    """The feed itself, or those that a site's page names."""
    state: str
    words: str
    """Why nothing was found; empty where something was."""
    may_subscribe: bool
    """Whether a feed was found, or may be there another time."""


@frozen
class FullText:
    """What came of fetching the page of an article."""

    changed: bool
    words: str
