"""The pipeline from raw articles to the archive: clean → date → place → archive, in windows of bounded size.

Articles of one page are judged together, since the days of a page say something about each other. Nothing here reads
a file or writes one: sources come as iterators, prepared articles go to a `Destination`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from reader.archive.codec import in_columns
from reader.archive.days import is_whole
from reader.archive.identity import Keys, Repeats, bare_print, fingerprint, keys_of, twin_of
from reader.archive.values import TABLES_BITS, Columns, Makers, Prepared
from reader.errors import ReaderError, UnreadableError
from reader.i18n import t
from reader.intake import Fields, ImportCounts, Problem, Progress, RawArticle
from reader.judging import each_judged
from reader.model import KST, Article
from reader.preparing import Helpers

if TYPE_CHECKING:
    from reader.tagging.announced import Announced

__all__ = ["BATCH", "WINDOW", "Destination", "Prepared", "Stream", "articles", "make", "makers", "run"]

WINDOW = 500
"""Articles that are judged together, and held in memory, at most."""
LOT = 50
"""Articles of small windows that are prepared together."""
LARGE = 4 << 20
"""Bytes of a source that has articles for helpers from the first one on."""
_BYTES = 3
"""Of a character of Korean, about."""
BATCH = 200
"""Articles between two reports of progress."""

SOON = 1_000
"""Articles of a source of which it is found at once what they announce; of more not where those days have gone by."""
PAST = timedelta(days=92)
"""… and not even which days they name where their source states an older day: 1 in 20 announces something that far
ahead, and the background finds it soon after. A third of the work of a large import."""
MANY = 10_000
"""Articles of a source beyond which the days that they name wait in any case: all can be read so much sooner."""

_Lot = tuple[datetime, int, list[list[RawArticle] | Problem]]
"""When they are imported, and how many articles of their source stand before them."""
_Made = tuple[Keys, Columns, int | None, int, "tuple[Announced, ...] | None"]
"""A `Prepared` without its raw article and makers, which whoever asked has."""
_MadeLot = list[list[tuple[_Made, int] | str]]
"""Of each article what it became, and its bare print; or why it could not become anything."""


class Destination(Protocol):
    """Where prepared articles go: an `Archive`."""

    def add(self, batch: Sequence[Prepared], now: datetime | None = None) -> ImportCounts:
        """Archives `batch` and counts what was new in it."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One source to import; its articles come as they are asked for."""

    source: str
    raws: Iterable[RawArticle | Problem]
    size: int = 0
    """Bytes, 0 where unknown: for progress only."""


def makers() -> Makers:
    """The versions of today's cleaner, tagger (with the person's own tables of places) and resolver."""
    from reader.tagging.dates import RESOLVER_VERSION
    from reader.tagging.gazetteer import own
    from reader.tagging.places import TAGGER_VERSION
    from reader.text.clean import CLEANER_VERSION

    return Makers(CLEANER_VERSION, (TAGGER_VERSION << TABLES_BITS) + own.digest(), RESOLVER_VERSION)


def articles(
    raws: Iterable[RawArticle | Problem], imported: datetime, *, helped: bool = False, size: int = 0
) -> Iterator[Prepared | Problem]:
    """Every raw article with its fields, day, places and keys; problems in between. `imported` knows its zone.

    `helped`: in processes of their own where there are many, as the `size` of their source in bytes may tell; the same
    comes out.
    """
    alone = 0 if size > LARGE else None
    helpers = Helpers[_Lot, _MadeLot](make, alone=alone) if helped else Helpers[_Lot, _MadeLot](make, 0)
    made_by, repeats = makers(), Repeats()
    with closing(helpers):
        for (_, _, parts), made in helpers.results(_lots(raws, imported), _articles_in):
            windows = iter(made)
            for part in parts:
                if isinstance(part, Problem):
                    yield part
                    continue
                for raw, found in zip(part, next(windows), strict=True):
                    if isinstance(found, str):
                        yield Problem(raw.source, raw.line, t("source.stumble", why=found))
                        continue
                    (keys, row, twin, text, told), bare = found
                    nth = repeats.count(raw.source, bare)
                    yield Prepared(raw, keys_of(raw, nth) if nth else keys, made_by, row, twin, text, told)


def make(lot: _Lot) -> _MadeLot:
    """What becomes of the windows of a lot; pure, in any process."""
    imported, before, parts = lot
    since = imported.astimezone(KST).date() if before >= SOON else None
    waits = date.max if before >= MANY else since - PAST if since else None
    pages = [part for part in parts if not isinstance(part, Problem)]
    found = each_judged(pages, imported, waits)
    read = [
        (raw, each) for page, judged in zip(pages, found, strict=True) for raw, each in zip(page, judged, strict=True)
    ]
    made = iter(_made([(raw, *each) for raw, each in read if not isinstance(each, str)], since))
    return [[each if isinstance(each, str) else next(made) for each in page] for page in found]


def _made(found: Sequence[tuple[RawArticle, Fields, Article]], since: date | None) -> list[tuple[_Made, int]]:
    """What is archived of articles; stage by stage, as they are judged, which takes a tenth less time."""
    from reader.tagging.announced import announced, is_over

    prints = [(keys_of(raw), bare_print(raw), twin_of(raw, fields), fingerprint(raw)) for raw, fields, _ in found]
    rows = [in_columns(raw, fields, article) for raw, fields, article in found]
    told = [
        None if not is_whole(article) or (since and is_over(article, since)) else announced(article)
        for _, _, article in found
    ]
    return [
        ((keys, row, twin, print_, days), bare)
        for (keys, bare, twin, print_), row, days in zip(prints, rows, told, strict=True)
    ]


def run(destination: Destination, streams: Iterable[Stream], imported: datetime) -> Iterator[Progress]:
    """Imports `streams` one after the other; yields before each, after every batch, and at the end with `done`.

    Counts are those of the whole run so far; `problems` are those since the last report. A source that cannot be
    read is a problem beside others; it is raised where nothing could be read from any of them.
    """
    counts, failure, source = ImportCounts(), None, ""
    for stream in streams:
        source = stream.source
        yield Progress(source, counts, 0, stream.size)  # the first window takes a second or two to be judged
        reading = _Reading(stream, imported)
        for prepared, problems in reading.batches():
            counts += _archived(destination, prepared, imported) + ImportCounts(failed=len(problems))
            yield Progress(source, counts, reading.bytes_read, stream.size, tuple(problems))
        failure = failure or reading.failure
    if failure and counts == ImportCounts(failed=counts.failed):
        raise failure
    yield Progress(source, counts, done=True)


def _archived(destination: Destination, prepared: Sequence[Prepared], imported: datetime) -> ImportCounts:
    return destination.add(prepared, imported) if prepared else ImportCounts()


class _Reading:
    """One stream being read: its batches, how far it is, and what ended it."""

    def __init__(self, stream: Stream, imported: datetime) -> None:
        self._stream = stream
        self._imported = imported
        self.bytes_read = 0
        self.failure: ReaderError | None = None

    def batches(self) -> Iterator[tuple[list[Prepared], list[Problem]]]:
        """Articles and problems in the order of the source, at most `BATCH` together."""
        made = articles(self._raws(), self._imported, helped=True, size=self._stream.size)
        while part := list(islice(made, BATCH)):
            prepared = [item for item in part if isinstance(item, Prepared)]
            yield prepared, [item for item in part if isinstance(item, Problem)]
        self.bytes_read = self._stream.size

    def _raws(self) -> Iterator[RawArticle | Problem]:
        try:
            for raw in self._stream.raws:
                if isinstance(raw, RawArticle):
                    taken = len(raw.headline) + len(raw.text) * (1 if raw.text.isascii() else _BYTES)
                    self.bytes_read = min(self.bytes_read + taken, self._stream.size)
                yield raw
        except UnreadableError as error:
            self.failure = error
            yield Problem(self._stream.source, 0, str(error))


def _lots(raws: Iterable[RawArticle | Problem], imported: datetime) -> Iterator[_Lot]:
    """Windows and problems that follow each other, about `LOT` articles: what a helper is asked for at a time."""
    parts: list[list[RawArticle] | Problem] = []
    size = before = 0
    for part in _windows(raws):
        parts.append(part)
        size += 1 if isinstance(part, Problem) else len(part)
        if size >= LOT:
            yield imported, before, parts
            parts, size, before = [], 0, before + size
    if parts:
        yield imported, before, parts


def _articles_in(lot: _Lot) -> int:
    return sum(len(part) for part in lot[2] if not isinstance(part, Problem))


def _windows(raws: Iterable[RawArticle | Problem]) -> Iterator[list[RawArticle] | Problem]:
    """Articles that follow each other on one page, at most `WINDOW`; one without a page stands for itself."""
    window: list[RawArticle] = []
    for raw in raws:
        if isinstance(raw, Problem):
            yield raw
            continue
        if window and (raw.page is None or raw.page != window[0].page or len(window) == WINDOW):
            yield window
            window = []
        window.append(raw)
    if window:
        yield window
