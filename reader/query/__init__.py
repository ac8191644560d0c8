"""Query: what a person asks for, and what can be asked."""

from reader.query.text import Filter, Query, Term
from reader.query.values import (
    CLOSED_TABLES,
    DAY_WORDS,
    FIELD_NAMES,
    INSTITUTION_VALUES,
    KIND_VALUES,
    PLACE_VALUES,
    STATE_VALUES,
    Field,
    State,
    count_range,
    day_parts,
    is_meaningful,
    recent_days,
    unknown_day_of,
)

__all__ = [
    "CLOSED_TABLES",
    "DAY_WORDS",
    "FIELD_NAMES",
    "INSTITUTION_VALUES",
    "KIND_VALUES",
    "PLACE_VALUES",
    "STATE_VALUES",
    "Field",
    "Filter",
    "Query",
    "State",
    "Term",
    "count_range",
    "day_parts",
    "is_meaningful",
    "recent_days",
    "unknown_day_of",
]
