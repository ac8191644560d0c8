"""The line that tells a person what happened to marks."""

from __future__ import annotations

from reader.i18n import t
from reader.library.values import Mode
from reader.model import Marked, Place

_PLAIN = {"saved": "mark.saved", "unsaved": "mark.unsaved", "read": "mark.read", "unread": "mark.unread"}
_SAVED = {Mode.FILES: "mark.saved_files", Mode.SAMPLE: "mode.sample_marks"}


def label(kind: str, count: int, mode: Mode, marked: Marked, places: tuple[Place, Place] | None = None) -> str:
    """What was done to `count` articles; of a note, tags or a place `marked` and `places` tell the outcome.

    Where marks do not last, saving says so.
    """
    if kind == "note":
        return t("note.saved" if marked.note else "note.removed")
    if kind == "tag":
        return t("tag.saved", tags=", ".join(marked.tags)) if marked.tags else t("tag.removed")
    if kind == "place" and places is not None:
        before, after = (t(f"side.{place.value}") for place in places)
        return t("place.fixed" if marked.place else "place.restored", a=before, b=after)
    if kind == "read" and count > 1:
        return t("mark.all", n=count)
    return t(_SAVED.get(mode, "mark.saved") if kind == "saved" else _PLAIN[kind])
