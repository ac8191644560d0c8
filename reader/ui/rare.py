"""Commands that are seldom asked for: each family of them is brought in with the first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.exporting import Exporting
    from reader.ui.piping import Piping
    from reader.ui.reporting import Reporting
    from reader.ui.screens.main import MainScreen


class Rare:
    """One method for each of these commands, and what does it."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen

    def do_export(self) -> None:
        """Write the view or the article to a file."""
        self.exporting.begin()

    def do_agenda(self) -> None:
        """What is announced, by day."""
        self.reporting.agenda()

    def do_pipe(self) -> None:
        """Give the article to a command of the person's."""
        self.piping.begin()

    @cached_property
    def exporting(self) -> Exporting:
        """Writes one file at a time."""
        from reader.ui.exporting import Exporting

        return Exporting(self.screen)

    @cached_property
    def reporting(self) -> Reporting:
        """Opens the agenda and the briefing."""
        from reader.ui.reporting import Reporting

        return Reporting(self.screen)

    @cached_property
    def piping(self) -> Piping:
        """Runs commands."""
        from reader.ui.piping import Piping

        return Piping(self.screen)
