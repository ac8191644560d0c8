"""Bringing back what an export took along: the articles into the archive, their marks into the other file."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.archive.articles import Archive
from reader.archive.database import DamagedError
from reader.archive.joined import both
from reader.archive.marks import Marks
from reader.archive.restored import marks
from reader.archive.values import Prepared, Subject
from reader.intake import ImportCounts
from reader.model import Marked

if TYPE_CHECKING:
    from reader.archive.stated import Decision

log = logging.getLogger(__name__)

TOGETHER = 5_000
"""As many articles have their marks restored in one step, which can be taken back as one."""


class Restoring:
    """A destination of imports that keeps the marks of articles whose line states any, and what else it states."""

    def __init__(
        self, archive: Archive, open_marks: Callable[[], AbstractContextManager[Marks]], *, step: bool = True
    ) -> None:
        """`open_marks` is called once there are any; `step`: whether bringing them back can be undone."""
        self._archive = archive
        self._open_marks = open_marks
        self._step = step
        self._stated: list[tuple[str, Marked]] = []
        """Key of the article, marks."""
        self._decided: list[tuple[str, Decision]] = []
        """Key of the article, what was decided of it: the other one may stand in a later line."""

    def add(self, batch: Sequence[Prepared], now: datetime | None = None) -> ImportCounts:
        """Archives `batch`; the marks follow in larger parts."""
        counts = self._archive.add(batch, now)
        restored = [new for new in batch if new.raw.restored]
        if restored:
            self._take_along(restored)
        if len(self._stated) >= TOGETHER:
            self._restore_marks()
        return counts

    def _take_along(self, restored: Sequence[Prepared]) -> None:
        from reader.archive import stated

        for new in restored:
            if (marked := marks(new.raw.restored)) != Marked():
                self._stated.append((new.keys.strongest, marked))
            self._decided += ((new.keys.strongest, each) for each in stated.decisions(new.raw.restored))
        self._archive.history.restore(filter(None, map(stated.restored, restored)))

    def finish(self) -> None:
        """Everything that was stated is in the file of marks."""
        self._restore_marks()
        waiting, self._decided = self._decided, []
        decided = [(*pair, each.tie) for key, each in waiting if (pair := self._pair(key, each))]
        if decided:
            self._keep(lambda kept: kept.bonds.restore(decided, step=self._step))

    def _restore_marks(self) -> None:
        waiting, self._stated = self._stated, []
        if not waiting:
            return
        ids = self._archive.ids_by_keys([key for key, _ in waiting])
        there = [(self._archive.subject(ids[key]), stated) for key, stated in waiting if key in ids]
        self._keep(lambda kept: kept.restore(_joined(there), step=self._step))

    def _pair(self, key: str, decision: Decision) -> tuple[Subject, Subject] | None:
        """The two articles of a decision; None where one of them is not here, or both became one."""
        known = self._archive.ids_by_keys([key, *decision.keys])
        other = next((known[each] for each in decision.keys if each in known), decision.other)
        if key not in known or not self._archive.rows_of([other]):
            return None
        ours, theirs = self._archive.subject(known[key]), self._archive.subject(other)
        return (ours, theirs) if ours.id != theirs.id else None

    def _keep(self, restore: Callable[[Marks], object]) -> None:
        """Into the marks; where they are damaged, articles come in nevertheless: the reader and the doctor name it."""
        try:
            with self._open_marks() as kept:
                restore(kept)
        except DamagedError as error:
            log.warning("%s", error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.finish()


def _joined(stated: Sequence[tuple[Subject, Marked]]) -> list[tuple[Subject, Marked]]:
    """Each article once: two lines may have turned out to be one."""
    found: dict[str, tuple[Subject, Marked]] = {}
    for subject, marked in stated:
        before = found.get(subject.id)
        found[subject.id] = (subject, both(before[1], marked) if before else marked)
    return list(found.values())
