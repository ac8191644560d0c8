"""Copying a text for the person, and saying so; by hand where nothing can carry it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App, SuspendNotSupported

from reader.i18n import t
from reader.ui import clipboard
from reader.ui.cells import safe


def copy(app: App[Any], text: str, words: str, say: Callable[[str], None]) -> None:
    """Copy `text` and `say` these `words`. What is pasted into a shell is obeyed too: no control leaves with it."""
    text = "\n".join(map(safe, text.split("\n")))
    driver = app._driver
    if clipboard.copy(text, driver.write if driver else lambda _: None):
        say(words)
    else:
        _copy_by_hand(app, text, say)


def _copy_by_hand(app: App[Any], text: str, say: Callable[[str], None]) -> None:
    """Leave the full screen for a moment and print the text, so that the mouse can mark it."""
    try:
        with app.suspend():
            print(f"\n{text}\n\n{t('copy.manual')}", flush=True)
            input()
    except (SuspendNotSupported, EOFError):
        say(text)
