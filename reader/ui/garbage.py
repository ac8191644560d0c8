"""The garbage collector rests until the first paint.

Start-up makes a hundred thousand objects that all stay; looking through them for garbage again and again takes a tenth
of it, and would go on at every later collection. Free of Textual, so that it can rest before Textual is imported.
"""

from __future__ import annotations

import gc

OFTEN = 2_000, 1_000, 1_000
"""Thresholds: the thousand objects that a key makes are looked through at once, in a millisecond; what outlives that
is looked through again, for some ten, when nobody types."""
SOME = 5
"""Collections after which that is worth while."""


def rest() -> None:
    """Collect nothing until `wake`."""
    gc.disable()


def wake() -> None:
    """Collect again, without what was made while it rested; nothing where it did not."""
    if not gc.isenabled():
        gc.set_threshold(*OFTEN)
        gc.freeze()
        gc.enable()


def settle() -> None:
    """Leave out what was made until now: the search is ready, and all of it stays."""
    if gc.get_freeze_count():
        gc.freeze()


def tidy() -> None:
    """Look through what was made since the last time: now nobody types. Nothing where nothing rested."""
    if gc.get_freeze_count() and gc.get_count()[1] > SOME:
        gc.collect(1)
