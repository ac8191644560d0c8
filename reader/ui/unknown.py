"""Names in filters that nothing has: of outlets, reporters and tags, which no table lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.query import Field, Filter, Query

if TYPE_CHECKING:
    from reader.library import Library

_NAMED = frozenset({Field.OUTLET, Field.REPORTER, Field.TAG})


def unknown_name(library: Library, query: Query) -> str:
    """The first closed name in `query` that no article has; a wrong one is the reason why nothing was found."""
    names = (
        Filter(part.field, (value,))
        for part in query.filters
        if part.field in _NAMED and part is not query.open_part and not part.excluded
        for value in part.values
        if value
    )
    return next((name.values[0] for name in names if not library.find(Query((name,))).total), "")
