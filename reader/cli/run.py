"""From arguments to an exit status: the language, the command, and every error as one line."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader import config
from reader.cli import INTERRUPTED, words
from reader.cli.output import complain, say, use_utf8
from reader.cli.words import t
from reader.errors import ReaderError, UsageError
from reader.i18n import system

if TYPE_CHECKING:
    import logging

DONE, NOT_ALL, WRONG_USAGE, UNREADABLE = 0, 1, 2, 3
"""Exit statuses."""

Command = Callable[[list[str], config.Settings], int]

COMMANDS = (
    ("open", "import", "parse", "search", "show", "export"),
    ("add", "remove", "feeds", "fetch"),
    ("save", "unsave", "read", "unread", "note", "tag", "undo"),
    ("stories", "split", "join", "brief", "agenda"),
    ("analyse", "doctor", "bench"),
)
"""Every command, in the groups of the help."""

_FAMILIES = {
    "importing": ("import", "parse"),
    "finding": ("search", "show"),
    "feeding": COMMANDS[1],
    "marking": COMMANDS[2],
    "bonding": ("split", "join"),
}
"""Modules with several commands."""

_ALONE = {
    "export": "exporting",
    "stories": "stories",
    "brief": "brief",
    "agenda": "agenda",
    "analyse": "analysing",
    "doctor": "checking",
    "bench": "benching",
}
"""Modules of the other commands, of which each is a function of its name."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line; nothing but `KeyboardInterrupt` in a debugger gets out of here."""
    use_utf8()
    debug = "--debug" in arguments
    if debug:
        _log(debug=True)
    try:
        status = _dispatch([argument for argument in arguments if argument != "--debug"])
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read us has had enough
        _drop_output()
        return DONE
    except KeyboardInterrupt:
        complain(t("error.interrupted"))
        return INTERRUPTED
    except ReaderError as error:
        complain(str(error))
        return error.exit_status
    except OSError as error:
        _drop_output()
        complain(system.line(error))
        return UNREADABLE
    except Exception as error:
        if debug:
            raise
        _log().exception("unexpected")
        complain(t("error.unexpected", kind=type(error).__name__, what=str(error)))
        return UNREADABLE
    return status


def _log(*, debug: bool = False) -> logging.Logger:
    """The log, which is opened when there is something to write into it."""
    import logging

    from reader import logs

    logs.begin(config.directories().log, debug=debug)
    return logging.getLogger(__name__)


def _dispatch(arguments: list[str]) -> int:
    settings, complaints = config.load(config.directories().settings_file)
    lang, rest = _language(arguments)
    words.use(lang or settings.lang)
    for complaint in complaints:
        complain(_about_settings(complaint))
    name, rest = (rest[0], rest[1:]) if rest else ("", [])
    if name in ("-h", "--help", "help"):
        say(overview())
        return DONE
    if name == "--version":
        from reader import __version__

        say(f"gjnews {__version__}")
        return DONE
    try:
        return command(name)(rest, settings)
    except SystemExit as leaving:  # argparse after printing a help
        return DONE if leaving.code in (None, 0) else WRONG_USAGE


def command(name: str) -> Command:
    """What runs `name` (the empty one opens the reader); only its own family of commands is imported."""
    if name in ("", "open"):
        from reader.cli import opening

        return opening.open_articles if name else opening.open_reader
    from importlib import import_module

    for family, names in _FAMILIES.items():
        if name in names:
            found: Command = import_module(f"reader.cli.{family}").COMMANDS[name]
            return found
    if name in _ALONE:
        alone: Command = getattr(import_module(f"reader.cli.{_ALONE[name]}"), name)
        return alone
    raise UsageError(_no_such_command(name))


def overview() -> str:
    """The help of ``gjnews --help``."""
    groups = ["\n".join(f"  {'gjnews ' + name:<16} {t(f'about.{name}')}" for name in group) for group in COMMANDS]
    return t("describe.overview", commands="\n\n".join(groups))


def _language(arguments: list[str]) -> tuple[str | None, list[str]]:
    """The language asked for, and the other arguments."""
    for index, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name != "--lang":
            continue
        after = index + 1 if equals else index + 2
        value = value if equals else "".join(arguments[index + 1 : after])
        if value not in ("ko", "en"):
            raise UsageError(t("usage.lang"))
        return value, arguments[:index] + arguments[after:]
    return None, arguments


def _no_such_command(name: str) -> str:
    from difflib import get_close_matches
    from pathlib import Path

    if Path(name).exists():
        return t("usage.no_command_file", name=name)
    near = get_close_matches(name, [each for group in COMMANDS for each in group], 1)
    return t("usage.no_command_near", name=name, near=near[0]) if near else t("usage.no_command", name=name)


def _about_settings(complaint: config.Complaint) -> str:
    path = config.directories().settings_file
    if complaint.error is not None:
        return t("config.unreadable", path=path, why=system.reason(complaint.error))
    if complaint.place is not None:
        line, column = complaint.place
        return t("config.broken", path=path, line=line, column=column)
    if not complaint.key:
        return t("config.encoding", path=path)
    if not complaint.allowed:
        return t("config.unknown", name=complaint.key, keys=", ".join(config.KEYS))
    return t("config.wrong", name=complaint.key, value=complaint.value, allowed=complaint.allowed)


def _drop_output() -> None:
    """Nothing more can be written: without this Python would try again when it ends, and say so."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
