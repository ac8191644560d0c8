"""The garbage collector rests until the first paint.

Start-up makes a hundred thousand objects that all stay; looking through them for garbage again and again takes a tenth
of it, and would go on at every later collection. Free of Textual, so that it can rest before Textual is imported.
"""

from __future__ import annotations

import gc


def rest() -> None:
    """Collect nothing until `wake`."""
    gc.disable()


def wake() -> None:
    """Collect again, without what was made while it rested; nothing where it did not."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
