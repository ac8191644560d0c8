"""Subscriptions: adding and looking after feeds, and having the worker fetch them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.archive import actions
from reader.archive import values as stored
from reader.archive.articles import FILE_NAME, Archive
from reader.archive.marks import Marks
from reader.archive.subscriptions import Subscriptions
from reader.errors import NotFoundError, UsageError
from reader.i18n import t
from reader.intake import ImportCounts
from reader.library.errand import Errand
from reader.library.feed_values import Feed, Found, FullText, Look, Suggestion
from reader.library.feed_words import EVERY, LONGEST, as_feeds, running, shown, summary, words
from reader.library.values import Change, Mode
from reader.model import kst_day
from reader.sources.addresses import typed
from reader.sources.asking import PASSING, FetchProgress, Memory, State
from reader.text.printable import printable_line

__all__ = [
    "Feed",
    "FetchProgress",
    "Found",
    "FullText",
    "Look",
    "Subscribing",
    "Suggestion",
    "running",
    "summary",
    "words",
]


class Subscribing:
    """The feeds of a home. Changes are durable when their call returns."""

    def __init__(self, home: Path, mode: Mode, marks: Marks, archive: Archive) -> None:
        """`marks` and `archive` are those of the home in the mode of the archive only."""
        self._home = home
        self._mode = mode
        self._marks = marks if mode is Mode.ARCHIVE else None
        self._archive = archive if mode is Mode.ARCHIVE else None
        self._errands: dict[Errand, str] = {}
        """What goes on, and what of `look`, `fetch` and `text` each is."""
        self._session = ""
        """Of the marks that are opened for a moment, so that what was done before can be taken back."""

    def is_of(self, marks: Marks) -> bool:
        """Whether these are the subscriptions of a home with `marks`, or of any where no home is read."""
        return self._marks is None or self._marks is marks

    # What there is.

    def all(self) -> tuple[Feed, ...]:
        """The subscriptions in the person's order, each with how it is."""
        with self._subscriptions() as subscriptions:
            wanted = subscriptions.all()
        return as_feeds(wanted, *self._remembered(), self._home)

    @property
    def last_success(self) -> datetime | None:
        """When something was last fetched."""
        return max((feed.succeeded for feed in self.all() if feed.succeeded), default=None)

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Feeds for a first run; nothing is subscribed to unasked."""
        from reader.library.suggestions import suggestions

        mine = {feed.url for feed in self.all()}
        return tuple(replace(each, subscribed=each.url in mine) for each in suggestions())

    # What the person does.

    def subscribe(
        self,
        url: str,
        name: str | None = None,
        folder: str | None = None,
        *,
        full_text: bool = False,
        only_gwangju: bool = False,
    ) -> Change:
        """Subscribe to `url`, without asking the network; no change (no ids) where it is subscribed to already.

        Raises UsageError where it is no web address.
        """
        url = typed(url)
        wanted = {"name": _tidy(name), "folder": _tidy(folder)}
        flags = {"full_text": int(full_text), "only_gwangju": int(only_gwangju)}
        with self._subscriptions() as subscriptions:
            change = subscriptions.add(url, {**wanted, **flags})
        return self._told(change) if change.ids else Change(change.kind, (), t("feed.known", name=self._name_of(url)))

    def unsubscribe(self, feed_id: str) -> Change:
        """End a subscription; its articles stay."""
        return self._set("feed_removed", feed_id, subscribed=0)

    def rename(self, feed_id: str, name: str | None) -> Change:
        """Call it otherwise; None or nothing but spaces: as the feed calls itself."""
        return self._set("feed_renamed", feed_id, name=_tidy(name))

    def pause(self, feed_id: str, paused: bool = True) -> Change:
        """Fetch it no longer, or again."""
        return self._set("feed_paused" if paused else "feed_resumed", feed_id, paused=int(paused))

    def move(self, feed_id: str, to: int, folder: str | None = None) -> Change:
        """Put it at place `to` (from 0) among all, and into `folder`."""
        self.find(feed_id)
        with self._subscriptions() as subscriptions:
            return self._told(subscriptions.move(feed_id, to, _tidy(folder)), feed_id)

    def set(self, feed_id: str, *, full_text: bool | None = None, only_gwangju: bool | None = None) -> Change:
        """Whether whole texts are fetched from pages, and whether only articles of Gwangju come in."""
        wished = {"full_text": full_text, "only_gwangju": only_gwangju}
        return self._set("feed_set", feed_id, **{name: int(on) for name, on in wished.items() if on is not None})

    def stepped(self, *, back: bool) -> int | None:
        """Where `Library.undo` is about other marks: when the step of this session was made that an undo takes `back`,
        or a redo makes again."""
        if not self._session:
            return None
        with self._open_marks() as marks:
            return marks.ask(lambda db: actions.stepped(db, marks.session, back=back))

    def undo(self) -> Change | None:
        """Take back the newest step of this session where `Library.undo` is about other marks."""
        with self._open_marks() as marks:
            change = marks.undo()
        return None if change is None else self.told(change, back=True)

    def redo(self) -> Change | None:
        """Do again what `undo` took back last."""
        with self._open_marks() as marks:
            change = marks.redo()
        return None if change is None else self.told(change)

    def find(self, name: str) -> Feed:
        """The subscription of an id, a name or a URL; NotFoundError, UsageError where a name means several."""
        feeds = self.all()
        address = _address(name)
        for same in (
            [feed for feed in feeds if name == feed.id or address in (feed.url, feed.moved)],
            [feed for feed in feeds if feed.name.casefold() == name.strip().casefold()],
        ):
            if len(same) > 1:
                raise UsageError(t("feed.many", name=name))
            if same:
                return same[0]
        raise NotFoundError(t("feed.unknown", name=name))

    # What the worker does.

    def look(self, url: str) -> Look:
        """What is behind an address: the feed itself, or those of a site's page. Takes as long as the network."""
        url = typed(url)
        said = next(self._run("look", [url]), {})
        found = tuple(Found(**each) for each in said.get("found", ()))
        state = State(said.get("state", State.OFFLINE))
        return Look(
            said.get("url", url),
            found,
            state.value,
            "" if found else words(state, said.get("detail", "")),
            bool(found) or state in PASSING,
        )

    def fetch(
        self, names: Sequence[str] | None = None, waiting: Callable[[], None] | None = None, *, asked: bool = True
    ) -> Iterator[FetchProgress]:
        """Have the worker fetch feeds (all that are not paused); in a thread. `asked` False: those that are due.

        `waiting` is called once where another writer is at work. Raises NotFoundError for a name that is none and
        where there is nothing to fetch, and what an import raises.
        """
        urls = self.chosen(names)
        arguments = urls if names else ["--all"] if asked else ["--due", str(EVERY)]
        for said in self._run("fetch", arguments):
            if "waiting" not in said:
                progress = _progress(said)
                yield progress
                if progress.finished:
                    return
            elif waiting is not None:
                waiting()

    def chosen(self, names: Sequence[str] | None) -> list[str]:
        """The URLs of the subscriptions called `names`, else of all that are not paused; see `fetch`."""
        if names:
            return list(dict.fromkeys(self.find(name).url for name in names))
        feeds = self.all()
        if not feeds:
            raise NotFoundError(t("feeds.none"))
        return [feed.url for feed in feeds if not feed.paused]

    @property
    def fetching(self) -> bool:
        """Whether a `fetch` goes on."""
        return "fetch" in self._errands.values()

    def cancel(self, what: str | None = None) -> None:
        """End what goes on (only ``look``, ``fetch`` or ``text``) after its batch; from any thread."""
        for errand, kind in [*self._errands.items()]:
            if what in (None, kind):
                errand.stop()

    def full_text(self, article_id: str) -> FullText:
        """Fetch the page of an article and keep its text as a new version. Takes as long as the network."""
        if self._archive is None:
            raise UsageError(t("text.mode"))
        if not self._archive.article(article_id).url:
            raise UsageError(t("text.no_url"))
        said = next((each for each in self._run("text", [article_id]) if "waiting" not in each), {})
        state = State(said.get("state", State.OFFLINE))
        if said.get("changed") is not None:
            return FullText(said["changed"], t("text.done" if said["changed"] else "text.same"))
        why = words(state, said.get("detail", ""))
        return FullText(False, t("text.none") if state is State.NO_FEED else t("text.failed", why=why))

    def told(self, change: stored.Change, *, back: bool = False) -> Change:
        """What happened to subscriptions, with a line for the person; `back` where it was taken back."""
        key = change.kind.replace("_", ".", 1)
        before, after = (change.after, change.before) if back else (change.before, change.after)
        with self._subscriptions() as subscriptions:
            names = {feed_id: subscriptions.label(feed_id) for feed_id in (change.ids or change.left)[:1]}
        known, _ = self._remembered()
        name, url = next(iter(names.values()), (None, ""))
        own = shown(None, known.get(url, Memory(url)))
        label = t(key, name=name or own, before=before or own, after=after or own)
        return Change(change.kind, change.ids, label.rstrip(".") if back else label, change.left)

    def _told(self, change: stored.Change, feed_id: str = "") -> Change:
        if change.ids:
            return self.told(change)
        return Change(change.kind, (), t("feed.same", name=self.find(feed_id).name))

    def _set(self, kind: str, feed_id: str, **values: object) -> Change:
        self.find(feed_id)
        with self._subscriptions() as subscriptions:
            change = subscriptions.set(kind, feed_id, **values)
        return self._told(change, feed_id)

    def _name_of(self, url: str) -> str:
        return next(feed.name for feed in self.all() if feed.url == url)

    def _remembered(self) -> tuple[Mapping[str, Memory], Mapping[str, float]]:
        today = kst_day(datetime.now(UTC))
        if self._archive is not None:
            return self._archive.feeds.all(), self._archive.feeds.rates(today)
        if not (self._home / FILE_NAME).exists():
            return {}, {}
        with Archive.open(self._home) as archive:
            return archive.feeds.all(), archive.feeds.rates(today)

    @contextmanager
    def _open_marks(self) -> Iterator[Marks]:
        if self._marks is not None:
            yield self._marks
            return
        with Marks.open(self._home) as marks:
            self._session = marks.session = self._session or marks.session
            yield marks

    @contextmanager
    def _subscriptions(self) -> Iterator[Subscriptions]:
        with self._open_marks() as marks:
            yield Subscriptions(marks)

    def _run(self, what: str, arguments: Sequence[str]) -> Iterator[dict[str, Any]]:
        errand = Errand(self._home, what, arguments)
        self._errands[errand] = what
        try:
            yield from errand.told()
        finally:
            del self._errands[errand]


def _progress(said: Mapping[str, Any]) -> FetchProgress:
    values = {**said, "state": State(said["state"]), "counts": ImportCounts(*said["counts"])}
    return FetchProgress(**values)


def _tidy(text: str | None) -> str | None:
    return printable_line(text or "")[:LONGEST].strip() or None


def _address(name: str) -> str:
    try:
        return typed(name)
    except UsageError:
        return name
