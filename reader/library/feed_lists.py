"""Lists of subscriptions (OPML), as readers exchange them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.i18n import t
from reader.library.feed_values import Feed
from reader.library.subscribing import Subscribing
from reader.library.values import Change

if TYPE_CHECKING:
    from reader.sources.opml import Outline


def is_list(path: str, form: str | None = None) -> bool:
    """Whether the file `path` is a list of subscriptions; with a format that the person names, whether that says so."""
    from reader.sources import Format, detected

    return form == Format.OPML if form not in (None, "auto") else detected(path) is Format.OPML


def outlines(path: str) -> list[Outline]:
    """The feeds of the list in the file `path`; UnreadableError where there is none in it."""
    from reader.sources.opml import LIMIT, subscriptions
    from reader.sources.retrieve import read_file

    return subscriptions(read_file(path, limit=LIMIT), path)


def subscribe_to(feeds: Subscribing, path: str) -> tuple[list[Change], list[UsageError]]:
    """Subscribe to all of the list in the file `path`; what was done, and why some of it could not be.

    Raises UnreadableError where there is no list in it.
    """
    done: list[Change] = []
    refused: list[UsageError] = []
    for outline in outlines(path):
        try:
            refuse(outline, path)
            done.append(feeds.subscribe(outline.url, outline.name, outline.folder))
        except UsageError as error:
            refused.append(error)
    return done, refused


def refuse(outline: Outline, path: str) -> None:
    """Raises UsageError where what a list names is nothing of the web: what, where, and what to do instead."""
    from reader.sources.addresses import is_web, typed

    if is_web(outline.url):
        return
    why = t("feed.address", url=outline.url)
    try:
        typed(outline.url)
    except UsageError as error:
        why = str(error)
    raise UsageError(t("feed.list_refused", path=path, name=outline.name or outline.url, why=why))


def written(feeds: Sequence[Feed], title: str) -> str:
    """`feeds` as such a list."""
    from reader.sources.opml import Outline, written

    return written([Outline(each.url, each.name, each.folder or "", each.site) for each in feeds], title)
