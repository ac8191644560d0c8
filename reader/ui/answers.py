"""What a person's answers in question boxes mean."""

from __future__ import annotations

import shlex

from reader.model import Place
from reader.ui.view import place_name

PLACE_KEYS: tuple[Place, ...] = (
    Place.CITY,
    Place.DONG,
    Place.SEO,
    Place.NAM,
    Place.BUK,
    Place.GWANGSAN,
    Place.ELSEWHERE,
    Place.UNKNOWN,
)
"""What the digits 1–8 choose when a place is corrected; 9 takes a correction back."""


def place_options(original: str) -> tuple[str, ...]:
    """The nine choices; `original` is the word for what was judged."""
    return (*(place_name(place) for place in PLACE_KEYS), original)


def chosen_place(index: int) -> Place | None:
    """The place of the `index`-th choice; None for the last, which takes a correction back."""
    return PLACE_KEYS[index] if index < len(PLACE_KEYS) else None


def tag_change(before: tuple[str, ...], answer: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(tags to add, tags to remove) that turn `before` into the tags that `answer` names."""
    wanted = dict.fromkeys(word.lstrip("#") for word in answer.replace(",", " ").split())
    wanted.pop("", None)
    return tuple(tag for tag in wanted if tag not in before), tuple(tag for tag in before if tag not in wanted)


def paths_of(answer: str) -> tuple[str, ...]:
    """The paths in `answer`, as a shell would read them; a lone quotation mark is part of a name."""
    try:
        return tuple(shlex.split(answer))
    except ValueError:
        return tuple(answer.split())
