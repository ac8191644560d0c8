"""The line that tells a person what happened to marks."""

from __future__ import annotations

from reader.archive.values import Change
from reader.i18n import t
from reader.library.values import Mode
from reader.model import Marked, Place

_PLAIN = {"saved": "mark.saved", "unsaved": "mark.unsaved", "read": "mark.read", "unread": "mark.unread"}
_SAVED = {Mode.FILES: "mark.saved_files", Mode.SAMPLE: "mode.sample_marks"}


def label(change: Change, mode: Mode, marked: Marked, inferred: Place) -> str:
    """What `change` did; `marked` are the marks of its first article now, `inferred` its place without a correction.

    Where marks do not last, saving says so.
    """
    count = len(change.ids or change.left)
    if change.kind == "note":
        return t("note.saved" if marked.note else "note.removed")
    if change.kind == "tag":
        return t("tag.saved", tags=", ".join(marked.tags)) if marked.tags else t("tag.removed")
    if change.kind == "place":
        before, after = (t(f"side.{value or inferred.value}") for value in (change.before, change.after))
        return t("place.fixed" if change.after else "place.restored", a=before, b=after)
    if change.kind == "read" and count > 1:
        return t("mark.all", n=count)
    return t(_SAVED.get(mode, "mark.saved") if change.kind == "saved" else _PLAIN[change.kind])
