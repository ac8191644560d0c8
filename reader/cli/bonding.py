"""Deciding about stories from the command line: ``split`` and ``join``."""

from __future__ import annotations

from reader.cli.output import print_json, say
from reader.cli.parser import Parser
from reader.cli.run import DONE, Command
from reader.config import Settings
from reader.library import Change, Library


def split(arguments: list[str], _settings: Settings) -> int:
    """Take an article out of its story."""
    parser = Parser("split")
    parser.words("id")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    with Library.open(make=False) as library:
        _tell(library, library.split(asked.id), [asked.id], asked.json)
    return DONE


def join(arguments: list[str], _settings: Settings) -> int:
    """Make the stories of two articles one."""
    parser = Parser("join")
    parser.words("id")
    parser.words("other")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    with Library.open(make=False) as library:
        _tell(library, library.join(asked.id, asked.other), [asked.id, asked.other], asked.json)
    return DONE


def _tell(library: Library, change: Change, ids: list[str], as_json: bool) -> None:
    if not as_json:
        say(change.label)
        return
    for each in ids:
        article = library.article(each)
        print_json([{"id": article.id, "changed": bool(change.ids), "story": article.story}])


COMMANDS: dict[str, Command] = {"split": split, "join": join}
