"""``gjnews import`` and ``gjnews parse``: files become articles."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from reader.cli.feeding import lists_imported
from reader.cli.output import Meter, columns, complain, one_line, print_json, say, warn_of_tables
from reader.cli.parser import Parser
from reader.cli.run import DONE, NOT_ALL, Command
from reader.cli.wording import listed
from reader.cli.words import t
from reader.config import Settings
from reader.errors import UsageError
from reader.intake import ImportCounts, Problem, Progress
from reader.library import Library
from reader.model import Kind
from reader.preparing import SELDOM

FORMATS = ("auto", "wire", "digest", "feed", "jsonl", "html", "opml", "table")
MOST_PROBLEMS = 20
"""Lines on standard error about parts that could not be read; more of them only as a number."""


def parse(arguments: list[str], _settings: Settings) -> int:
    """Print what an import would make of files; nothing is stored."""
    asked = _parser("parse").read(arguments)
    lists, paths = _lists_apart(asked.paths, asked.format)
    for path in lists:
        _show_list(path, asked.json)
    if lists and not paths:
        return DONE
    with Library.open_files(paths, asked.format, Kind(asked.kind)) as library:
        rows = library.rows_in_file_order()
        if asked.json:
            from reader.export import row

            print_json(row(article, marked) for article, marked in library.articles(rows))
        else:
            for headline in library.headlines(rows):
                say(listed(headline, columns()))
        tell_problems(library.problems)
        if not rows:
            complain(t("error.none"))
        return NOT_ALL if library.problems or not rows else DONE


def import_(arguments: list[str], _settings: Settings) -> int:
    """Archive the articles of files."""
    parser = _parser("import")
    parser.option("--later", action="store_true")
    asked = parser.read(arguments)
    gc.set_threshold(*SELDOM)
    meter, problems, progress = Meter(), list[Problem](), Progress("", ImportCounts())
    lists, paths = _lists_apart(asked.paths, asked.format)
    with Library.open() as library:
        refused = lists_imported(library, lists)
        if not paths:
            return NOT_ALL if refused else DONE
        home, before = library.home, library.last_change
        steps = library.import_paths(paths, asked.format, Kind(asked.kind), lambda: complain(t("import.busy")))
        for progress in steps:
            problems.extend(progress.problems)
            meter.show(_step(progress))
    meter.clear()
    warn_of_tables(home)
    counts = progress.counts
    tell_problems(problems)
    if asked.json:
        print_json([{"new": counts.new, "changed": counts.changed, "same": counts.same, "failed": counts.failed}])
    else:
        say(t("import.done", a=counts.new, b=counts.changed, c=counts.same, d=counts.failed))
    if not asked.later and counts.new + counts.changed:
        sys.stdout.flush()  # the articles are there to be read; the rest may take its time
        _analyse(home, before)
    return NOT_ALL if counts.failed or refused else DONE


def _lists_apart(paths: Sequence[str], form: str) -> tuple[list[str], list[str]]:
    """Which of `paths` are lists of subscriptions, and the others."""
    from reader.library.feed_lists import is_list

    lists = [path for path in paths if is_list(path, form)]
    return lists, [path for path in paths if path not in lists]


def _show_list(path: str, json: bool) -> None:
    """The feeds of a list, each with its name and address."""
    from reader.library.feed_lists import outlines, refuse

    found = outlines(path)
    for each in found:
        try:
            refuse(each, path)
        except UsageError as error:
            complain(str(error))
    if json:
        print_json({"url": each.url, "name": each.name, "folder": each.folder, "site": each.site} for each in found)
    for each in () if json else found:
        say(f"{one_line('/'.join(filter(None, (each.folder, each.name))))}  {each.url}")


def _analyse(home: Path, since: int) -> None:
    """Analyse what was imported; without Kiwi a line says so, and nothing is lost."""
    from reader.cli.analysing import analysed
    from reader.text.morphemes import AnalyserError

    try:
        analysed(home, since)
    except AnalyserError as error:
        complain(str(error))


COMMANDS: dict[str, Command] = {"parse": parse, "import": import_}


def _parser(command: str) -> Parser:
    parser = Parser(command)
    parser.words("paths", nargs="+")
    parser.option("--format", default="auto", choices=FORMATS)
    parser.option("--kind", default=Kind.ARTICLE.value, choices=[kind.value for kind in Kind])
    parser.option("--json", action="store_true")
    return parser


def tell_problems(problems: Sequence[Problem]) -> None:
    """One line for each part that could not be read, as long as they can be taken in."""
    for problem in problems[:MOST_PROBLEMS]:
        if problem.line:
            complain(t("error.problem_line", file=problem.source, line=problem.line, why=problem.reason))
        else:
            complain(problem.reason if problem.source in problem.reason else f"{problem.source}: {problem.reason}")
    if len(problems) > MOST_PROBLEMS:
        complain(t("error.more_problems", n=len(problems) - MOST_PROBLEMS))


def _step(progress: Progress) -> str:
    percent = 100 * progress.bytes_read // progress.bytes_total if progress.bytes_total else 0
    return t("import.step", file=Path(progress.source).name, percent=percent, new=progress.counts.new)
