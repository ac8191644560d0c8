"""Queries as they are shown to a person, whose language has names of its own for what filters look at."""

from __future__ import annotations

from reader.i18n import language
from reader.query.text import Filter, Query
from reader.query.values import FIELD_NAMES, Field

_LATIN = {field: name for name, field in FIELD_NAMES.items() if name.isascii()}


def field_name(field: Field) -> str:
    """``지역``, or in English ``place``; either can be typed."""
    return field.value if language() == "ko" else _LATIN[field]


def spoken(query: Query) -> str:
    """The text of a query, which parses as the same one."""
    if language() == "ko":
        return str(query)
    parts = (_spoken(part) if isinstance(part, Filter) else str(part) for part in query.parts)
    return " ".join(parts) + str(query)[len(str(query).rstrip()) :]


def _spoken(part: Filter) -> str:
    return str(part).replace(f"{part.field.value}:", f"{field_name(part.field)}:", 1)
