"""Joining the marks of two ids that turned out to be one article."""

from __future__ import annotations

import sqlite3

from reader.archive import bonds
from reader.archive.packing import pack, unpack
from reader.model import Marked

_COLUMNS = "read, saved, note, tags, place, text"


def move(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Gives `new` all that `old` has; nothing the person added is lost: both notes stay, one below the other."""
    theirs = connection.execute(f"SELECT {_COLUMNS} FROM mark WHERE id = ?", (old,)).fetchone()
    if theirs is None or old == new:
        return
    bonds.move(connection, old, new)
    ours = connection.execute(f"SELECT {_COLUMNS} FROM mark WHERE id = ?", (new,)).fetchone()
    if ours is None:
        connection.execute("UPDATE mark SET id = ? WHERE id = ?", (new, old))
    else:
        _merge(connection, ours, theirs, old, new)
    connection.execute("UPDATE alias SET new = ? WHERE new = ?", (new, old))
    connection.execute("INSERT OR REPLACE INTO alias VALUES (?, ?)", (old, new))
    connection.execute("DELETE FROM alias WHERE id = ?", (new,))


def both(ours: Marked, theirs: Marked) -> Marked:
    """`ours` with what `theirs` has beside it; a note that is there already is not written twice."""
    known = bool(theirs.note and ours.note and theirs.note in ours.note)
    return Marked(
        read=ours.read or theirs.read,
        saved=ours.saved or theirs.saved,
        note=ours.note if known else "\n".join(filter(None, (ours.note, theirs.note))) or None,
        tags=tuple(dict.fromkeys((*ours.tags, *theirs.tags))),
        place=ours.place or theirs.place,
    )


def _merge(
    connection: sqlite3.Connection, ours: tuple[object, ...], theirs: tuple[object, ...], old: str, new: str
) -> None:
    read, saved, note, tags, place, text = ours
    values = (
        read or theirs[0],
        saved or theirs[1],
        _both(note, theirs[2]),
        pack(list(dict.fromkeys(unpack(str(tags)) + unpack(str(theirs[3]))))),
        place or theirs[4],
        text or theirs[5],
    )
    connection.execute(
        "UPDATE mark SET read = ?, saved = ?, note = ?, tags = ?, place = ?, text = ?, "
        "changed = max(changed, (SELECT changed FROM mark WHERE id = ?)) WHERE id = ?",
        (*values, old, new),
    )
    connection.execute("INSERT OR IGNORE INTO mark_key SELECT key, ? FROM mark_key WHERE id = ?", (new, old))
    connection.execute("DELETE FROM mark WHERE id = ?", (old,))


def _both(ours: object, theirs: object) -> object:
    return f"{ours}\n{theirs}" if ours and theirs and ours != theirs else ours or theirs
