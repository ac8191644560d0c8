"""Bringing back what an export took along: the articles into the archive, their marks into the other file."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from types import TracebackType
from typing import Self

from reader.archive.articles import Archive
from reader.archive.database import DamagedError
from reader.archive.joined import both
from reader.archive.marks import Marks
from reader.archive.restored import marks
from reader.archive.values import Prepared, Subject
from reader.model import ImportCounts, Marked

log = logging.getLogger(__name__)

TOGETHER = 5_000
"""As many articles have their marks restored in one step, which can be taken back as one."""


class Restoring:
    """A destination of imports that keeps the marks of articles whose line states any."""

    def __init__(
        self, archive: Archive, open_marks: Callable[[], AbstractContextManager[Marks]], *, step: bool = True
    ) -> None:
        """`open_marks` is called once there are any; `step`: whether bringing them back can be undone."""
        self._archive = archive
        self._open_marks = open_marks
        self._step = step
        self._stated: list[tuple[str, Marked]] = []
        """Key of the article, marks."""

    def add(self, batch: Sequence[Prepared], now: datetime | None = None) -> ImportCounts:
        """Archives `batch`; the marks follow in larger parts."""
        counts = self._archive.add(batch, now)
        for new in batch:
            stated = marks(new.raw.restored) if new.raw.restored else Marked()
            if stated != Marked():
                self._stated.append((new.keys.all[0], stated))
        if len(self._stated) >= TOGETHER:
            self.finish()
        return counts

    def finish(self) -> None:
        """Everything that was stated is in the file of marks."""
        waiting, self._stated = self._stated, []
        if not waiting:
            return
        ids = self._archive.ids_by_keys([key for key, _ in waiting])
        there = [(self._archive.subject(ids[key]), stated) for key, stated in waiting if key in ids]
        try:
            with self._open_marks() as kept:
                kept.restore(_joined(there), step=self._step)
        except DamagedError as error:  # keeps no article from coming in; the reader and the doctor name it
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
