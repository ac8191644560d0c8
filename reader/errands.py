"""Work that somebody else waits for, in a process of its own: ``python -m reader.errands HOME LANG WHAT ARGUMENTS``.

Says on standard output what happens, one JSON object a line, and ends early when its standard input does.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader import i18n
from reader.errors import ReaderError
from reader.fetching import home as homes
from reader.priority import lower
from reader.sources.asking import Failure, FetchProgress

NICENESS = 5
"""A reader's keys go first."""

Said = Mapping[str, Any]


class _Stop:
    """Whether whoever started this one still wants it."""

    def __init__(self) -> None:
        self._gone = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while os.read(sys.stdin.fileno(), 1):  # not by a buffer, whose lock would be held at the exit
            pass
        self._gone.set()

    def asked(self) -> bool:
        return self._gone.is_set()


def fetch(home: Path, arguments: Sequence[str], stopping: Callable[[], bool]) -> Iterator[Said]:
    """``fetch [--all | --due SECONDS] URL…``."""
    interval = int(arguments[1]) if arguments[:1] == ["--due"] else None
    urls = None if arguments[:1] in (["--due"], ["--all"]) else list(arguments)
    steps = homes.fetch(home, urls, interval=interval, waiting=_waiting, stopping=stopping)
    return (told(progress) for progress in steps)


def look(home: Path, arguments: Sequence[str], _stopping: Callable[[], bool]) -> Iterator[Said]:
    """``look URL``."""
    yield homes.look(arguments[0], homes.web(home))


def text(home: Path, arguments: Sequence[str], _stopping: Callable[[], bool]) -> Iterator[Said]:
    """``text ID``."""
    done = homes.full_text(home, arguments[0], homes.web(home), _waiting)
    yield {"state": done.state, "detail": done.detail} if isinstance(done, Failure) else {"changed": done}


ERRANDS = {"fetch": fetch, "look": look, "text": text}


def told(progress: FetchProgress) -> Said:
    """A step as JSON tells it."""
    counts = progress.counts
    return {**asdict(progress), "counts": [counts.new, counts.changed, counts.same, counts.failed]}


def main(arguments: Sequence[str]) -> int:
    """Runs one errand; the last line is ``{"error", "kind"}`` where it failed."""
    home, lang, what, *rest = arguments
    i18n.use(lang)
    lower(NICENESS)
    try:
        for said in ERRANDS[what](Path(home), rest, _Stop().asked):
            _say(said)
    except ReaderError as error:
        _say({"error": str(error), "kind": type(error).__name__})
        return error.exit_status
    except BrokenPipeError:  # whoever waited has gone
        return 1
    except OSError as error:
        from reader.i18n import system

        _say({"error": system.line(error), "kind": "ArchiveError"})
        return 3
    return 0


def _waiting() -> None:
    _say({"waiting": True})


def _say(said: Said) -> None:
    sys.stdout.write(json.dumps(said, ensure_ascii=True) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
