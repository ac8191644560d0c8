"""Columns: what filters, facets and orders need of every article, as numpy arrays in slots of the store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from reader.model import KST, Institution, Kind, Marked, Place, Published, StoreRow

PLACES = tuple(Place)
INSTITUTIONS = (None, *Institution)
KINDS = tuple(Kind)

Mask = npt.NDArray[np.bool_]
"""One truth value per slot."""
Slots = npt.NDArray[np.intp]

_DTYPES = {
    "row": np.int64,
    "place": np.int8,
    "places": np.uint16,
    "institution": np.int8,
    "outlet": np.int32,
    "reporter": np.int32,
    "kind": np.int8,
    "first": np.int32,
    "last": np.int32,
    "second": np.int32,
    "certain": np.bool_,
    "read": np.bool_,
    "saved": np.bool_,
    "noted": np.bool_,
    "alive": np.bool_,
}


class Vocabulary:
    """Names numbered in the order of their first sight; number 0 is None (unknown)."""

    def __init__(self) -> None:
        self.names: list[str | None] = [None]
        self._codes: dict[str | None, int] = {None: 0}

    def __len__(self) -> int:
        return len(self.names)

    def code(self, name: str | None) -> int:
        """The number of `name`, a new one where it is new."""
        code = self._codes.setdefault(name, len(self.names))
        if code == len(self.names):
            self.names.append(name)
        return code


class Columns:
    """One slot per article; a slot keeps its number while the store lives, and `alive` tells whether it counts."""

    def __init__(self) -> None:
        self.size = 0
        self.outlets = Vocabulary()
        self.reporters = Vocabulary()
        self.tags: dict[int, tuple[str, ...]] = {}
        self._arrays: dict[str, npt.NDArray[np.generic]] = {
            name: np.zeros(64, dtype) for name, dtype in _DTYPES.items()
        }
        self._slots: dict[int, int] = {}

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        """The column `name`, shape (slots,)."""
        return self._arrays[name][: self.size]

    def slot(self, row: int) -> int | None:
        """The slot of an archive row."""
        return self._slots.get(row)

    def put(self, article: StoreRow) -> int:
        """Take in an article, in its old slot where its row has one; returns the slot. Marks stay."""
        slot = self._slots.get(article.row)
        if slot is None:
            slot = self._slots[article.row] = self._grow()
        values = {
            "row": article.row,
            "place": PLACES.index(article.primary),
            "places": places_mask(article.places),
            "institution": INSTITUTIONS.index(article.institution),
            "outlet": self.outlets.code(article.outlet),
            "reporter": self.reporters.code(article.reporter),
            "kind": KINDS.index(article.kind),
            "first": article.published.first.toordinal() if article.published.first else 0,
            "last": article.published.last.toordinal() if article.published.last else 0,
            "second": second_of_day(article.published),
            "certain": article.published.certain,
            "alive": True,
        }
        for name, value in values.items():
            self._arrays[name][slot] = value
        return slot

    def remove(self, row: int) -> None:
        """Let an article go; its slot is never used again."""
        slot = self._slots.pop(row, None)
        if slot is not None:
            self._arrays["alive"][slot] = False

    def mark(self, row: int, marked: Marked) -> None:
        """Take over what the person added to the article of `row`."""
        slot = self._slots.get(row)
        if slot is None:
            return
        self._arrays["read"][slot] = marked.read
        self._arrays["saved"][slot] = marked.saved
        self._arrays["noted"][slot] = marked.note is not None
        self.tags.pop(slot, None)
        if marked.tags:
            self.tags[slot] = marked.tags

    def newest_first(self) -> Slots:
        """All living slots: newest day first, then the time of day, then the order of their file; undated last."""
        order: Slots = np.lexsort((self["row"], -self["second"], -self["first"]))
        living: Slots = order[self["alive"][order]]
        return living

    def _grow(self) -> int:
        if self.size == len(self._arrays["row"]):
            for name, array in self._arrays.items():
                self._arrays[name] = np.concatenate((array, np.zeros_like(array)))
        self.size += 1
        return self.size - 1


def places_mask(places: Iterable[Place]) -> int:
    """A bit per place."""
    return sum(1 << PLACES.index(place) for place in set(places))


def second_of_day(published: Published) -> int:
    """The second of the day in Seoul at which an article was published; -1 where no time is known."""
    if "T" not in published.text:
        return -1
    moment = datetime.fromisoformat(published.text)
    local = moment.astimezone(KST) if moment.tzinfo else moment
    return local.hour * 3600 + local.minute * 60 + local.second
