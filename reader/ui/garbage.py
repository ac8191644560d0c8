"""The garbage collector rests until the first paint.

Start-up makes a hundred thousand objects that all stay; looking through them for garbage again and again takes a tenth
of it, and would go on at every later collection. Free of Textual, so that it can rest before Textual is imported.
"""

from __future__ import annotations

import gc

SELDOM = 10_000, 20, 20
"""Thresholds: a key makes some thousand objects that hold each other, and is to wait for no collection but its own."""


def rest() -> None:
    """Collect nothing until `wake`."""
    gc.disable()


def wake() -> None:
    """Collect again, without what was made while it rested; nothing where it did not."""
    if not gc.isenabled():
        gc.set_threshold(*SELDOM)
        gc.freeze()
        gc.enable()


def settle() -> None:
    """Leave out what was made until now: the search is ready, and all of it stays."""
    if gc.get_freeze_count():
        gc.freeze()
