"""Opening the original: http and https only, and never a text browser on top of our own screen."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from enum import Enum, auto


class Opening(Enum):
    """What can be done with an address."""

    OPEN = auto()
    REMOTE = auto()
    """The screen is elsewhere: the address is copied."""
    NO_BROWSER = auto()
    REFUSED = auto()
    """Not an address of the web."""


def opening(url: str, environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Opening:
    """Whether `url` can be opened here."""
    if not url.lower().startswith(("http://", "https://")):
        return Opening.REFUSED
    if environ.get("BROWSER") or platform == "darwin":
        return Opening.OPEN if environ.get("BROWSER") or not _remote(environ) else Opening.REMOTE
    if _remote(environ):
        return Opening.REMOTE
    return Opening.OPEN if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") else Opening.NO_BROWSER


def command(url: str, environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> list[str]:
    """The program and arguments that open `url`; ``%s`` in ``$BROWSER`` stands for the address."""
    wish = environ.get("BROWSER", "").split(os.pathsep)[0]
    if wish:
        words = shlex.split(wish)
        return [word.replace("%s", url) for word in words] if "%s" in wish else [*words, url]
    return ["open" if platform == "darwin" else "xdg-open", url]


def launch(url: str) -> bool:
    """Open `url` in a process of its own that cannot touch the terminal; False if it cannot be started."""
    try:
        subprocess.Popen(
            command(url),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError):
        return False
    return True


def _remote(environ: Mapping[str, str]) -> bool:
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
