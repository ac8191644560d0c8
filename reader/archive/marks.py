"""`Marks`: what the person added to articles, in a file of its own that no repair of the archive touches.

Every change is on the disk when its call returns: WAL with `synchronous = FULL`, one short transaction each.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from reader.archive import actions, joined, searches
from reader.archive.database import BACKUP_FOLDER, DamagedError, back_up, open_file, open_memory, told, transaction
from reader.archive.marked import to_columns, to_marked
from reader.archive.reading import chunks
from reader.archive.schema import MARKS
from reader.archive.searches import Edit
from reader.archive.values import Change, StoredSearch, Subject
from reader.errors import ArchiveError, ReaderError
from reader.i18n import t
from reader.model import Marked, Place

if TYPE_CHECKING:
    from reader.archive.bonds import Bonds

FILE_NAME = "marks.db"
_VALUES = "read, saved, note, tags, place"
_NAMES = _VALUES.split(", ")
_NOTHING = Marked()
_FULL = "err.full"
_R = TypeVar("_R")


class Marks:
    """Marks in `marks.db`. Every method may be called from any thread; errors are `ReaderError`s."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        *,
        refused: ReaderError | None = None,
    ) -> None:
        """For `open`, `memory` and `reader.archive.at_hand`; `path` is None for marks in memory."""
        self._db = connection
        self._path = path
        self.refused = refused
        """Why marks can be read and not changed; None where they can."""
        self.rescue: Callable[[], sqlite3.Connection] | None = None
        """Gives what can be read of the file, for when it turns out to be damaged."""
        self._lock = threading.RLock()
        self.session = f"{os.getpid()}-{os.urandom(6).hex()}"

    @classmethod
    def open(cls, home: Path) -> Self:
        """The marks of `home`, made where there are none."""
        path = home / FILE_NAME
        return cls(open_file(path, MARKS, backups=home / BACKUP_FOLDER, synchronous="FULL"), path)

    @classmethod
    def memory(cls) -> Self:
        """Marks that last until they are closed: files only read, and the sample edition."""
        return cls(open_memory(MARKS), None)

    def get(self, article_id: str) -> Marked:
        """The marks of one article, also by an id it had before."""
        return self.ask(lambda db: self._get(actions.current_id(db, article_id)))

    def several(self, ids: Sequence[str]) -> Mapping[str, Marked]:
        """id → marks, of those of `ids` that have any."""
        found: dict[str, Marked] = {}
        for part in chunks(ids):
            query = f"SELECT id, {_VALUES} FROM mark WHERE id IN ({','.join('?' * len(part))})"
            found.update((row[0], to_marked(*row[1:])) for row in self._rows(query, part))
        return {article_id: marked for article_id, marked in found.items() if marked != _NOTHING}

    def all(self, since: int = 0) -> Iterator[tuple[str, Marked]]:
        """All articles ever marked with their marks; only those changed in or after UTC second `since`."""
        rows = self._rows(f"SELECT id, {_VALUES} FROM mark WHERE changed >= ?", (since,))
        return ((row[0], to_marked(*row[1:])) for row in rows)

    def read(self, subjects: Sequence[Subject], read: bool = True, *, opening: bool = False) -> Change:
        """Marks read or unread; `opening`: because the text was shown, which is no step of undo.

        What is opened can be read where nothing can be marked.
        """
        kind = "read" if read else "unread"
        if opening and self.refused:
            return Change(kind, ())
        return self._change(kind, subjects, lambda marked: replace(marked, read=read), step=not opening)

    def save(self, subjects: Sequence[Subject], saved: bool = True) -> Change:
        """나중에 읽기: in or out."""
        return self._change("saved" if saved else "unsaved", subjects, lambda marked: replace(marked, saved=saved))

    def note(self, subjects: Sequence[Subject], text: str | None) -> Change:
        """A note in the person's words; None or white space removes it."""
        note = text.strip() if text else None
        return self._change("note", subjects, lambda marked: replace(marked, note=note or None))

    def tag(self, subjects: Sequence[Subject], add: Collection[str] = (), remove: Collection[str] = ()) -> Change:
        """Adds and removes tags; they keep the order in which they were given."""

        def edit(marked: Marked) -> Marked:
            kept = [tag for tag in marked.tags if tag not in remove]
            return replace(marked, tags=tuple(dict.fromkeys((*kept, *add))))

        return self._change("tag", subjects, edit)

    def place(self, subjects: Sequence[Subject], place: Place | None) -> Change:
        """Corrects the primary place; None takes the correction away."""
        return self._change("place", subjects, lambda marked: replace(marked, place=place))

    def restore(self, stated: Sequence[tuple[Subject, Marked]], *, step: bool = True) -> Change:
        """Adds the marks that an export states to those that are there, of which none gives way."""
        theirs = iter([marked for _, marked in stated])
        subjects = [subject for subject, _ in stated]
        return self._change("restored", subjects, lambda ours: joined.both(ours, next(theirs)), step=step)

    def searches(self) -> list[StoredSearch]:
        """The saved searches, in the order in which they were saved."""
        return self.ask(searches.saved)

    def save_search(self, name: str, query: str) -> Change:
        """Saves a closed query under a name; no change where it is saved already."""
        return self.change("search_saved", lambda db, now: searches.put(db, name, query, now))

    def rename_search(self, search_id: str, name: str) -> Change:
        """Gives a saved search another name."""
        return self.change("search_renamed", lambda db, now: searches.rename(db, search_id, name, now))

    def remove_search(self, search_id: str) -> Change:
        """Removes a saved search."""
        return self.change("search_removed", lambda db, now: searches.rename(db, search_id, None, now))

    def past_searches(self) -> list[str]:
        """What was searched for, the latest last."""
        return self.ask(searches.past)

    def remember_search(self, text: str) -> None:
        """Keeps `text` as the latest search, where anything can be kept; no step of undo."""
        if self.refused is None:
            with self._writing():
                searches.remember(self._db, text)

    def change(self, kind: str, edit: Callable[[sqlite3.Connection, int], Edit], step: bool = True) -> Change:
        """Something else than marks on articles: `edit` makes it, at a UTC second, and says what is different now."""
        now = int(time.time())
        with self._writing():
            changes = edit(self._db, now)
            if changes:
                actions.record(self._db, now, self.session, kind, changes, step=step)
        return searches.change(kind, changes)

    @property
    def bonds(self) -> Bonds:
        """What the person decided about stories."""
        from reader.archive.bonds import Bonds

        return Bonds(self.ask, self.change, lambda subject, now: self._keep(subject, now, with_text=False))

    def undo(self) -> Change | None:
        """Takes back the newest step of this session, up to 100 of them; None where there is none."""
        return self._apply(lambda: actions.newest(self._db, self.session), back=True)

    def redo(self) -> Change | None:
        """Does again what this session took back last, unless it made another change since."""
        return self._apply(lambda: actions.last_undone(self._db, self.session), back=False)

    def undo_home(self) -> Change | None:
        """Takes back the newest step of the home, whoever made it."""
        return self._apply(lambda: actions.newest(self._db, None), back=True)

    def data_version(self) -> int:
        """Another number than last time when another connection has committed since; costs microseconds."""
        return int(self._rows("PRAGMA data_version")[0][0])

    def keys(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every marked id with the keys of its article."""
        query = "SELECT m.id, group_concat(k.key, char(0)) FROM mark m LEFT JOIN mark_key k USING (id) GROUP BY m.id"
        return ((article_id, tuple(keys.split("\0")) if keys else ()) for article_id, keys in self._rows(query))

    def move(self, moved: Mapping[str, str]) -> None:
        """Old id → new id, for articles that became one or came again under another id: their marks are joined."""
        with self._writing():
            for old, new in moved.items():
                joined.move(self._db, old, new)

    def back_up(self, to: Path) -> None:
        """A whole copy in `to`."""
        with self._lock:
            back_up(self._db, to)

    def faults(self) -> list[str]:
        """What is wrong in the file, one line each."""
        with self._lock, told(self._path, full=_FULL):
            lines = [str(row[0]) for row in self._db.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            return lines + [f"mark_key → {row[2]}" for row in self._db.execute("PRAGMA foreign_key_check")]

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

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self.ask(lambda db: db.execute(query, values).fetchall())

    def ask(self, question: Callable[[sqlite3.Connection], _R]) -> _R:
        """An answer from the file; where that is damaged, from what can be read of it, from then on."""
        with self._lock:
            try:
                with told(self._path, full=_FULL):
                    return question(self._db)
            except DamagedError:
                if self.rescue is None:
                    raise
                self._db.close()
                self._db, self.rescue = self.rescue(), None
                self.refused = ArchiveError(t("err.marks_rescued"))
                return question(self._db)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            if self.refused is not None:
                raise type(self.refused)(str(self.refused))
            with told(self._path, full=_FULL), transaction(self._db):
                yield

    def _change(
        self, kind: str, subjects: Iterable[Subject], edit: Callable[[Marked], Marked], *, step: bool = True
    ) -> Change:
        now = int(time.time())
        with self._writing():
            changes = {}
            for subject in subjects:
                if columns := self._edit(subject, edit, now):
                    changes[subject.id] = columns
            if changes:
                actions.record(self._db, now, self.session, kind, changes, step=step)
        return Change(kind, tuple(changes), (), *_single(kind, changes))

    def _edit(self, subject: Subject, edit: Callable[[Marked], Marked], now: int) -> Mapping[str, tuple[Any, Any]]:
        """Changes one article's marks; returns the columns that are different now."""
        before = self._get(subject.id)
        after = edit(before)
        columns = {
            name: (old, new)
            for name, old, new in zip(_NAMES, to_columns(before), to_columns(after), strict=True)
            if old != new
        }
        if columns:
            self._keep(subject, now, with_text=after.saved)
            names = ", ".join(f"{name} = ?" for name in columns)
            values = [new for _, new in columns.values()]
            self._db.execute(f"UPDATE mark SET {names}, changed = ? WHERE id = ?", (*values, now, subject.id))
        return columns

    def _keep(self, subject: Subject, now: int, *, with_text: bool) -> None:
        facts = (subject.headline, subject.outlet, subject.day, subject.text if with_text else None)
        self._db.execute(
            "INSERT INTO mark (id, headline, outlet, day, text, changed) VALUES (?,?,?,?,?,?) "
            "ON CONFLICT (id) DO UPDATE SET headline = excluded.headline, outlet = excluded.outlet, "
            "day = excluded.day, text = coalesce(excluded.text, text)",
            (subject.id, *facts, now),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO mark_key VALUES (?, ?)", [(key, subject.id) for key in subject.keys]
        )

    def _apply(self, choose: Callable[[], int | None], *, back: bool) -> Change | None:
        with self._writing():
            n = choose()
            return None if n is None else actions.apply(self._db, n, int(time.time()), back=back)

    def _get(self, article_id: str) -> Marked:
        found = self._db.execute(f"SELECT {_VALUES} FROM mark WHERE id = ?", (article_id,)).fetchone()
        return to_marked(*found) if found else _NOTHING


def _single(kind: str, changes: Mapping[str, Mapping[str, tuple[Any, Any]]]) -> tuple[Any, Any]:
    if kind not in ("note", "place") or len(changes) != 1:
        return None, None
    return next(iter(next(iter(changes.values())).values()))
