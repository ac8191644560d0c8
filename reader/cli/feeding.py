"""``gjnews add``, ``remove``, ``feeds`` and ``fetch``: subscriptions, and the news that they bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from reader.cli.output import Meter, complain, cut, one_line, pad, print_json, say, width
from reader.cli.parser import Parser
from reader.cli.run import DONE, NOT_ALL, UNREADABLE, Command
from reader.cli.words import t
from reader.config import Settings
from reader.errors import ReaderError
from reader.intake import ImportCounts
from reader.library import Change, Library
from reader.library.feed_lists import written
from reader.library.subscribing import Feed, FetchProgress, Subscribing, words
from reader.model import KST
from reader.sources.asking import HEALTHY

_NAME_CELLS = 24
_ON_OFF = {"on": True, "off": False}


def add(arguments: list[str], _settings: Settings) -> int:
    """Subscribe to what is behind each address, after a look at it."""
    parser = Parser("add")
    parser.words("urls", nargs="+")
    parser.option("--name")
    parser.option("--folder")
    parser.option("--full-text", action="store_true")
    parser.option("--only-gwangju", action="store_true")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    status = DONE
    with Library.open() as library:
        for url in asked.urls:
            try:
                change = _add(library.feeds, url, asked.name, asked.folder, asked.full_text, asked.only_gwangju)
            except ReaderError as error:
                complain(str(error))
                status = NOT_ALL if len(asked.urls) > 1 else error.exit_status
                continue
            if change is None:
                status = NOT_ALL
            elif asked.json:
                print_json(_row(feed) for feed in library.feeds.all() if feed.id in change.ids)
            else:
                say(change.label)
    return status


def _add(
    feeds: Subscribing, url: str, name: str | None, folder: str | None, full_text: bool, only_gwangju: bool
) -> Change | None:
    look = feeds.look(url)
    if not look.may_subscribe:
        complain(f"{look.url}: {look.words}")
        return None
    first, *others = look.found or (None,)
    for other in others:
        complain(t("feed.other", name=other.title, url=other.url) if other else "")
    address, title = (first.url, first.title) if first else (look.url, None)
    change = feeds.subscribe(address, name or title, folder, full_text=full_text, only_gwangju=only_gwangju)
    if first is None:
        complain(f"{look.words} {t('feed.unseen')}")
    return change


def remove(arguments: list[str], _settings: Settings) -> int:
    """End subscriptions; ``gjnews undo`` brings them back."""
    parser = Parser("remove")
    parser.words("names", nargs="+")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)

    def end(feeds: Subscribing, feed: Feed) -> Change:
        return feeds.unsubscribe(feed.id)

    return _each(asked.names, asked.json, [end])


def feeds(arguments: list[str], _settings: Settings) -> int:
    """List the subscriptions and how they are; with names, change those."""
    parser = Parser("feeds")
    parser.words("names", nargs="*")
    parser.option("--name")
    parser.option("--folder")
    parser.option("--to", type=int)
    parser.option("--pause", action="store_true")
    parser.option("--resume", action="store_true")
    parser.option("--full-text", choices=list(_ON_OFF))
    parser.option("--only-gwangju", choices=list(_ON_OFF))
    parser.option("--opml", action="store_true")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    wishes = _wishes(vars(asked))
    if wishes and not asked.names:
        parser.error(t("feed.which"))
    return _each(asked.names, asked.json, wishes) if wishes else _list(asked.names, asked.json, asked.opml)


_Wish = Callable[[Subscribing, Feed], Change]


def _wishes(asked: Mapping[str, object]) -> list[_Wish]:
    """What is to be done to each subscription that was named."""
    name, folder, to = asked["name"], asked["folder"], asked["to"]
    flags = {key: _ON_OFF[str(asked[key])] for key in ("full_text", "only_gwangju") if asked[key] is not None}
    wishes: list[_Wish] = []
    if name is not None:
        wishes.append(lambda feeds, feed: feeds.rename(feed.id, str(name)))
    if folder is not None or to is not None:
        wishes.append(lambda feeds, feed: _move(feeds, feed, to, folder))
    if asked["pause"] or asked["resume"]:
        wishes.append(lambda feeds, feed: feeds.pause(feed.id, bool(asked["pause"])))
    if flags:
        wishes.append(lambda feeds, feed: feeds.set(feed.id, **flags))
    return wishes


def _move(feeds: Subscribing, feed: Feed, to: object, folder: object) -> Change:
    place = [each.id for each in feeds.all()].index(feed.id) if to is None else int(str(to)) - 1
    return feeds.move(feed.id, place, feed.folder if folder is None else str(folder))


def _each(names: list[str], as_json: bool, wishes: list[_Wish]) -> int:
    status = DONE
    with Library.open() as library:
        for name in names:
            try:
                feed = library.feeds.find(name)
            except ReaderError as error:
                complain(str(error))
                status = NOT_ALL
                continue
            changes = [wish(library.feeds, feed) for wish in wishes]
            if as_json:
                print_json([{"id": feed.id, "url": feed.url, "changed": any(change.ids for change in changes)}])
            else:
                for change in changes:
                    say(change.label)
    return status


def _list(names: list[str], as_json: bool, as_opml: bool) -> int:
    with Library.open() as library:
        found = [library.feeds.find(name) for name in names] if names else list(library.feeds.all())
        if as_opml:
            print(written(found, t("feed.title")), end="")
        elif as_json:
            print_json(map(_row, found))
        else:
            for feed in found:
                say(_line(feed))
        if not found:
            complain(t("feeds.none"))
            for each in library.feeds.suggestions() if not (as_json or as_opml) else ():
                complain(t("feed.suggested", name=each.name, url=each.url, about=each.about))
    return DONE if found else NOT_ALL


def fetch(arguments: list[str], _settings: Settings) -> int:
    """Fetch subscriptions; each that fails is told in a line."""
    parser = Parser("fetch")
    parser.words("names", nargs="*")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    from reader.fetching.home import fetch as fetched

    with Library.open() as library:
        home, urls = library.home, library.feeds.chosen(asked.names)
    meter, last = Meter(), FetchProgress("", "", next(iter(HEALTHY)), "", ImportCounts(), 0, 0)
    try:
        for last in fetched(home, urls if asked.names else None, waiting=lambda: complain(t("import.busy"))):
            meter.show(t("fetch.run", a=last.done, b=last.total))
            if last.url and (asked.json or last.state not in HEALTHY):
                meter.clear()
                _tell(last, asked.json)
    finally:
        meter.clear()
    counts = last.counts
    if not asked.json:
        say(t("import.done", a=counts.new, b=counts.changed, c=counts.same, d=last.failed))
    return UNREADABLE if last.failed and last.failed == last.total else NOT_ALL if last.failed else DONE


COMMANDS: dict[str, Command] = {"add": add, "remove": remove, "feeds": feeds, "fetch": fetch}


def _tell(progress: FetchProgress, as_json: bool) -> None:
    counts, said = progress.counts, words(progress.state, progress.detail)
    is_well = progress.state in HEALTHY
    if not is_well:
        complain(f"{one_line(progress.name)}: {said}")
    if as_json:
        row = {"url": progress.url, "name": progress.name, "state": progress.state.value}
        done = {"new": counts.new, "changed": counts.changed, "same": counts.same, "failed": counts.failed}
        print_json([{**row, **done, "error": None if is_well else said}])


def _row(feed: Feed) -> Mapping[str, object]:
    return {
        "id": feed.id,
        "url": feed.url,
        "name": feed.name,
        "folder": feed.folder,
        "paused": feed.paused,
        "full_text": feed.full_text,
        "only_gwangju": feed.only_gwangju,
        "added": _moment(feed.added),
        "site": feed.site,
        "moved": feed.moved,
        "state": feed.state,
        "error": None if feed.healthy or feed.tried is None else feed.words,
        "tried": _moment(feed.tried),
        "succeeded": _moment(feed.succeeded),
        "next_try": _moment(feed.next_try),
        "failures": feed.failures,
        "per_day": None if feed.per_day is None else round(feed.per_day, 1),
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(KST).isoformat(timespec="seconds")


def _line(feed: Feed) -> str:
    name = cut(one_line(feed.name), _NAME_CELLS)
    success = f"{feed.succeeded.astimezone(KST):%m.%d %H:%M}" if feed.succeeded else t("feed.never")
    rate = t("feed.rate", n=f"{feed.per_day:.1f}") if feed.per_day is not None else ""
    state = t("feed.is_paused") if feed.paused else feed.words
    parts = (feed.folder or "", rate, one_line(feed.url), one_line(state))
    return "  ".join([pad(name, max(_NAME_CELLS, width(name))), pad(success, 11), *filter(None, parts)])


def lists_imported(library: Library, paths: list[str]) -> int:
    """Subscribe to the feeds of lists (OPML) among what is imported; how many of them could not be read."""
    from reader.library.feed_lists import subscribe_to

    failed = 0
    for path in paths:
        try:
            done, refused = subscribe_to(library.feeds, path)
        except ReaderError as error:
            complain(str(error))
            failed += 1
            continue
        for problem in refused:
            complain(str(problem))
        new = sum(bool(change.ids) for change in done)
        say(t("feed.list_read", new=new, known=len(done) - new))
        failed += bool(refused)
    return failed
