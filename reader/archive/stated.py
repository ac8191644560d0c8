"""The states of an article and what was decided about its story, as a line of our own export has them: both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from reader.archive.codec import dump_raw, load_raw
from reader.archive.history import Restored, State
from reader.archive.identity import fingerprint, told_fingerprint
from reader.archive.packing import pack, unpack
from reader.archive.values import Prepared
from reader.frozen import frozen
from reader.intake import RawArticle
from reader.tagging.stories.decisions import Tie
from reader.text.printable import printable, printable_line

_CAUSES = ("first", "edit", "other", "full")
_T = TypeVar("_T")


@frozen
class Decision:
    """What was decided of the article of a line and another one."""

    tie: Tie
    other: str
    """The id that the other had."""
    keys: tuple[str, ...] = ()
    """What it is known by."""


def told(states: Sequence[State]) -> list[Mapping[str, object]]:
    """States as they stand in a line, oldest first; of the current one what the line does not say elsewhere."""
    return [_told(state) for state in states]


def _told(state: State) -> Mapping[str, object]:
    seen = datetime.fromtimestamp(state.seen, UTC).isoformat().replace("+00:00", "Z")
    printed = {"seen": seen, "cause": state.cause, "headline": state.headline, "text": state.raw}
    if state.current:
        return {**printed, "current": True}
    cleaned = {"title": state.title or "", "body": state.body or "", "from": unpack(state.fields)}
    return {**printed, "current": False, **cleaned, "key": told_fingerprint(state.fingerprint)}


def restored(new: Prepared) -> Restored | None:
    """What the line of an article states of its states; None where it states nothing."""
    stated = new.raw.restored
    found = states(stated) if "history" in stated else ()
    edits = stated.get("versions", 1)
    return Restored(new, found, edits if isinstance(edits, int) else 1) if found else None


def states(stated: Mapping[str, object]) -> tuple[State, ...]:
    """The states that a line states, exactly one of them the current one; none where it makes no sense."""
    found = _each(stated.get("history"), _state)
    return found if sum(state.current for state in found) == 1 else ()


def _state(stated: Mapping[str, Any]) -> State:
    headline, raw, cause = _text(stated["headline"]), _text(stated["text"]), stated["cause"]
    if cause not in _CAUSES:
        raise ValueError(cause)
    current = stated["current"] is True
    return State(
        seen=int(datetime.fromisoformat(stated["seen"]).timestamp()),
        cause=cause,
        current=int(current),
        fingerprint=fingerprint(RawArticle("", 0, headline, raw, restored={"keys": [stated.get("key")]})),
        headline=headline,
        raw=raw,
        fields="" if current else _fields(stated.get("from")),
        title=None if current else printable_line(_text(stated["title"])),
        body=None if current else printable(_text(stated["body"])),
    )


def _fields(stated: object) -> str:
    """Of a source that cannot be read nothing is known."""
    try:
        raw = load_raw("", "", pack(stated))
        return dump_raw(raw) if isinstance(raw.source, str) else ""
    except (ValueError, TypeError, KeyError, AttributeError):
        return ""


def told_decisions(decisions: Iterable[Decision]) -> list[Mapping[str, object]]:
    """Decisions as they stand in the line of the article of which they were made."""
    return [{"tie": each.tie.value, "other": each.other, "keys": list(each.keys)} for each in decisions]


def decisions(stated: Mapping[str, object]) -> tuple[Decision, ...]:
    """The decisions that a line states."""
    return _each(stated.get("bonds"), _decision)


def _decision(stated: Mapping[str, Any]) -> Decision:
    keys = stated.get("keys", ())
    return Decision(Tie(stated["tie"]), _text(stated["other"]), tuple(key for key in keys if isinstance(key, str)))


def _each(stated: object, form: Callable[[Mapping[str, Any]], _T]) -> tuple[_T, ...]:
    """Those of a list that make sense."""
    found = []
    for each in stated if isinstance(stated, list) else ():
        try:
            found.append(form(each))
        except (ValueError, TypeError, KeyError, OverflowError, AttributeError):
            continue
    return tuple(found)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
