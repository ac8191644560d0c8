"""`Archive`: the durable file of articles, for its one writer and any number of readers, also in other processes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from reader.archive import reading
from reader.archive.database import BACKUP_FOLDER, back_up, open_file, open_memory, open_packaged, shrink, told
from reader.archive.folding import Folding
from reader.archive.schema import ARCHIVE
from reader.archive.values import Prepared, Subject, Version
from reader.errors import NotFoundError
from reader.i18n import t
from reader.model import Article, Headline, Place, StoreRow

if TYPE_CHECKING:
    from reader.archive.agenda import Agenda
    from reader.archive.feeds import Feeds
    from reader.archive.history import History
    from reader.archive.lexicon import Lexicon
    from reader.archive.pages import Pages
    from reader.archive.retention import Retention
    from reader.archive.stories import Stories
    from reader.archive.upkeep import Upkeep
    from reader.intake import ImportCounts

FILE_NAME = "archive.db"
WRITER_CACHE = 32 << 10
"""KiB: keys and ids of new articles go anywhere in their indexes."""
CHECKPOINT_EVERY = 8
"""Transactions between two checkpoints: outside of a transaction, so that no reader or mark waits for one."""

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Archive:
    """Articles in `archive.db`. Every method may be called from any thread; errors are `ReaderError`s."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        """For `open` and `memory`; `path` is None for an archive in memory."""
        self._db = connection
        self._path = path
        self._lock = threading.RLock()
        self._since_checkpoint = 0

    @classmethod
    def open(cls, home: Path, writable: bool = False) -> Self:
        """The archive of `home`, made where there is none. Only the holder of the worker's lock opens it `writable`."""
        connection = open_file(home / FILE_NAME, ARCHIVE, backups=home / BACKUP_FOLDER)
        connection.execute("PRAGMA wal_autocheckpoint = 0" if writable else "PRAGMA query_only = ON")
        if writable:
            connection.execute(f"PRAGMA cache_size = -{WRITER_CACHE}")
        return cls(connection, home / FILE_NAME)

    @classmethod
    def memory(cls) -> Self:
        """An archive that is never stored: files only read."""
        return cls(open_memory(ARCHIVE), None)

    @classmethod
    def packaged(cls, path: Path) -> Self:
        """An archive that nobody writes: the sample edition. Its version is ours, because it comes with us."""
        return cls(open_packaged(path), path)

    def add(self, batch: Sequence[Prepared], now: datetime | None = None) -> ImportCounts:
        """Archives `batch` in transactions of ≤ 500 articles and ≤ 50 ms. Raises DiskFullError: the last is undone."""
        from reader.archive import writing  # what only a writer needs waits for one
        from reader.intake import ImportCounts

        counts = ImportCounts()
        seen = int((now or datetime.now(UTC)).timestamp())
        with self._lock, told(self._path):
            for committed in writing.add(self._db, batch, seen):
                counts += committed
                self._checkpoint_now_and_then()
        return counts

    def front(self, limit: int = 60, place: Place | None = None) -> list[Headline]:
        """The newest headlines, by index: newest day first, with a time of day first, file order; undated last."""
        return self._ask(reading.front, limit, place)

    def totals(self) -> Mapping[Place, int]:
        """Articles by primary place, kept by the writer; their sum is the number of all articles."""
        return self._ask(reading.totals)

    def count(self) -> int:
        """The number of all articles."""
        return sum(self.totals().values())

    def headlines(self, rows: Sequence[int]) -> list[Headline]:
        """The headlines of `rows`, in that order; rows that are gone are left out."""
        return self._ask(reading.headlines, rows)

    def article(self, article_id: str, *, whole: bool = False) -> Article:
        """The article of an id, or of the id it had before it was joined with another; NotFoundError.

        `whole`: see `reader.archive.days.whole`.
        """
        found = self._ask(reading.article, article_id)
        if found is None:
            raise NotFoundError(t("err.no_article", id=article_id))
        if whole:
            from reader.archive import days  # which lists of articles do without

            return days.whole(found)
        return found

    def row_of(self, article_id: str) -> int:
        """The row of an id or alias; NotFoundError."""
        rows = self.rows_of([article_id])
        if article_id not in rows:
            raise NotFoundError(t("err.no_article", id=article_id))
        return rows[article_id]

    def rows_of(self, ids: Iterable[str]) -> Mapping[str, int]:
        """id or alias → row, of those that are known."""
        return self._ask(reading.rows_of, ids)

    def ids_of(self, rows: Iterable[int]) -> Mapping[int, str]:
        """row → id, of those that are known."""
        return self._ask(reading.ids_of, rows)

    def ids_by_keys(self, keys: Iterable[str]) -> Mapping[str, str]:
        """key → id, of those that are known."""
        return self._ask(reading.ids_by_keys, keys)

    def links(self, article_id: str) -> tuple[str, ...]:
        """What the text of an article linked to where it came from; NotFoundError."""
        return self._ask(reading.links, self.row_of(article_id))

    def told_keys(self, article_id: str) -> tuple[str, ...]:
        """What an export tells of an article, so that it is known again; NotFoundError."""
        return self._ask(reading.told_keys, self.row_of(article_id))

    def subject(self, article_id: str) -> Subject:
        """What a mark on the article keeps of it; NotFoundError."""
        article = self.article(article_id)
        keys = self._ask(reading.keys_of, self.row_of(article_id))
        day = article.published.first.isoformat() if article.published.first else None
        return Subject(article.id, keys, article.title, article.outlet, day, article.body)

    def versions(self, article_id: str) -> list[Version]:
        """All states of an article, oldest first; NotFoundError."""
        return self._ask(reading.versions, self.row_of(article_id))

    def seq(self) -> int:
        """The number of the last change; ask for it before `changes` and remember it for the next time."""
        return self._ask(reading.seq)

    def birth(self) -> int:
        """Another number for an archive made anew or restored: its rows mean other articles, and `seq` starts anew."""
        return self._ask(reading.birth)

    def seq_of_change(self, since: int, number: int) -> int:
        """Up to which change to read in order to take in about `number` articles of those after `since`."""
        return self._ask(reading.seq_of_change, since, number)

    def changes(self, since: int = 0, until: int = reading.LAST) -> Iterator[StoreRow]:
        """Articles added or changed after `since` and not after `until`, oldest change first, read in small parts."""
        while part := self._ask(reading.changes, since, until, reading.CHUNK):
            since = part[-1][0]
            yield from (row for _, row in part)

    def gone(self, since: int = 0) -> list[int]:
        """Rows removed after `since`."""
        return self._ask(reading.gone, since)

    def arrived(self, newest: int, limit: int) -> Sequence[StoreRow]:
        """The next `limit` articles that were archived after the one in row `newest`."""
        return self._ask(reading.arrived, newest, limit)

    def count_changes(self, since: int, most: int = reading.LAST) -> int:
        """How many articles were added or changed after `since`, as far as `most`."""
        return self._ask(reading.count_changes, since, most)

    def newest(self) -> int:
        """The row of the article that was archived last; 0 where there is none."""
        return self._ask(reading.newest)

    def count_new(self, since: int, newest: int) -> int:
        """How many of the articles that changed after `since` were archived after the one in row `newest`."""
        return self._ask(reading.count_new, since, newest)

    def data_version(self) -> int:
        """Another number than last time when another connection has committed since; costs microseconds."""
        return self._ask(lambda db: int(db.execute("PRAGMA data_version").fetchone()[0]))

    @property
    def upkeep(self) -> Upkeep:
        """What older makers made, and counting anew."""
        from reader.archive.upkeep import Upkeep

        return Upkeep(self._ask, self._checkpoint_now_and_then)

    @property
    def lexicon(self) -> Lexicon:
        """What is known of the words of these articles."""
        from reader.archive.lexicon import Lexicon

        return Lexicon(self._ask, self._checkpoint_now_and_then)

    @property
    def agenda(self) -> Agenda:
        """What articles announce."""
        from reader.archive.agenda import Agenda

        return Agenda(self._ask, self._checkpoint_now_and_then)

    @property
    def feeds(self) -> Feeds:
        """What is remembered of the feeds that articles come from."""
        from reader.archive.feeds import Feeds

        return Feeds(self._ask)

    @property
    def pages(self) -> Pages:
        """Whole texts from the pages of articles."""
        from reader.archive.pages import Pages

        return Pages(self._ask, self._checkpoint_now_and_then)

    @property
    def history(self) -> History:
        """All states of articles, for exports and back from them."""
        from reader.archive.history import History

        return History(self._ask, self._checkpoint_now_and_then)

    @property
    def retention(self) -> Retention:
        """Articles that have had their time."""
        from reader.archive.retention import Retention

        return Retention(self._ask, self._checkpoint_now_and_then)

    @property
    def stories(self) -> Stories:
        """What finds the groups of these articles, for their one writer."""
        from reader.archive.stories import Stories

        return Stories(self._ask, self._checkpoint_now_and_then)

    @property
    def folding(self) -> Folding:
        """What a list asks that shows one row for each story."""
        return Folding(self._ask)

    def back_up(self, to: Path) -> None:
        """A whole copy in `to`, beside running readers."""
        with self._lock:
            back_up(self._db, to)

    def faults(self) -> list[str]:
        """What is wrong in the file, one line each; takes as long as reading it."""
        from reader.archive import upkeep

        return self._ask(upkeep.faults)

    def shrink(self) -> None:
        """Gives back the memory that writing took."""
        self._ask(shrink)

    def close(self) -> None:
        """Ends the connection; calling it twice does no harm."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(
        self, question: Callable[Concatenate[sqlite3.Connection, _P], _R], *args: _P.args, **kwargs: _P.kwargs
    ) -> _R:
        with self._lock, told(self._path):
            return question(self._db, *args, **kwargs)

    def _checkpoint_now_and_then(self) -> None:
        self._since_checkpoint += 1
        if self._since_checkpoint >= CHECKPOINT_EVERY:
            self._since_checkpoint = 0
            self._db.execute("PRAGMA wal_checkpoint(PASSIVE)")
