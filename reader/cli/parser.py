"""Arguments of one command: argparse, with help and errors in the person's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from reader.cli.words import t, t_or
from reader.errors import UsageError

_DASHED_WORD = "\0"
"""Stands before a word that begins with a minus, which argparse would take for an option; no argument can hold it."""

_MESSAGES = (
    (r"unrecognized arguments: (?P<v>.+)", "usage.unknown"),
    (r"the following arguments are required: (?P<v>.+)", "usage.required"),
    (r"argument (?P<v>.+): expected .+", "usage.value"),
    (r"argument (?P<v>.+): invalid choice: (?P<w>.+?) \(choose from (?P<c>.+)\)", "usage.choice"),
    (r"argument (?P<v>.+): invalid .+? value: (?P<w>.+)", "usage.wrong"),
    (r"argument (?P<v>.+): ignored explicit argument (?P<w>.+)", "usage.wrong"),
)
"""argparse's English, which cannot be replaced otherwise, and the words for it."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, t("describe.usage") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """The parser of ``gjnews <command>``; its description stands in the words under ``describe.<command>``."""

    def __init__(self, command: str) -> None:
        super().__init__(
            prog=f"gjnews {command}",
            usage=f"gjnews {command} {t(f'use.{command}')}".rstrip(),
            description=t(f"describe.{command}"),
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self._command = command
        self._options_group = self.add_argument_group(t("describe.options"))
        self.option("-h", "--help", action="help")

    def words(self, name: str, nargs: str | None = None) -> None:
        """A positional argument; the usage line explains it."""
        self.add_argument(name, nargs=nargs, help=argparse.SUPPRESS)

    def option(self, *names: str, **details: object) -> None:
        """An option, explained by the words under ``option.<command>.<name>``, else under ``option.<name>``."""
        name = names[-1].lstrip("-")
        words = t_or(f"option.{self._command}.{name}", "") or t(f"option.{name}")
        self._options_group.add_argument(*names, help=words, **details)  # type: ignore[arg-type]

    def read(self, arguments: Sequence[str], dashed_words: bool = False) -> argparse.Namespace:
        """Read `arguments`; with `dashed_words`, ``-word`` is a word and only ``--name`` an option."""
        if not dashed_words:
            return self.parse_intermixed_args(list(arguments))
        found = self.parse_intermixed_args([_hide(argument) for argument in arguments])
        for name, value in vars(found).items():
            if isinstance(value, list):
                setattr(found, name, [word.removeprefix(_DASHED_WORD) for word in value])
        return found

    def error(self, message: str) -> NoReturn:
        """One line instead of argparse's usage and message."""
        raise UsageError(t("usage.see", what=translated(message), command=self._command))


def _hide(argument: str) -> str:
    is_word = re.match(r"-([^-]|$)", argument) is not None and argument != "-h"
    is_number = re.fullmatch(r"-\d+", argument) is not None  # argparse knows what to do with it
    return _DASHED_WORD + argument if is_word and not is_number else argument


def _plain(text: str) -> str:
    return text.replace(_DASHED_WORD, "").replace(repr(_DASHED_WORD)[1:-1], "")


def translated(message: str) -> str:
    """argparse's `message` in the person's language."""
    for pattern, key in _MESSAGES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match is not None:
            return t(key, **{name: _plain(value) for name, value in match.groupdict().items()})
    return message
