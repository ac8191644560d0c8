"""The application: settings become a theme and a driver, everything else is the main screen's."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import App
from textual.reactive import Initialize, Reactive
from textual.screen import Screen

from reader.config import Settings
from reader.i18n import t
from reader.library import Library
from reader.ui.cells import use_ambiguous
from reader.ui.keymap import Pane
from reader.ui.messages import ArchiveWanted
from reader.ui.screens.main import MainScreen

DARK, LIGHT = "ansi-dark", "ansi-light"
"""Textual's themes that leave the colours to the terminal."""


def run(library: Library, settings: Settings) -> None:
    """Show `library` until the person leaves."""
    use_ambiguous(settings.ambiguous_width)
    ReaderApp(library, settings).run(mouse=settings.mouse)


class ReaderApp(App[None], inherit_bindings=False):
    """gjnews in a terminal. Of Textual's own keys only Ctrl+c is left: Ctrl+q would quit from anywhere at once."""

    BINDINGS: ClassVar = [("ctrl+c", "help_quit")]

    CSS_PATH: ClassVar = ["styles/app.tcss", "styles/widgets.tcss"]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "gjnews"

    def __init__(self, library: Library, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()  # which the first theme asks for
        super().__init__()
        self.add_class(f"-theme-{self.theme}", update=False)
        self.library = library
        self._own: Library | None = None
        self._early: list[events.Key] | None = []
        """Keys pressed before there was anything on the screen; None from then on."""
        # Textual mounts widgets for tooltips and toasts on every screen; we have neither, and start sooner without.
        self._disable_tooltips = self._disable_notifications = True

    def _first_theme(self) -> str:
        wish = self.settings.theme
        return wish if wish in self.available_themes else terminal_theme()

    # From the beginning: a theme that is set later has all styles parsed again, before the first paint.
    theme: Reactive[str] = Reactive(Initialize(_first_theme))

    def get_default_screen(self) -> Screen[None]:
        """The one screen that everything else stands upon."""
        return MainScreen(self.library, self.settings, self.size)

    async def on_event(self, event: events.Event) -> None:
        """Give keys to the main screen one after the other, whatever has the focus; see `MainScreen.take_key`."""
        if isinstance(event, events.Key) and not event.is_forwarded and await self._taken(event):
            return
        await super().on_event(event)

    async def _taken(self, event: events.Key) -> bool:
        if self._early is not None:
            self._early.append(event)
            return True
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return False
        self.app_focus = True
        if screen.take_key(event.key, event.character, event.time):
            return True
        if screen.pane is not Pane.SEARCH:
            return False
        bound = await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)
        screen.type_on()
        return bound

    async def on_painted(self) -> None:
        """Do what was pressed before, in its order."""
        early, self._early = self._early or [], None
        for event in early:
            await self.on_event(event)

    def on_archive_wanted(self, event: ArchiveWanted) -> None:
        """Leave the sample for the archive, which is no longer empty."""
        self._own = self.library = Library.open(self.library.home)
        event.screen.read_from(self.library)

    def on_unmount(self) -> None:
        """Close what was opened here; the library of the start is its opener's."""
        if self._own is not None:
            self._own.close()

    def action_help_quit(self) -> None:
        """Ctrl+c: tell how to leave, in our words."""
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen):
                screen.say(t("quit.hint_box" if screen.pane is Pane.SEARCH else "quit.hint"))


def terminal_theme(environ: Mapping[str, str] = os.environ) -> str:
    """Light where the terminal says (by ``$COLORFGBG``) that its background is."""
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if background in ("7", "15") else DARK
