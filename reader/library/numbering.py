"""The numbers of the stories of a store, kept in step with it; what they cost is paid when articles come in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model import StoreRow

if TYPE_CHECKING:
    from reader.store.folding import Folded, Stories
    from reader.store.search import Store

_FEW = 500


class StoryNumbers:
    """For a catalogue, under its lock."""

    def __init__(self) -> None:
        self._stories: Stories | None = None
        """None where all are to be numbered again."""

    def count(self, store: Store) -> None:
        """Number the stories of `store`."""
        from reader.store.folding import Stories

        self._stories = Stories(store)

    def put(self, rows: Sequence[StoreRow]) -> None:
        """Articles have come in, or belong to other stories now; many are not worth being told one by one."""
        if self._stories is None or len(rows) > _FEW:
            self._stories = None
            return
        for row in rows:
            self._stories.put(row.row, row.story or row.id)

    def fold(self, store: Store, rows: Sequence[int], beside: Sequence[int] | None) -> Folded:
        """`rows`, and those `beside` them, with one for each story."""
        from reader.store.folding import Folded, numbers

        if self._stories is None:
            self.count(store)
        assert self._stories is not None
        return Folded(numbers(rows), self._stories, None if beside is None else numbers(beside))
