"""Which inputs the archive cannot know: asked for a whole batch at once, since nearly all of a large import are new."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from reader.archive.identity import make_id
from reader.archive.reading import chunks
from reader.archive.values import Prepared


class Strangers:
    """Those of a batch for which nothing is archived by which they could be met. Only its one writer changes that."""

    def __init__(self, connection: sqlite3.Connection, batch: Sequence[Prepared]) -> None:
        keys = {key for new in batch for key in new.keys.all}
        ids = {_wanted(new) for new in batch}
        self._keys = _there(connection, "SELECT key FROM key WHERE key", keys)
        self._twins = _there(connection, "SELECT twin FROM article WHERE twin", {new.twin for new in batch} - {None})
        self._taken = _there(connection, "SELECT id FROM article WHERE id", ids)
        self._taken |= _there(connection, "SELECT id FROM alias WHERE id", ids)

    def include(self, new: Prepared) -> bool:
        """Whether `new` has no key, no id and no beginning in common with any article."""
        stated = new.row.ids[0]
        return (
            self._keys.isdisjoint(new.keys.all)
            and (new.twin is None or new.twin not in self._twins)
            and (not stated or stated not in self._taken)
        )

    def meet(self, new: Prepared) -> None:
        """From now on `new` is there to be met."""
        self._keys.update(new.keys.all)
        self._twins.add(new.twin)

    def free_id(self, new: Prepared) -> str | None:
        """The id that `new` gets; None where it may be that of another one."""
        wanted = _wanted(new)
        if wanted in self._taken:
            return None
        self._taken.add(wanted)
        return wanted


def _wanted(new: Prepared) -> str:
    return new.row.ids[0] or make_id(new.keys.strongest)


def _there(connection: sqlite3.Connection, query: str, values: Collection[object]) -> set[object]:
    found: set[object] = set()
    for part in chunks(list(values)):
        rows: Iterable[tuple[object]] = connection.execute(f"{query} IN ({','.join('?' * len(part))})", part)
        found.update(value for (value,) in rows)
    return found
