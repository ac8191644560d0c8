"""What parts of the main screen tell the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


class Painted(Message):
    """The first headlines are there to be seen, and to be moved in."""


class ArchiveWanted(Message):
    """Files were imported while the sample was being read: the person's own archive is to be shown."""

    def __init__(self, screen: MainScreen) -> None:
        super().__init__()
        self.screen = screen
