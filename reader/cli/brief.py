"""``gjnews brief``: what some days brought, to be pasted into a message."""

from __future__ import annotations

import sys

from reader.cli.asking import day_of, place_of
from reader.cli.output import complain, print_json, warn
from reader.cli.parser import Parser
from reader.cli.run import DONE, NOT_ALL
from reader.cli.words import t
from reader.config import Settings
from reader.errors import UsageError
from reader.library import Library
from reader.library.brief_forms import FORMATS, facts, rendered
from reader.model import Place

_SINCE = "근무일"


def brief(arguments: list[str], settings: Settings) -> int:
    """Print the briefing of a day, or of the days since one; by default since the last working day."""
    parser = Parser("brief")
    for name in ("--day", "--since", "--place"):
        parser.option(name)
    parser.option("--to", choices=FORMATS, default="text")
    for name in ("--bodies", "--sample"):
        parser.option(name, action="store_true")
    asked = parser.read(arguments)
    if asked.day and asked.since:
        raise UsageError(t("usage.see", what=t("usage.day_or_since"), command="brief"))
    mine = place_of(asked.place) or (Place(settings.place) if settings.place else None)
    with Library.sample() if asked.sample else Library.open(make=False) as library:
        warn(library)
        today = library.today
        first = day_of("--day" if asked.day else "--since", asked.day or asked.since or _SINCE, today, today)
        last = day_of("--day", asked.day, today, today, end=True)
        if first > last:
            raise UsageError(t("usage.day", option="--since", v=asked.since))
        if library.is_empty:
            complain(t("error.empty"))
            return NOT_ALL
        library.prepare()
        found = library.reports.briefing(first, last, mine, bodies=asked.bodies)
    if asked.to == "json":
        print_json([facts(found)])
    else:
        sys.stdout.write(rendered(found, asked.to))
    return DONE if found.stories or found.unrun or found.agenda else NOT_ALL
