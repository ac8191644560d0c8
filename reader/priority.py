"""Low priority, for what works in the background: keys go first, and so does whatever else the person does."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

_AUTOGROUP = Path("/proc/self/autogroup")
_PAUSES = 0.11, 0.13, 0.17, 0.19


def lower(niceness: int) -> None:
    """Let this process, and what it starts, go behind others, as `os.nice` has it.

    Linux shares its cores between sessions first, so that the niceness of a process counts within its own session only
    (autogroups; sched(7)). Who leads a session makes that half as nice, where the system lets it: beside one busy
    session, 10 leaves a quarter of a core, so that the work still gets done.
    """
    if not hasattr(os, "nice"):
        return
    os.nice(niceness)
    if os.getsid(0) == os.getpid():
        with contextlib.suppress(OSError):  # another system, or one without autogroups
            _lower_session(niceness // 2)


def _lower_session(niceness: int) -> None:
    """Whoever is not root may do so ten times a second, all together."""
    for pause in _PAUSES:
        try:
            _AUTOGROUP.write_text(str(niceness), encoding="ascii")
        except BlockingIOError:
            time.sleep(pause)
        else:
            return
