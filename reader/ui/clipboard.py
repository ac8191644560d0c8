"""Copying so that the text really arrives: through tmux, by OSC 52, or else not at all, and told so."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Callable, Mapping
from enum import Enum, auto

TMUX_COMMAND = ("tmux", "load-buffer", "-w", "-")
"""Fills tmux's buffer and, with ``-w``, the terminal's clipboard; OSC 52 alone reaches no buffer by default."""

DEAF_TERMS = ("linux", "dumb", "vt100", "vt220")
"""Values of ``$TERM`` without OSC 52 (console_codes(4) knows none; read 2025-11)."""

DEAF_PROGRAMS = ("Apple_Terminal",)
"""Values of ``$TERM_PROGRAM`` without OSC 52 (read 2025-11)."""


class Way(Enum):
    """How a text can leave the terminal."""

    TMUX = auto()
    OSC52 = auto()
    BY_HAND = auto()
    """It is printed plainly, to be marked with the mouse."""


def way(environ: Mapping[str, str] = os.environ) -> Way:
    """The way of this terminal. GNU screen swallows OSC 52, the Linux console does not know it."""
    if environ.get("TMUX"):
        return Way.TMUX
    deaf = environ.get("TERM", "") in DEAF_TERMS or environ.get("TERM_PROGRAM", "") in DEAF_PROGRAMS
    return Way.BY_HAND if deaf or environ.get("STY") else Way.OSC52


def osc52(text: str) -> str:
    """The sequence that puts `text` on the terminal's clipboard."""
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


def copy(text: str, write: Callable[[str], None], environ: Mapping[str, str] = os.environ) -> bool:
    """Copy `text`; `write` sends a sequence to the terminal. False where it must be copied by hand."""
    chosen = way(environ)
    if chosen is Way.TMUX and _into_tmux(text):
        return True
    if chosen is Way.BY_HAND:
        return False
    write(osc52(text))
    return True


def _into_tmux(text: str) -> bool:
    try:
        subprocess.run(TMUX_COMMAND, input=text.encode(), capture_output=True, check=True, timeout=2)
    except (OSError, subprocess.SubprocessError):
        return False
    return True
