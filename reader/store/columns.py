"""Columns: what filters, facets and orders need of every article, as numpy arrays in slots of a segment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import numpy as np
import numpy.typing as npt

from reader.model import KST, Institution, Kind, Marked, Place, Published, StoreRow
from reader.store.codes import code
from reader.store.counted import Counted
from reader.store.dated import DayCounts, Days, EachDay, numbered_days
from reader.store.hits import Array, Hits, Slots

PLACES = tuple(Place)
INSTITUTIONS = (None, *Institution)
KINDS = tuple(Kind)

STATED = {
    "row": np.int64,
    "place": np.uint8,
    "places": np.uint16,
    "institution": np.uint8,
    "body": np.uint8,
    "outlet": np.int32,
    "reporter": np.int32,
    "kind": np.uint8,
    "first": np.int32,
    "last": np.int32,
    "second": np.int32,
    "certain": np.bool_,
    "story": np.int64,
    "reprints": np.int64,
}
"""Columns of what the article itself says; `body` is place and institution in one number, `story` and `reprints` are
codes (`reader.store.codes`) of what it belongs to, of its own id where it is alone."""
BODIES = len(PLACES) * len(INSTITUTIONS)
"""Numbers that `body` can have."""
_KST = "+09:00"
MARKED = ("read", "saved", "noted", "alive")
"""Columns of truth values that change while the store lives."""


class Vocabulary:
    """Names numbered in the order of their first sight; number 0 is None (unknown)."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: list[str | None] = [None, *names]
        self._codes: dict[str | None, int] = {name: code for code, name in enumerate(self.names)}

    def __len__(self) -> int:
        return len(self.names)

    def code(self, name: str | None) -> int:
        """The number of `name`, a new one where it is new."""
        code = self._codes.get(name)
        if code is None:
            code = self._codes[name] = len(self.names)
            self.names.append(name)
        return code


class Columns:
    """One slot per article; a slot keeps its number while the segment lives, and `alive` tells whether it counts."""

    def __init__(self, outlets: Vocabulary, reporters: Vocabulary) -> None:
        self.size = 0
        self.outlets = outlets
        self.reporters = reporters
        self.tags: dict[int, tuple[str, ...]] = {}
        self._arrays: dict[str, Array] = {}
        self._counted: dict[str, Counted] = {}
        self._origins: Array | None = None
        self._marked: dict[str, Slots] = {}

    def __getitem__(self, name: str) -> Array:
        """The column `name`, shape (slots,)."""
        return self._arrays[name][: self.size]

    def __len__(self) -> int:
        return int(np.count_nonzero(self["alive"]))

    def slot(self, row: int) -> int | None:
        """The slot of an archive row."""
        raise NotImplementedError

    def days(self) -> Days:
        """The days of all slots."""
        raise NotImplementedError

    def remove(self, row: int) -> None:
        """Let an article go; its slot is never used again."""
        slot = self.slot(row)
        if slot is not None:
            self._arrays["alive"][slot] = False

    def mark(self, row: int, marked: Marked) -> None:
        """Take over what the person added to the article of `row`."""
        slot = self.slot(row)
        if slot is None:
            return
        self._arrays["read"][slot] = marked.read
        self._arrays["saved"][slot] = marked.saved
        self._arrays["noted"][slot] = marked.note is not None
        self._marked.clear()
        self.tags.pop(slot, None)
        if marked.tags:
            self.tags[slot] = marked.tags

    def holds(self, row: int) -> bool:
        """Whether the article of `row` lives here."""
        slot = self.slot(row)
        return slot is not None and bool(self["alive"][slot])

    def marked(self, name: str) -> Slots:
        """The slots that the person has marked as ``read``, ``saved`` or ``noted``."""
        if name not in self._marked:
            self._marked[name] = np.flatnonzero(self[name])
        return self._marked[name]

    @property
    def origins(self) -> Array:
        """`body` and outlet of each slot in one number, as ``body * len(outlets) + outlet``."""
        if self._origins is None:
            origins = self["body"].astype(np.uint32) * np.uint32(len(self.outlets)) + self["outlet"].astype(np.uint32)
            self._origins = origins.astype(np.min_scalar_type(int(origins.max(initial=0))))
        return self._origins

    def count(self, name: str, hits: Hits) -> Array:
        """How many `hits` have each number of ``body``, ``outlet`` or ``origin`` (both)."""
        numbers = self.origins if name == "origin" else self[name]
        lengths = {"body": BODIES, "outlet": len(self.outlets)}
        length = lengths.get(name, BODIES * len(self.outlets))
        return self._counted.setdefault(name, Counted()).count(hits, numbers, length)

    def count_days(self, hits: Hits) -> DayCounts:
        """How many `hits` there are of each day and month."""
        return EachDay(self.days(), hits)


class LiveColumns(Columns):
    """Columns that articles are put into."""

    def __init__(self) -> None:
        super().__init__(Vocabulary(), Vocabulary())
        self._arrays = {name: np.zeros(64, dtype) for name, dtype in STATED.items()}
        self._arrays |= {name: np.zeros(64, np.bool_) for name in MARKED}
        self._slots: dict[int, int] = {}
        self._days: Days | None = None

    def slot(self, row: int) -> int | None:
        """The slot of an archive row."""
        return self._slots.get(row)

    def put(self, article: StoreRow) -> int:
        """Take in an article, in its old slot where its row has one; returns the slot. Marks stay."""
        slot = self._slots.get(article.row)
        if slot is None:
            slot = self._slots[article.row] = self._grow()
        for name, value in zip(STATED, stated(article, self.outlets, self.reporters), strict=True):
            self._arrays[name][slot] = value
        self._arrays["alive"][slot] = True
        self._days = self._origins = None
        self._counted.clear()
        return slot

    def inherit(self, row: int, other: Columns) -> None:
        """Take over the marks that the article of `row` has in another segment."""
        slot, there = self._slots[row], other.slot(row)
        assert there is not None
        for name in ("read", "saved", "noted"):
            self._arrays[name][slot] = other[name][there]
        self._marked.clear()
        if there in other.tags:
            self.tags[slot] = other.tags[there]

    def remove(self, row: int) -> None:
        """Let an article go; its slot is never used again."""
        super().remove(row)
        self._slots.pop(row, None)

    def days(self) -> Days:
        """The days of all slots."""
        if self._days is None:
            self._days = Days(*numbered_days(self["first"], self["last"]))
        return self._days

    def _grow(self) -> int:
        if self.size == len(self._arrays["row"]):
            for name, array in self._arrays.items():
                self._arrays[name] = np.concatenate((array, np.zeros_like(array)))
        self.size += 1
        return self.size - 1


def stated(article: StoreRow, outlets: Vocabulary, reporters: Vocabulary) -> tuple[int, ...]:
    """The entries of the `STATED` columns for an article."""
    place, institution = PLACES.index(article.primary), INSTITUTIONS.index(article.institution)
    published, own = article.published, article.id
    first = _ordinal(published.first)
    story = code(article.story or own)
    return (
        article.row,
        place,
        places_mask(article.places),
        institution,
        place * len(INSTITUTIONS) + institution,
        outlets.code(article.outlet),
        reporters.code(article.reporter),
        KINDS.index(article.kind),
        first,
        first if published.last is published.first else _ordinal(published.last),
        second_of_day(published),
        published.certain,
        story,
        story if article.reprints == article.story else code(article.reprints or own),
    )


def newness(columns: Columns | Mapping[str, Array]) -> npt.NDArray[np.uint64]:
    """Keys that sort articles: newest day first, then the time of day, then the order of their file; undated last."""
    day = np.uint64(1 << 22) - columns["first"].astype(np.uint64)
    time = (86400 - columns["second"].astype(np.int64)).astype(np.uint64)
    row = columns["row"].astype(np.uint64) & np.uint64((1 << 24) - 1)
    keys: npt.NDArray[np.uint64] = (day << np.uint64(41)) | (time << np.uint64(24)) | row
    return keys


def places_mask(places: Iterable[Place]) -> int:
    """A bit per place."""
    mask = 0
    for place in places:
        mask |= 1 << PLACES.index(place)
    return mask


def second_of_day(published: Published) -> int:
    """The second of the day in Seoul at which an article was published; -1 where no time is known."""
    if "T" not in published.text:
        return -1
    moment = datetime.fromisoformat(published.text)
    is_local = moment.tzinfo is None or published.text.endswith(_KST)
    local = moment if is_local else moment.astimezone(KST)
    return local.hour * 3600 + local.minute * 60 + local.second


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def day_keys(segments: Iterable[Columns]) -> Array:
    """By archive row: ``ordinal * 4 + 2 * month_only + estimated`` of its first day; 0 where no day or row is known."""
    living = [(columns, np.flatnonzero(columns["alive"])) for columns in segments]
    keys = np.zeros(
        max((int(columns["row"][slots].max()) for columns, slots in living if len(slots)), default=0) + 1, np.int32
    )
    for columns, slots in living:
        first, last = columns["first"][slots], columns["last"][slots]
        keys[columns["row"][slots]] = np.where(
            first > 0, first * 4 + 2 * (first != last) + ~columns["certain"][slots], 0
        )
    return keys
