"""Analysing what was archived: batch by batch, newest first, giving way to whoever waits for the archive."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.archive.articles import Archive
    from reader.archive.lexicon import Lexicon, Unanalysed
    from reader.text.morphemes import Analyser, Names

BATCH = 64
"""Articles analysed at a time, at most: half a second of work."""
BATCH_CHARACTERS = 40_000
"""Less of them where they are long."""
LOOK = 0.05
"""Seconds between two looks at who waits, while the analyser is loading or at work."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """How far the analysis is."""

    done: int
    left: int


def analyse(
    archive: Archive, opened: Callable[[], Analyser], pausing: Callable[[], bool], since: int = 0
) -> Iterator[Analysed]:
    """Analyses what changed after `since` until nothing is left or `pausing` (often asked, may wait) says to stop.

    Yields after every batch, which is committed then. Raises AnalyserError where that is not possible, and what
    `Archive` raises; what was reported before is kept.
    """
    from reader.text.morphemes import ANALYSER_VERSION

    lexicon = archive.lexicon
    lexicon.redo_older(ANALYSER_VERSION)
    batch = next_batch(lexicon, (), since)
    if not batch or pausing():
        return
    analyser, done = opened(), 0
    try:
        analyser.submit([each.text for each in batch])
        while batch:
            while (analysis := analyser.result(LOOK)) is None:
                if pausing():
                    return
            following = next_batch(lexicon, batch, since)
            if following:
                analyser.submit([each.text for each in following])
            lexicon.learn(batch, analysis, ANALYSER_VERSION)
            done += len(batch)
            yield Analysed(done, lexicon.count_unanalysed(since))
            if pausing():
                return
            batch = following
    finally:
        analyser.close()


def next_batch(lexicon: Lexicon, busy: Sequence[Unanalysed], since: int = 0) -> list[Unanalysed]:
    """The newest articles to analyse after those that are `busy`, at most `BATCH` and about `BATCH_CHARACTERS`."""
    from reader.text.morphemes import LONGEST_TEXT

    states = {(each.row, each.seq) for each in busy}
    batch: list[Unanalysed] = []
    characters = 0
    for each in lexicon.unanalysed(BATCH + len(busy), since):
        if (each.row, each.seq) in states:
            continue
        characters += min(len(each.text), LONGEST_TEXT)
        if batch and (characters > BATCH_CHARACTERS or len(batch) == BATCH):
            break
        batch.append(each)
    return batch


def kiwi(workers: int = 0) -> Analyser:
    """Kiwi with the gazetteer's names; begins to load at once."""
    from reader.text.morphemes import Kiwi

    return Kiwi(names(), workers)


def names() -> Names:
    """The gazetteer's office-holders, bodies and landmarks, as Kiwi is to know them."""
    from reader.tagging.gazetteer import load
    from reader.text.morphemes import Names
    from reader.text.words import as_word

    def of(*kinds: str) -> tuple[str, ...]:
        found = (as_word(name) for row in load().rows if row.kind in kinds for name in row.names)
        return tuple(dict.fromkeys(name for name in found if name))

    return Names(of("holder"), of("office", "body", "landmark"))


def half_the_cores() -> int:
    """Threads for work that nobody waits for."""
    return max(1, (os.cpu_count() or 1) // 2)
