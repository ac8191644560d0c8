"""What the person decided about stories, as rows of `marks.db`: an article split off, or two rows joined."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader.archive.values import Change, Subject

if TYPE_CHECKING:
    from reader.tagging.stories.decisions import Bond, Tie

APART, TOGETHER = "apart", "together"
Edit = Mapping[str, Mapping[str, tuple[Any, Any]]]


class Bonds:
    """Decisions about stories, see `Marks.bonds`; each is one step of undo, and later runs respect it."""

    def __init__(
        self,
        ask: Callable[[Callable[[sqlite3.Connection], list[Bond]]], list[Bond]],
        change: Callable[[str, Callable[[sqlite3.Connection, int], Edit], bool], Change],
        keep: Callable[[Subject, int], None],
    ) -> None:
        """`keep` writes down by what an article is found again, in the transaction of a `change`."""
        self._ask = ask
        self._change = change
        self._keep = keep

    def standing(self) -> list[Bond]:
        """All that stands, in the order of the last change."""
        return self._ask(standing)

    def split(self, subject: Subject, others: Sequence[Subject]) -> Change:
        """Takes an article out of the story of `others`."""
        ids = [other.id for other in others]
        return self._decide("split", [subject, *others], lambda db, now: split(db, subject.id, ids, now))

    def join(self, ours: Sequence[Subject], theirs: Sequence[Subject]) -> Change:
        """Makes the stories of `ours` and `theirs` one."""
        one, other = ([subject.id for subject in each] for each in (ours, theirs))
        return self._decide("joined", [*ours, *theirs], lambda db, now: join(db, one, other, now))

    def restore(self, decided: Sequence[tuple[Subject, Subject, Tie]], *, step: bool = True) -> Change:
        """Adds what an export states; what stands of the same two articles does not give way."""
        pairs = [(a.id, b.id, tie.value) for a, b, tie in decided]
        subjects = {each.id: each for a, b, _ in decided for each in (a, b)}
        return self._decide("bonds_restored", [*subjects.values()], lambda db, now: restore(db, pairs, now), step=step)

    def _decide(
        self,
        kind: str,
        subjects: Sequence[Subject],
        edit: Callable[[sqlite3.Connection, int], Edit],
        *,
        step: bool = True,
    ) -> Change:
        def kept(connection: sqlite3.Connection, now: int) -> Edit:
            for subject in subjects:
                self._keep(subject, now)
            return edit(connection, now)

        return self._change(kind, kept, step)


def standing(connection: sqlite3.Connection) -> list[Bond]:
    """All that stands, in the order of the last change."""
    from reader.tagging.stories.decisions import Bond, Tie  # opening marks to read needs nothing of it

    query = "SELECT a, b, tie FROM bond WHERE tie IS NOT NULL ORDER BY changed, id"
    return [Bond(a, b, Tie(tie)) for a, b, tie in connection.execute(query)]


def split(connection: sqlite3.Connection, article_id: str, others: Iterable[str], now: int) -> Edit:
    """`article_id` leaves the story of each of `others`; what joined it with one of them stands no more."""
    changes: dict[str, dict[str, tuple[Any, Any]]] = {}
    for other in others:
        changes |= _set(connection, other, article_id, None, now)
        changes |= _set(connection, article_id, other, APART, now, made=True)
    return changes


def join(connection: sqlite3.Connection, ours: Iterable[str], theirs: Iterable[str], now: int) -> Edit:
    """The stories of `ours` and `theirs` are one, by their first articles; nothing keeps any of both apart."""
    ours, theirs = list(ours), list(theirs)
    changes: dict[str, dict[str, tuple[Any, Any]]] = {}
    for one in ours:
        for other in theirs:
            changes |= _set(connection, one, other, None, now)
            changes |= _set(connection, other, one, None, now)
    return _then(changes, _set(connection, ours[0], theirs[0], TOGETHER, now, made=True))


def _then(changes: Edit, later: Edit) -> Edit:
    """Both as one: undo finds what stands after the later one, and brings back what stood before the first."""
    both = {
        name: {"tie": (changes.get(name, {"tie": change["tie"]})["tie"][0], change["tie"][1])}
        for name, change in later.items()
    }
    return {name: change for name, change in {**changes, **both}.items() if len(set(change["tie"])) > 1}


def restore(connection: sqlite3.Connection, pairs: Iterable[tuple[str, str, str]], now: int) -> Edit:
    """Decides of each pair what was decided elsewhere, unless something else of the same two stands here."""
    changes: dict[str, dict[str, tuple[Any, Any]]] = {}
    stands = "SELECT 1 FROM bond WHERE tie IS NOT NULL AND ((a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1))"
    for a, b, tie in pairs:
        if connection.execute(stands, (a, b)).fetchone() is None:
            changes |= _set(connection, a, b, tie, now, made=True)
    return changes


def move(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Gives `new` all that was decided about `old`."""
    for column in ("a", "b"):
        connection.execute(f"UPDATE bond SET {column} = ? WHERE {column} = ?", (new, old))


def _set(
    connection: sqlite3.Connection, a: str, b: str, tie: str | None, now: int, *, made: bool = False
) -> dict[str, dict[str, tuple[Any, Any]]]:
    """Decides about a pair; `made` where a row is made for it that is not there yet."""
    known = connection.execute("SELECT id, tie FROM bond WHERE a = ? AND b = ?", (a, b)).fetchall()
    if not known and made:
        name = f"{a} {b}"
        connection.execute("INSERT OR IGNORE INTO bond VALUES (?, ?, ?, NULL, ?)", (name, a, b, now))
        known = [(name, None)]
    changes = {name: {"tie": (before, tie)} for name, before in known if before != tie}
    for name in changes:
        connection.execute("UPDATE bond SET tie = ?, changed = ? WHERE id = ?", (tie, now, name))
    return changes
