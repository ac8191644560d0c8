"""The values that go into the two files and come out of them, beside those of `reader.model`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from reader.frozen import frozen
from reader.model import Article

if TYPE_CHECKING:
    from reader.archive.identity import Keys
    from reader.intake import Fields, RawArticle
    from reader.tagging.announced import Announced


TABLES_BITS = 32


@frozen
class Makers:
    """Versions of what made an article's fields; an article made by an older one is made again."""

    cleaner: int
    tagger: int
    """Its version above the lowest `TABLES_BITS`, which tell which tables of the person's own it knew."""
    resolver: int


@frozen
class Prepared:
    """An article ready to be archived, in columns: few plain values, which processes hand over at little cost."""

    raw: RawArticle
    keys: Keys
    makers: Makers
    row: Columns
    twin: int | None
    """`twin_of` its raw text and fields."""
    fingerprint: int
    """That of its raw text."""
    agenda: tuple[Announced, ...] | None = ()
    """What it announces; None: that is found later."""

    @classmethod
    def of(cls, raw: RawArticle, fields: Fields, article: Article, keys: Keys, makers: Makers) -> Self:
        """With what follows from the others."""
        from reader.archive.codec import in_columns
        from reader.archive.identity import fingerprint, twin_of  # needed by imports only, not by the first paint
        from reader.tagging.announced import announced

        row, told = in_columns(raw, fields, article), announced(article)
        return cls(raw, keys, makers, row, twin_of(raw, fields), fingerprint(raw), told)

    @property
    def article(self) -> Article:
        """Made of the columns: its id is empty unless our own export names it."""
        from reader.archive.codec import to_article

        id_, reprints, story = self.row.ids
        return to_article((id_, *self.row.article, reprints, story, 1, *self.row.text))


@frozen
class Columns:
    """What an article has to store, but what its archive gives it."""

    article: tuple[object, ...]
    """The values of `reader.archive.codec.COLUMNS`."""
    text: tuple[str, ...]
    """Those of `TEXT_COLUMNS`."""
    ids: tuple[str, str, str]
    """Its own and those of its reprints and its story, where our own export names them; else empty."""
    printed: str
    """`dump_raw` of its raw article."""
    title: str
    """As the cleaner made it: an export may state another one."""
    outlet: str | None


@frozen
class Version:
    """One state of an article."""

    n: int
    seen: datetime
    cause: str
    """``first``, ``edit``, ``other`` (what another source printed of the same article) or ``full`` (from its page)."""
    current: bool
    title: str
    body: str
    headline: str
    """As printed."""
    raw: str
    """The text as printed."""


@frozen
class Subject:
    """What a mark keeps of its article, so that it can be found again and read without the archive."""

    id: str
    keys: tuple[str, ...]
    headline: str
    outlet: str | None
    day: str | None
    """ISO; None where undated."""
    text: str
    """Kept for saved articles only."""


@frozen
class Change:
    """What one action did to marks, or what taking it back did."""

    kind: str
    """``saved unsaved read unread note tag place``; of others one of `BOND_KINDS`, `SEARCH_KINDS` or `FEED_KINDS`."""
    ids: tuple[str, ...]
    """Articles whose marks are now different, or the saved searches or subscriptions."""
    left: tuple[str, ...] = ()
    """Those that someone else has changed since: left alone by undo and redo."""
    before: str | None = None
    """Of a single article's note or place, or the name of a search: the value before, as now stored."""
    after: str | None = None


BOND_KINDS = ("split", "joined", "bonds_restored")
"""What can be done to stories."""
SEARCH_KINDS = ("search_saved", "search_renamed", "search_removed")
"""What can be done to saved searches."""

FEED_KINDS = ("feed_added", "feed_removed", "feed_renamed", "feed_paused", "feed_resumed", "feed_moved", "feed_set")
"""What can be done to subscriptions."""


@frozen
class StoredSearch:
    """A saved search: `query` is a closed query as text, in which words like 오늘 stay what they are."""

    id: str
    name: str
    query: str
