"""Names that mean the same, from the table beside this module, which is read when first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reader.text.normal import normalise


def synonyms(word: str) -> tuple[str, ...]:
    """The other names of `word`, both normalised; a space in them is one of the text."""
    return _table().get(_key(word), ())


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """Name without spaces → all other names of its meanings."""
    rows = tomllib.loads(files("reader.text").joinpath("synonyms.toml").read_text("utf-8"))["row"]
    others: dict[str, dict[str, None]] = {}
    for same in (same for row in rows for same in row["same"]):
        names = [normalise(name) for name in same]
        for name in names:
            others.setdefault(_key(name), {}).update(dict.fromkeys(names))
    return {key: tuple(name for name in names if _key(name) != key) for key, names in others.items()}


def _key(name: str) -> str:
    return name.replace(" ", "")
