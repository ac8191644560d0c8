"""``gjnews stories``: who covered what, a line for each story."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable

from reader.cli.finding import refuse_wrong_values, typed
from reader.cli.output import columns, complain, cut, one_line, pad, print_json, say, warn, width
from reader.cli.parser import Parser
from reader.cli.run import DONE, NOT_ALL
from reader.cli.wording import DAY_CELLS, PLACE_CELLS, day, place_name
from reader.cli.words import t
from reader.config import Settings
from reader.errors import UsageError
from reader.export.table import BYTE_ORDER_MARK, harmless
from reader.library import Library
from reader.library.coverage import Coverage
from reader.model import Headline, Sort

DEFAULT_LIMIT = 50
_COLUMNS = ("title", "place", "day", "articles", "count", "outlets", "first", "retitled", "own", "release", "id")


def stories(arguments: list[str], _settings: Settings) -> int:
    """Print the stories of the articles that match, in the order of the list."""
    parser = Parser("stories")
    parser.words("query", nargs="*")
    parser.option("--limit", type=int, default=DEFAULT_LIMIT)
    parser.option("--sort", choices=[sort.value for sort in (Sort.NEW, Sort.OLD, Sort.BEST)])
    for name in ("--whole", "--sample", "--json", "--csv"):
        parser.option(name, action="store_true")
    asked = parser.read(arguments, dashed_words=True)
    if asked.limit < 0:
        raise UsageError(t("usage.limit"))
    if asked.json and asked.csv:
        raise UsageError(t("usage.see", what=t("usage.one_form"), command="stories"))
    query = typed(asked.query, whole=asked.whole)
    with Library.sample() if asked.sample else Library.open(make=False) as library:
        warn(library)
        refuse_wrong_values(query, library)
        if library.is_empty:
            complain(t("error.empty"))
            return NOT_ALL
        library.prepare()
        found = library.reports.stories(query, Sort(asked.sort) if asked.sort else None, asked.limit)
        if asked.json:
            print_json(row(story, library) for story in found)
        elif asked.csv:
            sys.stdout.write(BYTE_ORDER_MARK + "".join(_table(found)))
        else:
            for story in found:
                say(_line(story, columns()))
    if not found:
        complain(t("error.none"))
    return DONE if found else NOT_ALL


def row(story: Coverage, library: Library) -> dict[str, object]:
    """The JSON of one story; every key always."""
    return {
        "story": story.story,
        "lead": {**_named(story.lead), "url": library.article(story.lead.id).url},
        "place": story.lead.primary.value,
        "articles": len(story.articles),
        "outlets": list(story.outlets),
        "unknown_outlets": story.unknown,
        "first": _named(story.first) if story.first else None,
        "retitled": [_named(each) for each in story.articles if each.id in story.retitled],
        "own": [_named(each) for each in story.articles if each.id in story.own],
        "release": _named(story.release) if story.release else None,
        "ids": [each.id for each in story.articles],
    }


def _named(headline: Headline) -> dict[str, object]:
    return {
        "id": headline.id,
        "title": headline.title,
        "outlet": headline.outlet,
        "published": headline.published.text,
        "published_certain": headline.published.certain,
    }


def told(story: Coverage) -> list[str]:
    """What is said of a story: how many ran it, who first, how many changed the headline, whose text it is."""
    outlets = t("stories.outlets", n=len(story.outlets))
    if story.unknown:
        outlets = t("row.unknown_n", n=story.unknown) if not story.outlets else f"{outlets}+{story.unknown}"
    first = f"{t('row.first')} {story.first.outlet or t('row.outlet_unknown')}" if story.first else ""
    retitled = f"{t('row.retitled')} {len(story.retitled)}" if story.retitled else ""
    own = f"{t('row.own')} {len(story.own)}" if story.own and len(story.articles) > 1 else ""
    release = f"{t('row.release')} {story.release.outlet or ''}".rstrip() if story.release else ""
    return [part for part in (outlets, first, retitled, own, release) if part]


def _line(story: Coverage, cells: int | None) -> str:
    lead = story.lead
    front = f"{pad(day(lead.published), DAY_CELLS)} {pad(place_name(lead.primary), PLACE_CELLS)} "
    back = f"  {one_line(' · '.join(told(story)))}  {lead.id}"
    title = one_line(lead.title)
    if cells is not None:
        title = cut(title, max(cells - width(front) - width(back), 10))
    return front + title + back


def _table(found: Iterable[Coverage]) -> Iterable[str]:
    yield _csv([t(f"stories.column.{name}") for name in _COLUMNS])
    for story in found:
        cells = _cells(story)
        yield _csv([harmless(cells[name]) for name in _COLUMNS])


def _cells(story: Coverage) -> dict[str, str]:
    lead = story.lead
    return {
        "title": lead.title,
        "place": t(f"side.{lead.primary.value}"),
        "day": lead.published.first.isoformat() if lead.published.first else "",
        "articles": str(len(story.articles)),
        "count": str(len(story.outlets)),
        "outlets": ", ".join(story.outlets),
        "first": story.first.outlet or t("row.outlet_unknown") if story.first else "",
        "retitled": " | ".join(each.title for each in story.articles if each.id in story.retitled),
        "own": ", ".join(each.outlet or t("row.outlet_unknown") for each in story.articles if each.id in story.own),
        "release": story.release.title if story.release else "",
        "id": lead.id,
    }


def _csv(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()
