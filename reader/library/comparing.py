"""Comparing an article with an earlier state of it, or with what others made of the same story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reader.archive.values import Version
from reader.frozen import frozen
from reader.model import KST, Article, Headline
from reader.text.comparing import Comparison, Side, Stretch, compare

__all__ = ["Compared", "Comparison", "Counterpart", "Side", "Stretch", "compared", "counterparts"]


@frozen
class Counterpart:
    """What an article can be compared with: an earlier state of it, or another article."""

    title: str
    body: str | None
    """None where it is another article's, which is read when it is chosen."""
    article: Headline | None = None
    version: int | None = None
    """The number of the state, as `Version.n` counts."""
    edit: int = 0
    """How often the article had been edited by then; 0 for the text that came first."""
    elsewhere: bool = False
    """Whether another source printed this of the same article."""
    seen: datetime | None = None
    """When it came in, in Seoul."""


@frozen
class Compared:
    """An article beside its counterpart."""

    counterpart: Counterpart
    title: Comparison
    body: Comparison

    @property
    def added(self) -> int:
        """Words that only the article has, in headline and text."""
        return self.title.added + self.body.added

    @property
    def removed(self) -> int:
        """Words that only its counterpart has."""
        return self.title.removed + self.body.removed

    @property
    def is_same(self) -> bool:
        """Whether headline and text have the same words."""
        return self.title.is_same and self.body.is_same


def counterparts(versions: Sequence[Version], others: Sequence[Headline]) -> list[Counterpart]:
    """Earlier states, the latest first, then `others`."""
    found = []
    edits = -1
    for version in versions:
        elsewhere = version.cause == "other"
        edits += not elsewhere
        if not version.current:
            seen = version.seen.astimezone(KST)
            found.append(
                Counterpart(version.title, version.body, None, version.n, max(edits, 0), elsewhere, seen),
            )
    return [*reversed(found), *(Counterpart(other.title, None, other) for other in others)]


def compared(article: Article, counterpart: Counterpart, body: str) -> Compared:
    """`article` beside `counterpart`, whose text is `body`."""
    return Compared(counterpart, compare(counterpart.title, article.title), compare(body, article.body))
