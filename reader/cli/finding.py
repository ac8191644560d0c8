"""``gjnews search`` and ``gjnews show``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence

from reader.cli.output import Meter, columns, complain, print_json, say, warn
from reader.cli.parser import Parser
from reader.cli.run import DONE, NOT_ALL
from reader.cli.wording import listed, quoted, reasons, told
from reader.cli.words import t
from reader.config import Settings
from reader.errors import UsageError
from reader.library import Library
from reader.model import Sort
from reader.query import CLOSED_TABLES, Field, Query, is_meaningful
from reader.query.spoken import field_name
from reader.text.hangul import keystrokes

DEFAULT_LIMIT = 50
_NOTHING = Query()


def search(arguments: list[str], _settings: Settings) -> int:
    """Print the articles that match, newest or best first."""
    asked = _search_parser().read(arguments, dashed_words=True)
    if asked.limit < 0:
        raise UsageError(t("usage.limit"))
    query = typed(asked.query, whole=asked.whole)
    with Library.sample() if asked.sample else Library.open(make=False) as library:
        warn(library)
        if asked.saved is not None:
            query = query.with_filters(_saved(asked.saved, library).parts)
        refuse_wrong_values(query, library)
        if library.is_empty:
            complain(t("error.empty"))
            return NOT_ALL
        _prepare(library)
        return _print_found(library, query, asked)


def _saved(name: str, library: Library) -> Query:
    """The saved search of that name; UsageError names those that there are."""
    searches = library.searches.saved()
    wanted = " ".join(_utf8(name).split()).casefold()
    found = next((each.query for each in searches if each.name.casefold() == wanted), None)
    if found is None:
        known = ", ".join(each.name for each in searches)
        raise UsageError(t("search.no_saved" if known else "search.none_saved", name=_utf8(name), known=known))
    return found


def _prepare(library: Library) -> None:
    """Make the search ready; where that takes long, because there is no index yet, it says how far it is."""
    meter = Meter()
    library.prepare(lambda done: meter.show(t("index.build", p=round(100 * done))) if done < 1 else None, once=True)
    meter.clear()


def show(arguments: list[str], _settings: Settings) -> int:
    """Print one article."""
    parser = Parser("show")
    parser.words("id")
    for name in ("--why", "--versions", "--json"):
        parser.option(name, action="store_true")
    parser.option("--diff", metavar="N|ID")
    asked = parser.read(arguments)
    with Library.open(make=False) as library:
        warn(library)
        article = library.article(asked.id, whole=True)
        if asked.versions or asked.diff:
            from reader.cli import comparing

            if asked.versions:
                comparing.print_versions(library, article, json=asked.json)
            else:
                comparing.print_difference(library, article, asked.diff, json=asked.json)
            return DONE
        if asked.json:
            from reader.export import row

            print_json([row(article, library.marked(article.id), why=asked.why)])
            return DONE
        say(told(article, library.marked(article.id)))
        if asked.why:
            say("\n" + reasons(article))
    return DONE


COMMANDS = {"search": search, "show": show}


def _search_parser() -> Parser:
    parser = Parser("search")
    parser.words("query", nargs="*")
    parser.option("--limit", type=int, default=DEFAULT_LIMIT)
    parser.option("--saved", metavar="NAME")
    parser.option("--sort", choices=[sort.value for sort in (Sort.NEW, Sort.OLD, Sort.BEST)])
    for name in ("--count", "--whole", "--more", "--sample", "--json"):
        parser.option(name, action="store_true")
    return parser


def typed(words: list[str], whole: bool) -> Query:
    """The query of a command line: its words joined by spaces, open at the end unless `whole`."""
    query = Query.parse(" ".join(map(_utf8, words)))
    return query.closed() if whole else query


def _utf8(word: str) -> str:
    """A word as it was typed: in a terminal of UTF-8 under another locale Python takes its bytes for other letters."""
    return os.fsencode(word).decode("utf-8", "replace")


def refuse_wrong_values(query: Query, library: Library) -> None:
    """Raise UsageError where a filter says nothing."""
    for field, value in wrong_values(query, library):
        raise UsageError(t("filter.bad" if field is Field.DATE else "error.filter", v=value, field=field_name(field)))


def wrong_values(query: Query, library: Library) -> Iterator[tuple[Field, str]]:
    """Filter values that mean nothing and can become nothing: on the command line nobody goes on typing."""
    yield from query.problems()
    last = query.closed().problems()[-1:] if query.open else ()
    for field, value in last:
        if value == query.closed().filters[-1].values[-1] and not _can_become(field, value, library):
            yield field, value


def _can_become(field: Field, value: str, library: Library) -> bool:
    if field is Field.DATE:
        from reader.store.days import day_ranges

        return bool(day_ranges(value, library.today, is_open=True))
    if field not in CLOSED_TABLES:
        return is_meaningful(field, value)
    keys = keystrokes(value.casefold())
    return any(keystrokes(name).startswith(keys) for name in CLOSED_TABLES[field])


def _print_found(library: Library, query: Query, asked: argparse.Namespace) -> int:
    found = library.find(query, Sort(asked.sort) if asked.sort else None)
    if asked.count:
        print_json([{"count": found.total}]) if asked.json else say(str(found.total))
        return DONE if found.total else NOT_ALL
    rows = found.rows[: asked.limit or None]
    _print_rows(library, rows, asked, query)
    if found.total > len(rows) and sys.stderr.isatty():
        print(t("found.more", n=found.total - len(rows)), file=sys.stderr)
    offered = _print_offers(library, query, asked) if asked.more else 0
    if not found.total + offered:
        complain(t("error.none"))
        return NOT_ALL
    return DONE


def _print_offers(library: Library, query: Query, asked: argparse.Namespace) -> int:
    """Print the articles that are offered below the result, and why; returns how many there are."""
    offers = library.offers(query, Sort(asked.sort) if asked.sort else None)
    if offers.total:
        _announce(t("search.lemma", n=offers.total))
        _print_rows(library, offers.rows[: asked.limit or None], asked)
    shown = {*offers.rows}
    for maybe in offers.maybe:
        _announce(f"{t('search.maybe', w=maybe.word)} {t('found.count', n=maybe.total)}")
        rows = [row for row in library.find(maybe.query).rows if row not in shown]
        _print_rows(library, rows[: asked.limit or None], asked)
        shown.update(rows)
    return len(shown)


def _announce(text: str) -> None:
    """What the rows below are; on standard error, since they are rows like others to whoever reads them."""
    print(text, file=sys.stderr)


def _print_rows(library: Library, rows: Sequence[int], asked: argparse.Namespace, query: Query = _NOTHING) -> None:
    """A line each; on a terminal another one below it where `query` matches in the text alone."""
    if asked.json:
        from reader.export import row

        print_json(row(article, marked) for article, marked in library.articles(rows))
        return
    width = columns()
    for headline in library.headlines(rows):
        say(listed(headline, width))
        alone = width is not None and query.has_words and not library.highlights(query, headline.title)
        passage = library.snippet(query, headline.id) if alone else None
        if passage is not None:
            say(quoted(passage.text, width))
