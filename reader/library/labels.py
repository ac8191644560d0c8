"""The line that tells a person what happened to marks."""

from __future__ import annotations

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.archive.values import Change
from reader.i18n import t
from reader.library.values import Mode
from reader.model import Marked, Place

_PLAIN = {"saved": "mark.saved", "unsaved": "mark.unsaved", "read": "mark.read", "unread": "mark.unread"}
_SAVED = {Mode.FILES: "mark.saved_files", Mode.SAMPLE: "mode.sample_marks"}


def label(change: Change, archive: Archive, marks: Marks, mode: Mode, *, back: bool) -> str:
    """What `change`, or taking it `back`, did to the marks of `archive`."""
    ids = change.ids or change.left
    inferred = archive.article(ids[0]).primary if archive.rows_of(ids[:1]) else Place.UNKNOWN
    if back:
        return undone(change, inferred)
    return done(change, mode, marks.get(ids[0]) if ids else Marked(), inferred)


def done(change: Change, mode: Mode, marked: Marked, inferred: Place) -> str:
    """What `change` did; `marked` are the marks of its first article now, `inferred` its place without a correction.

    Where marks do not last, saving says so.
    """
    if change.kind == "tag":
        return t("tag.saved", tags=", ".join(marked.tags)) if marked.tags else t("tag.removed")
    if change.kind == "saved" and mode in _SAVED:
        return t(_SAVED[mode])
    return _plain(change, change.before, change.after, inferred)


def undone(change: Change, inferred: Place) -> str:
    """What was taken back by `change`, whose values before are those that the person had given."""
    if change.kind == "tag":
        return t("key.tag")
    return _plain(change, change.after, change.before, inferred).rstrip(".")


def _plain(change: Change, before: str | None, after: str | None, inferred: Place) -> str:
    if change.kind == "note":
        return t("note.saved" if after else "note.removed")
    if change.kind == "place":
        names = [t(f"side.{value or inferred.value}") for value in (before, after)]
        return t("place.fixed" if after else "place.restored", a=names[0], b=names[1])
    count = len(change.ids or change.left)
    if change.kind == "restored":
        return t("mark.restored", n=count)
    return t("mark.all", n=count) if change.kind == "read" and count > 1 else t(_PLAIN[change.kind])
