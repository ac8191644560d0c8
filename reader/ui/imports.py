"""Importing from within the reader: asking for paths, telling progress, and moving on to the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import t
from reader.ui.answers import paths_of
from reader.ui.screens.ask import Ask

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


class Imports:
    """Runs at most one import at a time, in a thread."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen

    def ask(self) -> None:
        """Ask for the paths."""
        self.screen.app.push_screen(Ask(t("ask.import")), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer is not None and not paths_of(answer):
            self.screen.say(t("import.nothing"))
