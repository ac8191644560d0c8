"""Work of the worker in a process of its own, told line by line: its imports and its memory are not the caller's."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reader import errors, i18n


class Errand:
    """One of them, running. `tell` may be asked in one thread while another one calls `stop`."""

    def __init__(self, home: Path, what: str, arguments: Sequence[str] = ()) -> None:
        command = [sys.executable, "-m", "reader.errands", str(home), i18n.language(), what, *arguments]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._stopped = self._finished = False

    def told(self) -> Iterator[dict[str, Any]]:
        """What it says, until its end.

        Raises the `ReaderError` that it ended with; nothing where it was stopped. One that has told its last step may
        have something left to tidy up, for which nobody waits.
        """
        assert self._process.stdout is not None
        try:
            for line in self._process.stdout:
                said = json.loads(line)
                if "error" in said:
                    raise getattr(errors, said["kind"], errors.ReaderError)(said["error"])
                self._finished = said.get("finished") is True
                yield said
        finally:
            if not self._finished:
                self.stop()
                self._process.wait()

    def stop(self) -> None:
        """Let it end after what it is at; it also ends when this process does."""
        if self._process.poll() is None and not self._stopped:
            self._stopped = True
            if self._process.stdin is not None:
                self._process.stdin.close()
