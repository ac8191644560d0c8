"""All states of an article, as an export takes them along and as they come back from one."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reader.archive.codec import dump_raw
from reader.archive.database import transaction
from reader.archive.identity import fingerprint
from reader.archive.reading import chunks
from reader.archive.values import Prepared
from reader.archive.writing import MOST_ROWS, MOST_SECONDS, Writer
from reader.frozen import frozen
from reader.intake import RawArticle

_COLUMNS = "seen, cause, current, fingerprint, headline, raw, fields, title, body"
_FIRST, _EDIT = "first", "edit"


@frozen
class State:
    """A row of `version`, without the article that it belongs to."""

    seen: int
    cause: str
    current: int
    fingerprint: int
    headline: str
    raw: str
    fields: str
    """As `dump_raw` makes them; empty where they are not known."""
    title: str | None
    """The cleaned headline and text; None of the current one, whose article has them."""
    body: str | None


@frozen
class Restored:
    """What an export states of the states of an article, for the article that came of the same line."""

    article: Prepared
    states: tuple[State, ...]
    edits: int
    """How often it had been edited, and one: `Article.versions`."""


class History:
    """For `Archive.history`; only the one writer calls `restore`."""

    def __init__(self, ask: Callable[..., Any], committed: Callable[[], None]) -> None:
        self._ask = ask
        self._committed = committed

    def several(self, rows: Sequence[int]) -> Mapping[int, Sequence[State]]:
        """row → its states, oldest first, of those that have more than one."""
        found: Mapping[int, Sequence[State]] = self._ask(_several, rows)
        return found

    def restore(self, stated: Iterable[Restored]) -> None:
        """Adds what is stated to what is known of the same articles, in short transactions; nothing is lost."""
        waiting = list(stated)
        while waiting:
            done: int = self._ask(_restore, waiting)
            self._committed()
            waiting = waiting[done:]


def joined(ours: Sequence[State], theirs: Sequence[State]) -> list[State]:
    """Both in the order in which they were seen, each text once; the current one is that of `ours`."""
    found = {state.fingerprint: replace(state, current=0) for state in theirs}
    for own in ours:
        other = found.get(own.fingerprint)
        found[own.fingerprint] = own if other is None else _one(own, other)
    first, *others = sorted(found.values(), key=lambda state: state.seen)
    begun = replace(first, cause=_FIRST) if first.cause == _EDIT else first
    return [begun, *(replace(each, cause=_EDIT) if each.cause == _FIRST else each for each in others)]


def _one(own: State, other: State) -> State:
    """A text that is known here and there. Where only its cleaned form came here, the other one is as printed."""
    is_printed = fingerprint(_raw(own)) == own.fingerprint
    headline, raw = (own.headline, own.raw) if is_printed else (other.headline, other.raw)
    return replace(own, seen=min(own.seen, other.seen), cause=other.cause, headline=headline, raw=raw)


def _raw(state: State) -> RawArticle:
    return RawArticle("", 0, state.headline, state.raw)


def _several(db: sqlite3.Connection, rows: Sequence[int]) -> Mapping[int, Sequence[State]]:
    found: dict[int, Sequence[State]] = {}
    for part in chunks(rows):
        query = f"SELECT DISTINCT row FROM version WHERE row IN ({','.join('?' * len(part))}) AND n > 1"
        found.update({row: _states(db, row) for (row,) in db.execute(query, part).fetchall()})
    return found


def _states(db: sqlite3.Connection, row: int) -> list[State]:
    return [State(*each) for each in db.execute(f"SELECT {_COLUMNS} FROM version WHERE row = ? ORDER BY n", (row,))]


def _restore(db: sqlite3.Connection, waiting: Sequence[Restored]) -> int:
    """As many of `waiting` as one transaction has room for; how many these were."""
    done, until = 0, time.perf_counter() + MOST_SECONDS
    with transaction(db):
        writer = Writer(db, int(time.time()))
        for each in waiting[:MOST_ROWS]:
            _put(db, writer, each)
            done += 1
            if time.perf_counter() >= until:
                break
        writer.finish()
    return done


def _put(db: sqlite3.Connection, writer: Writer, stated: Restored) -> None:
    found = db.execute("SELECT row FROM key WHERE key = ?", (stated.article.keys.strongest,)).fetchone()
    if found is None:  # was left out, or joined with another that has other keys
        return
    row = found[0]
    theirs = [_whole(state, stated.article) for state in stated.states]
    if _is_behind(_states(db, row), theirs):
        writer.complete(row, stated.article)
    ours = _states(db, row)
    states = joined(ours, theirs)
    if states == ours:
        return
    db.execute("DELETE FROM version WHERE row = ?", (row,))
    db.executemany(
        f"INSERT INTO version (row, n, {_COLUMNS}) VALUES ({','.join('?' * 11)})",
        [(row, n, *_columns(state)) for n, state in enumerate(states, 1)],
    )
    edits = min(stated.edits, len(states))
    db.execute("UPDATE article SET versions = max(versions, ?) WHERE row = ?", (edits, row))


def _is_behind(ours: Sequence[State], theirs: Sequence[State]) -> bool:
    """Whether what is current here had been replaced there."""
    current = next((state.fingerprint for state in ours if state.current), None)
    return any(state.fingerprint == current and not state.current for state in theirs)


def _whole(state: State, article: Prepared) -> State:
    """`state` with what the line says elsewhere of its current text, or where that is not known, of its source."""
    if state.current:
        return replace(
            state,
            fingerprint=article.fingerprint,
            fields=dump_raw(article.raw),
            title=article.article.title,
            body=article.article.body,
        )
    source = RawArticle(article.article.source, 0, "", "", kind=article.article.kind)
    return state if state.fields else replace(state, fields=dump_raw(source))


def _columns(state: State) -> tuple[object, ...]:
    cleaned = (None, None) if state.current else (state.title, state.body)
    return (
        *(state.seen, state.cause, state.current, state.fingerprint),
        *(state.headline, state.raw, state.fields, *cleaned),
    )
