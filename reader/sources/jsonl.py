"""JSON Lines with the keys of our own ``--json``; only ``title`` or ``body`` must be there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import NoneType

from reader.i18n import t
from reader.intake import Problem, RawArticle
from reader.model import Basis, Kind
from reader.sources.lines import Line

_Check = Callable[[object], bool]


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _text(value: object) -> bool:
    return isinstance(value, str | NoneType)


def _flag(value: object) -> bool:
    return isinstance(value, bool | NoneType)


def _kind(value: object) -> bool:
    return value is None or value in list(Kind)


def _count(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


_READ: Mapping[str, _Check] = {
    **dict.fromkeys(("title", "body", "outlet", "reporter", "agency", "url", "guid", "published"), _text),
    "kind": _kind,
    "truncated": _flag,
}
"""Keys that have a field of `RawArticle`."""

_RESTORED: Mapping[str, _Check] = {
    **dict.fromkeys(("id", "source", "primary", "institution", "reprints", "story", "note"), _text),
    **dict.fromkeys(("published_from", "published_to", "published_basis"), _text),
    **dict.fromkeys(("title_derived", "published_certain", "read", "saved"), _flag),
    **dict.fromkeys(("places", "captions", "credits", "tags", "keys", "links"), _texts),
    "inferred": lambda value: value is None or isinstance(value, dict),
    **dict.fromkeys(("dates", "evidence", "history", "bonds"), _objects),
    "versions": _count,
}
"""Keys of our own export that are handed on in `RawArticle.restored`."""
_CHECKS: Mapping[str, _Check] = {**_READ, **_RESTORED}


def articles(lines: Iterable[Line], source: str, kind: Kind = Kind.ARTICLE) -> Iterator[RawArticle | Problem]:
    """The articles of `lines`, one object each; a `Problem` for each line that is none. Unknown keys are ignored."""
    for line in lines:
        if line.text is None:
            yield Problem(source, line.number, line.reason)
        elif line.text.strip("\ufeff \t\r"):
            yield _article(line.number, line.text, source, kind)


def _article(number: int, line: str, source: str, kind: Kind) -> RawArticle | Problem:
    values = _object(line)
    if values is None:
        return Problem(source, number, t("source.json"))
    wrong = [key for key, value in values.items() if (check := _CHECKS.get(key)) and not check(value)]
    if wrong:
        return Problem(source, number, t("source.json_type", name=min(wrong, key=list(_CHECKS).index)))
    if not (_string(values, "title") or _string(values, "body")):
        return Problem(source, number, t("source.json_empty"))
    return _raw(values, number, source, kind)


def _object(line: str) -> dict[str, object] | None:
    try:
        values = json.loads(line.strip("\ufeff \t\r"))
    except (ValueError, RecursionError):
        return None
    if "\\u" in line:  # may spell half a character, which nothing could store
        values = json.loads(json.dumps(values, ensure_ascii=False).encode("utf-8", "replace"))
    return values if isinstance(values, dict) else None


def _string(values: Mapping[str, object], key: str) -> str | None:
    value = values.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _raw(values: Mapping[str, object], number: int, source: str, kind: Kind) -> RawArticle:
    ours = () if _RESTORED.keys().isdisjoint(values) else _RESTORED
    restored = {key: values[key] for key in ours if values.get(key) is not None}
    title = _string(values, "title") or ""
    if restored.get("title_derived") and _string(values, "body"):
        restored["title"], title = title, ""  # what was printed had no headline; its print must stay the same
    published = _string(values, "published")
    return RawArticle(
        source=source,
        line=number,
        headline=title,
        text=_string(values, "body") or "",
        outlet=_string(values, "outlet"),
        reporter=_string(values, "reporter"),
        agency=_string(values, "agency"),
        url=_string(values, "url"),
        guid=_string(values, "guid"),
        published=published,
        published_basis=Basis.GIVEN if published else None,
        page=source,
        kind=Kind(str(values.get("kind") or kind)),
        truncated=values.get("truncated") is True,
        restored=restored,
    )
