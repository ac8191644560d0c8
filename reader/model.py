"""The values that flow through gjnews: frozen, comparable, free of I/O (the words are those of the design)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from reader.frozen import frozen

KST = timezone(timedelta(hours=9), "KST")
"""Days are days in Asia/Seoul, which has had no daylight saving since 1988."""


class Place(StrEnum):
    """Where an article belongs; a sidebar row each."""

    CITY = "city"
    DONG = "dong"
    SEO = "seo"
    NAM = "nam"
    BUK = "buk"
    GWANGSAN = "gwangsan"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


DISTRICTS = (Place.DONG, Place.SEO, Place.NAM, Place.BUK, Place.GWANGSAN)
"""The five districts in their official order."""


class Institution(StrEnum):
    """The kind of public body that acts in an article."""

    CITY_HALL = "city_hall"
    CITY_COUNCIL = "city_council"
    EDUCATION_OFFICE = "education_office"
    DISTRICT_OFFICE = "district_office"
    DISTRICT_COUNCIL = "district_council"


class Kind(StrEnum):
    """A published article, or an office's own press release."""

    ARTICLE = "article"
    RELEASE = "release"


class Basis(StrEnum):
    """How we know when an article was published."""

    GIVEN = "given"
    FEED = "feed"
    STAMP = "stamp"
    DATELINE = "dateline"
    URL = "url"
    TEXT = "text"
    PAGE = "page"
    CLUSTER = "cluster"
    IMPORT = "import"
    PERSON = "person"


class DayRole(StrEnum):
    """What a day named in a text is to the event."""

    EVENT = "event"
    DEADLINE = "deadline"
    REPORT = "report"
    PERIOD = "period"
    HISTORY = "history"


class Sort(StrEnum):
    """The order of a result."""

    BEST = "best"
    NEW = "new"
    OLD = "old"


@frozen
class DayMention:
    """A day or period that a text names. `start` and `end` are inclusive; a single day has both equal."""

    text: str
    start: date
    end: date
    role: DayRole
    certain: bool
    repeats: str | None = None
    """For days that come back: ``monthly:11,22``, ``weekly:mon``, ``monthly:2wed,-1fri``; None otherwise.

    Those are a mention from the next of them to the last one that the text states, or only the next one.
    """


@frozen
class Published:
    """When the outlet published an article.

    `text` is ``YYYY-MM-DD``, a time with ``+09:00``, or ``YYYY-MM`` where only the month is known.
    `first` and `last` are its days, inclusive; both None where only the day of import is known.
    """

    text: str
    first: date | None
    last: date | None
    basis: Basis
    certain: bool

    @property
    def month_only(self) -> bool:
        """Whether the month is known and the day is not."""
        return self.first is not None and self.first != self.last


@frozen
class Evidence:
    """One reason for a place or a day, as `w` and ``show --why`` tell it."""

    about: str
    """``place`` or ``date``."""
    span: str
    """The words of the text that speak."""
    where: str
    """``title``, ``lead``, ``body``, ``caption``, ``page``, ``file`` …"""
    value: str
    """What they speak for: a `Place` value or an ISO day or month."""
    weight: float
    """Negative where they speak against."""
    reason: str
    """In Korean, a noun phrase: ``주체``, ``장소라 제외``, ``사진 날짜``."""


@frozen
class Article:
    """One published text with everything that was inferred about it; marks are not part of it."""

    id: str
    kind: Kind
    title: str
    title_derived: bool
    body: str
    truncated: bool
    outlet: str | None
    reporter: str | None
    agency: str | None
    url: str | None
    source: str
    primary: Place
    places: tuple[Place, ...]
    institution: Institution | None
    published: Published
    dates: tuple[DayMention, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reprints: str = ""
    """Id of the reprint group; the own id when alone."""
    story: str = ""
    versions: int = 1

    @property
    def lead(self) -> str:
        """The first paragraph, which is also in `body`."""
        return self.body.split("\n", 1)[0]


@frozen
class Marked:
    """What the person added to an article."""

    read: bool = False
    saved: bool = False
    note: str | None = None
    tags: tuple[str, ...] = ()
    place: Place | None = None
    """The corrected primary place."""


@frozen
class Headline:
    """The list row of an article."""

    row: int
    id: str
    title: str
    outlet: str | None
    primary: Place
    institution: Institution | None
    published: Published
    kind: Kind = Kind.ARTICLE
    title_derived: bool = False
    truncated: bool = False
    versions: int = 1
    reprints: str = ""
    story: str = ""
    marked: Marked = Marked()


@frozen
class StoreRow:
    """What the in-memory store keeps of an article; `row` is its row in the archive."""

    row: int
    id: str
    title: str
    text: str
    """Body, captions and credits, joined by newlines."""
    kind: Kind
    primary: Place
    places: tuple[Place, ...]
    institution: Institution | None
    outlet: str | None
    reporter: str | None
    published: Published
    reprints: str = ""
    story: str = ""


@frozen
class Facets:
    """Counts of articles for the sidebar; each dimension leaves its own choices out of the query."""

    total: int = 0
    """Articles of the query without its choice of places."""
    places: Mapping[Place, int] = field(default_factory=dict)
    institutions: Mapping[tuple[Place, Institution | None], int] = field(default_factory=dict)
    """By (primary place, institution)."""
    days: Mapping[date, int] = field(default_factory=dict)
    """Articles whose day is known."""
    months: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """By (year, month), with and without a known day."""
    month_only: Mapping[tuple[int, int], int] = field(default_factory=dict)
    undated: int = 0
    today: int = 0
    yesterday: int = 0
    last_7_days: int = 0
    outlets: Mapping[str | None, int] = field(default_factory=dict)
    unread: int = 0
    saved: int = 0
    noted: int = 0
    tags: Mapping[str, int] = field(default_factory=dict)
    unread_places: frozenset[Place] = frozenset()
    """Places with something unread."""
    counted: bool = True
    """Whether all was counted; else `total` and `places` are what is known so far."""


def kst_day(moment: datetime) -> date:
    """The day in Seoul at `moment`, which must know its zone."""
    return moment.astimezone(KST).date()
