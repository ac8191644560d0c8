"""Rows of the tables: what they may say, and what is wrong with one that says something else."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reader.i18n.gazetteer import t
from reader.model import DISTRICTS, Institution, Place

KINDS = (
    "gwangju", "district", "dong", "office", "body", "court", "landmark", "holder", "heads", "gyeonggi", "other",
    "nation", "not",
)  # fmt: skip
PLACELESS = ("gyeonggi", "other", "nation", "not")
"""Kinds whose rows have no place of ours."""
_PLACES = (Place.CITY, *DISTRICTS)
_FLAGS = ("local", "wide", "weak", "gyeonggi")
_DAYS = ("valid_from", "valid_to", "seen")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: names that mean the same, and what they mean."""

    kind: str
    names: tuple[str, ...]
    place: Place | None = None
    institution: Institution | None = None
    title: str | None = None
    """A holder's office as it stands beside the name: ``구청장``."""
    valid_from: date | None = None
    valid_to: date | None = None
    confused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other places that bear one of the names."""
    local: bool = False
    """The name exists in many cities and counts only beside Gwangju."""
    wide: bool = False
    """The name covers more than Gwangju."""
    weak: bool = False
    """The name says that Gwangju is meant, hardly that the article belongs there."""
    gyeonggi: bool = False
    source: str = ""
    seen: date | None = None

    def valid(self, on: date | None) -> bool:
        """Whether the row holds on a day; every row does where the day is unknown."""
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


_KEYS = tuple(Row.__dataclass_fields__)


def entries(text: str) -> list[dict[str, Any]]:
    """The rows of a table as TOML has them; ValueError where it is none, or has none."""
    found = tomllib.loads(text).get("row", [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ValueError("[[row]]")
    return found


def row(entry: Mapping[str, Any]) -> Row:
    """The row that an entry means; ValueError that says what is wrong with it."""
    fault = next(_faults(entry), None)
    if fault:
        raise ValueError(fault)
    known = dict(entry)
    confused = {name: tuple(places) for name, places in known.pop("confused", {}).items()}
    names = tuple(dict.fromkeys((*known.pop("names", ()), *confused)))
    place, institution = known.pop("place", None), known.pop("institution", None)
    return Row(
        names=names,
        confused=confused,
        place=Place(place) if place else None,
        institution=Institution(institution) if institution else None,
        **known,
    )


def _faults(entry: Mapping[str, Any]) -> Iterator[str]:
    unknown = next((key for key in entry if key not in _KEYS), None)
    if unknown:
        yield t("key", value=unknown, known=", ".join(_KEYS))
    kind, place, institution = entry.get("kind"), entry.get("place"), entry.get("institution")
    if kind not in KINDS:
        yield t("kind", value=kind, known=", ".join(KINDS))
    yield from _of_names(entry)
    if place is not None and place not in _PLACES:
        yield t("place", value=place, known=", ".join(_PLACES))
    if place is None and kind not in PLACELESS and not entry.get("gyeonggi"):
        yield t("no_place", known=", ".join(_PLACES))
    if institution is not None and institution not in list(Institution):
        yield t("institution", value=institution, known=", ".join(Institution))
    yield from _of_values(entry)


def _of_names(entry: Mapping[str, Any]) -> Iterator[str]:
    names, confused = entry.get("names", []), entry.get("confused", {})
    if not isinstance(confused, dict) or not all(_is_list_of_text(places) for places in confused.values()):
        yield t("confused")
    elif not _is_list_of_text(names) or min(map(len, (*names, *confused)), default=0) < _SHORTEST:
        yield t("names")


def _of_values(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from (t("flag", key=key) for key in _FLAGS if not isinstance(entry.get(key, False), bool))
    yield from (t("text", key=key) for key in ("source", "title") if not isinstance(entry.get(key, ""), str))
    days = [(key, entry[key]) for key in _DAYS if key in entry]
    yield from (t("day", key=key) for key, day in days if type(day) is not date)
    start, end = entry.get("valid_from"), entry.get("valid_to")
    if type(start) is date and type(end) is date and end < start:
        yield t("order", start=start, to=end)
    if entry.get("kind") == "holder" and not entry.get("title"):
        yield t("title")


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def strict(text: str) -> Iterable[Row]:
    """The rows of one of our own tables; ValueError at the first that is wrong."""
    return [row(entry) for entry in entries(text)]
