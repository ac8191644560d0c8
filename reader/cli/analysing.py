"""``gjnews analyse``: the words of the archive's articles are taken apart, so that similar ones are found."""

from __future__ import annotations

from pathlib import Path

from reader.cli.output import Meter, complain, print_json, say, warn_of_tables
from reader.cli.parser import Parser
from reader.cli.run import DONE
from reader.cli.words import t
from reader.config import Settings, directories


def analyse(arguments: list[str], _settings: Settings) -> int:
    """Analyse whatever is left; Ctrl+C leaves the rest for the next time."""
    parser = Parser("analyse")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    home = directories().data
    warn_of_tables(home)
    done = analysed(home)
    if asked.json:
        print_json([{"analysed": done}])
    else:
        say(t("analyse.done", n=done) if done else t("analyse.nothing"))
    return DONE


def analysed(home: Path, since: int = 0) -> int:
    """Analyse what changed in `home` after `since`, with a line of progress; how many articles that were.

    AnalyserError where Kiwi cannot be used.
    """
    from reader.worker import analyse

    meter, done = Meter(), 0
    meter.show(t("analyse.loading"))
    try:
        for step in analyse(home, lambda: complain(t("import.busy")), since):
            done = step.done
            meter.show(t("analyse.step", percent=100 * done // (done + step.left), left=step.left))
    finally:
        meter.clear()
    return done
